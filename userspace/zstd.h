/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Compressed bytes, by way of libzstd: that library is loaded where a recording
 * is compressed alone, so that the reader runs, and is built, on hosts without
 * it. Of its interface only what it calls stable is used.
 */
#ifndef SOT_ZSTD_H
#define SOT_ZSTD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "out.h"

/* What each compressed frame starts with. */
#define ZSTD_MAGIC "\x28\xb5\x2f\xfd"
#define ZSTD_MAGIC_LEN 4

/* What unpacking may need besides some buffers, whatever a file asks for. */
#define ZSTD_WINDOW_LOG 23

struct zstd_packer;
struct zstd_unpacker;

/* Of memory in the library, as zstd.h has them. */
struct zstd_in {
	const void *bytes;
	size_t len;
	size_t pos;
};

struct zstd_out {
	void *bytes;
	size_t len;
	size_t pos;
};

/*
 * Loads the library, if it is not yet; to be called before rights are given up,
 * which whoever loads code must not do late. NULL, or what is wrong; it may be
 * tried again.
 */
const char *zstd_load(void);

/* NULL: no memory. zstd_load() comes before these. */
struct zstd_packer *zstd_packer_new(void);
void zstd_packer_free(struct zstd_packer *packer);

/* Appends a whole frame that holds these bytes. 0 or a negative errno. */
int zstd_pack(struct zstd_packer *packer, struct out *out, const void *bytes,
	      size_t len);

struct zstd_unpacker *zstd_unpacker_new(void);
void zstd_unpacker_free(struct zstd_unpacker *unpacker);

/*
 * Unpacks as far as there is input, and room for output. Returns NULL, or what
 * is wrong with the bytes; *whole says whether they end with a frame.
 */
const char *zstd_unpack(struct zstd_unpacker *unpacker, struct zstd_in *in,
			struct zstd_out *out, bool *whole);

#endif
