// SPDX-License-Identifier: GPL-2.0-only
#include "advise_host.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "facts.h"

static uint64_t number(const char *root, const char *path)
{
	char line[32];

	return fact_read(root, path, line, sizeof(line)) ?
		       0 :
		       strtoull(line, NULL, 10);
}

void advise_meet(struct advise_host *host, const char *root)
{
	struct stat st;

	*host = (struct advise_host){
		.rmem_max = number(root, "/proc/sys/net/core/rmem_max"),
		.wmem_max = number(root, "/proc/sys/net/core/wmem_max"),
		.keepalive_time =
			number(root, "/proc/sys/net/ipv4/tcp_keepalive_time"),
		.keepalive_intvl =
			number(root, "/proc/sys/net/ipv4/tcp_keepalive_intvl"),
		.keepalive_probes =
			number(root, "/proc/sys/net/ipv4/tcp_keepalive_probes"),
	};
	fact_read(root, "/proc/sys/net/ipv4/tcp_available_congestion_control",
		  host->congestion, sizeof(host->congestion));
	if (!stat("/proc/self/ns/net", &st))
		host->netns = (uint32_t)st.st_ino;
}
