// SPDX-License-Identifier: GPL-2.0-only
#include "unpack.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "zstd.h"

struct unpack {
	struct zstd_unpacker *zstd;
	struct zstd_in in;
	uint64_t read;
	bool whole; /* what was unpacked ends with a frame */
	bool full; /* the last call filled its room: there may be more inside */
	char why[128];
	uint8_t buf[UNPACK_READ];
};

bool unpack_is_meant(const uint8_t *buf, size_t len)
{
	return len && !memcmp(buf, ZSTD_MAGIC,
			      len < ZSTD_MAGIC_LEN ? len : ZSTD_MAGIC_LEN);
}

struct unpack *unpack_new(const uint8_t *buf, size_t len, const char **why)
{
	struct unpack *unpack;

	*why = zstd_load();
	if (*why)
		return NULL;
	*why = "no memory to unpack it";
	unpack = calloc(1, sizeof(*unpack));
	if (!unpack)
		return NULL;
	unpack->zstd = zstd_unpacker_new();
	if (!unpack->zstd) {
		free(unpack);
		return NULL;
	}
	memcpy(unpack->buf, buf, len);
	unpack->in = (struct zstd_in){ .bytes = unpack->buf, .len = len };
	unpack->read = len;
	unpack->whole = true;
	*why = NULL;
	return unpack;
}

void unpack_free(struct unpack *unpack)
{
	if (!unpack)
		return;
	zstd_unpacker_free(unpack->zstd);
	free(unpack);
}

bool unpack_has_more(const struct unpack *unpack)
{
	return unpack->full || unpack->in.pos < unpack->in.len;
}

bool unpack_is_whole(const struct unpack *unpack)
{
	return unpack->whole;
}

uint64_t unpack_offset(const struct unpack *unpack)
{
	return unpack->read - unpack->in.len + unpack->in.pos;
}

/* As read(2), but for -errno. */
static int read_more(struct unpack *unpack, int fd)
{
	ssize_t n;

	do {
		n = read(fd, unpack->buf, sizeof(unpack->buf));
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return -errno;
	unpack->in.pos = 0;
	unpack->in.len = (size_t)n;
	unpack->read += (uint64_t)n;
	return (int)n;
}

int unpack_fill(struct unpack *unpack, int fd, uint8_t *to, size_t room,
		const char **why)
{
	struct zstd_out out = { .bytes = to, .len = room };
	const char *wrong = NULL;
	int n;

	if (!unpack_has_more(unpack)) {
		n = read_more(unpack, fd);
		if (n <= 0)
			return n;
	}
	do {
		wrong = zstd_unpack(unpack->zstd, &unpack->in, &out,
				    &unpack->whole);
	} while (!wrong && !out.pos && unpack->in.pos < unpack->in.len);
	if (wrong) {
		snprintf(unpack->why, sizeof(unpack->why),
			 "what is compressed there: %s", wrong);
		*why = unpack->why;
		return -EBADMSG;
	}
	/* At a frame's end there is no more: to ask would begin another one. */
	unpack->full = out.pos == out.len && !unpack->whole;
	return out.pos ? (int)out.pos : -EAGAIN;
}
