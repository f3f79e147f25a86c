// SPDX-License-Identifier: GPL-2.0-only
/*
 * The module is removed by force while files of it are open: their owners are
 * told, and nothing is freed before the last one has gone.
 */
#include "module.h"

#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "module/uapi/sockopt_trace.h"

#define FORCE (O_NONBLOCK | O_TRUNC)

/* A process that says when it has opened the device, and then waits there. */
static pid_t start(void (*wait)(int fd), int flags)
{
	int ready[2];
	char byte;
	pid_t pid;

	MUST(pipe(ready));
	fflush(stdout);
	pid = (pid_t)MUST(fork());
	if (!pid) {
		int fd = (int)MUST(open(SOT_DEVICE, O_RDONLY | flags));
		/* Nothing that wakes it: no call matches. */
		struct sot_filter nobody = { .npids = 1, .pids = { 1 } };

		MUST(ioctl(fd, SOT_IOC_SET_FILTER, &nobody));
		MUST(write(ready[1], "x", 1));
		wait(fd);
		exit(verdict());
	}
	MUST(read(ready[0], &byte, 1));
	return pid;
}

static void in_read(int fd)
{
	char bytes[8192];

	CHECK_ERR(read(fd, bytes, sizeof(bytes)), ENODEV);
	CHECK_ERR(read(fd, bytes, sizeof(bytes)), ENODEV);
}

static void in_poll(int fd)
{
	struct pollfd one = { .fd = fd, .events = POLLIN };
	char bytes[8192];

	CHECK_EQ("poll", MUST(poll(&one, 1, -1)), 1);
	CHECK_EQ("revents", one.revents, POLLERR | POLLHUP);
	CHECK_ERR(read(fd, bytes, sizeof(bytes)), ENODEV);
}

/* Does not look at its file at all, and then still can use it. */
static void elsewhere(int fd)
{
	struct sot_stats stats;

	MUST(sleep(2));
	CHECK_EQ("still loaded", access("/sys/module/" MODULE_NAME, F_OK), 0);
	MUST(ioctl(fd, SOT_IOC_STATS, &stats));
	MUST(lseek(fd, 0, SEEK_SET));
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY), ENOENT);
}

static pid_t start_calls(void)
{
	pid_t pid = (pid_t)MUST(fork());

	if (pid)
		return pid;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;)
		setsockopt(-1, 0, 0, NULL, 0);
}

int main(void)
{
	pid_t pids[4], calls;

	module_load("");
	calls = start_calls();
	pids[0] = start(in_read, 0);
	pids[1] = start(in_poll, 0);
	pids[2] = start(in_poll, O_NONBLOCK);
	pids[3] = start(elsewhere, 0);
	CHECK_ERR(syscall(SYS_delete_module, MODULE_NAME, O_NONBLOCK), EAGAIN);
	if (syscall(SYS_delete_module, MODULE_NAME, FORCE)) {
		int err = errno;

		kill(calls, SIGKILL);
		for (int i = 0; i < 4; i++) {
			kill(pids[i], SIGKILL);
			waitpid(pids[i], NULL, 0);
		}
		module_unload();
		if (err == EAGAIN || err == EWOULDBLOCK)
			skip("the kernel removes no module by force (CONFIG_MODULE_FORCE_UNLOAD)");
		DIE("delete_module: %s", strerror(err));
	}
	for (int i = 0; i < 4; i++)
		reap(pids[i]);
	CHECK_ERR(access("/sys/module/" MODULE_NAME, F_OK), ENOENT);
	module_load("");
	module_unload();
	kill(calls, SIGKILL);
	return verdict();
}
