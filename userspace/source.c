// SPDX-License-Identifier: GPL-2.0-only
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recording.h"
#include "stream_host.h"
#include "zstd.h"

#define BUFFER_LEN (256 * 1024)

_Static_assert(UNPACK_READ >= BUFFER_LEN, "what was read first must fit");

/* What two samples of the clocks may differ by if nobody set them. */
#define CLOCK_JITTER_NS 1000000

enum exit_code source_open_fd(struct source *source, int fd, const char *name,
			      bool live, size_t least)
{
	size_t cap = least > BUFFER_LEN ? least : BUFFER_LEN;

	memset(source, 0, sizeof(*source));
	source->buf = malloc(cap);
	source->cgroups = cgroups_new();
	if (!source->buf || !source->cgroups) {
		free(source->buf);
		cgroups_free(source->cgroups);
		return fail(EXIT_RUNTIME, "no memory for a buffer of %zu bytes",
			    cap);
	}
	source->cap = cap;
	source->least = least;
	source->fd = fd;
	source->name = name;
	source->live = live;
	if (live) {
		stream_of_host(&source->stream);
		cgroups_host_open(&source->cgroups_host);
		source->stream.cgroups = source->cgroups;
		source->stream.cgroups_host = &source->cgroups_host;
		source->ready = true;
		source->settled = true;
	}
	return EXIT_OK;
}

void source_close(struct source *source)
{
	if (source->live)
		cgroups_host_close(&source->cgroups_host);
	cgroups_free(source->cgroups);
	unpack_free(source->unpack);
	free(source->buf);
	close(source->fd);
}

enum exit_code source_open_recording(struct source *source, const char *path)
{
	bool is_stdin = !strcmp(path, "-");
	const char *name = is_stdin ? "standard input" : path;
	enum exit_code code;
	int fd;

	fd = is_stdin ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) :
			open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fail(EXIT_RUNTIME, "cannot open %s: %s", name,
			    strerror(errno));
	code = source_open_fd(source, fd, name, false, 1);
	if (code != EXIT_OK)
		close(fd);
	return code;
}

/* Moves what is not consumed yet to the front. */
static void compact(struct source *source)
{
	size_t rest = source_rest(source);

	if (source->pos)
		memmove(source->buf, source->buf + source->pos, rest);
	source->offset += source->pos;
	source->pos = 0;
	source->len = rest;
}

static int fill_unpacked(struct source *source)
{
	int n = unpack_fill(source->unpack, source->fd,
			    source->buf + source->len,
			    source->cap - source->len, &source->why);

	if (n > 0)
		source->len += (size_t)n;
	return n;
}

/* Whether it is compressed shows with its first bytes, n of which just came. */
static int settle(struct source *source, int n)
{
	size_t len = source->len;

	if (!unpack_is_meant(source->buf, len)) {
		source->settled = true;
		return n;
	}
	if (len < ZSTD_MAGIC_LEN)
		return n;
	source->settled = true;
	source->len = 0;
	source->unpack = unpack_new(source->buf, len, &source->why);
	return source->unpack ? -EAGAIN : -EBADMSG;
}

int source_fill(struct source *source)
{
	ssize_t n;

	compact(source);
	if (source->cap - source->len < source->least) {
		source->why = "a record longer than any module writes";
		return -EBADMSG;
	}
	if (source->unpack)
		return fill_unpacked(source);
	do {
		n = read(source->fd, source->buf + source->len,
			 source->cap - source->len);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return -errno;
	if (n == 0 && source->live)
		return -ENODEV;
	source->len += (size_t)n;
	return source->settled || !n ? (int)n : settle(source, (int)n);
}

static int take_header(struct source *source)
{
	int n = recording_parse_header(source->buf + source->pos,
				       source_rest(source), &source->stream,
				       &source->why);

	if (n <= 0)
		return n;
	source->stream.cgroups = source->cgroups;
	source->pos += (size_t)n;
	source->ready = true;
	return n;
}

/* A record that says something of those behind it: NULL, or what is wrong. */
static const char *take_clock(struct source *source, const struct record *rec)
{
	return recording_parse_clock(rec, &source->stream.realtime_offset_ns) ?
		       "a clock record that is too short" :
		       NULL;
}

static const char *take_cgroup(struct source *source, const struct record *rec)
{
	struct recording_cgroup cgroup;
	const char *path;

	if (recording_parse_cgroup(rec, &cgroup, &path))
		return "a cgroup's path that does not fit into its record";
	cgroups_put(source->cgroups, cgroup.id, path, cgroup.path_len);
	return NULL;
}

static const struct own {
	uint32_t type;
	const char *(*take)(struct source *source, const struct record *rec);
} owns[] = {
	{ RECORDING_TYPE_CLOCK, take_clock },
	{ RECORDING_TYPE_CGROUP, take_cgroup },
};

/* 1 if it was one of these, 0, or -EBADMSG. */
static int take_own(struct source *source, const struct record *rec)
{
	const char *why;

	for (size_t i = 0; i < sizeof(owns) / sizeof(owns[0]); i++) {
		if (rec->type != owns[i].type)
			continue;
		why = owns[i].take(source, rec);
		if (!why)
			return 1;
		source->why = why;
		return -EBADMSG;
	}
	return 0;
}

int source_next(struct source *source, struct record *rec)
{
	int n, own;

	if (!source->ready) {
		if (!source->settled)
			return 0;
		n = take_header(source);
		if (n <= 0)
			return n;
	}
	for (;;) {
		n = record_parse(source->buf + source->pos, source_rest(source),
				 rec, &source->why);
		if (n <= 0)
			return n;
		/* The module's types come first, and are nearly all. */
		if (source->live || rec->type < RECORDING_TYPE_CLOCK)
			break;
		own = take_own(source, rec);
		if (own < 0)
			return own;
		if (!own)
			break;
		source->pos += (size_t)n;
	}
	source->pos += (size_t)n;
	return 1;
}

void source_sample_clock(struct source *source)
{
	int64_t now;

	if (!source->live)
		return;
	now = stream_realtime_offset();
	if (llabs(now - source->stream.realtime_offset_ns) > CLOCK_JITTER_NS)
		source->stream.realtime_offset_ns = now;
}
