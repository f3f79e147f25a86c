/* SPDX-License-Identifier: GPL-2.0-only */
/* What was seen, shown and lost. */
#ifndef SOT_SUMMARY_H
#define SOT_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* A recording can name any CPU: beyond this many, losses add up as "others". */
#define SUMMARY_CPUS 1024

struct summary_cpu {
	uint32_t cpu;
	uint64_t lost;
};

struct summary {
	uint64_t seen;	  /* events read */
	uint64_t shown;	  /* of these: matched by the filter */
	uint64_t related; /* of those read: no calls for options */
	uint64_t lost;	  /* calls overwritten before they were read */
	uint64_t missed;  /* calls no probe saw */
	uint64_t blind;	  /* times that the probes were switched off */
	uint64_t unknown; /* records of types that only newer versions know */
	size_t cpus;
	struct summary_cpu cpu[SUMMARY_CPUS];
};

void summary_event(struct summary *summary, bool related, bool shown);
void summary_unknown(struct summary *summary);
void summary_lost(struct summary *summary, const struct sot_lost *lost);

static inline bool summary_has_loss(const struct summary *summary)
{
	return summary->lost || summary->missed || summary->blind;
}

/* One line without a newline into buf, cut to size. */
void summary_format(const struct summary *summary, char *buf, size_t size);

#endif
