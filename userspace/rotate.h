/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A recording over several files: FILE is being written, FILE.1 is the one
 * before it, FILE.2 the one before that. Each is a whole recording.
 */
#ifndef SOT_ROTATE_H
#define SOT_ROTATE_H

#include <stdint.h>

#include "error.h"

/* More digits would be a mistake; names are made one by one. */
#define ROTATE_FILES_MAX 100000

/* A header and a call must have room. */
#define ROTATE_SIZE_MIN 4096

struct rotate {
	const char *path;
	uint64_t size; /* no file grows beyond it, in bytes; 0: do not rotate */
	uint32_t files; /* so many are kept, the one being written included */
};

/* "64M"; a plain number is in bytes. Says on stderr what is wrong. */
enum exit_code rotate_parse_size(uint64_t *size, const char *arg);

/*
 * Gives every file the next number and drops the one that has the last: then
 * there is none of that path. Returns 0 or -errno.
 */
int rotate_shift(const struct rotate *rotate);

/* The same, and lets fd refer to a new file of that path. 0 or -errno. */
int rotate_reopen(const struct rotate *rotate, int fd);

#endif
