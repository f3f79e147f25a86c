/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The file format of a recording: a header, then records exactly as the device
 * gave them out, whole ones only. The rules of the wire format hold for the
 * file too: header_len says where the records start, fields are only ever
 * added behind the last one, and what cannot be read so has another version.
 * Numbers are in the byte order of the host that recorded.
 */
#ifndef SOT_RECORDING_H
#define SOT_RECORDING_H

#include <stddef.h>
#include <stdint.h>

#include "out.h"
#include "record.h"
#include "stream.h"

#define RECORDING_VERSION 1

/* Not ASCII, and with line ends of two kinds: a mangled copy shows. */
#define RECORDING_MAGIC "\x93SOTRC\r\n"
#define RECORDING_MAGIC_LEN 8
#define RECORDING_BYTE_ORDER 0x01020304U

struct recording_header {
	char magic[RECORDING_MAGIC_LEN];
	uint32_t byte_order;
	uint32_t header_len; /* a multiple of 8 */
	uint32_t version;
	uint32_t abi; /* SOT_ABI of the records */
	int64_t realtime_offset_ns;
	char host[72]; /* NUL-terminated, as the next two */
	char release[72];
	char boot_id[40];
};
_Static_assert(sizeof(struct recording_header) == 216, "the file format moved");

/*
 * Records of the reader's own, whose types have the highest bit set: the module
 * counts its types from 1 and never reaches them. As every type that is not known,
 * one that is added later is skipped.
 *
 * From here on, CLOCK_REALTIME is at this distance (somebody set the clock, or the
 * host slept).
 */
#define RECORDING_TYPE_CLOCK 0x80000001U

struct recording_clock {
	struct sot_header header;
	int64_t realtime_offset_ns;
};
_Static_assert(sizeof(struct recording_clock) == 24, "the file format moved");

/*
 * The path of the cgroup of this id, ahead of the first call from within it; only
 * the host that recorded can know. It starts with a slash, that of the hierarchy's
 * root. At hdr_len path_len bytes of it follow, none of them NUL, and zeros up to
 * header.len. A cgroup without one has a path that was not known. Whoever reads
 * has to remember the CGROUPS_MAX that came last: others are written again where
 * they are needed, as are all of them in each file of a recording in several.
 */
#define RECORDING_TYPE_CGROUP 0x80000002U

struct recording_cgroup {
	struct sot_header header;
	uint64_t id;
	uint32_t path_len;
	uint32_t reserved; /* 0 */
};
_Static_assert(sizeof(struct recording_cgroup) == 32, "the file format moved");

void recording_put_header(struct out *out, const struct stream *stream);
void recording_put_clock(struct out *out, int64_t realtime_offset_ns);
/* Returns how many bytes that took. */
uint32_t recording_put_cgroup(struct out *out, uint64_t id, const char *path);

/*
 * Parses the header at buf, of which avail bytes are there. Returns its length
 * (where the records start), 0 if avail ends before the header does, or
 * -EBADMSG; *why then names the cause and the way out.
 */
int recording_parse_header(const uint8_t *buf, size_t avail,
			   struct stream *stream, const char **why);

/* The offset that a record of RECORDING_TYPE_CLOCK holds, or -EBADMSG. */
int recording_parse_clock(const struct record *rec,
			  int64_t *realtime_offset_ns);

/*
 * What a record of RECORDING_TYPE_CGROUP holds, or -EBADMSG. The path, which has no
 * NUL behind it, lives as long as the record.
 */
int recording_parse_cgroup(const struct record *rec,
			   struct recording_cgroup *cgroup, const char **path);

#endif
