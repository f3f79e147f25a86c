// SPDX-License-Identifier: GPL-2.0-only
#include "out.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define OUT_INITIAL (64 * 1024)

int out_init(struct out *out, int fd)
{
	*out = (struct out){ .fd = fd, .cap = OUT_INITIAL };
	out->buf = malloc(out->cap);
	return out->buf ? 0 : -ENOMEM;
}

void out_free(struct out *out)
{
	free(out->buf);
	out->buf = NULL;
	out->len = 0;
	out->cap = 0;
}

char *out_grow(struct out *out, size_t len)
{
	size_t cap = out->cap ? out->cap : OUT_INITIAL;
	char *buf;

	while (cap - out->len < len) {
		if (cap > SIZE_MAX / 2)
			goto no_memory;
		cap *= 2;
	}
	buf = realloc(out->buf, cap);
	if (!buf)
		goto no_memory;
	out->buf = buf;
	out->cap = cap;
	return buf + out->len;

no_memory:
	if (!out->err)
		out->err = ENOMEM;
	return NULL;
}

int out_reserve(struct out *out, size_t len)
{
	return out_room(out, len) ? 0 : -ENOMEM;
}

const char out_pairs[201] = "00010203040506070809"
			    "10111213141516171819"
			    "20212223242526272829"
			    "30313233343536373839"
			    "40414243444546474849"
			    "50515253545556575859"
			    "60616263646566676869"
			    "70717273747576777879"
			    "80818283848586878889"
			    "90919293949596979899";

/* Of the largest number of 64 bits. */
#define DIGITS_MOST 20

void out_u64(struct out *out, uint64_t n)
{
	/* Behind the digits is what out_short() copies and nobody sees. */
	char digits[DIGITS_MOST + OUT_SHORT] = { 0 };
	char *at = digits + DIGITS_MOST;

	if (n < 10) {
		out_chr(out, (char)('0' + n));
		return;
	}
	while (n > UINT32_MAX) {
		at -= 2;
		memcpy(at, out_pairs + n % 100 * 2, 2);
		n /= 100;
	}
	for (uint32_t low = (uint32_t)n; low; low /= 100) {
		at -= 2;
		memcpy(at, out_pairs + low % 100 * 2, 2);
	}
	at += *at == '0';
	out_short(out, at, (size_t)(digits + DIGITS_MOST - at));
}

void out_i64(struct out *out, int64_t n)
{
	if (n < 0) {
		out_chr(out, '-');
		out_u64(out, 0 - (uint64_t)n);
	} else {
		out_u64(out, (uint64_t)n);
	}
}

static const char hex_digits[] = "0123456789abcdef";

#define PAIRS_OF(digit)                                                   \
	digit "0" digit "1" digit "2" digit "3" digit "4" digit "5" digit \
	      "6" digit "7" digit "8" digit "9" digit "a" digit "b" digit \
	      "c" digit "d" digit "e" digit "f"

static const char hex_pairs[] = PAIRS_OF("0") PAIRS_OF("1") PAIRS_OF("2")
	PAIRS_OF("3") PAIRS_OF("4") PAIRS_OF("5") PAIRS_OF("6") PAIRS_OF("7")
		PAIRS_OF("8") PAIRS_OF("9") PAIRS_OF("a") PAIRS_OF("b")
			PAIRS_OF("c") PAIRS_OF("d") PAIRS_OF("e") PAIRS_OF("f");

void out_hex(struct out *out, uint64_t n)
{
	char digits[18];
	size_t at = sizeof(digits);

	do {
		digits[--at] = hex_digits[n & 0xf];
		n >>= 4;
	} while (n);
	digits[--at] = 'x';
	digits[--at] = '0';
	out_mem(out, digits + at, sizeof(digits) - at);
}

void out_hex_bytes(struct out *out, const void *bytes, size_t len)
{
	const unsigned char *from = bytes;
	char *to;
	size_t i;

	if (len > SIZE_MAX / 2)
		return;
	to = out_room(out, 2 * len);
	if (!to)
		return;
	for (i = 0; i < len; i++, to += 2)
		memcpy(to, hex_pairs + 2 * (size_t)from[i], 2);
	out->len += 2 * len;
}

void out_pad0(struct out *out, uint32_t n, size_t digits)
{
	char *to = out_room(out, digits);

	if (!to)
		return;
	put_pad0(to, n, digits);
	out->len += digits;
}

/* Waits until a non-blocking descriptor takes bytes again. */
static int out_wait(int fd)
{
	struct pollfd pfd = { .fd = fd, .events = POLLOUT };

	if (poll(&pfd, 1, -1) < 0 && errno != EINTR)
		return errno;
	return 0;
}

int out_flush(struct out *out)
{
	size_t done = 0;

	while (!out->err && done < out->len) {
		ssize_t n = write(out->fd, out->buf + done, out->len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			out->err = out_wait(out->fd);
		else if (errno != EINTR)
			out->err = errno;
	}
	/* After an error nothing more can follow in order: drop the rest. */
	out->len = 0;
	return -out->err;
}

int out_flush_full(struct out *out)
{
	return out->err || out->len >= OUT_FULL ? out_flush(out) : 0;
}
