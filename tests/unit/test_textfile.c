// SPDX-License-Identifier: GPL-2.0-only
/* A file that is renewed while others read it. */
#include "../../userspace/textfile.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

static char folder[] = "/tmp/sockopt-trace-unit.XXXXXX";
static char path[PATH_MAX];

static int files(void)
{
	DIR *dir = opendir(folder);
	int count = 0;

	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

/* What a reader finds; "" if there is nothing. */
static const char *content(void)
{
	static char text[64];
	int fd = open(path, O_RDONLY);
	ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);

	text[len < 0 ? 0 : len] = '\0';
	if (fd >= 0)
		close(fd);
	return text;
}

static int put(const char *text, int err)
{
	struct textfile file;
	int began = textfile_begin(&file, path);

	if (began)
		return began;
	if (write(file.fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	return textfile_end(&file, err);
}

static void test_renewal(void)
{
	struct textfile file;
	struct stat st;

	umask(S_IRWXG | S_IRWXO);
	check_int("renewal: the first", put("one", 0), 0);
	check_str("renewal: what is in it", content(), "one");
	stat(path, &st);
	check_int("renewal: everybody may read it", st.st_mode & 07777, 0644);
	check_int("renewal: the next begins", textfile_begin(&file, path), 0);
	if (write(file.fd, "tw", 2) != 2)
		abort();
	check_str("renewal: the old one until it is whole", content(), "one");
	if (write(file.fd, "o", 1) != 1)
		abort();
	check_int("renewal: the next ends", textfile_end(&file, 0), 0);
	check_str("renewal: then all of the new one", content(), "two");
	check_int("renewal: nothing is left beside it", files(), 1);
}

static void test_failure(void)
{
	check_int("failure: it is returned", put("thr", -ENOSPC), -ENOSPC);
	check_str("failure: the old one stays", content(), "two");
	check_int("failure: nothing is left beside it", files(), 1);
}

/* Whoever may write into the folder cannot have another file written. */
static void test_link(void)
{
	char target[PATH_MAX];
	struct stat st;

	snprintf(target, sizeof(target), "%s/target", folder);
	unlink(path);
	if (symlink(target, path))
		abort();
	check_int("link: ends", put("three", 0), 0);
	check("link: it is replaced, not followed",
	      !lstat(path, &st) && S_ISREG(st.st_mode) && lstat(target, &st));
	unlink(path);
}

static void test_places(void)
{
	mkdir(path, 0700);
	check_int("place: a folder", put("four", 0), -EISDIR);
	check_int("place: nothing is left beside it", files(), 1);
	rmdir(path);
	snprintf(path, sizeof(path), "%s/none/file.prom", folder);
	check_int("place: no such folder", put("five", 0), -ENOENT);
	memset(path, 'a', sizeof(path) - 1);
	check_int("place: a name too long", put("six", 0), -ENAMETOOLONG);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof(path), "%s/file.prom", folder);
	test_renewal();
	test_failure();
	test_link();
	test_places();
	rmdir(folder);
	return unit_end();
}
