// SPDX-License-Identifier: GPL-2.0-only
/* Who may open the device, how often, and for what. */
#include "device.h"

#include <sched.h>
#include <sys/stat.h>

static void as_nobody(void *arg)
{
	(void)arg;
	MUST(setresgid(65534, 65534, 65534));
	MUST(setresuid(65534, 65534, 65534));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EACCES);
}

/* The file's owner still, but of a user namespace of its own. */
static void in_a_user_namespace(void *arg)
{
	(void)arg;
	MUST(unshare(CLONE_NEWUSER));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EPERM);
}

static void mode(void)
{
	struct stat st;

	MUST(stat(SOT_DEVICE, &st));
	CHECK_EQ("mode", st.st_mode, S_IFCHR | 0600);
	CHECK_EQ("owner", st.st_uid, 0);
	CHECK_EQ("group", st.st_gid, 0);
}

static void nothing_to_write(void)
{
	int fd = open(SOT_DEVICE, O_RDWR);

	if (fd < 0)
		return;
	CHECK_ERR(write(fd, "x", 1), EINVAL);
	close(fd);
}

static void how_often(void)
{
	int fds[SOT_READERS_MAX];

	for (int i = 0; i < SOT_READERS_MAX; i++)
		fds[i] = (int)MUST(open(SOT_DEVICE, O_RDONLY));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EBUSY);
	/* The place of one that leaves is free again, whichever it was. */
	close(fds[20]);
	fds[20] = (int)MUST(open(SOT_DEVICE, O_RDONLY));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), EBUSY);
	for (int i = 0; i < SOT_READERS_MAX; i++)
		close(fds[i]);
}

int main(void)
{
	mode();
	run_forked(as_nobody, NULL);
	run_forked(in_a_user_namespace, NULL);
	nothing_to_write();
	how_often();
	return verdict();
}
