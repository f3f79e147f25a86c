/* SPDX-License-Identifier: GPL-2.0-only */
/* What was found, grouped by process and rule. */
#ifndef SOT_ADVISE_FINDINGS_H
#define SOT_ADVISE_FINDINGS_H

#include <stddef.h>
#include <stdint.h>

#include "../module/uapi/sockopt_trace.h"

struct rule;

/* A call as a line of text, and who made it. */
struct evidence {
	int64_t ns; /* since 1970 */
	uint32_t pid, uid;
	char comm[SOT_COMM_LEN];
	char text[];
};

/* As many lines of each finding are kept, of so many bytes at most. */
#define FINDING_LINES 3
#define EVIDENCE_BYTES 2048

#define FINDING_WHAT 320

struct finding {
	const struct rule *rule;
	uint32_t pid, uid;
	char comm[SOT_COMM_LEN];
	uint64_t count;
	int64_t first_ns, last_ns; /* since 1970 */
	char what[FINDING_WHAT];   /* happened, the first time */
	char *lines[FINDING_LINES];
	uint32_t nlines;
	uint32_t next; /* with the same hash: its place + 1; 0: none */
};

/* A power of two. */
#define FINDINGS_MAX 1024

struct findings {
	struct finding *list;
	uint32_t *heads; /* of chains */
	uint32_t count;
	uint64_t dropped;    /* for want of room */
	uint64_t suppressed; /* counted by the caller */
};

int findings_init(struct findings *findings); /* 0 or -ENOMEM */
void findings_free(struct findings *findings);

/*
 * Counts it. The one finding of this process and rule, to which lines may be
 * added, or NULL if there is no room for another.
 */
struct finding *findings_add(struct findings *findings, const struct rule *rule,
			     const struct evidence *who, const char *what);

/* A line that fits is copied. */
void finding_add_line(struct finding *finding, const char *text);

/* By process, then the most severe first. */
void findings_sort(struct findings *findings);

#endif
