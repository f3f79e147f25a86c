/* SPDX-License-Identifier: GPL-2.0-only */
/* What holds for every record of one source, be it live or recorded. */
#ifndef SOT_STREAM_H
#define SOT_STREAM_H

#include <stdint.h>

#include "cgroups_host.h"

struct sot_event;

struct stream {
	uint32_t abi;
	/* nanoseconds to add to a record's ts_ns for CLOCK_REALTIME */
	int64_t realtime_offset_ns;
	char host[65];	  /* uname nodename of the traced host */
	char release[65]; /* uname release of the traced host */
	char boot_id[37]; /* /proc/sys/kernel/random/boot_id, or "" */
	/* paths that are known so far; NULL: none are */
	struct cgroups *cgroups;
	/* whom to ask for others; NULL: nobody, they are recorded or unknown */
	struct cgroups_host *cgroups_host;
};

/*
 * The path of the caller's cgroup, "" if it is not known; NULL if it is not, but
 * may be when it is asked for again.
 */
const char *stream_cgroup(const struct stream *stream,
			  const struct sot_event *event);

#endif
