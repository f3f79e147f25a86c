// SPDX-License-Identifier: GPL-2.0-only
#include "utf8.h"

#include <string.h>

struct utf8_range {
	uint8_t first_min, first_max; /* the first byte ... */
	uint8_t second_min,
		second_max; /* ... and what the second then may be */
	uint8_t length;
};

/* Without overlong forms, surrogates, and what is beyond U+10FFFF. */
static const struct utf8_range utf8_ranges[] = {
	{ 0xc2, 0xdf, 0x80, 0xbf, 2 }, { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
	{ 0xe1, 0xec, 0x80, 0xbf, 3 }, { 0xed, 0xed, 0x80, 0x9f, 3 },
	{ 0xee, 0xef, 0x80, 0xbf, 3 }, { 0xf0, 0xf0, 0x90, 0xbf, 4 },
	{ 0xf1, 0xf3, 0x80, 0xbf, 4 }, { 0xf4, 0xf4, 0x80, 0x8f, 4 },
};

size_t utf8_length(const uint8_t *s, size_t len)
{
	for (size_t i = 0; i < sizeof(utf8_ranges) / sizeof(*utf8_ranges);
	     i++) {
		const struct utf8_range *range = &utf8_ranges[i];

		if (s[0] < range->first_min || s[0] > range->first_max)
			continue;
		if (len < range->length || s[1] < range->second_min ||
		    s[1] > range->second_max)
			return 0;
		for (size_t at = 2; at < range->length; at++)
			if ((s[at] & 0xc0) != 0x80)
				return 0;
		return range->length;
	}
	return 0;
}

bool utf8_is_control(const uint8_t *s, size_t length)
{
	return length == 2 && s[0] == 0xc2 && s[1] < 0xa0;
}

void utf8_tame(char *text)
{
	uint8_t *s = (uint8_t *)text;
	size_t left = strlen(text);

	while (left) {
		size_t n = utf8_length(s, left);

		if (*s < 0x80)
			n = *s >= 0x20 && *s != 0x7f;
		else if (n && utf8_is_control(s, n))
			n = 0;
		if (!n) {
			*s = '?';
			n = 1;
		}
		s += n;
		left -= n;
	}
}
