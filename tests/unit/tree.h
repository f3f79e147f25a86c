/* SPDX-License-Identifier: GPL-2.0-only */
/* Made-up systems: files below the working directory, in a folder of its own. */
#ifndef SOT_TREE_H
#define SOT_TREE_H

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char tree[] = "/tmp/sockopt-trace-test.XXXXXX";

/* To be called once; false if there is no room for it. */
static inline bool tree_begin(void)
{
	return mkdtemp(tree) && !chdir(tree);
}

/* Makes the folders that lead to a file. */
static inline void tree_lead(const char *path)
{
	char folder[PATH_MAX];

	for (const char *at = path; (at = strchr(at, '/')); at++) {
		snprintf(folder, sizeof(folder), "%.*s", (int)(at - path),
			 path);
		if (mkdir(folder, 0700) && errno != EEXIST)
			perror(folder);
	}
}

/* Makes a file of so many bytes, in place of what is there. */
static inline void tree_put_bytes(const char *path, const void *bytes,
				  size_t len)
{
	FILE *file;

	tree_lead(path);
	file = fopen(path, "w");
	if (!file || fwrite(bytes, 1, len, file) != len || fclose(file))
		perror(path);
}

static inline void tree_put(const char *path, const char *text)
{
	tree_put_bytes(path, text, strlen(text));
}

/* Removes a file or a folder with all that is in it. */
static inline void tree_remove(const char *path)
{
	char command[PATH_MAX + 16];

	snprintf(command, sizeof(command), "rm -rf '%s'", path);
	if (system(command))
		perror(path);
}

static inline void tree_end(void)
{
	if (chdir("/"))
		perror("/");
	tree_remove(tree);
}

#endif
