// SPDX-License-Identifier: GPL-2.0-only
/*
 * RFC 4180, but lines end as all others here do: a header, then a row for each
 * record. The columns are the same for every record; those that it has not are
 * empty. Free text stands in quotes; a control character in it, which would
 * break the line for most tools, becomes \x0a.
 */
#include <string.h>

#include "columns.h"
#include "utf8.h"

/* Bytes that one byte becomes at most: \x0a */
#define ESCAPED_MAX 4

static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && c != '"';
}

/* Appends the character at s, of len bytes, escaped; returns its length. */
static size_t put_escaped(struct out *out, const uint8_t *s, size_t len)
{
	size_t n = *s >= 0x80 ? utf8_length(s, len) : 1;

	if (utf8_is_control(s, n)) {
		out_str(out, "\\x");
		out_hex_bytes(out, s + 1, 1);
	} else if (n > 1 || is_plain(*s)) {
		out_mem(out, s, n);
	} else if (*s == '"') {
		out_str(out, "\"\"");
	} else if (*s < 0xa0) {
		out_str(out, "\\x");
		out_hex_bytes(out, s, 1);
	} else {
		/* U+00A0 to U+00FF, as in JSON. */
		out_chr(out, (char)(0xc0 | *s >> 6));
		out_chr(out, (char)(0x80 | (*s & 0x3f)));
	}
	return n ? n : 1;
}

static void csv_escape(struct out *out, size_t start)
{
	size_t end = out->len;
	size_t at;

	while (start < end && is_plain((unsigned char)out->buf[start]))
		start++;
	/* With all the room there may be, appending does not move the buffer. */
	if (start == end || out_reserve(out, ESCAPED_MAX * (end - start)))
		return;
	for (at = start; at < end;)
		at += put_escaped(out, (const uint8_t *)out->buf + at,
				  end - at);
	memmove(out->buf + start, out->buf + end, out->len - end);
	out->len -= end - start;
}

static const struct encoding csv = {
	.key = KEY_CSV,
	.none = "",
	.quote = '"',
	.escape = csv_escape,
	.list = { "", "|", "" },
	.all = true,
};

static int csv_begin(struct sink *sink, const struct stream *stream)
{
	columns_header(sink->out);
	return columns_begin(sink, stream);
}

static int csv_record(struct sink *sink, const struct record *rec)
{
	return columns_put(sink, rec, &csv);
}

const struct sink_ops sink_csv = {
	.begin = csv_begin,
	.event = csv_record,
	.lost = csv_record,
	.end = columns_end,
};
