/* SPDX-License-Identifier: GPL-2.0-only */
/* Between a compressed recording's file and the source that parses it. */
#ifndef SOT_UNPACK_H
#define SOT_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct unpack;

/* True if the bytes, however few, may be the start of a compressed file. */
bool unpack_is_meant(const uint8_t *buf, size_t len);

/*
 * Goes on with bytes that have been read already, at most UNPACK_READ of them.
 * NULL, with *why, if that cannot be.
 */
#define UNPACK_READ (256 * 1024)
struct unpack *unpack_new(const uint8_t *buf, size_t len, const char **why);
void unpack_free(struct unpack *unpack);

/*
 * Unpacks into at most room bytes at to; reads fd, once at most, only if it has
 * to. Returns how many, 0 at the end of the file, -EAGAIN if what was read was
 * not enough for a byte, -EBADMSG with *why, or another -errno.
 */
int unpack_fill(struct unpack *unpack, int fd, uint8_t *to, size_t room,
		const char **why);

/* True while the next call need not read. */
bool unpack_has_more(const struct unpack *unpack);

/* True if no frame has begun without its end. */
bool unpack_is_whole(const struct unpack *unpack);

/* Bytes of the file so far. */
uint64_t unpack_offset(const struct unpack *unpack);

#endif
