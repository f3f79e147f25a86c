// SPDX-License-Identifier: GPL-2.0-only
#include "rotate.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum exit_code rotate_parse_size(uint64_t *size, const char *arg)
{
	static const char *const units[] = { "", "K", "M", "G", "T" };
	size_t digits = strspn(arg, "0123456789");
	size_t unit = 0;
	uint64_t value;

	while (unit < COUNT(units) && strcasecmp(arg + digits, units[unit]))
		unit++;
	errno = 0;
	value = strtoull(arg, NULL, 10);
	if (!digits || unit == COUNT(units) || errno ||
	    value > (uint64_t)INT64_MAX >> 10 * unit)
		return fail(
			EXIT_USAGE,
			"'%s' is no size: give a number of bytes, or one with K, M, G or T",
			arg);
	value <<= 10 * unit;
	if (value < ROTATE_SIZE_MIN)
		return fail(
			EXIT_USAGE,
			"'%s' is too small for a recording: give at least %d bytes",
			arg, ROTATE_SIZE_MIN);
	*size = value;
	return EXIT_OK;
}

/* The name of the nth file before the one being written, which is the 0th. */
static int name_of(char name[PATH_MAX], const char *path, uint32_t nth)
{
	int len = nth ? snprintf(name, PATH_MAX, "%s.%u", path, nth) :
			snprintf(name, PATH_MAX, "%s", path);

	return len < PATH_MAX ? 0 : -ENAMETOOLONG;
}

/* From the last on: wherever it ends early, no file was lost. */
int rotate_shift(const struct rotate *rotate)
{
	char from[PATH_MAX], to[PATH_MAX];
	uint32_t free = 0;
	struct stat st;
	int err;

	/* Only files in front of the first gap have to move. */
	for (; free < rotate->files; free++) {
		err = name_of(to, rotate->path, free);
		if (err)
			return err;
		if (lstat(to, &st)) {
			if (errno != ENOENT)
				return -errno;
			break;
		}
		if (!S_ISREG(st.st_mode))
			return -EEXIST;
	}
	if (free == rotate->files) {
		if (unlink(to))
			return -errno;
		free--;
	}
	for (; free; free--) {
		err = name_of(to, rotate->path, free);
		if (!err)
			err = name_of(from, rotate->path, free - 1);
		if (!err && rename(from, to))
			err = -errno;
		if (err)
			return err;
	}
	return 0;
}

int rotate_reopen(const struct rotate *rotate, int fd)
{
	int err = rotate_shift(rotate);
	int new;

	if (err)
		return err;
	new = open(rotate->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
		   S_IRUSR | S_IWUSR);
	if (new < 0)
		return -errno;
	/* A umask could leave a file that the user cannot replay. */
	fchmod(new, S_IRUSR | S_IWUSR);
	if (dup3(new, fd, O_CLOEXEC) < 0)
		err = -errno;
	close(new);
	return err;
}
