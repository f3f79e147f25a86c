// SPDX-License-Identifier: GPL-2.0-only
/* export: calls as figures for Prometheus. */
#include "commands.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exporter.h"

/* Scrapes are this far apart, or further. */
#define INTERVAL_NS UINT64_C(15000000000)

/*
 * Root that has given up its capabilities may write where any user in its place
 * might: that this is denied to root is nothing to leave unexplained.
 */
static enum exit_code check_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[PATH_MAX];
	struct stat st;

	snprintf(folder, sizeof(folder), "%.*s",
		 slash ? (int)(slash + 1 - path) : 1, slash ? path : ".");
	if (geteuid() || stat(folder, &st) || !st.st_uid ||
	    st.st_mode & S_IWOTH || (!st.st_gid && st.st_mode & S_IWGRP))
		return EXIT_OK;
	return fail(
		EXIT_RUNTIME,
		"%s belongs to user %u, and root's rights are given up: export as that user",
		folder, st.st_uid);
}

enum exit_code command_export(const struct options *options)
{
	static struct exporter exporter;
	struct options with_exporter = *options;

	if (options->textfile && check_folder(options->textfile) != EXIT_OK)
		return EXIT_RUNTIME;
	exporter.path = options->textfile;
	exporter.interval_ns = options->interval_ns ? options->interval_ns :
						      INTERVAL_NS;
	exporter.live = !options->read_path;
	with_exporter.exporter = &exporter;
	return options->read_path ? command_replay(&with_exporter) :
				    command_live(&with_exporter);
}
