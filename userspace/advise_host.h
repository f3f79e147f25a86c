/* SPDX-License-Identifier: GPL-2.0-only */
/* Limits and defaults of the host whose calls are judged. */
#ifndef SOT_ADVISE_HOST_H
#define SOT_ADVISE_HOST_H

#include <stdint.h>

/* All zeros: nothing is known, as of a recording's host. */
struct advise_host {
	uint32_t netns; /* where the rest holds */
	uint64_t rmem_max, wmem_max;
	uint64_t keepalive_time, keepalive_intvl, keepalive_probes;
	char congestion
		[256]; /* algorithms that there are, with blanks between */
};

/* root is in front of the paths: "" but in tests. */
void advise_meet(struct advise_host *host, const char *root);

#endif
