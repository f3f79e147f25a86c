// SPDX-License-Identifier: GPL-2.0-only
/* Related calls that fail: what was passed is there, and why it failed. */
#include "related.h"

#include <sys/syscall.h>

#include "socks.h"

static struct device dev;

/* The event of a call that had to fail so. */
#define FAILED(type, call, err) \
	failed_at(__LINE__, SOT_TYPE_##type, #call, (call), err)

static const struct sot_event *failed_at(int line, uint32_t type,
					 const char *call, long ret, int want)
{
	check_err(__FILE__, line, call, ret, errno, want);
	return related_next_at(line, &dev, type, -want);
}

static void no_socket(const struct sot_event *event, int fd)
{
	CHECK_EQ("fd", event->fd, fd);
	CHECK(event->flags & SOT_F_NOSOCK, "not flagged as no socket");
	CHECK_EQ("sock_cookie", event->sock_cookie, 0);
	CHECK_EQ("sock_family", event->sock_family, 0);
}

static void without_socket(void)
{
	struct sock_address address = loopback(AF_INET);
	int pipes[2];

	no_socket(FAILED(SOCKET, socket(-2, SOCK_STREAM, 0), EAFNOSUPPORT), -1);
	no_socket(FAILED(SOCKET, socket(AF_INET, 77, 0), EINVAL), -1);
	no_socket(FAILED(BIND, bind(-1, &address.sa, address.len), EBADF), -1);
	no_socket(
		FAILED(CONNECT, connect(999, &address.sa, address.len), EBADF),
		999);
	MUST(pipe(pipes));
	no_socket(FAILED(LISTEN, listen(pipes[0], 1), ENOTSOCK), pipes[0]);
	no_socket(FAILED(ACCEPT, accept(pipes[1], NULL, NULL), ENOTSOCK),
		  pipes[1]);
	MUST(close(pipes[0]));
	MUST(close(pipes[1]));
	/* The end of what is no socket is nothing to us. */
	device_done(&dev);
}

static void addresses(void)
{
	int first = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	int second = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct sock_address address = bind_loopback(first, AF_INET);
	const struct sot_event *event;
	unsigned char *page, *end;

	device_drop(&dev);
	event = FAILED(BIND, bind(second, &address.sa, address.len),
		       EADDRINUSE);
	CHECK_EQ("value_len", event->value_len, address.len);
	event = FAILED(CONNECT, connect(second, &address.sa, address.len),
		       ECONNREFUSED);
	CHECK_EQ("value_len", event->value_len, address.len);
	event = FAILED(CONNECT, connect(second, &address.sa, -1), EINVAL);
	CHECK_EQ("optlen", event->optlen, -1);
	CHECK_EQ("value_len", event->value_len, 0);
	event = FAILED(BIND, bind(second, &address.sa, 1000000), EINVAL);
	CHECK_EQ("optlen", event->optlen, 1000000);
	CHECK(event->flags & SOT_F_TRUNCATED, "not flagged as cut");
	CHECK_EQ("value_len", event->value_len, dev.info.snaplen);

	event = FAILED(BIND, bind(second, (void *)16, address.len), EFAULT);
	CHECK(event->flags & SOT_F_FAULT, "not flagged as unreadable");
	CHECK_EQ("value_len", event->value_len, 0);
	page = mmap(NULL, 8192, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	CHECK(page != MAP_FAILED, "mmap");
	end = page + 4096;
	MUST(munmap(end, 4096));
	memcpy(end - 8, &address.sa, 8);
	event = FAILED(BIND, bind(second, (void *)(end - 8), address.len),
		       EFAULT);
	CHECK(event->flags & SOT_F_FAULT, "not flagged as unreadable");
	CHECK_EQ("value_len", event->value_len, 8);
	CHECK(!memcmp(event_value(event), &address.sa, 8), "another address");
	close(first);
	close(second);
	device_drop(&dev);
}

/* Who wanted to accept sees the listening socket. */
static void accepting(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
	const struct sot_event *event;
	int other;

	bind_loopback(fd, AF_INET);
	MUST(listen(fd, 1));
	device_drop(&dev);
	event = FAILED(ACCEPT, accept(fd, NULL, NULL), EAGAIN);
	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("sock_state", event->sock_state, 10);
	CHECK(!(event->flags & SOT_F_NOSOCK), "flagged as no socket");
	CHECK_EQ("optval", event->optval, 0);
	CHECK_EQ("optlen_ptr", event->optlen_ptr, 0);
	event = FAILED(ACCEPT, accept4(fd, NULL, NULL, 1), EINVAL);
	CHECK_EQ("flags", event->optname, 1);
	/* What the kernel made in vain, and closed, is no socket of anybody. */
	device_done(&dev);

	other = (int)MUST(socket(AF_UNIX, SOCK_STREAM, 0));
	device_drop(&dev);
	event = FAILED(LISTEN, listen(other, -5), EINVAL);
	CHECK_EQ("backlog", event->optlen, -5);
	close(other);
	close(fd);
	device_drop(&dev);
}

/* Only those that fail. */
static void failed_only(void)
{
	struct sot_filter filter = {
		.flags = SOT_FILTER_FAILED,
		.calls = RELATED_CALLS,
		.npids = 1,
	};
	struct sock_address address = loopback(AF_INET);

	device_filter(&dev, &filter);
	close((int)MUST(socket(AF_INET, SOCK_DGRAM, 0)));
	FAILED(BIND, bind(-1, &address.sa, address.len), EBADF);
	device_done(&dev);
}

int main(void)
{
	device_open(&dev);
	related_ask(&dev, RELATED_CALLS, false);
	without_socket();
	addresses();
	accepting();
	failed_only();
	device_close(&dev);
	return verdict();
}
