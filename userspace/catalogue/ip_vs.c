// SPDX-License-Identifier: GPL-2.0-only
/*
 * IPVS, the load balancer, by the interface that ipvsadm(8) used before it moved
 * to netlink. What is set is not what is got under the same number.
 */
#include "catalogue.h"

#define NEEDS "CAP_NET_ADMIN, also to read"
#define NEVER "reserved; the kernel does not act on it"

/* clang-format off */
static const struct opt ip_vs_opts[] = {
	OPT(IP_VS_SO_SET_NONE, 1152, SET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_GET_VERSION, 1152, GET, string, .needs = NEEDS,
	    .meaning = "version of IPVS, for people to read"),
	OPT(IP_VS_SO_SET_INSERT, 1153, SET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_GET_INFO, 1153, GET, ip_vs_info, .needs = NEEDS,
	    .meaning = "version, size of the connection table and number of services"),
	OPT(IP_VS_SO_SET_ADD, 1154, SET, ip_vs_service, .needs = NEEDS,
	    .meaning = "adds a virtual service"),
	OPT(IP_VS_SO_GET_SERVICES, 1154, GET, ip_vs_services, .needs = NEEDS,
	    .meaning = "all virtual services with their counters"),
	OPT(IP_VS_SO_SET_EDIT, 1155, SET, ip_vs_service, .needs = NEEDS,
	    .meaning = "changes a virtual service"),
	OPT(IP_VS_SO_GET_SERVICE, 1155, GET, ip_vs_service_entry,
	    .needs = NEEDS,
	    .meaning = "one virtual service with its counters"),
	OPT(IP_VS_SO_SET_DEL, 1156, SET, ip_vs_service, .needs = NEEDS,
	    .meaning = "deletes a virtual service"),
	OPT(IP_VS_SO_GET_DESTS, 1156, GET, ip_vs_dests, .needs = NEEDS,
	    .meaning = "all real servers of a virtual service"),
	OPT(IP_VS_SO_SET_FLUSH, 1157, SET, bytes, .needs = NEEDS,
	    .meaning = "deletes all virtual services"),
	OPT(IP_VS_SO_GET_DEST, 1157, GET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_SET_LIST, 1158, SET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_GET_TIMEOUT, 1158, GET, ip_vs_timeout, .needs = NEEDS,
	    .unit = "seconds",
	    .meaning = "how long idle connections are remembered"),
	OPT(IP_VS_SO_SET_ADDDEST, 1159, SET, ip_vs_service_dest,
	    .needs = NEEDS, .meaning = "adds a real server to a virtual service"),
	OPT(IP_VS_SO_GET_DAEMON, 1159, GET, ip_vs_daemons, .needs = NEEDS,
	    .meaning = "state of the daemons that synchronize connections"),
	OPT(IP_VS_SO_SET_DELDEST, 1160, SET, ip_vs_service_dest,
	    .needs = NEEDS,
	    .meaning = "deletes a real server of a virtual service"),
	OPT(IP_VS_SO_SET_EDITDEST, 1161, SET, ip_vs_service_dest,
	    .needs = NEEDS,
	    .meaning = "changes a real server of a virtual service"),
	OPT(IP_VS_SO_SET_TIMEOUT, 1162, SET, ip_vs_timeout, .needs = NEEDS,
	    .unit = "seconds",
	    .meaning = "how long idle connections are remembered; 0 leaves one as it is"),
	OPT(IP_VS_SO_SET_STARTDAEMON, 1163, SET, ip_vs_daemon, .needs = NEEDS,
	    .meaning = "starts a daemon that synchronizes connections"),
	OPT(IP_VS_SO_SET_STOPDAEMON, 1164, SET, ip_vs_daemon, .needs = NEEDS,
	    .meaning = "stops a daemon that synchronizes connections"),
	OPT(IP_VS_SO_SET_RESTORE, 1165, SET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_SET_SAVE, 1166, SET, bytes, .meaning = NEVER),
	OPT(IP_VS_SO_SET_ZERO, 1167, SET, ip_vs_service, .needs = NEEDS,
	    .meaning = "sets the counters of a virtual service, or of all, to zero"),
};
/* clang-format on */

LEVEL(ip_vs) = {
	.name = "SOL_IP",
	.number = 0,
	.prefix = "IP_???",
	.manual = "ipvsadm(8)",
	OPT_ROWS(ip_vs_opts),
};
