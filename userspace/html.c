// SPDX-License-Identifier: GPL-2.0-only
#include "html.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

void html_put(struct out *out, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	out_str(out, text);
}

/* What stands for a character that could be markup, or NULL. */
static const char *entity_of(uint8_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* U+200E to U+200F, U+202A to U+202E, U+2066 to U+2069 turn text around. */
static bool turns(const uint8_t *s, size_t n)
{
	uint32_t c;

	if (n != 3)
		return false;
	c = (s[0] & 0xfU) << 12 | (s[1] & 0x3fU) << 6 | (s[2] & 0x3fU);
	return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

void html_text(struct out *out, const void *bytes, size_t len)
{
	const uint8_t *s = bytes;
	size_t n;

	for (; len; s += n, len -= n) {
		const char *entity = entity_of(*s);

		n = *s >= 0x80 ? utf8_length(s, len) : *s >= 0x20 && *s != 0x7f;
		if (entity) {
			out_str(out, entity);
		} else if (n && !utf8_is_control(s, n) && !turns(s, n)) {
			out_mem(out, s, n);
		} else {
			out_str(out, "\\x");
			out_hex_bytes(out, s, 1);
			n = 1;
		}
	}
}

void html_str(struct out *out, const char *text)
{
	html_text(out, text, strlen(text));
}

void html_count(struct out *out, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%" PRIu64, n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out_chr(out, ',');
		out_chr(out, digits[i]);
	}
}

void html_duration(struct out *out, uint64_t ns)
{
	static const struct {
		uint64_t ns;
		const char *name;
	} units[] = {
		{ UINT64_C(60000000000), "min" },
		{ 1000000000, "s" },
		{ 1000000, "ms" },
		{ 1000, "\xc2\xb5s" },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (ns < units[i].ns)
			continue;
		html_put(out, "%" PRIu64 ".%" PRIu64 " %s", ns / units[i].ns,
			 ns % units[i].ns / (units[i].ns / 10), units[i].name);
		return;
	}
	html_put(out, "%" PRIu64 " ns", ns);
}
