/* SPDX-License-Identifier: GPL-2.0-only */
/* Buffered output to a file descriptor, without stdio on the path of an event. */
#ifndef SOT_OUT_H
#define SOT_OUT_H

#include <stddef.h>
#include <stdint.h>

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

void out_mem(struct out *out, const void *bytes, size_t len);
void out_str(struct out *out, const char *s);
void out_chr(struct out *out, char c);
void out_u64(struct out *out, uint64_t n);
void out_i64(struct out *out, int64_t n);
void out_hex(struct out *out, uint64_t n);		/* 0x1f */
void out_pad0(struct out *out, uint64_t n, int digits); /* 000123 */

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
