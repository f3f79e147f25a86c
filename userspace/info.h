/* SPDX-License-Identifier: GPL-2.0-only */
/* What is counted of a recording; info_print.c says it. */
#ifndef SOT_INFO_H
#define SOT_INFO_H

#include <stdbool.h>
#include <stdint.h>

#include "options.h"
#include "source.h"
#include "summary.h"

/* Whoever recorded had fewer, or is not believed. */
#define INFO_PROCESSES 65536

struct info_process {
	uint32_t pid; /* 0: the slot is free */
	uint64_t calls;
	char comm[SOT_COMM_LEN]; /* of its first call */
};

struct info {
	const char *name;
	struct stream stream; /* as the file begins */
	struct summary summary;
	uint64_t calls[SOT_TYPE_CLOSE + 1]; /* by type */
	int64_t first_ns, last_ns; /* entries of calls since 1970; 0: none */
	uint64_t bytes;		   /* of the file */
	uint64_t unpacked;	   /* of what is in it */
	bool compressed;
	char torn[256];			/* why it is not whole; "": it is */
	struct info_process *processes; /* a hash table */
	uint64_t seed;			/* of the hash */
	uint32_t nprocesses;
	bool more_processes; /* than have room */
	uint32_t cgroups;    /* paths that it says */
};

enum exit_code info_print(const struct info *info,
			  const struct options *options);

#endif
