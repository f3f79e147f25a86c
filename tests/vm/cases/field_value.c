// SPDX-License-Identifier: GPL-2.0-only
/* Which bytes of a value that is hard to read are recorded, and how flagged. */
#include "device.h"

#include <linux/filter.h>
#include <pthread.h>
#include <sys/socket.h>

#include "sleeper.h"

#define UNKNOWN 9999

static struct device dev;
static size_t page;

static void check(const void *bytes, size_t length, unsigned int flags)
{
	const struct sot_event *event = device_only(&dev);

	CHECK_EQ("flags", event->flags, flags);
	CHECK_EQ("value_len", event->value_len, length);
	if (event->value_len == length)
		CHECK(!memcmp(event_value(event), bytes, length),
		      "the value's bytes differ");
}

/* Every distance from the end of a mapping: no byte less, none invented. */
static void before_the_end(int fd)
{
	unsigned char *at = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	MUST(munmap(at + page, page));
	for (size_t i = 0; i < page; i++)
		at[i] = (unsigned char)(i * 13);
	for (size_t rest = 0; rest <= 40; rest++) {
		unsigned char *value = at + page - rest;

		setsockopt(fd, SOL_SOCKET, UNKNOWN, value, 40);
		check(value, rest, rest < 40 ? SOT_F_FAULT : 0);
	}
	/* Memory that may not be read is as good as none. */
	MUST(mprotect(at, page, PROT_NONE));
	setsockopt(fd, SOL_SOCKET, UNKNOWN, at, 40);
	check(NULL, 0, SOT_F_FAULT);
	MUST(munmap(at, page));
}

static struct sock_filter program[1] = { { BPF_RET | BPF_K, 0, 0, 0xffff } };
static struct sleeper sleeper;
static struct sock_fprog *fprog;

static void *change(void *arg)
{
	(void)arg;
	sleeper_wait(&sleeper, 1);
	fprog->len = 77;
	sleeper_wake(&sleeper, program, sizeof(program));
	return NULL;
}

/*
 * The value is there at entry, the program that it points to is not: the call
 * sleeps after it has read the value.
 */
static void changed(int fd)
{
	struct sock_fprog before = { .len = 1 };
	pthread_t thread;

	sleeper_init(&sleeper);
	before.filter = (void *)sleeper.hole;
	fprog = (void *)sleeper.first;
	memcpy(fprog, &before, sizeof(before));
	pthread_create(&thread, NULL, change, NULL);
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, fprog,
			sizeof(*fprog)));
	pthread_join(thread, NULL);
	/* The program itself came late. */
	check(&before, sizeof(before), SOT_F_CHANGED | SOT_F_LATE);
}

static void *unmap(void *arg)
{
	(void)arg;
	sleeper_wait(&sleeper, 1);
	MUST(munmap(sleeper.first, page));
	sleeper_wake(&sleeper, program, sizeof(program));
	return NULL;
}

/* A value that is gone at return has been read all the same. */
static void unmapped(int fd)
{
	struct sock_fprog before = { .len = 1 };
	pthread_t thread;

	sleeper_init(&sleeper);
	before.filter = (void *)sleeper.hole;
	memcpy(sleeper.first, &before, sizeof(before));
	pthread_create(&thread, NULL, unmap, NULL);
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, sleeper.first,
			sizeof(before)));
	pthread_join(thread, NULL);
	check(&before, sizeof(before), SOT_F_LATE);
}

static void late(int fd)
{
	unsigned char zeros[100] = { 0 };
	unsigned char *at = mmap(NULL, page, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	/* The kernel reads four bytes, which brings in the page. */
	setsockopt(fd, SOL_SOCKET, UNKNOWN, at, 100);
	check(zeros, 100, SOT_F_LATE);
	setsockopt(fd, SOL_SOCKET, UNKNOWN, at, 100);
	check(zeros, 100, 0);
	/* Nobody reads for a descriptor that is none: it stays away. */
	MUST(madvise(at, page, MADV_DONTNEED));
	setsockopt(-1, SOL_SOCKET, UNKNOWN, at, 100);
	check(NULL, 0, SOT_F_FAULT | SOT_F_NOSOCK);
}

/* Its length counts instructions: the value is eight times as long. */
static void filter_got(int fd)
{
	struct sock_fprog fprog = { .len = 1, .filter = program };
	struct sock_filter got[2];
	socklen_t instructions = 2;

	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			sizeof(fprog)));
	check(&fprog, sizeof(fprog), 0);
	MUST(getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, got, &instructions));
	check(program, sizeof(program), 0);
}

int main(void)
{
	int fd;

	page = (size_t)sysconf(_SC_PAGESIZE);
	device_open(&dev);
	device_filter_self(&dev, false);
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	before_the_end(fd);
	changed(fd);
	unmapped(fd);
	late(fd);
	filter_got(fd);
	device_done(&dev);
	return verdict();
}
