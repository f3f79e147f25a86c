/* SPDX-License-Identifier: GPL-2.0-only */
/* Paths of this host's cgroups, asked of the kernel. */
#ifndef SOT_CGROUPS_HOST_H
#define SOT_CGROUPS_HOST_H

#include <stdint.h>

#include "cgroups.h"

struct cgroups_host {
	int root; /* of the cgroup v2 hierarchy; -1: it is not mounted */
	int proc; /* -1: it is not mounted */
	uint64_t walk_ns; /* CLOCK_MONOTONIC; none before */
};

/* To be called before rights are given up: later on none are needed. */
void cgroups_host_open(struct cgroups_host *host);
void cgroups_host_close(struct cgroups_host *host);

/*
 * Looks for the path of this id, which is not among those known, and adds it to
 * them: as that of the process that was seen in it, if it is there still, or
 * else among all that there are. That takes its time, so it is done each second at
 * most; in between a cgroup whose process is gone stays unknown. What is found
 * nowhere gets the path "".
 */
void cgroups_host_ask(struct cgroups_host *host, struct cgroups *known,
		      uint64_t id, uint32_t pid);

#endif
