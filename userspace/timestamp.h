/* SPDX-License-Identifier: GPL-2.0-only */
/* Times as people and programs read them; ns count from 1970 in UTC. */
#ifndef SOT_TIMESTAMP_H
#define SOT_TIMESTAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "out.h"

/* 12:01:02.123456 */
void timestamp_time(struct out *out, int64_t ns, bool utc);

/* 2026-11-21T12:01:02.123456+0100 */
void timestamp_full(struct out *out, int64_t ns, bool utc);

/* 2026-11-21T11:01:02.123456789Z */
void timestamp_exact(struct out *out, int64_t ns);

/* 1795262462123456789 */
void timestamp_ns(struct out *out, int64_t ns);

#endif
