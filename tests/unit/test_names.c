// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/names.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "unit.h"

static void check_name(const struct names *names, uint64_t number,
		       const char *want)
{
	uint64_t found = number + 1;

	check_str(want, names_get(names, number), want);
	check("and back", names_find(names, want, &found) && found == number);
}

#define NAMED(names, number) check_name(&names, number, #number)

static void test_numbers(void)
{
	uint64_t number = 0;

	NAMED(names_families, AF_UNSPEC);
	NAMED(names_families, AF_UNIX);
	NAMED(names_families, AF_INET);
	NAMED(names_families, AF_INET6);
	NAMED(names_families, AF_NETLINK);
	NAMED(names_families, AF_PACKET);
	NAMED(names_families, AF_BLUETOOTH);
	NAMED(names_families, AF_ALG);
	NAMED(names_families, AF_VSOCK);
	NAMED(names_families, AF_XDP);
	NAMED(names_families, AF_MCTP);
	NAMED(names_sock_types, SOCK_STREAM);
	NAMED(names_sock_types, SOCK_DGRAM);
	NAMED(names_sock_types, SOCK_RAW);
	NAMED(names_sock_types, SOCK_RDM);
	NAMED(names_sock_types, SOCK_SEQPACKET);
	NAMED(names_sock_types, SOCK_DCCP);
	NAMED(names_sock_types, SOCK_PACKET);
	NAMED(names_protocols, IPPROTO_IP);
	NAMED(names_protocols, IPPROTO_ICMP);
	NAMED(names_protocols, IPPROTO_TCP);
	NAMED(names_protocols, IPPROTO_UDP);
	NAMED(names_protocols, IPPROTO_ICMPV6);
	NAMED(names_protocols, IPPROTO_SCTP);
	NAMED(names_protocols, IPPROTO_UDPLITE);
	NAMED(names_protocols, IPPROTO_RAW);
	NAMED(names_protocols, IPPROTO_MPTCP);
	NAMED(names_tcp_states, TCP_ESTABLISHED);
	NAMED(names_tcp_states, TCP_CLOSE);
	NAMED(names_tcp_states, TCP_LISTEN);
	NAMED(names_tcp_states, TCP_CLOSING);

	check("unknown number", !names_get(&names_families, 99));
	check("huge number", !names_get(&names_families, UINT64_MAX));
	check("short name", names_find(&names_families, "inet6", &number) &&
				    number == AF_INET6);
	check("no such name", !names_find(&names_families, "inet7", &number));
	check("empty name", !names_find(&names_families, "", &number));
}

static void test_errnos(void)
{
	bool messages = true;
	bool back = true;
	uint32_t err = 0;

	for (uint32_t i = 1; i <= 133; i++) {
		const char *name = errno_name(i);
		const char *message = errno_message(i);

		if (!name)
			continue;
		back &= errno_find(name, &err) && err == i;
		/* Not every C library has a message for this one. */
		if (i != EHWPOISON && strcmp(message, strerror((int)i))) {
			printf("# %s: %s, not %s\n", name, message,
			       strerror((int)i));
			messages = false;
		}
	}
	check("messages of the C library", messages);
	check("every name is found", back);
	check_str("EBADF", errno_name(EBADF), "EBADF");
	check_str("ENOPROTOOPT", errno_name(ENOPROTOOPT), "ENOPROTOOPT");
	check_str("ECONNREFUSED", errno_name(ECONNREFUSED), "ECONNREFUSED");
	check_str("EAGAIN", errno_name(EAGAIN), "EAGAIN");
	check_str("EOPNOTSUPP", errno_name(EOPNOTSUPP), "EOPNOTSUPP");
	check("EWOULDBLOCK", errno_find("ewouldblock", &err) && err == EAGAIN);
	check("ENOTSUP", errno_find("ENOTSUP", &err) && err == EOPNOTSUPP);
	check_str("ERESTARTSYS", errno_name(512), "ERESTARTSYS");
	check_str("ERESTART_RESTARTBLOCK", errno_name(516),
		  "ERESTART_RESTARTBLOCK");
	check_str("ENOTSUPP", errno_name(524), "ENOTSUPP");
	check("no message of the kernel's own", !errno_message(512));
	check("0 is none", !errno_name(0));
	check("a gap", !errno_name(41) && !errno_message(41));
	check("unknown", !errno_name(530) && !errno_name(UINT32_MAX));
	check("no such name", !errno_find("ENONSENSE", &err));
}

int main(void)
{
	test_numbers();
	test_errnos();
	return unit_end();
}
