/* SPDX-License-Identifier: GPL-2.0-only */
/* Durations as cells of a table. */
#ifndef SOT_DURATION_TEXT_H
#define SOT_DURATION_TEXT_H

#include <stdint.h>

/* 20 digits and more. */
#define DURATION_TEXT 32

/* "812ns", "1.23us", "45.6ms": three digits say enough, and are cut, not rounded. */
const char *duration_text(char text[DURATION_TEXT], uint64_t ns);

#endif
