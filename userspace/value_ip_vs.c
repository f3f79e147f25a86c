// SPDX-License-Identifier: GPL-2.0-only
/* Values of IPVS, the load balancer. */
#include "value_types.h"

/* clang-format off */
static const struct name protocol_names[] = {
	{6, "IPPROTO_TCP"},
	{17, "IPPROTO_UDP"},
	{132, "IPPROTO_SCTP"},
};
static const struct value_type protocol =
	VALUE_ENUM("protocol", 2, protocol_names);

static const struct name service_flags_names[] = {
	{1, "IP_VS_SVC_F_PERSISTENT"},
	{2, "IP_VS_SVC_F_HASHED"},
	{4, "IP_VS_SVC_F_ONEPACKET"},
	{8, "IP_VS_SVC_F_SCHED1"},
	{0x10, "IP_VS_SVC_F_SCHED2"},
	{0x20, "IP_VS_SVC_F_SCHED3"},
};
static const struct value_type service_flags =
	VALUE_FLAGS("flags", 4, service_flags_names);

static const struct field service_fields[] = {
	{"protocol", 0, 2, 0, 0, &protocol},
	{"addr", 4, 4, 0, 0, &value_in_addr},
	{"port", 8, 2, 0, 0, &value_port},
	{"fwmark", 12, 4, 0, 0, &value_uhex},
	{"sched_name", 16, 16, 0, 0, &value_string},
	{"flags", 32, 4, 0, 0, &service_flags},
	{"timeout", 36, 4, 0, 0, &value_uint},
	{"netmask", 40, 4, 0, 0, &value_in_addr},
};
const struct value_type value_ip_vs_service = {
	VALUE_STRUCT("struct ip_vs_service_user", 44, service_fields),
};

static const struct name forward_names[] = {
	{0, "IP_VS_CONN_F_MASQ"},
	{1, "IP_VS_CONN_F_LOCALNODE"},
	{2, "IP_VS_CONN_F_TUNNEL"},
	{3, "IP_VS_CONN_F_DROUTE"},
	{4, "IP_VS_CONN_F_BYPASS"},
};
static const struct value_type forward =
	VALUE_ENUM("forwarding", 4, forward_names);
static const struct field dest_fields[] = {
	{"addr", 0, 4, 0, 0, &value_in_addr},
	{"port", 4, 2, 0, 0, &value_port},
	{"conn_flags", 8, 4, 0, 0, &forward},
	{"weight", 12, 4, 0, 0, &value_int},
	{"u_threshold", 16, 4, 0, 0, &value_uint},
	{"l_threshold", 20, 4, 0, 0, &value_uint},
};
static const struct value_type dest = {
	VALUE_STRUCT("struct ip_vs_dest_user", 24, dest_fields),
};

static const struct field service_dest_fields[] = {
	{"service", 0, 44, 0, 0, &value_ip_vs_service},
	{"dest", 44, 24, 0, 0, &dest},
};
const struct value_type value_ip_vs_service_dest = {
	VALUE_STRUCT("struct ip_vs_service_user, struct ip_vs_dest_user", 68,
		     service_dest_fields),
};

static const struct field info_fields[] = {
	{"version", 0, 4, 0, 0, &value_uhex},
	{"size", 4, 4, 0, 0, &value_uint},
	{"num_services", 8, 4, 0, 0, &value_uint},
};
const struct value_type value_ip_vs_info = {
	VALUE_STRUCT("struct ip_vs_getinfo", 12, info_fields),
};

/* 32-bit programs align the 64-bit counters to 4 bytes, which the kernel does not
 * heed: these are the layouts that it writes.
 */
static const struct field stats_fields[] = {
	{"conns", 0, 4, 0, 0, &value_uint},
	{"inpkts", 4, 4, 0, 0, &value_uint},
	{"outpkts", 8, 4, 0, 0, &value_uint},
	{"inbytes", 16, 8, 0, 0, &value_uint},
	{"outbytes", 24, 8, 0, 0, &value_uint},
	{"cps", 32, 4, 0, 0, &value_uint},
	{"inpps", 36, 4, 0, 0, &value_uint},
	{"outpps", 40, 4, 0, 0, &value_uint},
	{"inbps", 44, 4, 0, 0, &value_uint},
	{"outbps", 48, 4, 0, 0, &value_uint},
};
static const struct value_type stats = {
	VALUE_STRUCT("struct ip_vs_stats_user", 56, stats_fields),
};

static const struct field service_entry_fields[] = {
	{"protocol", 0, 2, 0, 0, &protocol},
	{"addr", 4, 4, 0, 0, &value_in_addr},
	{"port", 8, 2, 0, 0, &value_port},
	{"fwmark", 12, 4, 0, 0, &value_uhex},
	{"sched_name", 16, 16, 0, 0, &value_string},
	{"flags", 32, 4, 0, 0, &service_flags},
	{"timeout", 36, 4, 0, 0, &value_uint},
	{"netmask", 40, 4, 0, 0, &value_in_addr},
	{"num_dests", 44, 4, 0, 0, &value_uint},
	{"stats", 48, 56, 0, 0, &stats},
};
const struct value_type value_ip_vs_service_entry = {
	VALUE_STRUCT("struct ip_vs_service_entry", 104, service_entry_fields),
};
static const struct value_type service_entries = {
	.name = "list of struct ip_vs_service_entry", .print = value_print_list,
	.brackets = true, .size = 104, .item = &value_ip_vs_service_entry,
};

static const struct field services_fields[] = {
	{"num_services", 0, 4, 0, 0, &value_uint},
	{"entrytable", 8, 0, 0, 0, &service_entries},
};
const struct value_type value_ip_vs_services = {
	VALUE_STRUCT("struct ip_vs_get_services", 8, services_fields),
};

static const struct field dest_entry_fields[] = {
	{"addr", 0, 4, 0, 0, &value_in_addr},
	{"port", 4, 2, 0, 0, &value_port},
	{"conn_flags", 8, 4, 0, 0, &forward},
	{"weight", 12, 4, 0, 0, &value_int},
	{"u_threshold", 16, 4, 0, 0, &value_uint},
	{"l_threshold", 20, 4, 0, 0, &value_uint},
	{"activeconns", 24, 4, 0, 0, &value_uint},
	{"inactconns", 28, 4, 0, 0, &value_uint},
	{"persistconns", 32, 4, 0, 0, &value_uint},
	{"stats", 40, 56, 0, 0, &stats},
};
static const struct value_type dest_entry = {
	VALUE_STRUCT("struct ip_vs_dest_entry", 96, dest_entry_fields),
};
static const struct value_type dest_entries = {
	.name = "list of struct ip_vs_dest_entry", .print = value_print_list,
	.brackets = true, .size = 96, .item = &dest_entry,
};

static const struct field dests_fields[] = {
	{"protocol", 0, 2, 0, 0, &protocol},
	{"addr", 4, 4, 0, 0, &value_in_addr},
	{"port", 8, 2, 0, 0, &value_port},
	{"fwmark", 12, 4, 0, 0, &value_uhex},
	{"num_dests", 16, 4, 0, 0, &value_uint},
	{"entrytable", 24, 0, 0, 0, &dest_entries},
};
const struct value_type value_ip_vs_dests = {
	VALUE_STRUCT("struct ip_vs_get_dests", 24, dests_fields),
};

static const struct field timeout_fields[] = {
	{"tcp_timeout", 0, 4, 0, 0, &value_int},
	{"tcp_fin_timeout", 4, 4, 0, 0, &value_int},
	{"udp_timeout", 8, 4, 0, 0, &value_int},
};
const struct value_type value_ip_vs_timeout = {
	VALUE_STRUCT("struct ip_vs_timeout_user", 12, timeout_fields),
};

static const struct name daemon_state_names[] = {
	{1, "IP_VS_STATE_MASTER"},
	{2, "IP_VS_STATE_BACKUP"},
};
static const struct value_type daemon_state =
	VALUE_FLAGS("state", 4, daemon_state_names);
static const struct field daemon_fields[] = {
	{"state", 0, 4, 0, 0, &daemon_state},
	{"mcast_ifn", 4, 16, 0, 0, &value_string},
	{"syncid", 20, 4, 0, 0, &value_int},
};
const struct value_type value_ip_vs_daemon = {
	VALUE_STRUCT("struct ip_vs_daemon_user", 24, daemon_fields),
};
const struct value_type value_ip_vs_daemons = {
	.name = "list of struct ip_vs_daemon_user", .print = value_print_list,
	.brackets = true, .size = 24, .item = &value_ip_vs_daemon,
};
/* clang-format on */
