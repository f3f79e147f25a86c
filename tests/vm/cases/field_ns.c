// SPDX-License-Identifier: GPL-2.0-only
/* The caller's namespaces, and a socket that belongs to another one. */
#include "device.h"

#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>

static struct namespaces {
	unsigned int net;
	unsigned int pid;
	unsigned int mnt;
	unsigned int user;
} * seen;

static unsigned int inode(const char *name)
{
	char path[64];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/thread-self/ns/%s", name);
	MUST(stat(path, &st));
	return (unsigned int)st.st_ino;
}

static void call(void *arg)
{
	int fd = arg ? *(int *)arg : -1;
	int one = 1;

	seen->net = inode("net");
	seen->pid = inode("pid");
	seen->mnt = inode("mnt");
	seen->user = inode("user");
	setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
}

static void check(const struct sot_event *event, unsigned int sock_netns)
{
	CHECK_EQ("netns", event->netns, seen->net);
	CHECK_EQ("pidns", event->pidns, seen->pid);
	CHECK_EQ("mntns", event->mntns, seen->mnt);
	CHECK_EQ("userns", event->userns, seen->user);
	CHECK_EQ("sock_netns", event->sock_netns, sock_netns);
}

/* Only a child of who unshares gets a new pid namespace. */
static void all_new(void *arg)
{
	MUST(unshare(CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID |
		     CLONE_NEWUSER));
	/* That of the caller is still the old one. */
	call(arg);
}

static void all_new_child(void *arg)
{
	int fds[2];
	pid_t child;
	char byte;

	MUST(unshare(CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWPID |
		     CLONE_NEWUSER));
	MUST(pipe(fds));
	child = (pid_t)MUST(fork());
	if (!child) {
		/* /proc of the outer pid namespace knows it by another pid. */
		MUST(read(fds[0], &byte, 1));
		setsockopt(*(int *)arg, SOL_SOCKET, SO_KEEPALIVE, &(int){ 1 },
			   sizeof(int));
		exit(0);
	}
	seen->net = inode("net");
	seen->pid = inode("pid_for_children");
	seen->mnt = inode("mnt");
	seen->user = inode("user");
	MUST(write(fds[1], "x", 1));
	reap(child);
}

int main(void)
{
	unsigned int net = inode("net");
	struct namespaces first;
	struct device dev;
	int fd;

	seen = shared_memory(sizeof(*seen));
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	device_open(&dev);

	call(&fd);
	check(device_only(&dev), net);
	first = *seen;
	call(NULL);
	check(device_only(&dev), 0);

	run_forked(all_new, &fd);
	check(device_only(&dev), net);
	CHECK(seen->net != first.net && seen->mnt != first.mnt &&
		      seen->user != first.user && seen->pid == first.pid,
	      "unshare did not make other namespaces");
	run_forked(all_new_child, &fd);
	check(device_only(&dev), net);
	CHECK(seen->pid != first.pid, "the pid namespace is the same");
	device_done(&dev);
	return verdict();
}
