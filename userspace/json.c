// SPDX-License-Identifier: GPL-2.0-only
#include "json.h"

#include <stdbool.h>
#include <stdint.h>
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

/* Bytes of the character that starts at s; 0 if none does. */
static size_t utf8_length(const uint8_t *s, size_t len)
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

static bool is_plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void put_escaped(struct out *out, const uint8_t *s, size_t len)
{
	size_t at = 0;

	while (at < len) {
		size_t n = at;

		while (n < len && is_plain(s[n]))
			n++;
		out_mem(out, s + at, n - at);
		at = n;
		if (at == len)
			break;
		n = s[at] >= 0x80 ? utf8_length(s + at, len - at) : 0;
		if (n) {
			out_mem(out, s + at, n);
			at += n;
			continue;
		}
		if (s[at] == '"' || s[at] == '\\') {
			out_chr(out, '\\');
			out_chr(out, (char)s[at]);
		} else {
			out_str(out, "\\u00");
			out_hex_bytes(out, s + at, 1);
		}
		at++;
	}
}

/* Bytes that one byte becomes at most: \u00ff */
#define ESCAPED_MAX 6

void json_escape(struct out *out, size_t start)
{
	size_t end = out->len;
	size_t escaped;
	char *rest;

	while (start < end && is_plain((uint8_t)out->buf[start]))
		start++;
	/* With all the room there may be, appending does not move the buffer. */
	if (start == end || out_reserve(out, ESCAPED_MAX * (end - start)))
		return;
	rest = out->buf + start;
	put_escaped(out, (uint8_t *)rest, end - start);
	escaped = out->len - end;
	memmove(rest, out->buf + end, escaped);
	out->len = start + escaped;
}

void json_string(struct out *out, const void *bytes, size_t len)
{
	out_chr(out, '"');
	put_escaped(out, bytes, len);
	out_chr(out, '"');
}
