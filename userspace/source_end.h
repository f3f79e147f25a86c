/* SPDX-License-Identifier: GPL-2.0-only */
/* Why a source has no more records. */
#ifndef SOT_SOURCE_END_H
#define SOT_SOURCE_END_H

#include "source.h"

/*
 * err is what source_fill or source_next returned, 0 at the end of a recording:
 * whether that is whole, or what is wrong with it, which stderr is told.
 */
enum exit_code source_end(const struct source *source, int err);

#endif
