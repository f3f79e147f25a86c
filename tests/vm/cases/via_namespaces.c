// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls from inside of containers: new user, pid, net and mount namespaces, one
 * within the other, seen by a reader in the first ones.
 */
#include "via_event.h"

#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>

#define NEW_ALL (CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS)
#define DEPTH 3

/* What one process says of itself. */
struct inside {
	pid_t outer; /* as /proc of the first pid namespace has it */
	pid_t pid;
	pid_t tid;
	uint64_t net;
	uint64_t pidns;
	uint64_t mnt;
	uint64_t user;
};

static struct inside *levels; /* by depth; 0 is the reader's */

static uint64_t inode(const char *name)
{
	char path[64];
	struct stat st;

	snprintf(path, sizeof(path), "/proc/self/ns/%s", name);
	MUST(stat(path, &st));
	return st.st_ino;
}

static void describe(struct inside *inside)
{
	char link[32] = "";

	MUST(readlink("/proc/self", link, sizeof(link) - 1));
	inside->outer = atoi(link);
	inside->pid = getpid();
	inside->tid = gettid();
	inside->net = inode("net");
	inside->pidns = inode("pid");
	inside->mnt = inode("mnt");
	inside->user = inode("user");
}

static void put(const char *path, const char *text)
{
	int fd = (int)MUST(open(path, O_WRONLY));

	MUST(write(fd, text, strlen(text)));
	close(fd);
}

/* Who is nobody inside may make no further namespaces. */
static void map_root(void)
{
	put("/proc/self/uid_map", "0 0 1");
	put("/proc/self/setgroups", "deny");
	put("/proc/self/gid_map", "0 0 1");
}

static void call(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	int one = 1;

	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one)));
	MUST(close(fd));
}

static void descend(int depth);

/* Becomes the first process of its namespaces; then makes those within. */
static int contained(void *arg)
{
	int depth = (int)(intptr_t)arg;

	failures = 0;
	map_root();
	describe(&levels[depth]);
	call();
	if (depth < DEPTH)
		descend(depth + 1);
	return verdict();
}

static void descend(int depth)
{
	size_t size = 256 * 1024;
	char *stack = malloc(size);

	if (!stack)
		DIE("out of memory");
	reap((pid_t)MUST(clone(contained, stack + size, NEW_ALL | SIGCHLD,
			       (void *)(intptr_t)depth)));
	free(stack);
}

static void check(const struct sot_event *event, const struct inside *inside)
{
	const struct inside *outside = &levels[0];

	CHECK_EQ("via", event->via, SOT_VIA_SYSCALL);
	CHECK_EQ("ret", event->ret, 0);
	CHECK_EQ("pid", event->pid, inside->outer);
	CHECK_EQ("tid", event->tid, inside->outer);
	CHECK_EQ("ns_pid", event->ns_pid, inside->pid);
	CHECK_EQ("ns_tid", event->ns_tid, inside->tid);
	CHECK_EQ("netns", event->netns, inside->net);
	CHECK_EQ("sock_netns", event->sock_netns, inside->net);
	CHECK_EQ("pidns", event->pidns, inside->pidns);
	CHECK_EQ("mntns", event->mntns, inside->mnt);
	CHECK_EQ("userns", event->userns, inside->user);
	CHECK_EQ("uid", event->uid, 0);
	CHECK_EQ("gid", event->gid, 0);
	CHECK(inside->net != outside->net && inside->mnt != outside->mnt &&
		      inside->user != outside->user &&
		      inside->pidns != outside->pidns,
	      "the namespaces are the first ones");
	CHECK_EQ("pid inside", inside->pid, 1);
}

/* By the socket's network namespace, and by the tree that it is in. */
static void check_netns_filter(struct device *dev)
{
	struct sot_filter filter = {
		.flags = SOT_FILTER_TREE,
		.npids = 1,
		.nnetns = 1,
		.netns = { (uint32_t)levels[0].net },
	};

	device_filter(dev, &filter);
	descend(DEPTH);
	device_done(dev);
	call();
	CHECK_EQ("netns", device_only(dev)->netns, levels[0].net);
}

int main(void)
{
	struct device dev;

	levels = shared_memory((DEPTH + 1) * sizeof(*levels));
	describe(&levels[0]);
	device_open(&dev);
	device_filter_self(&dev, true);
	descend(1);
	for (int depth = 1; depth <= DEPTH; depth++)
		check(device_event(&dev), &levels[depth]);
	device_done(&dev);
	check_netns_filter(&dev);
	return verdict();
}
