// SPDX-License-Identifier: GPL-2.0-only
#include "json.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

static bool is_plain(uint8_t c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

/* Sixteen bytes at once, in a register where the machine has one for them. */
typedef uint8_t bytes16 __attribute__((vector_size(16)));

/* is_plain() of each of sixteen bytes. */
static bool are_plain(const char *text)
{
	uint64_t halves[2];
	bytes16 bytes;

	memcpy(&bytes, text, sizeof(bytes));
	/* 0x20 to 0x7e are the first 95 from 0x20 on. */
	bytes = (bytes16)((bytes - 0x20 > 0x7e - 0x20) | (bytes == '"') |
			  (bytes == '\\'));
	memcpy(halves, &bytes, sizeof(halves));
	return !(halves[0] | halves[1]);
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
		if (n && !utf8_is_control(s + at, n)) {
			out_mem(out, s + at, n);
			at += n;
			continue;
		}
		if (n)
			at++;
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

	while (end - start >= sizeof(bytes16) && are_plain(out->buf + start))
		start += sizeof(bytes16);
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

void json_key(struct out *out, const char *name)
{
	if (out->len && out->buf[out->len - 1] != '{')
		out_chr(out, ',');
	json_string(out, name, strlen(name));
	out_chr(out, ':');
}

void json_key_string(struct out *out, const char *name, const char *value)
{
	json_key(out, name);
	if (value)
		json_string(out, value, strlen(value));
	else
		out_str(out, "null");
}

void json_key_number(struct out *out, const char *name, int64_t number)
{
	json_key(out, name);
	out_i64(out, number);
}
