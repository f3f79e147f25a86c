/* SPDX-License-Identifier: GPL-2.0-only */
/* What stands in struct top, on the screen. */
#ifndef SOT_TOP_DRAW_H
#define SOT_TOP_DRAW_H

#include "top.h"

void top_draw(struct top *top);

#endif
