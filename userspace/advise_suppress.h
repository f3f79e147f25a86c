/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Findings that the user knows and does not want to see: a file with lines
 *   RULE [comm=NAME]     # NAME may have * ? [ ] as in the shell
 */
#ifndef SOT_ADVISE_SUPPRESS_H
#define SOT_ADVISE_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "advise_rules.h"

#define SUPPRESS_MAX 1024

struct suppress {
	size_t count;
	struct {
		const struct rule *rule;
		char *comm; /* NULL: whoever it is */
	} list[SUPPRESS_MAX];
};

/* Says on stderr what is wrong; what was read has to be freed in any case. */
enum exit_code suppress_read(struct suppress *suppress, const char *path);
void suppress_free(struct suppress *suppress);

bool suppress_has(const struct suppress *suppress, const struct rule *rule,
		  const char *comm);

#endif
