// SPDX-License-Identifier: GPL-2.0-only
/* uid and gid are the effective ones, in the initial user namespace. */
#include "device.h"

#include <grp.h>
#include <sched.h>
#include <sys/socket.h>

#define INNER_ROOT 100000

static void call(void *arg)
{
	(void)arg;
	setsockopt(-1, 0, 0, NULL, 0);
}

static void three_ids(void *arg)
{
	MUST(setresgid(2001, 2002, 2003));
	MUST(setresuid(1001, 1002, 1003));
	CHECK_EQ("geteuid", geteuid(), 1002);
	call(arg);
}

static void to_file(const char *path, const char *text)
{
	int fd = (int)MUST(open(path, O_WRONLY));

	MUST(write(fd, text, strlen(text)));
	close(fd);
}

/* Root in a user namespace is somebody else outside. */
static void inner_root(void *arg)
{
	char path[64];
	int parent = getpid(), ready[2], mapped[2], status;
	char byte;
	pid_t child;

	(void)arg;
	MUST(pipe(ready));
	MUST(pipe(mapped));
	child = (pid_t)MUST(fork());
	if (!child) {
		MUST(read(ready[0], &byte, 1));
		snprintf(path, sizeof(path), "/proc/%d/uid_map", parent);
		to_file(path, "0 100000 10");
		snprintf(path, sizeof(path), "/proc/%d/gid_map", parent);
		to_file(path, "0 100000 10");
		MUST(write(mapped[1], "x", 1));
		exit(verdict());
	}
	MUST(unshare(CLONE_NEWUSER));
	MUST(write(ready[1], "x", 1));
	MUST(read(mapped[0], &byte, 1));
	MUST(waitpid(child, &status, 0));
	MUST(setresgid(0, 0, 0));
	MUST(setresuid(0, 0, 0));
	CHECK_EQ("geteuid", geteuid(), 0);
	call(NULL);
	MUST(setresgid(7, 7, 7));
	MUST(setresuid(5, 5, 5));
	call(NULL);
}

static void check(const struct sot_event *event, unsigned int uid,
		  unsigned int gid)
{
	CHECK_EQ("uid", event->uid, uid);
	CHECK_EQ("gid", event->gid, gid);
}

int main(void)
{
	struct device dev;

	device_open(&dev);
	run_forked(call, NULL);
	check(device_only(&dev), 0, 0);
	run_forked(three_ids, NULL);
	check(device_only(&dev), 1002, 2002);
	run_forked(inner_root, NULL);
	check(device_event(&dev), INNER_ROOT, INNER_ROOT);
	check(device_event(&dev), INNER_ROOT + 5, INNER_ROOT + 7);
	device_done(&dev);
	return verdict();
}
