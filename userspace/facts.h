/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of a host say of its kernel and of our module. */
#ifndef SOT_FACTS_H
#define SOT_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * A path starts with / and is below root, which is "" but in tests. Files may
 * be missing, of any size and hold any bytes: of each so many lines are read at
 * most, and a longer line counts as several.
 */
#define FACT_LINE 512
#define FACT_LINES 65536

struct fact_file {
	FILE *file;
	size_t left; /* lines that may still be read */
	char line[FACT_LINE];
};

/* 0, or the errno that says why it cannot be read. */
int fact_open(struct fact_file *fact, const char *root, const char *path);
/* The next line, without its end; NULL behind the last one. */
const char *fact_next(struct fact_file *fact);
void fact_close(struct fact_file *fact);

/* The first line, "" if there is none. 0, or the errno that says why not. */
int fact_read(const char *root, const char *path, char *line, size_t len);

/* Whether a line has text in it. */
bool fact_says(const char *root, const char *path, const char *text);

bool fact_is_there(const char *root, const char *path);

/* Whether the kernel takes signed modules only. */
bool fact_wants_signature(const char *root);

/* What modprobe would load into the kernel of this release. */
enum fact_module {
	FACT_MODULE_UNKNOWN, /* there is no list of modules */
	FACT_MODULE_ABSENT,
	FACT_MODULE_LISTED, /* path holds where, below /lib/modules/RELEASE */
};

enum fact_module fact_module(const char *root, const char *release, char *path,
			     size_t len);

#endif
