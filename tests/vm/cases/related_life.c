// SPDX-License-Identifier: GPL-2.0-only
/* The life of sockets, call by call, against what the program knows of it. */
#include "related.h"

#include <netinet/tcp.h>
#include <signal.h>
#include <sys/un.h>

#include "socks.h"

#define TCP_STATE_ESTABLISHED 1
#define TCP_STATE_CLOSED 7
#define TCP_STATE_LISTEN 10
#define BACKLOG 7

static struct device dev;

static uint64_t cookie_of(int fd)
{
	uint64_t cookie;
	socklen_t len = sizeof(cookie);

	MUST(getsockopt(fd, SOL_SOCKET, SO_COOKIE, &cookie, &len));
	return cookie;
}

static void check_kind(const struct sot_event *event, int family, int type)
{
	CHECK_EQ("sock_family", event->sock_family, family);
	CHECK_EQ("sock_type", event->sock_type, type);
	CHECK(!(event->flags & SOT_F_NOSOCK), "flagged as no socket");
	CHECK(event->duration_ns < 60000000000, "took %llu ns",
	      (unsigned long long)event->duration_ns);
}

static int new_socket(int family, int type)
{
	int fd = (int)MUST(socket(family, type | SOCK_CLOEXEC, 0));
	const struct sot_event *event = related_next(&dev, SOT_TYPE_SOCKET, fd);

	check_kind(event, family, type);
	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("domain", event->level, family);
	CHECK_EQ("type", event->optname, type | SOCK_CLOEXEC);
	CHECK_EQ("protocol", event->optlen, 0);
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie_of(fd));
	return fd;
}

/* bind or connect: the address as it was passed. */
static const struct sot_event *with_address(uint32_t type, int fd,
					    const void *address, socklen_t len)
{
	const struct sot_event *event = related_next(&dev, type, 0);

	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("optval", event->optval, (uintptr_t)address);
	CHECK_EQ("optlen", event->optlen, len);
	CHECK_EQ("value_len", event->value_len, len);
	CHECK(!memcmp(event_value(event), address, event->value_len),
	      "another address");
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie_of(fd));
	CHECK_EQ("level", event->level, 0);
	CHECK_EQ("optname", event->optname, 0);
	return event;
}

static struct sock_address bound(int fd, int family)
{
	struct sock_address address = loopback(family);
	const struct sot_event *event;

	MUST(bind(fd, &address.sa, address.len));
	event = with_address(SOT_TYPE_BIND, fd, &address.sa, address.len);
	CHECK_EQ("sock_state", event->sock_state, TCP_STATE_CLOSED);
	MUST(getsockname(fd, &address.sa, &address.len));
	return address;
}

static void listening(int fd, int family)
{
	const struct sot_event *event;

	MUST(listen(fd, BACKLOG));
	event = related_next(&dev, SOT_TYPE_LISTEN, 0);
	check_kind(event, family, SOCK_STREAM);
	CHECK_EQ("fd", event->fd, fd);
	CHECK_EQ("backlog", event->optlen, BACKLOG);
	CHECK_EQ("value_len", event->value_len, 0);
}

static int accepted(int listener, int family)
{
	const struct sot_event *event;
	struct sockaddr_storage peer;
	socklen_t len = sizeof(peer);
	int fd;

	fd = (int)MUST(accept4(listener, (void *)&peer, &len, SOCK_NONBLOCK));
	event = related_next(&dev, SOT_TYPE_ACCEPT, fd);
	check_kind(event, family, SOCK_STREAM);
	CHECK_EQ("fd", event->fd, listener);
	CHECK_EQ("flags", event->optname, SOCK_NONBLOCK);
	CHECK_EQ("optval", event->optval, (uintptr_t)&peer);
	CHECK_EQ("optlen_ptr", event->optlen_ptr, (uintptr_t)&len);
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie_of(fd));
	CHECK_EQ("sock_state", event->sock_state, TCP_STATE_ESTABLISHED);
	if (family == AF_INET) {
		const struct sot_inet *in = (const void *)event_addr(event);

		CHECK_EQ("rport", in->rport,
			 ntohs(((struct sockaddr_in *)&peer)->sin_port));
	}
	return fd;
}

static void closed(int fd, int family, int type)
{
	const struct sot_event *event;
	uint64_t cookie = cookie_of(fd);

	MUST(close(fd));
	event = related_next(&dev, SOT_TYPE_CLOSE, 0);
	check_kind(event, family, type);
	CHECK_EQ("fd", event->fd, -1);
	CHECK_EQ("pid", event->pid, getpid());
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie);
	CHECK_EQ("value_len", event->value_len,
		 type == SOCK_STREAM ? sizeof(struct sot_tcp_end) : 0);
}

static void streams(int family)
{
	int listener = new_socket(family, SOCK_STREAM);
	int client = new_socket(family, SOCK_STREAM);
	struct sock_address address = bound(listener, family);
	int server;

	listening(listener, family);
	MUST(connect(client, &address.sa, address.len));
	with_address(SOT_TYPE_CONNECT, client, &address.sa, address.len);
	server = accepted(listener, family);
	closed(client, family, SOCK_STREAM);
	closed(server, family, SOCK_STREAM);
	closed(listener, family, SOCK_STREAM);
	device_done(&dev);
}

/* What went over a connection is told at its end. */
static void totals(void)
{
	int listener = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	int client = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct sock_address address = bind_loopback(listener, AF_INET);
	const struct sot_event *event;
	struct sot_tcp_end end;
	int server, one = 1;
	char bytes[100];

	MUST(listen(listener, 1));
	MUST(connect(client, &address.sa, address.len));
	server = (int)MUST(accept(listener, NULL, NULL));
	MUST(setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one)));
	for (int i = 0; i < 5; i++) {
		MUST(write(client, bytes, 10));
		CHECK_EQ("read", recv(server, bytes, 10, MSG_WAITALL), 10);
		MUST(write(server, bytes, 100));
		CHECK_EQ("read", recv(client, bytes, 100, MSG_WAITALL), 100);
	}
	device_drop(&dev);
	MUST(close(client));
	event = related_next(&dev, SOT_TYPE_CLOSE, 0);
	CHECK_EQ("value_len", event->value_len, sizeof(end));
	memcpy(&end, event_value(event), sizeof(end));
	CHECK_EQ("bytes_received", end.bytes_received, 500);
	CHECK_EQ("bytes_sent", end.bytes_sent, 50);
	CHECK_EQ("data_segs_out", end.data_segs_out, 5);
	CHECK_EQ("data_segs_in", end.data_segs_in, 5);
	CHECK_EQ("flags", end.flags, SOT_TCP_NODELAY);
	MUST(setsockopt(server, IPPROTO_TCP, TCP_CORK, &one, sizeof(one)));
	MUST(close(server));
	event = related_next(&dev, SOT_TYPE_CLOSE, 0);
	memcpy(&end, event_value(event), sizeof(end));
	CHECK_EQ("flags", end.flags, SOT_TCP_CORK);
	MUST(close(listener));
	device_drop(&dev);
}

static void local(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = new_socket(AF_UNIX, SOCK_DGRAM);

	/* abstract, with a name that has a zero in it */
	memcpy(address.sun_path, "\0sockopt\0trace", 14);
	MUST(bind(fd, (void *)&address, sizeof(address.sun_family) + 14));
	with_address(SOT_TYPE_BIND, fd, &address,
		     sizeof(address.sun_family) + 14);
	closed(fd, AF_UNIX, SOCK_DGRAM);
}

/* A socket ends with its last descriptor, whoever holds that. */
static void descriptors(void)
{
	int fd = new_socket(AF_INET, SOCK_DGRAM);
	int again = (int)MUST(dup(fd));
	uint64_t cookie = cookie_of(fd);
	const struct sot_event *event;
	pid_t child;

	MUST(close(fd));
	device_done(&dev);
	child = (pid_t)MUST(fork());
	if (!child) {
		sleep(60);
		_exit(1);
	}
	MUST(close(again));
	device_done(&dev);
	/* Killed, the child does not call close(2) at all. */
	MUST(kill(child, SIGKILL));
	MUST(waitpid(child, NULL, 0));
	event = related_next(&dev, SOT_TYPE_CLOSE, 0);
	CHECK_EQ("pid", event->pid, child);
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie);
	device_done(&dev);
}

int main(void)
{
	device_open(&dev);
	related_ask(&dev, RELATED_CALLS, true);
	streams(AF_INET);
	streams(AF_INET6);
	totals();
	local();
	descriptors();
	device_close(&dev);
	return verdict();
}
