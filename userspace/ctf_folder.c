// SPDX-License-Identifier: GPL-2.0-only
#include "ctf.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The names that CTF wants, and that of the one stream. */
#define METADATA "metadata"
#define STREAM "stream"

/* Not through a link that somebody may have put there. */
static int open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int make_file(int folder, const char *name)
{
	int fd;

	if (unlinkat(folder, name, 0) && errno != ENOENT)
		return -1;
	fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		    S_IRUSR | S_IWUSR);
	/* A umask could leave what the user cannot read. */
	if (fd >= 0)
		fchmod(fd, S_IRUSR | S_IWUSR);
	return fd;
}

static bool make_files(const char *path, int *stream, int *metadata)
{
	int folder = open_folder(path);
	int err;

	if (folder < 0)
		return false;
	*metadata = make_file(folder, METADATA);
	*stream = *metadata < 0 ? -1 : make_file(folder, STREAM);
	err = errno;
	close(folder);
	if (*stream < 0 && *metadata >= 0)
		close(*metadata);
	errno = err;
	return *stream >= 0;
}

enum exit_code ctf_folder_make(const char *path, bool force, int *stream,
			       int *metadata)
{
	bool is_new = !mkdir(path, S_IRWXU);
	int err;

	if ((!is_new && errno != EEXIST) ||
	    /* A umask could leave what the user cannot open. */
	    (is_new && fchmodat(AT_FDCWD, path, S_IRWXU, AT_SYMLINK_NOFOLLOW)))
		return fail(EXIT_RUNTIME, "cannot make %s: %s", path,
			    strerror(errno));
	if (!is_new && !force)
		return fail(
			EXIT_RUNTIME,
			"%s exists: choose another name, or replace the trace in it with --force",
			path);
	if (make_files(path, stream, metadata))
		return EXIT_OK;
	err = errno;
	if (is_new)
		ctf_folder_remove(path);
	return fail(EXIT_RUNTIME, "cannot write into %s: %s", path,
		    strerror(err));
}

int ctf_folder_remove(const char *path)
{
	int folder = open_folder(path);

	if (folder < 0)
		return -1;
	unlinkat(folder, METADATA, 0);
	unlinkat(folder, STREAM, 0);
	close(folder);
	return rmdir(path) && errno != ENOTEMPTY ? -1 : 0;
}
