// SPDX-License-Identifier: GPL-2.0-only
/*
 * No address of the kernel is among the bytes of the device, for calls of all
 * kinds on all sockets that this kernel has; and nothing of its memory for calls
 * that ask for it.
 */
#include "addresses.h"
#include "device.h"

#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/socket.h>

#define FAMILIES 46
#define OPTIONS 64

static struct device dev;
static unsigned long scanned, events;

/* All that is there, read by read. */
static size_t scan(void)
{
	size_t found = 0;
	uint64_t first = 0;
	ssize_t got;

	while ((got = read(dev.fd, dev.buf, dev.size)) > 0) {
		size_t here = addresses_within(dev.buf, (size_t)got, &first);

		if (here && !found)
			printf("first of %zu: %#lx\n", here, first);
		found += here;
		scanned += (unsigned long)got;
	}
	if (errno != EAGAIN)
		DIE("read: %s", strerror(errno));
	return found;
}

/* A control: an address that the program itself passes is found, at any byte. */
static void search(void)
{
	unsigned char bytes[64] = { 0 };

	for (size_t at = 0; at < 16; at++) {
		memset(bytes, 0, sizeof(bytes));
		memcpy(bytes + at, &kernel_setsockopt,
		       sizeof(kernel_setsockopt));
		setsockopt(-1, 4242, 1, bytes, sizeof(bytes));
		CHECK_EQ("addresses found", scan(), 1);
	}
}

static void call(int fd, int level, int name)
{
	char bytes[512] = { 0 };
	socklen_t len = sizeof(bytes);

	getsockopt(fd, level, name, bytes, &len);
	memset(bytes, 0, sizeof(bytes));
	setsockopt(fd, level, name, bytes, 16);
	events += 2;
}

static void all_options(int fd)
{
	static const int levels[] = {
		SOL_SOCKET, SOL_IP,	 SOL_IPV6,     IPPROTO_TCP, IPPROTO_UDP,
		SOL_PACKET, SOL_NETLINK, IPPROTO_SCTP, SOL_TIPC,    SOL_XDP,
	};

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		for (int name = 0; name < OPTIONS; name++)
			call(fd, levels[i], name);
		CHECK_EQ("addresses of the kernel", scan(), 0);
	}
}

/* Tables of a packet filter are passed by pointers, the program's own. */
static void filters(int fd)
{
	struct sock_filter code = BPF_STMT(BPF_RET | BPF_K, 0xffff);
	struct sock_fprog program = { .len = 1, .filter = &code };
	socklen_t len = 1;

	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program,
			sizeof(program)));
	MUST(getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, &code, &len));
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, (void *)8, 4);
	CHECK_EQ("addresses of the kernel", scan(), 0);
}

/* A value, or a program that a value names, in memory that is not the caller's. */
static void ask_for_memory(int fd, uint64_t address)
{
	struct sock_fprog program = { .len = 4, .filter = (void *)address };
	const struct sot_event *event;

	CHECK_ERR(setsockopt(fd, SOL_SOCKET, 9999, (void *)address, 64),
		  EFAULT);
	event = device_only(&dev);
	CHECK_EQ("flags", event->flags, SOT_F_FAULT);
	CHECK_EQ("bytes of the kernel's", event->value_len, 0);
	CHECK_ERR(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program,
			     sizeof(program)),
		  EFAULT);
	event = device_only(&dev);
	CHECK_EQ("flags", event->flags, SOT_F_FAULT);
	CHECK_EQ("instructions of the kernel's", event->in_len, 0);
	dev.at = dev.have;
}

static void ask_for_the_kernel(int fd)
{
	ask_for_memory(fd, kernel_setsockopt);
	for (size_t i = 0; i < kernel_nranges; i += 1 + kernel_nranges / 20)
		ask_for_memory(fd, kernel_ranges[i].start);
}

static void all_sockets(void)
{
	static const int types[] = { SOCK_STREAM, SOCK_DGRAM, SOCK_RAW,
				     SOCK_SEQPACKET };
	int sockets = 0;

	for (int family = 1; family < FAMILIES; family++) {
		for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
			int fd = socket(family, types[i] | SOCK_CLOEXEC,
					types[i] == SOCK_RAW ? 255 : 0);

			/* The kernel has just looked for a module of it. */
			if (fd < 0 && errno == EAFNOSUPPORT)
				break;
			if (fd < 0)
				continue;
			sockets++;
			all_options(fd);
			close(fd);
		}
	}
	printf("info %d kinds of socket, %lu calls, %lu bytes\n", sockets,
	       events, scanned);
}

int main(void)
{
	addresses_begin();
	device_open(&dev);
	device_filter_self(&dev, true);
	search();
	filters((int)MUST(socket(AF_INET, SOCK_DGRAM, 0)));
	ask_for_the_kernel((int)MUST(socket(AF_INET, SOCK_DGRAM, 0)));
	all_sockets();
	device_close(&dev);
	return verdict();
}
