/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Line cases: each call is made for real, and the line that `sockopt-trace
 * trace` must print for it, without time and duration, goes to standard output.
 *
 * What the line says comes from elsewhere than from a trace: from the arguments,
 * errno, getsockname, getpeername, fstat. No helper may make a socket option
 * call of its own: it would be traced.
 */
#ifndef SOT_LINES_H
#define SOT_LINES_H

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include "check.h"

#define LABEL_MAX 160
#define LINE_FDS 256

struct line {
	/* filled in by the macros below */
	int fd;
	int level;
	const char *level_text;
	int name;
	const char *name_text;
	void *value;
	long length;	 /* setsockopt: optlen; getsockopt: *optlen before */
	void *length_at; /* getsockopt: another optlen pointer, see bad_length */

	/* for the case to say */
	const char *text; /* the value; without it, the program's address */
	void (*show)(const void *value, long length); /* prints the value */
	const char *notes;			      /* "late,fault" */
	int err; /* the call must fail with it; 0: must succeed */
	bool any_result;
	bool bad_length; /* getsockopt: pass length_at, which is unreadable */
	long ret;	 /* what a call that does not fail returns */
	long (*call)(long nr, const struct line *line, void *length);
};

#define SET_AS(FD, LEVEL, LEVEL_TEXT, NAME, NAME_TEXT, VALUE, LENGTH, ...) \
	line_set(&(struct line){ .fd = FD,                                 \
				 .level = LEVEL,                           \
				 .level_text = LEVEL_TEXT,                 \
				 .name = NAME,                             \
				 .name_text = NAME_TEXT,                   \
				 .value = VALUE,                           \
				 .length = LENGTH,                         \
				 __VA_ARGS__ })
#define GET_AS(FD, LEVEL, LEVEL_TEXT, NAME, NAME_TEXT, VALUE, LENGTH, ...) \
	line_get(&(struct line){ .fd = FD,                                 \
				 .level = LEVEL,                           \
				 .level_text = LEVEL_TEXT,                 \
				 .name = NAME,                             \
				 .name_text = NAME_TEXT,                   \
				 .value = VALUE,                           \
				 .length = LENGTH,                         \
				 __VA_ARGS__ })
#define SET(FD, LEVEL, NAME, VALUE, LENGTH, ...) \
	SET_AS(FD, LEVEL, #LEVEL, NAME, #NAME, VALUE, LENGTH, __VA_ARGS__)
#define GET(FD, LEVEL, NAME, VALUE, LENGTH, ...) \
	GET_AS(FD, LEVEL, #LEVEL, NAME, #NAME, VALUE, LENGTH, __VA_ARGS__)

/* What socket(2) was asked for: reading it back would be a getsockopt. */
static struct {
	int family;
	int type;
	int protocol;
} line_sockets[LINE_FDS];

static inline int line_register(int fd, int family, int type, int protocol)
{
	if (fd >= LINE_FDS)
		DIE("descriptor %d", fd);
	line_sockets[fd].family = family;
	line_sockets[fd].type = type;
	line_sockets[fd].protocol = protocol;
	return fd;
}

static inline int line_socket(int family, int type, int protocol)
{
	int fd = MUST(socket(family, type, protocol));

	return line_register(fd, family, type, protocol);
}

static inline const char *type_name(int type)
{
	static const char *const names[] = {
		[SOCK_STREAM] = "STREAM",
		[SOCK_DGRAM] = "DGRAM",
		[SOCK_RAW] = "RAW",
		[SOCK_SEQPACKET] = "SEQPACKET",
	};

	return names[type];
}

static inline const char *family_name(int family)
{
	static const char *const names[] = {
		[AF_UNIX] = "UNIX",	[AF_NETLINK] = "NETLINK",
		[AF_PACKET] = "PACKET", [AF_ALG] = "ALG",
		[AF_VSOCK] = "VSOCK",
	};

	return names[family];
}

static inline const char *inet_name(int type, int protocol)
{
	static const char *const names[] = {
		[IPPROTO_TCP] = "TCP",	       [IPPROTO_UDP] = "UDP",
		[IPPROTO_UDPLITE] = "UDPLITE", [IPPROTO_ICMP] = "ICMP",
		[IPPROTO_ICMPV6] = "ICMP",     [IPPROTO_MPTCP] = "MPTCP",
	};

	if (type == SOCK_RAW)
		return "RAW";
	if (!protocol)
		return type == SOCK_STREAM ? "TCP" : "UDP";
	return names[protocol];
}

/*
 * Address and port as the line shows them; false if neither is set. What stands
 * in the place of a raw socket's port is its protocol, raw(7).
 */
static inline bool line_address(const struct sockaddr_storage *ss, bool raw,
				char *text, size_t size)
{
	const struct sockaddr_in6 *in6 = (const void *)ss;
	const struct sockaddr_in *in = (const void *)ss;
	static const struct in6_addr any;
	char ip[INET6_ADDRSTRLEN], port[8] = "";

	/* The port is at the same place in both. */
	if (!raw)
		snprintf(port, sizeof(port), ":%u", ntohs(in->sin_port));
	if (ss->ss_family == AF_INET) {
		inet_ntop(AF_INET, &in->sin_addr, ip, sizeof(ip));
		snprintf(text, size, "%s%s", ip, port);
		return in->sin_addr.s_addr || (!raw && in->sin_port);
	}
	inet_ntop(AF_INET6, &in6->sin6_addr, ip, sizeof(ip));
	/* Brackets keep the port apart. */
	snprintf(text, size, raw ? "%s" : "[%s]%s", ip, port);
	return memcmp(&in6->sin6_addr, &any, sizeof(any)) ||
	       (!raw && in6->sin6_port);
}

static inline void line_inet_label(int fd, char *label, size_t size)
{
	const char *name =
		inet_name(line_sockets[fd].type, line_sockets[fd].protocol);
	const char *v6 = line_sockets[fd].family == AF_INET6 ? "v6" : "";
	bool raw = line_sockets[fd].type == SOCK_RAW;
	struct sockaddr_storage ss;
	char local[64], remote[64];
	socklen_t len = sizeof(ss);
	bool bound, connected = false;

	MUST(getsockname(fd, (void *)&ss, &len));
	bound = line_address(&ss, raw, local, sizeof(local));
	len = sizeof(ss);
	if (!getpeername(fd, (void *)&ss, &len))
		connected = line_address(&ss, raw, remote, sizeof(remote));
	if (connected)
		snprintf(label, size, "<%s%s %s -> %s>", name, v6, local,
			 remote);
	else if (bound)
		snprintf(label, size, "<%s%s %s>", name, v6, local);
	else
		snprintf(label, size, "<%s%s>", name, v6);
}

/* "<TCP 127.0.0.1:80>", or "" if fd is none of line_socket(). */
static inline void line_label(int fd, char *label, size_t size)
{
	struct stat st;
	int family;

	label[0] = '\0';
	if (fd < 0 || fd >= LINE_FDS || !line_sockets[fd].type)
		return;
	family = line_sockets[fd].family;
	if (family == AF_INET || family == AF_INET6) {
		line_inet_label(fd, label, size);
		return;
	}
	MUST(fstat(fd, &st));
	snprintf(label, size, "<%s-%s:[%lu]>", family_name(family),
		 type_name(line_sockets[fd].type), (unsigned long)st.st_ino);
}

/* What would break or forge a line is shown as \xNN. */
static inline void line_comm(void)
{
	char comm[16];

	prctl(PR_GET_NAME, comm);
	for (const char *c = comm; *c; c++)
		if (*c < ' ' || *c > '~' || *c == '\\')
			printf("\\x%02x", (unsigned char)*c);
		else
			putchar(*c);
}

/* How every line begins, up to and with the option's name. */
static inline void line_head(const struct line *line, const char *call,
			     const char *label)
{
	line_comm();
	printf("[%d/%d] %s(%d%s, %s, %s, ", getpid(), gettid(), call, line->fd,
	       label, line->level_text, line->name_text);
}

static inline void line_value(const struct line *line, bool failed_get,
			      long length)
{
	if (!line->value)
		printf("NULL");
	else if (failed_get || (!line->show && !line->text))
		printf("%p", line->value);
	else if (line->show)
		line->show(line->value, length);
	else
		printf("%s", line->text);
}

static inline void line_result(const struct line *line, long ret, int err)
{
	/* Of errors that no program should see the C library knows no name. */
	if (ret < 0 && err == 524)
		printf(" = -1 ENOTSUPP");
	else if (ret < 0)
		printf(" = -1 %s (%s)", strerrorname_np(err), strerror(err));
	else
		printf(" = %ld", ret);
	if (line->notes)
		printf(" {%s}", line->notes);
	printf("\n");
	if (line->any_result)
		return;
	if (ret < 0 ? line->err != err : line->err || line->ret != ret) {
		fprintf(stderr, "%s, %s: returned %ld, %s\n", line->level_text,
			line->name_text, ret, strerror(err));
		failures++;
	}
}

static inline long line_call(long nr, const struct line *line, void *length)
{
	if (line->call)
		return line->call(nr, line, length);
	if (nr == SYS_setsockopt)
		return syscall(nr, line->fd, line->level, line->name,
			       line->value, (int)line->length);
	return syscall(nr, line->fd, line->level, line->name, line->value,
		       length);
}

static inline void line_set(const struct line *line)
{
	char label[LABEL_MAX];
	long ret;
	int err;

	line_label(line->fd, label, sizeof(label));
	ret = line_call(SYS_setsockopt, line, NULL);
	err = errno;
	line_head(line, "setsockopt", label);
	line_value(line, false, line->length);
	printf(", %ld)", line->length);
	line_result(line, ret, err);
}

/* Returns optlen as the kernel left it. */
static inline int line_get(const struct line *line)
{
	int length = (int)line->length;
	void *length_at = line->bad_length ? line->length_at : &length;
	char label[LABEL_MAX];
	long ret;
	int err;

	line_label(line->fd, label, sizeof(label));
	ret = line_call(SYS_getsockopt, line, length_at);
	err = errno;
	line_head(line, "getsockopt", label);
	line_value(line, ret < 0, length);
	if (!length_at)
		printf(", NULL)");
	else if (line->bad_length)
		printf(", %p)", length_at);
	else if (length == line->length)
		printf(", [%d])", length);
	else
		printf(", [%ld => %d])", line->length, length);
	line_result(line, ret, err);
	return length;
}

static inline void show_int(const void *value, long length)
{
	int n;

	(void)length;
	memcpy(&n, value, sizeof(n));
	printf("[%d]", n);
}

/* Bytes of an option that is no known one. */
static inline void show_bytes(const void *value, long length)
{
	const unsigned char *byte = value;

	putchar('"');
	for (long i = 0; i < length; i++)
		printf("\\x%02x", byte[i]);
	putchar('"');
}

#endif
