// SPDX-License-Identifier: GPL-2.0-only
/* A native program's calls, from every kind of place that has a context. */
#include "via_event.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>

static struct device dev;
static int fd;
static int value = 3;

static void call(void)
{
	setsockopt(fd, SOL_SOCKET, SO_PRIORITY, &value, sizeof(value));
}

static void check(const struct sot_event *event, pid_t pid, pid_t tid)
{
	CHECK_EQ("type", event->header.type, SOT_TYPE_SETSOCKOPT);
	CHECK_EQ("via", event->via, SOT_VIA_SYSCALL);
	CHECK_EQ("flags", event->flags, 0);
	CHECK_EQ("pid", event->pid, pid);
	CHECK_EQ("tid", event->tid, tid);
	CHECK_EQ("optname", event->optname, SO_PRIORITY);
	CHECK_EQ("value_len", event->value_len, 4);
}

static void check_own(pid_t tid)
{
	check(device_only(&dev), getpid(), tid);
}

static void *in_thread(void *arg)
{
	*(pid_t *)arg = gettid();
	call();
	return NULL;
}

static void in_handler(int signal)
{
	(void)signal;
	call();
}

/* Shares the memory of its parent, which waits for its end. */
static int in_child(void *arg)
{
	(void)arg;
	call();
	return 0;
}

static void thread(void)
{
	pthread_t thread;
	pid_t tid;

	pthread_create(&thread, NULL, in_thread, &tid);
	pthread_join(thread, NULL);
	check_own(tid);
}

static void child(void)
{
	static char stack[16384] __attribute__((aligned(16)));
	pid_t pid = MUST(clone(in_child, stack + sizeof(stack),
			       CLONE_VM | CLONE_VFORK | SIGCHLD, NULL));

	reap(pid);
	check(device_only(&dev), pid, pid);
}

int main(void)
{
	device_open(&dev);
	device_filter_self(&dev, true);
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	call();
	check_own(gettid());
	syscall(SYS_setsockopt, fd, SOL_SOCKET, SO_PRIORITY, &value, 4);
	check_own(gettid());
	signal(SIGUSR1, in_handler);
	raise(SIGUSR1);
	check_own(gettid());
	thread();
	child();
	device_done(&dev);
	return verdict();
}
