// SPDX-License-Identifier: GPL-2.0-only
/* Options of setsockopt(2) of the BSDs that Linux does not have, or has otherwise. */
#include "catalogue.h"

#include <string.h>

/* clang-format off */
static const struct foreign_opt foreign[] = {
	{"SO_REUSEPORT_LB",
	 "spreads connections over the sockets that share a port",
	 "SO_REUSEPORT, which on Linux does so by itself"},
	{"SO_ACCEPTFILTER",
	 "lets accept(2) return only connections that have data, or a whole HTTP request",
	 "TCP_DEFER_ACCEPT for those with data; nothing for HTTP"},
	{"SO_NOSIGPIPE",
	 "writing to a broken connection raises no SIGPIPE",
	 "the flag MSG_NOSIGNAL of send(2), or ignoring SIGPIPE"},
	{"SO_BINTIME",
	 "delivers the time of arrival as a binary fraction",
	 "SO_TIMESTAMPNS, in nanoseconds"},
	{"SO_SETFIB",
	 "chooses the routing table of the socket",
	 "SO_MARK with a routing rule, SO_BINDTODEVICE with a VRF, or a network namespace"},
	{"SO_LABEL",
	 "the mandatory access control label of the socket",
	 "no option; SELinux labels new sockets by /proc/self/attr/sockcreate"},
	{"SO_PEERLABEL",
	 "the mandatory access control label of the peer",
	 "SO_PEERSEC"},
	{"SO_LISTENQLIMIT",
	 "how many connections may wait for accept(2)",
	 "tcpi_sacked of TCP_INFO on a listener; set by listen(2)"},
	{"SO_LISTENQLEN",
	 "how many connections wait for accept(2)",
	 "tcpi_unacked of TCP_INFO on a listener"},
	{"SO_LISTENINCQLEN",
	 "how many connections are being set up",
	 NULL},
	{"SO_USER_COOKIE",
	 "a number for the packet filter to match the socket by",
	 "SO_MARK"},
	{"SO_TS_CLOCK",
	 "the clock that times of arrival are read from",
	 "no single option: SO_TIMESTAMP, SO_TIMESTAMPNS and SO_TIMESTAMPING each have theirs"},
	{"SO_PROTOTYPE",
	 "the protocol of the socket",
	 "SO_PROTOCOL"},
};
/* clang-format on */

static const struct {
	const char *name;
	const char *differs;
} on_bsd[] = {
	{ "SO_DEBUG", "anybody may set it" },
	{ "SO_REUSEPORT",
	  "sockets may share a port, but only SO_REUSEPORT_LB spreads connections over them" },
	{ "SO_SNDBUF",
	  "more than kern.ipc.maxsockbuf fails with ENOBUFS instead of being cut, and nothing is doubled" },
	{ "SO_RCVBUF",
	  "more than kern.ipc.maxsockbuf fails with ENOBUFS instead of being cut, and nothing is doubled" },
	{ "SO_SNDLOWAT", "it can be set" },
	{ "SO_PROTOCOL", "has the other name SO_PROTOTYPE" },
	{ "SO_TIMESTAMP", "SO_TS_CLOCK chooses the clock" },
};

const char *catalogue_on_bsd(const char *name)
{
	for (size_t i = 0; i < sizeof(on_bsd) / sizeof(*on_bsd); i++)
		if (!strcmp(on_bsd[i].name, name))
			return on_bsd[i].differs;
	return NULL;
}

const struct foreign_opt *catalogue_foreign(size_t i)
{
	return i < sizeof(foreign) / sizeof(*foreign) ? &foreign[i] : NULL;
}
