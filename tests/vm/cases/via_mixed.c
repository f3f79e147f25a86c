// SPDX-License-Identifier: GPL-2.0-only
/* All ways at once, from threads of one process: each call is seen just once. */
#include "via_event.h"

#include <pthread.h>

#include "via_uring.h"

#define CALLS 500
#define FIRST_NAME 9000

struct way {
	unsigned int via;
	void (*call)(struct uring *ring, int name);
	unsigned int setup_flags; /* of a ring of its own */
	unsigned int seen[CALLS];
	pthread_t thread;
};

static int fd;

static void call_native(struct uring *ring, int name)
{
	(void)ring;
	syscall(SYS_setsockopt, fd, SOL_SOCKET, name, NULL, 0);
}

static void request(struct uring *ring, int name, unsigned int flags)
{
	struct uring_sqe sqe = uring_set(fd, SOL_SOCKET, name, NULL, 0);

	sqe.flags = (uint8_t)flags;
	uring_one(ring, &sqe);
}

static void call_uring(struct uring *ring, int name)
{
	request(ring, name, 0);
}

static void call_uring_worker(struct uring *ring, int name)
{
	request(ring, name, IOSQE_ASYNC);
}

#ifdef __x86_64__
#include "int80.h"

static void call_compat(struct uring *ring, int name)
{
	const uint32_t args[5] = { (uint32_t)fd, SOL_SOCKET, (uint32_t)name };

	(void)ring;
	int80(I386_SETSOCKOPT, args);
}
#endif

/* Their calls are told apart by their numbers: each has some of its own. */
static struct way ways[] = {
	{ .via = SOT_VIA_SYSCALL, .call = call_native },
	{ .via = SOT_VIA_SYSCALL, .call = call_native },
#ifdef __x86_64__
	{ .via = SOT_VIA_COMPAT, .call = call_compat },
#endif
	{ .via = SOT_VIA_IO_URING, .call = call_uring },
	{ .via = SOT_VIA_IO_URING, .call = call_uring_worker },
	{ .via = SOT_VIA_IO_URING,
	  .call = call_uring,
	  .setup_flags = IORING_SETUP_SQPOLL },
};

#define WAYS (sizeof(ways) / sizeof(ways[0]))

static void *make_calls(void *arg)
{
	struct way *way = arg;
	int first = FIRST_NAME + (int)(way - ways) * CALLS;
	struct uring ring;

	if (way->via == SOT_VIA_IO_URING)
		uring_init(&ring, way->setup_flags);
	for (int i = 0; i < CALLS; i++)
		way->call(&ring, first + i);
	if (way->via == SOT_VIA_IO_URING)
		uring_exit(&ring);
	return NULL;
}

static void count(const struct sot_event *event)
{
	unsigned int number = (unsigned int)event->optname - FIRST_NAME;

	if (number >= WAYS * CALLS)
		DIE("option %d was never set", event->optname);
	CHECK_EQ("via", event->via, ways[number / CALLS].via);
	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("pid", event->pid, getpid());
	ways[number / CALLS].seen[number % CALLS]++;
}

int main(void)
{
	const struct sot_header *header;
	struct device dev;
	bool uring;

	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	uring = !uring_try();
	device_open(&dev);
	device_filter_self(&dev, false);
	for (size_t i = 0; i < WAYS; i++)
		if (uring || ways[i].via != SOT_VIA_IO_URING)
			pthread_create(&ways[i].thread, NULL, make_calls,
				       &ways[i]);
	for (size_t i = 0; i < WAYS; i++)
		if (ways[i].thread)
			pthread_join(ways[i].thread, NULL);
	while ((header = device_next(&dev))) {
		if (!record_is_event(header))
			DIE("record of type %u", header->type);
		count((const void *)header);
	}
	for (size_t i = 0; i < WAYS; i++)
		for (int call = 0; ways[i].thread && call < CALLS; call++)
			CHECK_EQ("events of one call", ways[i].seen[call], 1);
	return verdict();
}
