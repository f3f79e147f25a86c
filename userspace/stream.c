// SPDX-License-Identifier: GPL-2.0-only
#include "stream.h"

#include <stddef.h>

#include "../module/uapi/sockopt_trace.h"

const char *stream_cgroup(const struct stream *stream,
			  const struct sot_event *event)
{
	uint64_t id = event->cgroup_id;
	const char *path = cgroups_path(stream->cgroups, id);

	if (path)
		return path;
	if (!id || !stream->cgroups_host)
		return "";
	cgroups_host_ask(stream->cgroups_host, stream->cgroups, id, event->pid);
	return cgroups_path(stream->cgroups, id);
}
