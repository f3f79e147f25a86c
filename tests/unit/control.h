/* SPDX-License-Identifier: GPL-2.0-only */
/* What a terminal obeys instead of showing it. */
#ifndef SOT_CONTROL_H
#define SOT_CONTROL_H

#include <stdbool.h>

/* Of the character at c: C0, DEL, and C1 as UTF-8 has it (U+009B is CSI). */
static inline bool is_control(const char *c)
{
	const unsigned char *at = (const unsigned char *)c;

	return at[0] < 0x20 || at[0] == 0x7f ||
	       (at[0] == 0xc2 && at[1] >= 0x80 && at[1] <= 0x9f);
}

/* Whether text is lines that hold none but their ends. */
static inline bool is_lines(const char *text)
{
	const char *c = text;

	while (*c && (*c == '\n' || !is_control(c)))
		c++;
	return c > text && !*c && c[-1] == '\n';
}

#endif
