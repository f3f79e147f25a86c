// SPDX-License-Identifier: GPL-2.0-only
#include "textfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int textfile_begin(struct textfile *file, const char *path)
{
	/* In the same folder: else it could not be renamed. */
	int len = snprintf(file->temp, sizeof(file->temp), "%s.XXXXXX", path);

	if (len < 0 || (size_t)len >= sizeof(file->temp))
		return -ENAMETOOLONG;
	file->path = path;
	file->fd = mkostemp(file->temp, O_CLOEXEC);
	return file->fd < 0 ? -errno : 0;
}

int textfile_end(struct textfile *file, int err)
{
	/* Whoever reads it is another user, whatever the umask. */
	if (!err && fchmod(file->fd, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH))
		err = -errno;
	/* Some file systems report only here that there was no room. */
	if (close(file->fd) && !err)
		err = -errno;
	if (!err && rename(file->temp, file->path))
		err = -errno;
	if (err)
		unlink(file->temp);
	return err;
}
