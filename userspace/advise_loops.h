/* SPDX-License-Identifier: GPL-2.0-only */
/* Which calls are counted, and from how many on they are a loop. */
#ifndef SOT_ADVISE_LOOPS_H
#define SOT_ADVISE_LOOPS_H

#include "advise_scene.h"

/* So many within a second. */
#define LOOP_CALLS 100
#define LOOP_NS UINT64_C(1000000000)

bool loop_counts(const struct call *call);

/* Whether the calls counted so far, up to this time, are enough. */
bool loop_is_full(const struct loop *loop, uint64_t ts_ns);

#endif
