/* SPDX-License-Identifier: GPL-2.0-only */
/* The sink that writes a recording; see recording.h for the format. */
#ifndef SOT_SINK_RECORDING_H
#define SOT_SINK_RECORDING_H

#include <stdint.h>

#include "rotate.h"
#include "sink.h"

/* sink.ops is sink_recording. */
struct recording_sink {
	struct sink sink;
	int64_t realtime_offset_ns; /* as the file says it so far */
	struct rotate rotate;
	uint64_t written; /* into the file, or waiting in out */
};

/*
 * After a failed write: cuts the file behind its last whole record. fd must be
 * open for reading too. Returns 0, or -1 with errno (a pipe cannot be cut).
 */
int sink_recording_repair(int fd);

#endif
