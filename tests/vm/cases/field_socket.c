// SPDX-License-Identifier: GPL-2.0-only
/*
 * What an event says of the socket, against getsockname, getpeername, fstat,
 * SO_COOKIE and the tables in /proc/net.
 */
#include "device.h"

#include <linux/netlink.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "socks.h"

#define TCP_STATE_ESTABLISHED 1
#define TCP_STATE_SYN_SENT 2
#define TCP_STATE_CLOSE_WAIT 8
#define TCP_STATE_CLOSED 7
#define TCP_STATE_LISTEN 10

static struct device dev;

/* The line of /proc/net/TABLE whose socket has this inode. */
static bool proc_net(const char *table, unsigned long inode, char *local,
		     char *remote, unsigned int *state)
{
	char path[64], line[512];
	bool found = false;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/net/%s", table);
	file = fopen(path, "r");
	while (file && !found && fgets(line, sizeof(line), file)) {
		unsigned long have;

		found = sscanf(line, "%*s %63s %63s %x %*s %*s %*s %*s %*s %lu",
			       local, remote, state, &have) == 4 &&
			have == inode;
	}
	if (file)
		fclose(file);
	return found;
}

/* An address as /proc/net writes it. */
static void proc_address(char *text, size_t size, const uint32_t *words,
			 int count, unsigned int port)
{
	size_t at = 0;

	for (int i = 0; i < count; i++)
		at += (size_t)snprintf(text + at, size - at, "%08X", words[i]);
	snprintf(text + at, size - at, ":%04X", port);
}

static void check_proc(const struct sot_event *event, const char *table)
{
	bool v6 = event->sock_family == AF_INET6;
	const struct sot_inet6 *in6 = (const void *)event_addr(event);
	const struct sot_inet *in = (const void *)event_addr(event);
	char local[64], remote[64], mine[64];
	unsigned int state;

	if (!proc_net(table, event->sock_inode, local, remote, &state)) {
		FAIL("inode %u is not in /proc/net/%s", event->sock_inode,
		     table);
		return;
	}
	proc_address(mine, sizeof(mine), v6 ? in6->laddr : &in->laddr,
		     v6 ? 4 : 1, v6 ? in6->lport : in->lport);
	CHECK(!strcmp(mine, local), "local %s, /proc says %s", mine, local);
	proc_address(mine, sizeof(mine), v6 ? in6->raddr : &in->raddr,
		     v6 ? 4 : 1, v6 ? in6->rport : in->rport);
	CHECK(!strcmp(mine, remote), "remote %s, /proc says %s", mine, remote);
	CHECK_EQ("state in /proc", event->sock_state, state);
}

static void check_address(const char *what, const struct sockaddr_storage *ss,
			  const void *addr, unsigned int port)
{
	const struct sockaddr_in6 *in6 = (const void *)ss;
	const struct sockaddr_in *in = (const void *)ss;

	if (ss->ss_family == AF_INET) {
		CHECK(!memcmp(addr, &in->sin_addr, 4), "%s address", what);
		CHECK_EQ(what, port, ntohs(in->sin_port));
	} else {
		CHECK(!memcmp(addr, &in6->sin6_addr, 16), "%s address", what);
		CHECK_EQ(what, port, ntohs(in6->sin6_port));
	}
}

static void check_inet(const struct sot_event *event, int fd)
{
	bool v6 = event->sock_family == AF_INET6;
	const struct sot_inet6 *in6 = (const void *)event_addr(event);
	const struct sot_inet *in = (const void *)event_addr(event);
	struct sockaddr_storage local = { 0 }, remote = { 0 };
	socklen_t len = sizeof(local);

	CHECK_EQ("addr_len", event->addr_len, v6 ? sizeof(*in6) : sizeof(*in));
	MUST(getsockname(fd, (void *)&local, &len));
	len = sizeof(remote);
	if (getpeername(fd, (void *)&remote, &len))
		remote.ss_family = (sa_family_t)event->sock_family;
	check_address("local", &local, v6 ? (void *)in6->laddr : &in->laddr,
		      v6 ? in6->lport : in->lport);
	check_address("remote", &remote, v6 ? (void *)in6->raddr : &in->raddr,
		      v6 ? in6->rport : in->rport);
}

static uint64_t option(int fd, int name)
{
	uint64_t value = 0;
	socklen_t len = name == SO_COOKIE ? 8 : 4;

	MUST(getsockopt(fd, SOL_SOCKET, name, &value, &len));
	return value;
}

/* Makes the call; returns its event with all but the addresses checked. */
static const struct sot_event *check(int fd, unsigned int state)
{
	unsigned int family, type, protocol;
	const struct sot_event *event;
	uint64_t cookie;
	struct stat st;
	int one = 1;

	/* The event's cookie comes before anybody asked for one. */
	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one)));
	cookie = option(fd, SO_COOKIE);
	family = (unsigned int)option(fd, SO_DOMAIN);
	type = (unsigned int)option(fd, SO_TYPE);
	protocol = (unsigned int)option(fd, SO_PROTOCOL);
	MUST(fstat(fd, &st));

	event = device_event(&dev);
	CHECK(!(event->flags & SOT_F_NOSOCK), "flagged as no socket");
	CHECK_EQ("sock_cookie", event->sock_cookie, cookie);
	CHECK_EQ("sock_inode", event->sock_inode, st.st_ino);
	CHECK_EQ("sock_family", event->sock_family, family);
	CHECK_EQ("sock_type", event->sock_type, type);
	CHECK_EQ("sock_protocol", event->sock_protocol, protocol);
	CHECK_EQ("sock_state", event->sock_state, state);
	MUST(stat("/proc/self/ns/net", &st));
	CHECK_EQ("sock_netns", event->sock_netns, st.st_ino);
	return event;
}

static void drop(void)
{
	device_drop(&dev);
}

static void inet(int fd, unsigned int state, const char *table)
{
	const struct sot_event *event = check(fd, state);

	check_inet(event, fd);
	if (table)
		check_proc(event, table);
	drop();
}

static void streams(int family, const char *table)
{
	int listener = (int)MUST(socket(family, SOCK_STREAM, 0));
	int client = (int)MUST(socket(family, SOCK_STREAM, 0));
	struct sock_address address;
	int server;

	inet(listener, TCP_STATE_CLOSED, NULL);
	address = bind_loopback(listener, family);
	inet(listener, TCP_STATE_CLOSED, NULL);
	MUST(listen(listener, 1));
	inet(listener, TCP_STATE_LISTEN, table);
	MUST(connect(client, &address.sa, address.len));
	server = (int)MUST(accept(listener, NULL, NULL));
	inet(client, TCP_STATE_ESTABLISHED, table);
	inet(server, TCP_STATE_ESTABLISHED, table);
	MUST(shutdown(client, SHUT_WR));
	/* The end of the stream has come once it can be read. */
	CHECK_EQ("read", read(server, &(char){ 0 }, 1), 0);
	inet(server, TCP_STATE_CLOSE_WAIT, table);
	close(server);
	close(client);
	close(listener);
}

static void datagrams(int family, const char *table)
{
	int server = (int)MUST(socket(family, SOCK_DGRAM, 0));
	int client = (int)MUST(socket(family, SOCK_DGRAM, 0));
	struct sock_address address;

	inet(client, TCP_STATE_CLOSED, NULL);
	address = bind_loopback(server, family);
	inet(server, TCP_STATE_CLOSED, table);
	MUST(connect(client, &address.sa, address.len));
	inet(client, TCP_STATE_ESTABLISHED, table);
	close(server);
	close(client);
}

/* IPv4 spoken by an IPv6 socket, and a wildcard with a port alone. */
static void mixed(void)
{
	int listener = (int)MUST(socket(AF_INET6, SOCK_STREAM, 0));
	int client = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct sockaddr_in6 any = { .sin6_family = AF_INET6 };
	struct sock_address to = loopback(AF_INET);
	socklen_t len = sizeof(any);

	MUST(bind(listener, (void *)&any, sizeof(any)));
	MUST(listen(listener, 1));
	inet(listener, TCP_STATE_LISTEN, "tcp6");
	MUST(getsockname(listener, (void *)&any, &len));
	to.in.sin_port = any.sin6_port;
	MUST(connect(client, &to.sa, to.len));
	inet(client, TCP_STATE_ESTABLISHED, "tcp");
	inet((int)MUST(accept(listener, NULL, NULL)), TCP_STATE_ESTABLISHED,
	     "tcp6");
}

static void others(void)
{
	static const struct {
		int family;
		int type;
		int protocol;
		unsigned int state;
	} kinds[] = {
		{ AF_UNIX, SOCK_STREAM, 0, TCP_STATE_CLOSED },
		{ AF_UNIX, SOCK_DGRAM, 0, TCP_STATE_CLOSED },
		{ AF_NETLINK, SOCK_RAW, NETLINK_ROUTE, TCP_STATE_CLOSED },
		{ AF_NETLINK, SOCK_DGRAM, NETLINK_GENERIC, TCP_STATE_CLOSED },
		{ AF_PACKET, SOCK_DGRAM, 0, TCP_STATE_CLOSED },
	};
	int pair[2];

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		int fd = (int)MUST(socket(kinds[i].family, kinds[i].type,
					  kinds[i].protocol));

		CHECK_EQ("addr_len", check(fd, kinds[i].state)->addr_len, 0);
		drop();
		close(fd);
	}
	MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
	check(pair[0], TCP_STATE_ESTABLISHED);
	drop();
}

int main(void)
{
	MUST(unshare(CLONE_NEWNET));
	loopback_up();
	device_open(&dev);
	device_filter_self(&dev, false);
	streams(AF_INET, "tcp");
	streams(AF_INET6, "tcp6");
	datagrams(AF_INET, "udp");
	datagrams(AF_INET6, "udp6");
	mixed();
	others();
	return verdict();
}
