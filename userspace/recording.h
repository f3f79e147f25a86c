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
 * The one record that is the reader's own: from here on, CLOCK_REALTIME is at
 * this distance (somebody set the clock, or the host slept). The module counts
 * its types from 1 and never reaches this one.
 */
#define RECORDING_TYPE_CLOCK 0x80000001U

struct recording_clock {
	struct sot_header header;
	int64_t realtime_offset_ns;
};
_Static_assert(sizeof(struct recording_clock) == 24, "the file format moved");

void recording_put_header(struct out *out, const struct stream *stream);
void recording_put_clock(struct out *out, int64_t realtime_offset_ns);

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

#endif
