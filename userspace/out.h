/* SPDX-License-Identifier: GPL-2.0-only */
/* Buffered output to a file descriptor, without stdio on the path of an event. */
#ifndef SOT_OUT_H
#define SOT_OUT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A growing line buffer in front of a descriptor. Appending never fails and
 * never blocks (the buffer is flushed between records only); the first error
 * of writing sticks in err.
 */
struct out {
	int fd;
	int err; /* 0 or the positive errno of the first failed write */
	size_t len;
	size_t cap;
	char *buf;
};

int out_init(struct out *out, int fd); /* 0 or -ENOMEM */
void out_free(struct out *out);	       /* does not flush, does not close */

/* Makes room, so that appending len bytes does not move buf. 0 or -ENOMEM. */
int out_reserve(struct out *out, size_t len);

/* Room for len more bytes, or NULL: without memory they are dropped. */
char *out_grow(struct out *out, size_t len);

static inline char *out_room(struct out *out, size_t len)
{
	if (out->cap - out->len >= len)
		return out->buf + out->len;
	return out_grow(out, len);
}

static inline void out_chr(struct out *out, char c)
{
	char *to = out_room(out, 1);

	if (!to)
		return;
	*to = c;
	out->len++;
}

/* The first len bytes of a text; all are copied, which takes no call. */
#define OUT_SHORT 24
static inline void out_short(struct out *out, const char text[OUT_SHORT],
			     size_t len)
{
	char *to = out_room(out, OUT_SHORT);

	if (!to)
		return;
	memcpy(to, text, OUT_SHORT);
	out->len += len;
}

/* Inline, as most of what is appended has a length that the compiler knows. */
static inline void out_mem(struct out *out, const void *bytes, size_t len)
{
	char *to = out_room(out, len);

	if (!to || !len)
		return;
	memcpy(to, bytes, len);
	out->len += len;
}

static inline void out_str(struct out *out, const char *s)
{
	out_mem(out, s, strlen(s));
}

void out_u64(struct out *out, uint64_t n);
void out_i64(struct out *out, int64_t n);
void out_hex(struct out *out, uint64_t n); /* 0x1f */

/* Two digits at a time: half the divisions. */
extern const char out_pairs[201]; /* 000102 ... 99 */

/*
 * 000123: the lowest so many digits of n, as text or into memory. The latter is
 * inline, as the compiler knows how many.
 */
void out_pad0(struct out *out, uint32_t n, size_t digits);
static inline void put_pad0(char *to, uint32_t n, size_t digits)
{
#pragma GCC unroll 5 /* of a number known to the compiler */
	for (; digits > 1; n /= 100) {
		digits -= 2;
		memcpy(to + digits, out_pairs + n % 100 * 2, 2);
	}
	if (digits)
		*to = (char)('0' + n % 10);
}

void out_hex_bytes(struct out *out, const void *bytes, size_t len); /* 01ff */

/* Writes everything out. Returns 0, or -errno (also of an earlier failure). */
int out_flush(struct out *out);

/*
 * The same once OUT_FULL bytes wait: what a sink calls behind a record, so that
 * memory stays bounded while its caller flushes at the end of a batch only.
 */
#define OUT_FULL (32 * 1024)
int out_flush_full(struct out *out);

#endif
