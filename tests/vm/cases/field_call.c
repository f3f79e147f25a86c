// SPDX-License-Identifier: GPL-2.0-only
/* The arguments, the result and the value, as the program has them. */
#include "device.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#define GARBAGE 0x1badcafe00000000L

static struct device dev;

static const struct sot_event *check(unsigned int type, int fd, int level,
				     int name, const void *value, int length,
				     long ret)
{
	const struct sot_event *event = device_only(&dev);

	CHECK_EQ("type", event->header.type, type);
	CHECK_EQ("via", event->via, SOT_VIA_SYSCALL);
	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("level", event->level, level);
	CHECK_EQ("optname", event->optname, name);
	CHECK_EQ("optval", event->optval, (uintptr_t)value);
	CHECK_EQ("optlen", event->optlen, length);
	CHECK_EQ("ret", event->ret, ret);
	return event;
}

static void check_bytes(const struct sot_event *event, const void *value,
			size_t length, unsigned int flags)
{
	CHECK_EQ("flags", event->flags, flags);
	CHECK_EQ("value_len", event->value_len, length);
	CHECK_EQ("in_len", event->in_len, 0);
	if (event->value_len == length)
		CHECK(!memcmp(event_value(event), value, length),
		      "the value's bytes differ");
	for (size_t i = length; i < align8(length); i++)
		CHECK(!event_value(event)[i], "padding is not zero");
}

static long set(int fd, int level, int name, void *value, int length)
{
	return setsockopt(fd, level, name, value, (socklen_t)length) ? -errno :
								       0;
}

static void sets(int fd)
{
	static const int levels[] = {
		0, 1, 6, 0x7fffffff, -1, -2147483647 - 1
	};
	unsigned char value[4096];
	const struct sot_event *event;
	long ret;

	for (size_t i = 0; i < sizeof(value); i++)
		value[i] = (unsigned char)(i + 1);
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		int name = levels[sizeof(levels) / sizeof(levels[0]) - 1 - i];

		ret = set(fd, levels[i], name, value, 4);
		event = check(SOT_TYPE_SETSOCKOPT, fd, levels[i], name, value,
			      4, ret);
		check_bytes(event, value, 4, 0);
		CHECK_EQ("optlen_ptr", event->optlen_ptr, 0);
		CHECK_EQ("optlen_out", event->optlen_out, 0);
	}
	for (int length = 1; length <= (int)dev.info.snaplen; length++) {
		ret = set(fd, SOL_SOCKET, 9999, value, length);
		event = check(SOT_TYPE_SETSOCKOPT, fd, SOL_SOCKET, 9999, value,
			      length, ret);
		check_bytes(event, value, (size_t)length, 0);
	}
	ret = set(fd, SOL_SOCKET, 9999, value, 4096);
	event = check(SOT_TYPE_SETSOCKOPT, fd, SOL_SOCKET, 9999, value, 4096,
		      ret);
	check_bytes(event, value, dev.info.snaplen, SOT_F_TRUNCATED);
	ret = set(fd, SOL_SOCKET, 9999, value, 0);
	event = check(SOT_TYPE_SETSOCKOPT, fd, SOL_SOCKET, 9999, value, 0, ret);
	check_bytes(event, value, 0, 0);
	ret = set(fd, SOL_SOCKET, 9999, value, -7);
	event = check(SOT_TYPE_SETSOCKOPT, fd, SOL_SOCKET, 9999, value, -7,
		      ret);
	check_bytes(event, value, 0, 0);
}

static void no_socket(void)
{
	const struct sot_event *event;
	int pipes[2], value = 7;

	MUST(pipe(pipes));
	CHECK_ERR(setsockopt(-1, 3, 4, &value, 4), EBADF);
	event = check(SOT_TYPE_SETSOCKOPT, -1, 3, 4, &value, 4, -EBADF);
	check_bytes(event, &value, 4, SOT_F_NOSOCK);
	CHECK_ERR(setsockopt(pipes[0], 3, 4, &value, 4), ENOTSOCK);
	event = check(SOT_TYPE_SETSOCKOPT, pipes[0], 3, 4, &value, 4,
		      -ENOTSOCK);
	check_bytes(event, &value, 4, SOT_F_NOSOCK);
	CHECK_EQ("addr_len", event->addr_len, 0);
	CHECK_EQ("sock_inode", event->sock_inode, 0);
	CHECK_EQ("sock_cookie", event->sock_cookie, 0);
	CHECK_EQ("sock_netns", event->sock_netns, 0);
	CHECK_EQ("sock_family", event->sock_family, 0);
	CHECK_EQ("sock_type", event->sock_type, 0);
}

static void gets(int fd)
{
	const struct sot_event *event;
	int value = 0;
	socklen_t length = 16;
	char buffer[16];
	void *bad = (void *)0x10;

	MUST(getsockopt(fd, SOL_SOCKET, SO_TYPE, buffer, &length));
	event = check(SOT_TYPE_GETSOCKOPT, fd, SOL_SOCKET, SO_TYPE, buffer, 16,
		      0);
	check_bytes(event, buffer, 4, 0);
	CHECK_EQ("optlen_out", event->optlen_out, 4);
	CHECK_EQ("optlen_ptr", event->optlen_ptr, (uintptr_t)&length);

	length = 4;
	CHECK_ERR(getsockopt(fd, SOL_SOCKET, 9999, &value, &length),
		  ENOPROTOOPT);
	event = check(SOT_TYPE_GETSOCKOPT, fd, SOL_SOCKET, 9999, &value, 4,
		      -ENOPROTOOPT);
	check_bytes(event, &value, 0, 0);
	CHECK_EQ("optlen_out", event->optlen_out, 4);

	CHECK_ERR(syscall(SYS_getsockopt, fd, SOL_SOCKET, SO_TYPE, &value, bad),
		  EFAULT);
	event = check(SOT_TYPE_GETSOCKOPT, fd, SOL_SOCKET, SO_TYPE, &value, 0,
		      -EFAULT);
	CHECK_EQ("flags", event->flags,
		 SOT_F_OPTLEN_FAULT | SOT_F_OPTLEN_OUT_FAULT);
	CHECK_EQ("optlen_ptr", event->optlen_ptr, (uintptr_t)bad);
	CHECK_EQ("optlen_out", event->optlen_out, 0);
}

static void garbage(int fd)
{
	int value = 1;

	MUST(syscall(SYS_setsockopt, GARBAGE | fd, GARBAGE | SOL_SOCKET,
		     GARBAGE | SO_KEEPALIVE, &value, GARBAGE | 4));
	check(SOT_TYPE_SETSOCKOPT, fd, SOL_SOCKET, SO_KEEPALIVE, &value, 4, 0);
	CHECK_ERR(syscall(SYS_setsockopt, GARBAGE | 0xffffffff, GARBAGE | 3,
			  GARBAGE | 4, &value, GARBAGE | 4),
		  EBADF);
	check(SOT_TYPE_SETSOCKOPT, -1, 3, 4, &value, 4, -EBADF);
}

int main(void)
{
	int fd;

	device_open(&dev);
	device_filter_self(&dev, false);
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	sets(fd);
	no_socket();
	gets(fd);
	garbage(fd);
	device_done(&dev);
	return verdict();
}
