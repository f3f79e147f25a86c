/* SPDX-License-Identifier: GPL-2.0-only */
/* Every option, once: what it is called, what it does, what --help says of it. */
#ifndef SOT_OPTIONS_TABLE_H
#define SOT_OPTIONS_TABLE_H

#include <stddef.h>

#include "options.h"

/*
 * What an option does is the first of these that is set: add to the filter,
 * call a function, keep its value, set a flag. A row without a name is a
 * heading of --help.
 */
struct row {
	int key; /* the letter, or 0 */
	const char *name;
	const char *arg; /* what its value is called; NULL: none */
	unsigned int
		commands; /* in which it has a meaning: 1 << enum command */
	enum exit_code (*filter)(struct filter *filter, const char *arg);
	enum exit_code (*apply)(struct options *options, const char *arg);
	size_t text; /* offset of a const char * in struct options */
	size_t flag; /* offset of a bool there */
	const char *help;
};

/* Fewer than 64: a set of them is a number. */
#define ROWS 57

extern const struct row rows[];

#endif
