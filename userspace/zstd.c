// SPDX-License-Identifier: GPL-2.0-only
#include "zstd.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LIBRARY "libzstd.so.1"

/* Numbers of ZSTD_cParameter and ZSTD_dParameter */
#define C_LEVEL 100
#define C_CHECKSUM 201
#define D_WINDOW_LOG_MAX 100

/* The library's usual one: half as much again is saved by none that is as fast. */
#define LEVEL 3

static struct {
	size_t (*bound)(size_t len);
	unsigned int (*is_error)(size_t code);
	const char *(*error_name)(size_t code);
	struct zstd_packer *(*new_packer)(void);
	size_t (*free_packer)(struct zstd_packer *packer);
	size_t (*set_packer)(struct zstd_packer *packer, int what, int value);
	size_t (*pack)(struct zstd_packer *packer, void *to, size_t room,
		       const void *from, size_t len);
	struct zstd_unpacker *(*new_unpacker)(void);
	size_t (*free_unpacker)(struct zstd_unpacker *unpacker);
	size_t (*set_unpacker)(struct zstd_unpacker *unpacker, int what,
			       int value);
	size_t (*unpack)(struct zstd_unpacker *unpacker, struct zstd_out *out,
			 struct zstd_in *in);
	bool loaded;
} lib;

static const struct {
	const char *name;
	void *at;
} symbols[] = {
	{ "ZSTD_compressBound", &lib.bound },
	{ "ZSTD_isError", &lib.is_error },
	{ "ZSTD_getErrorName", &lib.error_name },
	{ "ZSTD_createCCtx", &lib.new_packer },
	{ "ZSTD_freeCCtx", &lib.free_packer },
	{ "ZSTD_CCtx_setParameter", &lib.set_packer },
	{ "ZSTD_compress2", &lib.pack },
	{ "ZSTD_createDCtx", &lib.new_unpacker },
	{ "ZSTD_freeDCtx", &lib.free_unpacker },
	{ "ZSTD_DCtx_setParameter", &lib.set_unpacker },
	{ "ZSTD_decompressStream", &lib.unpack },
};

const char *zstd_load(void)
{
	static char why[256];
	void *library;

	if (lib.loaded)
		return NULL;
	library = dlopen(LIBRARY, RTLD_NOW);
	for (size_t i = 0; library && i < COUNT(symbols); i++) {
		/* A cast would be no C: dlsym(3). */
		*(void **)symbols[i].at = dlsym(library, symbols[i].name);
		if (!*(void **)symbols[i].at)
			library = NULL;
	}
	if (!library) {
		snprintf(
			why, sizeof(why),
			"a compressed recording needs libzstd, as Debian's libzstd1: %s",
			dlerror());
		return why;
	}
	lib.loaded = true;
	return NULL;
}

struct zstd_packer *zstd_packer_new(void)
{
	struct zstd_packer *packer = lib.new_packer();

	if (!packer)
		return NULL;
	lib.set_packer(packer, C_LEVEL, LEVEL);
	lib.set_packer(packer, C_CHECKSUM, 1);
	return packer;
}

void zstd_packer_free(struct zstd_packer *packer)
{
	if (packer)
		lib.free_packer(packer);
}

int zstd_pack(struct zstd_packer *packer, struct out *out, const void *bytes,
	      size_t len)
{
	size_t most = lib.bound(len);
	char *to = out_room(out, most);
	size_t n;

	if (!to)
		return -ENOMEM;
	n = lib.pack(packer, to, most, bytes, len);
	/* There is room: what is left is memory. */
	if (lib.is_error(n))
		return -ENOMEM;
	out->len += n;
	return 0;
}

struct zstd_unpacker *zstd_unpacker_new(void)
{
	struct zstd_unpacker *unpacker = lib.new_unpacker();

	if (unpacker)
		lib.set_unpacker(unpacker, D_WINDOW_LOG_MAX, ZSTD_WINDOW_LOG);
	return unpacker;
}

void zstd_unpacker_free(struct zstd_unpacker *unpacker)
{
	if (unpacker)
		lib.free_unpacker(unpacker);
}

const char *zstd_unpack(struct zstd_unpacker *unpacker, struct zstd_in *in,
			struct zstd_out *out, bool *whole)
{
	size_t n = lib.unpack(unpacker, out, in);

	if (lib.is_error(n))
		return lib.error_name(n);
	*whole = !n;
	return NULL;
}
