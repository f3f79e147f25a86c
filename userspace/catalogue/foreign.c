// SPDX-License-Identifier: GPL-2.0-only
/* Options of setsockopt(2) of the BSDs that Linux does not have. */
#include "catalogue.h"

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

const struct foreign_opt *catalogue_foreign(size_t i)
{
	return i < sizeof(foreign) / sizeof(*foreign) ? &foreign[i] : NULL;
}
