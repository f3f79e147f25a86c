/* SPDX-License-Identifier: GPL-2.0-only */
/* The stream of this host, as it is now. */
#ifndef SOT_STREAM_HOST_H
#define SOT_STREAM_HOST_H

#include "stream.h"

void stream_of_host(struct stream *stream);

/* CLOCK_REALTIME - CLOCK_MONOTONIC, in nanoseconds. */
int64_t stream_realtime_offset(void);

#endif
