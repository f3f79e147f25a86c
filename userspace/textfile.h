/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A file that others read at any time, as node_exporter does: they see all of the
 * old one or all of the new one, never a part.
 */
#ifndef SOT_TEXTFILE_H
#define SOT_TEXTFILE_H

#include <limits.h>

struct textfile {
	const char *path; /* not owned */
	int fd;		  /* of the new one, to be written */
	char temp[PATH_MAX];
};

/* Begins a new one beside the old one. 0, or -errno: then there is nothing to end. */
int textfile_begin(struct textfile *file, const char *path);

/*
 * The new one takes the old one's place, readable for everybody. If err says that
 * it could not be written, the old one stays, and err is returned. 0 or -errno.
 */
int textfile_end(struct textfile *file, int err);

#endif
