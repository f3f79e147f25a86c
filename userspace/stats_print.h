/* SPDX-License-Identifier: GPL-2.0-only */
/* The forms in which stat shows what it counted. */
#ifndef SOT_STATS_PRINT_H
#define SOT_STATS_PRINT_H

#include "sink.h"
#include "stats.h"

stats_print stats_print_text, stats_print_json;

#endif
