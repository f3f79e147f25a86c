/* SPDX-License-Identifier: GPL-2.0-only */
/* Sockets in the states that cases need, on loopback. */
#ifndef SOT_SOCKS_H
#define SOT_SOCKS_H

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "check.h"

struct sock_address {
	union {
		struct sockaddr sa;
		struct sockaddr_in in;
		struct sockaddr_in6 in6;
		struct sockaddr_storage storage;
	};
	socklen_t len;
};

/* Loopback of the family, any port. */
static inline struct sock_address loopback(int family)
{
	struct sock_address address;

	memset(&address, 0, sizeof(address));
	address.storage.ss_family = (sa_family_t)family;
	if (family == AF_INET) {
		address.in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		address.len = sizeof(address.in);
	} else {
		address.in6.sin6_addr = in6addr_loopback;
		address.len = sizeof(address.in6);
	}
	return address;
}

/* Binds to loopback; returns the address with the port that was chosen. */
static inline struct sock_address bind_loopback(int fd, int family)
{
	struct sock_address address = loopback(family);

	MUST(bind(fd, &address.sa, address.len));
	MUST(getsockname(fd, &address.sa, &address.len));
	return address;
}

/* A network namespace starts with its loopback device down. */
static inline void loopback_up(void)
{
	struct ifreq request = { .ifr_name = "lo" };
	int fd = MUST(socket(AF_INET, SOCK_DGRAM, 0));

	request.ifr_flags = IFF_UP | IFF_RUNNING;
	MUST(ioctl(fd, SIOCSIFFLAGS, &request));
	close(fd);
}

#endif
