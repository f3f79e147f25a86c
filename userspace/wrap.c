// SPDX-License-Identifier: GPL-2.0-only
#include "wrap.h"

#include <string.h>

void wrap_begin(struct wrap *wrap, const struct out *out)
{
	wrap->start = out->len;
	wrap->count = 0;
}

void wrap_point(struct wrap *wrap, const struct out *out)
{
	if (wrap->count < WRAP_POINTS)
		wrap->points[wrap->count++] = out->len;
}

/* Columns that text takes: an escape sequence of colour ends with m. */
static size_t width(const char *text, size_t len)
{
	size_t columns = 0;

	for (size_t i = 0; i < len; i++) {
		if (text[i] != '\033') {
			columns++;
			continue;
		}
		while (i < len && text[i] != 'm')
			i++;
	}
	return columns;
}

/* In place of the blank before at: a line feed, and blanks. */
static void break_line(struct out *out, size_t at, size_t indent)
{
	if (out_reserve(out, indent))
		return;
	memmove(out->buf + at + indent, out->buf + at, out->len - at);
	memset(out->buf + at, ' ', indent);
	out->buf[at - 1] = '\n';
	out->len += indent;
}

void wrap_end(const struct wrap *wrap, struct out *out, size_t columns,
	      size_t indent)
{
	size_t added = 0;
	size_t column = 0;

	if (!columns || indent >= columns || out->err ||
	    width(out->buf + wrap->start, out->len - wrap->start) <= columns)
		return;
	for (size_t i = 0; i < wrap->count; i++) {
		size_t at = wrap->points[i] + added;
		size_t end = i + 1 < wrap->count ? wrap->points[i + 1] + added :
						   out->len;
		size_t piece = width(out->buf + at, end - at);

		/* The blank at a piece's end needs no room. */
		if (i && column + piece <= columns + (i + 1 < wrap->count)) {
			column += piece;
			continue;
		}
		break_line(out, at, indent);
		added += indent;
		column = indent + piece;
	}
}
