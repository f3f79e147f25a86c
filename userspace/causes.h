/* SPDX-License-Identifier: GPL-2.0-only */
/* With which errors a call for an option fails, and why. */
#ifndef SOT_CAUSES_H
#define SOT_CAUSES_H

#include <stddef.h>

#include "catalogue/catalogue.h"

#define CAUSES_MAX 16

struct cause {
	char *name; /* "EINVAL" */
	char *text; /* in one line */
};

/*
 * Each error once, the option's own ones first. Returns how many there are, fewer if memory
 * is short; causes_free() takes them back.
 */
size_t causes_of(const struct opt_level *level, const struct opt *opt,
		 struct cause causes[CAUSES_MAX]);
void causes_free(struct cause *causes, size_t n);

#endif
