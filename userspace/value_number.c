// SPDX-License-Identifier: GPL-2.0-only
/* Integers, strings and plain bytes. */
#include "value_types.h"

#include <sys/socket.h>

void number_decimal(struct out *out, const struct value_type *type,
		    const struct value *v, uint64_t n)
{
	(void)v;
	if (type->is_signed)
		out_i64(out, (int64_t)n);
	else
		out_u64(out, n);
}

void number_hex(struct out *out, const struct value_type *type,
		const struct value *v, uint64_t n)
{
	(void)type;
	(void)v;
	if (n)
		out_hex(out, n);
	else
		out_chr(out, '0');
}

void number_enum(struct out *out, const struct value_type *type,
		 const struct value *v, uint64_t n)
{
	const char *name = names_get(type->names, n);

	if (name)
		out_str(out, name);
	else
		number_decimal(out, type, v, n);
}

void number_flags(struct out *out, const struct value_type *type,
		  const struct value *v, uint64_t n)
{
	const struct names *names = type->names;
	const char *bar = "";

	(void)v;
	if (!n)
		out_chr(out, '0');
	for (size_t i = 0; n && i < names->count; i++) {
		uint64_t bits = names->list[i].number;

		if ((n & bits) != bits)
			continue;
		out_str(out, bar);
		out_str(out, names->list[i].name);
		bar = "|";
		n &= ~bits;
	}
	if (n) {
		out_str(out, bar);
		out_hex(out, n);
	}
}

static void plain_bool(struct out *out, const struct value_type *type,
		       const struct value *v)
{
	uint64_t n = 0;
	bool is_signed;

	value_integer(type, v, &n, &is_signed);
	out_str(out, n ? "on" : "off");
}

static void number_err(struct out *out, const struct value_type *type,
		       const struct value *v, uint64_t n)
{
	const char *name = n <= UINT32_MAX ? errno_name((uint32_t)n) : NULL;

	if (name)
		out_str(out, name);
	else
		number_decimal(out, type, v, n);
}

/* clang-format off */
static const struct name netlink_protocols[] = {
	{0, "NETLINK_ROUTE"}, {1, "NETLINK_UNUSED"}, {2, "NETLINK_USERSOCK"},
	{3, "NETLINK_FIREWALL"}, {4, "NETLINK_SOCK_DIAG"}, {5, "NETLINK_NFLOG"},
	{6, "NETLINK_XFRM"}, {7, "NETLINK_SELINUX"}, {8, "NETLINK_ISCSI"},
	{9, "NETLINK_AUDIT"}, {10, "NETLINK_FIB_LOOKUP"},
	{11, "NETLINK_CONNECTOR"}, {12, "NETLINK_NETFILTER"},
	{13, "NETLINK_IP6_FW"}, {14, "NETLINK_DNRTMSG"},
	{15, "NETLINK_KOBJECT_UEVENT"}, {16, "NETLINK_GENERIC"},
	{18, "NETLINK_SCSITRANSPORT"}, {19, "NETLINK_ECRYPTFS"},
	{20, "NETLINK_RDMA"}, {21, "NETLINK_CRYPTO"}, {22, "NETLINK_SMC"},
};
static const struct name bluetooth_protocols[] = {
	{0, "BTPROTO_L2CAP"}, {1, "BTPROTO_HCI"}, {2, "BTPROTO_SCO"},
	{3, "BTPROTO_RFCOMM"}, {4, "BTPROTO_BNEP"}, {5, "BTPROTO_CMTP"},
	{6, "BTPROTO_HIDP"}, {7, "BTPROTO_AVDTP"}, {8, "BTPROTO_ISO"},
};
static const struct name can_protocols[] = {
	{1, "CAN_RAW"}, {2, "CAN_BCM"}, {6, "CAN_ISOTP"}, {7, "CAN_J1939"},
};
static const struct {
	uint32_t family;
	struct names names;
} protocols[] = {
	{AF_NETLINK, {netlink_protocols, VALUE_COUNT(netlink_protocols)}},
	{AF_BLUETOOTH, {bluetooth_protocols, VALUE_COUNT(bluetooth_protocols)}},
	{AF_CAN, {can_protocols, VALUE_COUNT(can_protocols)}},
};
/* clang-format on */

/* Each family numbers its protocols itself, but the two of IP. */
static void number_protocol(struct out *out, const struct value_type *type,
			    const struct value *v, uint64_t n)
{
	const char *name = NULL;

	if (v->family == AF_INET || v->family == AF_INET6)
		name = names_get(type->names, n);
	for (size_t i = 0; i < VALUE_COUNT(protocols); i++)
		if (protocols[i].family == v->family)
			name = names_get(&protocols[i].names, n);
	if (name)
		out_str(out, name);
	else
		number_decimal(out, type, v, n);
}

/* clang-format off */
static const struct name dscps[] = {
	{0, "CS0"}, {1, "LE"}, {8, "CS1"}, {10, "AF11"}, {12, "AF12"},
	{14, "AF13"}, {16, "CS2"}, {18, "AF21"}, {20, "AF22"}, {22, "AF23"},
	{24, "CS3"}, {26, "AF31"}, {28, "AF32"}, {30, "AF33"}, {32, "CS4"},
	{34, "AF41"}, {36, "AF42"}, {38, "AF43"}, {40, "CS5"}, {44, "VA"},
	{46, "EF"}, {48, "CS6"}, {56, "CS7"},
};
/* clang-format on */
static const struct names dscp_names = { dscps, VALUE_COUNT(dscps) };
static const char *const ecns[] = { NULL, "ECT(1)", "ECT(0)", "CE" };

/* The upper six bits are the DSCP, the lower two the ECN. */
static void number_tos(struct out *out, const struct value_type *type,
		       const struct value *v, uint64_t n)
{
	const char *dscp = names_get(&dscp_names, n >> 2);
	const char *ecn = ecns[n & 3];

	if (n == 0 || n > 0xff) {
		number_decimal(out, type, v, n);
		return;
	}
	out_hex(out, n);
	out_str(out, " /* DSCP ");
	if (dscp)
		out_str(out, dscp);
	else
		out_u64(out, n >> 2);
	if (ecn) {
		out_str(out, ", ECN ");
		out_str(out, ecn);
	}
	out_str(out, " */");
}

/* Two ports in one number, the lower one in the lower half; 0: no limit. */
static void number_port_range(struct out *out, const struct value_type *type,
			      const struct value *v, uint64_t n)
{
	if (!n) {
		number_decimal(out, type, v, n);
		return;
	}
	out_u64(out, n & 0xffff);
	out_chr(out, '-');
	out_u64(out, n >> 16 & 0xffff);
}

const struct value_type value_int = {
	VALUE_INTEGER("int", 4, true),
	.number = number_decimal,
};
const struct value_type value_bool = {
	VALUE_INTEGER("bool", 4, true),
	.number = number_decimal,
	.plain = plain_bool,
};
const struct value_type value_hex = {
	VALUE_INTEGER("hex", 4, false),
	.number = number_hex,
};
const struct value_type value_uint = {
	VALUE_INTEGER("unsigned", 1 | 2 | 4 | 8, false),
	.number = number_decimal,
};
const struct value_type value_uhex = {
	VALUE_INTEGER("hex", 1 | 2 | 4 | 8, false),
	.number = number_hex,
};
const struct value_type value_u32 = {
	VALUE_INTEGER("u32", 4, false),
	.number = number_decimal,
};
const struct value_type value_s32 = {
	VALUE_INTEGER("s32", 4, true),
	.number = number_decimal,
};
const struct value_type value_u8 = {
	VALUE_INTEGER("u8", 1, false),
	.number = number_decimal,
};
const struct value_type value_ulong = {
	VALUE_INTEGER("unsigned long", 4 | 8, false),
	.number = number_decimal,
};
const struct value_type value_u64 = {
	VALUE_INTEGER("u64", 8, false),
	.number = number_decimal,
};
const struct value_type value_s64 = {
	VALUE_INTEGER("s64", 8, true),
	.number = number_decimal,
};
const struct value_type value_rate = {
	VALUE_INTEGER("u32 or u64", 4 | 8, false),
	.number = number_decimal,
};
const struct value_type value_address = {
	VALUE_INTEGER("pointer", 4 | 8, false),
	.number = number_hex,
};
const struct value_type value_port = {
	VALUE_INTEGER("port", 2, false),
	.big_endian = true,
	.number = number_decimal,
};
const struct value_type value_ifindex_be = {
	VALUE_INTEGER("interface index", 4, true),
	.big_endian = true,
	.number = number_decimal,
};
const struct value_type value_err = {
	VALUE_INTEGER("errno", 4, true),
	.number = number_err,
};
const struct value_type value_protocol = {
	VALUE_INTEGER("protocol", 4, true),
	.number = number_protocol,
	.names = &names_protocols,
};
const struct value_type value_ip_int = {
	VALUE_INTEGER("byte or int", 1 | 4, true),
	.number = number_decimal,
};
const struct value_type value_ip_bool = {
	VALUE_INTEGER("bool", 1 | 4, true),
	.number = number_decimal,
	.plain = plain_bool,
};
const struct value_type value_ip_tos = {
	VALUE_INTEGER("TOS", 1 | 4, true),
	.number = number_tos,
};
const struct value_type value_tclass = {
	VALUE_INTEGER("traffic class", 4, true),
	.number = number_tos,
};
const struct value_type value_port_range = {
	VALUE_INTEGER("port range", 4, false),
	.number = number_port_range,
};

const struct value_type value_bytes = {
	.name = "bytes",
	.print = value_print_bytes,
};
const struct value_type value_string = {
	.name = "string",
	.print = value_print_string,
	.plain = value_plain_string,
};
const struct value_type value_u32_list = {
	.name = "list of u32",
	.print = value_print_list,
	.brackets = true,
	.size = 4,
	.item = &value_u32,
};
const struct value_type value_u8_list = {
	.name = "list of u8",
	.print = value_print_list,
	.brackets = true,
	.size = 1,
	.item = &value_u8,
};
const struct value_type value_u16_list = {
	.name = "list of u16",
	.print = value_print_list,
	.brackets = true,
	.size = 2,
	.item = &value_uint,
};
const struct value_type value_u64_list = {
	.name = "list of u64",
	.print = value_print_list,
	.brackets = true,
	.size = 8,
	.item = &value_u64,
};

/* The kernel may hand out what is nobody's business; the module left it in. */
static void print_hidden(struct out *out, const struct value_type *type,
			 const struct value *v)
{
	(void)type;
	(void)v;
	out_str(out, "<redacted>");
}

const struct value_type value_hidden = {
	.name = "secret",
	.print = print_hidden,
};
