// SPDX-License-Identifier: GPL-2.0-only
/* Process and thread ids, here and in a pid namespace in a pid namespace. */
#include "device.h"

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <sys/socket.h>

/* What a process sees of itself, and how it is told to go on. */
static struct inside {
	int pid;
	int tid;
	int thread_tid;
} * inside;
static int ready[2], go[2];

static void check_ids(const struct sot_event *event, int pid, int tid, int ppid,
		      int ns_pid, int ns_tid)
{
	CHECK_EQ("pid", event->pid, pid);
	CHECK_EQ("tid", event->tid, tid);
	CHECK_EQ("ppid", event->ppid, ppid);
	CHECK_EQ("ns_pid", event->ns_pid, ns_pid);
	CHECK_EQ("ns_tid", event->ns_tid, ns_tid);
}

static void *call(void *tid)
{
	*(int *)tid = gettid();
	setsockopt(-1, 0, 0, NULL, 0);
	return NULL;
}

static void here(struct device *dev)
{
	pthread_t thread;
	int tid;

	call(&tid);
	check_ids(device_only(dev), getpid(), tid, getppid(), getpid(), tid);
	pthread_create(&thread, NULL, call, &tid);
	pthread_join(thread, NULL);
	CHECK(tid != getpid(), "the thread has the process's id");
	check_ids(device_only(dev), getpid(), tid, getppid(), getpid(), tid);
}

static void *call_when_told(void *tid)
{
	char byte;

	MUST(write(ready[1], "x", 1));
	MUST(read(go[0], &byte, 1));
	return call(tid);
}

__attribute__((noreturn)) static void innermost(void)
{
	pthread_t thread;
	char byte;

	inside->pid = getpid();
	pthread_create(&thread, NULL, call_when_told, &inside->thread_tid);
	pthread_join(thread, NULL);
	MUST(read(go[0], &byte, 1));
	call(&inside->tid);
	exit(0);
}

/* A process in as many namespaces, and the chain of parents up to here. */
__attribute__((noreturn)) static void descend(int namespaces)
{
	pid_t child;

	if (!namespaces)
		innermost();
	MUST(unshare(CLONE_NEWPID));
	child = (pid_t)MUST(fork());
	if (!child)
		descend(namespaces - 1);
	reap(child);
	exit(verdict());
}

/* Whose parent is pid, as the initial namespace's /proc says. */
static int child_of(int pid)
{
	DIR *dir = opendir("/proc");
	struct dirent *entry;
	int child = 0;

	while (dir && !child && (entry = readdir(dir))) {
		char path[300];
		int parent = 0;
		FILE *file;

		snprintf(path, sizeof(path), "/proc/%s/stat", entry->d_name);
		file = atoi(entry->d_name) ? fopen(path, "r") : NULL;
		if (!file)
			continue;
		if (fscanf(file, "%*d (%*[^)]) %*c %d", &parent) == 1 &&
		    parent == pid)
			child = atoi(entry->d_name);
		fclose(file);
	}
	closedir(dir);
	if (!child)
		DIE("process %d has no child", pid);
	return child;
}

/* The other thread of a process that has two. */
static int second_thread_of(int pid)
{
	struct dirent *entry;
	char path[64];
	int tid = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	dir = opendir(path);
	while (dir && (entry = readdir(dir)))
		if (atoi(entry->d_name) && atoi(entry->d_name) != pid)
			tid = atoi(entry->d_name);
	closedir(dir);
	return tid;
}

static void nested(struct device *dev, int namespaces)
{
	int outer, parent = getpid(), host, thread;
	char byte;

	outer = (int)MUST(fork());
	if (!outer)
		descend(namespaces);
	MUST(read(ready[0], &byte, 1));
	host = outer;
	for (int i = 0; i < namespaces; i++) {
		parent = host;
		host = child_of(parent);
	}
	thread = second_thread_of(host);
	MUST(write(go[1], "xx", 2));
	reap(outer);

	if (namespaces)
		CHECK_EQ("getpid there", inside->pid, 1);
	check_ids(device_event(dev), host, thread, parent, inside->pid,
		  inside->thread_tid);
	check_ids(device_event(dev), host, host, parent, inside->pid,
		  inside->tid);
}

int main(void)
{
	struct device dev;

	inside = shared_memory(sizeof(*inside));
	MUST(pipe(ready));
	MUST(pipe(go));
	device_open(&dev);
	here(&dev);
	nested(&dev, 0);
	nested(&dev, 1);
	nested(&dev, 2);
	device_done(&dev);
	return verdict();
}
