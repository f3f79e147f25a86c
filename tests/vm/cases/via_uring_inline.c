// SPDX-License-Identifier: GPL-2.0-only
/* Requests of io_uring that the submitting thread itself carries out. */
#include "via_event.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include "via_uring.h"

static struct device dev;
static struct uring ring;

static const struct sot_event *one(struct uring_sqe sqe, int result)
{
	const struct sot_event *event;

	CHECK_EQ("result", uring_one(&ring, &sqe), result);
	event = device_only(&dev);
	CHECK_EQ("tid", event->tid, gettid());
	CHECK_EQ("optlen_ptr", event->optlen_ptr, 0);
	return event;
}

static void sets(int fd)
{
	int value = 50;

	CHECK_EVENT(one(uring_set(fd, SOL_TCP, TCP_KEEPIDLE, &value, 4), 0),
		    .type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_TCP, .optname = TCP_KEEPIDLE,
		    .optlen = 4, .at = &value, .value = &value, .value_len = 4);
	CHECK_EVENT(
		one(uring_set(fd, SOL_SOCKET, 9999, &value, 4), -ENOPROTOOPT),
		.type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING, .fd = fd,
		.level = SOL_SOCKET, .optname = 9999, .optlen = 4,
		.ret = -ENOPROTOOPT, .at = &value, .value = &value,
		.value_len = 4);
	CHECK_EVENT(one(uring_set(fd, SOL_SOCKET, SO_KEEPALIVE, &value, -1),
			-EINVAL),
		    .type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = SO_KEEPALIVE,
		    .optlen = -1, .ret = -EINVAL, .at = &value);
	CHECK_EVENT(
		one(uring_set(fd, SOL_SOCKET, SO_KEEPALIVE, NULL, 4), -EFAULT),
		.type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING, .fd = fd,
		.level = SOL_SOCKET, .optname = SO_KEEPALIVE, .optlen = 4,
		.ret = -EFAULT, .flags = SOT_F_FAULT);
}

static void gets(int fd)
{
	struct {
		int onoff, linger, beyond;
	} value = { -1, -1, -1 };
	const struct sot_event *event;
	int type = 0, keepidle = 0;

	event = one(uring_get(fd, SOL_SOCKET, SO_TYPE, &type, 4), 4);
	CHECK_EQ("the value", type, SOCK_STREAM);
	CHECK_EQ("optlen_out", event->optlen_out, 4);
	CHECK_EVENT(event, .type = SOT_TYPE_GETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = SO_TYPE,
		    .optlen = 4, .ret = 4, .at = &type, .value = &type,
		    .value_len = 4);
	/* Shorter than the buffer. */
	event = one(uring_get(fd, SOL_SOCKET, SO_LINGER, &value, 12), 8);
	CHECK_EQ("optlen_out", event->optlen_out, 8);
	CHECK_EVENT(event, .type = SOT_TYPE_GETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_SOCKET, .optname = SO_LINGER,
		    .optlen = 12, .ret = 8, .at = &value, .value = &value,
		    .value_len = 8);
	/* No other level may be read through io_uring. */
	CHECK_EVENT(one(uring_get(fd, SOL_TCP, TCP_KEEPIDLE, &keepidle, 4),
			-EOPNOTSUPP),
		    .type = SOT_TYPE_GETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .fd = fd, .level = SOL_TCP, .optname = TCP_KEEPIDLE,
		    .optlen = 4, .ret = -EOPNOTSUPP, .at = &keepidle);
	CHECK_EVENT(
		one(uring_get(fd, SOL_SOCKET, 9999, &type, 4), -ENOPROTOOPT),
		.type = SOT_TYPE_GETSOCKOPT, .via = SOT_VIA_IO_URING, .fd = fd,
		.level = SOL_SOCKET, .optname = 9999, .optlen = 4,
		.ret = -ENOPROTOOPT, .at = &type);
}

/* Many requests in one system call: an event for each, in their order. */
static void batch(int fd)
{
	int values[URING_SLOTS];
	struct io_uring_cqe cqe;

	for (int i = 0; i < URING_SLOTS; i++) {
		struct uring_sqe sqe =
			uring_set(fd, SOL_SOCKET, SO_PRIORITY, &values[i], 4);

		values[i] = i % 7;
		uring_push(&ring, &sqe);
	}
	uring_submit(&ring, URING_SLOTS);
	for (int i = 0; i < URING_SLOTS; i++) {
		CHECK(uring_result(&ring, &cqe) && !cqe.res,
		      "result %d of many", i);
		CHECK_EVENT(device_event(&dev), .type = SOT_TYPE_SETSOCKOPT,
			    .via = SOT_VIA_IO_URING, .fd = fd,
			    .level = SOL_SOCKET, .optname = SO_PRIORITY,
			    .optlen = 4, .at = &values[i], .value = &values[i],
			    .value_len = 4);
	}
	device_done(&dev);
}

/* Neither other commands nor what is refused before it reaches a socket. */
static void others(int fd)
{
	struct uring_sqe sqe = { .fd = fd, .cmd_op = URING_SIOCINQ };
	int pipes[2], one = 1;

	MUST(pipe(pipes));
	/* It wants a connection; what comes of it is of no interest. */
	uring_one(&ring, &sqe);
	sqe.cmd_op = 4242;
	CHECK_EQ("an unknown command", uring_one(&ring, &sqe), -EOPNOTSUPP);
	sqe = uring_set(-1, SOL_SOCKET, SO_KEEPALIVE, &one, 4);
	CHECK_EQ("no descriptor", uring_one(&ring, &sqe), -EBADF);
	sqe = uring_set(pipes[0], SOL_SOCKET, SO_KEEPALIVE, &one, 4);
	CHECK_EQ("no socket", uring_one(&ring, &sqe), -EOPNOTSUPP);
	device_done(&dev);
}

int main(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	uring_need();
	uring_init(&ring, 0);
	device_open(&dev);
	device_filter_self(&dev, false);
	sets(fd);
	gets(fd);
	batch(fd);
	others(fd);
	device_done(&dev);
	return verdict();
}
