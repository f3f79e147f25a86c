// SPDX-License-Identifier: GPL-2.0-only
/* Requests of io_uring that a thread of the kernel's carries out for us. */
#include "via_event.h"

#include <pthread.h>

#include "via_uring.h"

#define REQUESTS 32

static struct device dev;
static int value = 4;

/* Threads of io_uring show up among the process's own. */
static void check_thread(const struct sot_event *event, const char *prefix,
			 pid_t of)
{
	char path[64], want[32];

	snprintf(want, sizeof(want), "%s%d", prefix, of);
	want[SOT_COMM_LEN - 1] = '\0';
	CHECK(!strcmp(event->comm, want), "comm is \"%s\", expected \"%s\"",
	      event->comm, want);
	CHECK(event->tid != (unsigned int)gettid(), "tid is the submitter's");
	CHECK_EQ("ns_pid", event->ns_pid, getpid());
	CHECK_EQ("ns_tid", event->ns_tid, event->tid);
	CHECK_EQ("uid", event->uid, geteuid());
	snprintf(path, sizeof(path), "/proc/self/task/%u", event->tid);
	CHECK(!access(path, F_OK), "tid %u is no thread of the process",
	      event->tid);
}

static void check_pair(struct uring *ring, int fd, unsigned int sqe_flags,
		       const char *prefix, pid_t of)
{
	struct uring_sqe sqe =
		uring_set(fd, SOL_SOCKET, SO_PRIORITY, &value, 4);
	const struct sot_event *event;
	int got = -1;

	sqe.flags = (uint8_t)sqe_flags;
	CHECK_EQ("result of a set", uring_one(ring, &sqe), 0);
	event = device_only(&dev);
	CHECK_EVENT(event, .type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = SO_PRIORITY,
		    .optlen = 4, .at = &value, .value = &value, .value_len = 4);
	check_thread(event, prefix, of);

	sqe = uring_get(fd, SOL_SOCKET, SO_PRIORITY, &got, 4);
	sqe.flags = (uint8_t)sqe_flags;
	CHECK_EQ("result of a get", uring_one(ring, &sqe), 4);
	event = device_only(&dev);
	CHECK_EQ("the value", got, value);
	CHECK_EVENT(event, .type = SOT_TYPE_GETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = SO_PRIORITY,
		    .optlen = 4, .ret = 4, .at = &got, .value = &got,
		    .value_len = 4);
	check_thread(event, prefix, of);

	sqe = uring_set(fd, SOL_SOCKET, 9999, &value, 4);
	sqe.flags = (uint8_t)sqe_flags;
	CHECK_EQ("result of a failure", uring_one(ring, &sqe), -ENOPROTOOPT);
	event = device_only(&dev);
	CHECK_EVENT(event, .type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = 9999, .optlen = 4,
		    .ret = -ENOPROTOOPT, .at = &value, .value = &value,
		    .value_len = 4);
	check_thread(event, prefix, of);
}

/* Several in flight at once: in any order, but each of them once. */
static void many(struct uring *ring, int fd, unsigned int sqe_flags)
{
	unsigned int seen[REQUESTS] = { 0 };
	struct io_uring_cqe cqe;

	for (int i = 0; i < REQUESTS; i++) {
		/* The option's number tells which one it is. */
		struct uring_sqe sqe =
			uring_set(fd, SOL_SOCKET, 9000 + i, &value, 4);

		sqe.flags = (uint8_t)sqe_flags;
		uring_push(ring, &sqe);
	}
	uring_submit(ring, REQUESTS);
	for (int i = 0; i < REQUESTS; i++)
		CHECK(uring_result(ring, &cqe) && cqe.res == -ENOPROTOOPT,
		      "result %d of many", i);
	for (int i = 0; i < REQUESTS; i++) {
		int which = device_event(&dev)->optname - 9000;

		if (which < 0 || which >= REQUESTS)
			DIE("unknown request %d", which);
		seen[which]++;
	}
	for (int i = 0; i < REQUESTS; i++)
		CHECK_EQ("events of one request", seen[i], 1);
	device_done(&dev);
}

/* From a thread that is not the first: the worker is named after it. */
static void *in_thread(void *arg)
{
	struct uring ring;

	uring_init(&ring, 0);
	check_pair(&ring, *(int *)arg, IOSQE_ASYNC, "iou-wrk-", gettid());
	uring_exit(&ring);
	return NULL;
}

int main(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct uring worker, poller;
	pthread_t thread;

	uring_need();
	uring_init(&worker, 0);
	uring_init(&poller, IORING_SETUP_SQPOLL);
	device_open(&dev);
	device_filter_self(&dev, false);

	check_pair(&worker, fd, IOSQE_ASYNC, "iou-wrk-", getpid());
	many(&worker, fd, IOSQE_ASYNC);
	check_pair(&poller, fd, 0, "iou-sqp-", getpid());
	many(&poller, fd, 0);
	/* Handed on from the one kind of thread to the other. */
	many(&poller, fd, IOSQE_ASYNC);
	pthread_create(&thread, NULL, in_thread, &fd);
	pthread_join(thread, NULL);
	device_done(&dev);
	return verdict();
}
