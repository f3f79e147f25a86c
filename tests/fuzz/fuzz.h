/* SPDX-License-Identifier: GPL-2.0-only */
/* What the fuzz targets share: taking values from the input, and giving up. */
#ifndef SOT_FUZZ_H
#define SOT_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../userspace/out.h"
#include "../unit/control.h"

struct input {
	const uint8_t *at;
	size_t left;
};

/* len bytes of the input, zeros where it ends. */
static inline void input_take(struct input *input, void *to, size_t len)
{
	size_t n = len < input->left ? len : input->left;

	memset(to, 0, len);
	memcpy(to, input->at, n);
	input->at += n;
	input->left -= n;
}

static inline uint32_t input_u32(struct input *input)
{
	uint32_t n;

	input_take(input, &n, sizeof(n));
	return n;
}

/* Less than bound. */
static inline uint32_t input_below(struct input *input, uint32_t bound)
{
	uint16_t n;

	input_take(input, &n, sizeof(n));
	return n % bound;
}

/* len bytes in memory of their own: one byte too far is seen. */
static inline uint8_t *input_bytes(struct input *input, size_t len)
{
	uint8_t *bytes = malloc(len ? len : 1);

	if (!bytes)
		abort();
	input_take(input, bytes, len);
	return bytes;
}

/* A finding of ours, as a sanitizer's would be. */
#define REQUIRE(condition, text)                                \
	do {                                                    \
		if (!(condition)) {                             \
			fprintf(stderr, "FINDING: %s\n", text); \
			abort();                                \
		}                                               \
	} while (0)

/* What was printed is lines without control characters; it becomes a string. */
static inline void require_lines(struct out *out, const char *what)
{
	out_chr(out, '\0');
	REQUIRE(!out->err && strlen(out->buf) == out->len - 1 &&
			is_lines(out->buf),
		what);
}

static inline void require_line(struct out *out, const char *what)
{
	require_lines(out, what);
	REQUIRE(strchr(out->buf, '\n') == out->buf + out->len - 2, what);
}

#endif
