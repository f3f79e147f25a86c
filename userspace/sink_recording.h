/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The sink that writes a recording; see recording.h for the format.
 *
 * A compressed one is a file of zstd frames, each of which holds whole records
 * (the first one, the header) and can be unpacked without the others: whatever
 * ends the reader, what was written before can be read.
 */
#ifndef SOT_SINK_RECORDING_H
#define SOT_SINK_RECORDING_H

#include <stdint.h>

#include "rotate.h"
#include "sink.h"

struct zstd_packer;

/* sink.ops is sink_recording. */
struct recording_sink {
	struct sink sink;
	int64_t realtime_offset_ns; /* as the file says it so far */
	struct rotate rotate;
	uint64_t written;      /* into the file, or waiting in out */
	bool records;	       /* there are some in the file, or waiting */
	struct cgroups *named; /* by the file; NULL: none are; the caller's */
	uint64_t
		cgroup; /* of this one it says all there is to say; 0: of none */
	uint32_t cgroups_version; /* as long as no more is known than this */
	/* of a compressed one: */
	struct zstd_packer *packer; /* NULL: it is none; owned by the caller */
	struct out frame;	    /* waits to be compressed; likewise */
};

/*
 * After a failed write: cuts the file behind its last whole record, or frame. Its
 * descriptor must be open for reading too. Returns 0, or -1 with errno (a pipe
 * cannot be cut).
 */
int sink_recording_repair(const struct recording_sink *recording);

#endif
