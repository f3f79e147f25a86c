/* SPDX-License-Identifier: GPL-2.0-only */
/* Where records come from: the device, or a recording in a file or a pipe. */
#ifndef SOT_SOURCE_H
#define SOT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "record.h"
#include "stream.h"
#include "unpack.h"

struct source {
	const char *name; /* for messages; not owned */
	int fd;
	bool live;  /* the device: reading never comes to an end */
	bool ready; /* stream is known */
	struct stream stream;
	struct cgroups *cgroups;	  /* of the stream */
	struct cgroups_host cgroups_host; /* likewise, if it is live */
	uint8_t *buf;
	size_t cap;
	size_t pos;	       /* of the next record in buf */
	size_t len;	       /* bytes in buf */
	size_t least;	       /* room that a read needs at least */
	uint64_t offset;       /* of buf in the stream of bytes, for messages */
	const char *why;       /* of the last -EBADMSG */
	struct unpack *unpack; /* of a compressed recording; else NULL */
	bool settled;	       /* whether it is one is known */
};

/*
 * A recording; the path "-" is standard input. Says on stderr what is wrong.
 * After a failure there is nothing to close.
 */
enum exit_code source_open_recording(struct source *source, const char *path);

/*
 * A source on a descriptor that is open already, and is closed with it. Every
 * read has room for least bytes. Of a live one the stream is that of this host.
 */
enum exit_code source_open_fd(struct source *source, int fd, const char *name,
			      bool live, size_t least);
void source_close(struct source *source);

/*
 * Reads once. Returns the number of bytes, 0 at the end of a recording,
 * -EAGAIN if the device has nothing now, or too little came to unpack anything, or
 * all that was read has yet to be unpacked, or another -errno. Records taken
 * before are no longer valid.
 */
int source_fill(struct source *source);

/*
 * Takes the next record out of what was read. Returns 1, 0 if source_fill has
 * to bring more, or -EBADMSG with source->why. A recording's header and the
 * records of its writer's own are taken on the way and change source->stream.
 */
int source_next(struct source *source, struct record *rec);

/* Bytes of a record, or of a header, whose end never came. */
static inline size_t source_rest(const struct source *source)
{
	return source->len - source->pos;
}

/* True if source_fill would not wait, whatever poll says of the descriptor. */
static inline bool source_has_more(const struct source *source)
{
	return source->unpack && unpack_has_more(source->unpack);
}

/* True if a compressed recording ends within what was compressed together. */
static inline bool source_is_torn(const struct source *source)
{
	return source->unpack && !unpack_is_whole(source->unpack);
}

/* The offset, in the stream of bytes once unpacked, of the next record. */
static inline uint64_t source_offset(const struct source *source)
{
	return source->offset + source->pos;
}

/* What has to be said behind an offset: which bytes it counts. */
static inline const char *source_space(const struct source *source)
{
	return source->unpack ? " of what is compressed in it" : "";
}

/* Samples the clocks again: somebody may have set them, or the host slept. */
void source_sample_clock(struct source *source);

#endif
