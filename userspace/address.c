// SPDX-License-Identifier: GPL-2.0-only
#include "address.h"

#include <string.h>
#include <sys/socket.h>

#include "names.h"

void address_ipv4(struct out *out, const uint8_t bytes[4])
{
	for (int i = 0; i < 4; i++) {
		if (i)
			out_chr(out, '.');
		out_u64(out, bytes[i]);
	}
}

static void print_group(struct out *out, uint16_t group)
{
	static const char digits[] = "0123456789abcdef";
	bool started = false;

	for (int shift = 12; shift >= 0; shift -= 4) {
		uint16_t digit = group >> shift & 0xf;

		started |= digit || !shift;
		if (started)
			out_chr(out, digits[digit]);
	}
}

/* The longest run of two or more zero groups, the first of equals. */
static int longest_zeros(const uint16_t groups[8], int *length)
{
	int best = -1;

	*length = 1;
	for (int i = 0; i < 8; i++) {
		int end = i;

		while (end < 8 && !groups[end])
			end++;
		if (end - i > *length) {
			best = i;
			*length = end - i;
		}
	}
	return best;
}

void address_ipv6(struct out *out, const uint8_t bytes[16])
{
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
	uint16_t groups[8];
	int zeros, length;

	if (!memcmp(bytes, mapped, sizeof(mapped))) {
		out_str(out, "::ffff:");
		address_ipv4(out, bytes + sizeof(mapped));
		return;
	}
	for (int i = 0; i < 8; i++)
		groups[i] = (uint16_t)(bytes[2 * i] << 8 | bytes[2 * i + 1]);
	zeros = longest_zeros(groups, &length);
	for (int i = 0; i < 8; i++) {
		if (i == zeros) {
			out_str(out, "::");
			i += length - 1;
			continue;
		}
		if (i && i != zeros + length)
			out_chr(out, ':');
		print_group(out, groups[i]);
	}
}

bool address_ends(const struct record *rec, struct endpoint *local,
		  struct endpoint *remote)
{
	const struct sot_event *event = &rec->event;
	bool raw = event->sock_type == SOCK_RAW;

	*local = (struct endpoint){ .port_known = !raw };
	if (event->sock_family == AF_INET &&
	    event->addr_len >= sizeof(struct sot_inet)) {
		struct sot_inet inet;

		memcpy(&inet, rec->addr, sizeof(inet));
		*remote = *local;
		memcpy(local->bytes, &inet.laddr, sizeof(inet.laddr));
		memcpy(remote->bytes, &inet.raddr, sizeof(inet.raddr));
		local->port = (uint16_t)inet.lport;
		remote->port = (uint16_t)inet.rport;
		return true;
	}
	if (event->sock_family == AF_INET6 &&
	    event->addr_len >= sizeof(struct sot_inet6)) {
		struct sot_inet6 inet6;

		memcpy(&inet6, rec->addr, sizeof(inet6));
		local->v6 = true;
		*remote = *local;
		memcpy(local->bytes, inet6.laddr, sizeof(inet6.laddr));
		memcpy(remote->bytes, inet6.raddr, sizeof(inet6.raddr));
		local->port = (uint16_t)inet6.lport;
		remote->port = (uint16_t)inet6.rport;
		return true;
	}
	return false;
}

bool endpoint_is_set(const struct endpoint *end)
{
	static const uint8_t none[16];

	return (end->port_known && end->port) ||
	       memcmp(end->bytes, none, sizeof(none)) != 0;
}

void endpoint_print(struct out *out, const struct endpoint *end)
{
	bool enclosed = end->v6 && end->port_known;

	if (enclosed)
		out_chr(out, '[');
	if (end->v6)
		address_ipv6(out, end->bytes);
	else
		address_ipv4(out, end->bytes);
	if (enclosed)
		out_chr(out, ']');
	if (end->port_known) {
		out_chr(out, ':');
		out_u64(out, end->port);
	}
}

static const struct name inet_protocols[] = {
	{ 6, "TCP" },	  { 17, "UDP" },      { 1, "ICMP" },  { 132, "SCTP" },
	{ 262, "MPTCP" }, { 136, "UDPLITE" }, { 33, "DCCP" }, { 256, "SMC" },
};
static const struct names inet_names = {
	inet_protocols, sizeof(inet_protocols) / sizeof(*inet_protocols)
};

#define PROTOCOL_ICMPV6 58

static void print_inet_kind(struct out *out, const struct sot_event *event)
{
	bool v6 = event->sock_family == AF_INET6;
	const char *name = names_get(&inet_names, event->sock_protocol);

	if (event->sock_type == SOCK_RAW)
		name = "RAW";
	if (name) {
		out_str(out, name);
		out_str(out, v6 ? "v6" : "");
	} else if (event->sock_protocol == PROTOCOL_ICMPV6) {
		out_str(out, "ICMPv6");
	} else {
		out_str(out, v6 ? "INET6:" : "INET:");
		out_u64(out, event->sock_protocol);
	}
}

/* The name without the prefix that ends in the first underscore, or the number. */
static void print_brief(struct out *out, const struct names *names,
			uint32_t number, const char *otherwise)
{
	const char *name = names_get(names, number);

	if (name) {
		out_str(out, strchr(name, '_') + 1);
	} else {
		out_str(out, otherwise);
		out_u64(out, number);
	}
}

void address_socket(struct out *out, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct endpoint local, remote;

	if (event->sock_family != AF_INET && event->sock_family != AF_INET6) {
		print_brief(out, &names_families, event->sock_family, "AF_");
		out_chr(out, '-');
		print_brief(out, &names_sock_types, event->sock_type, "");
		out_str(out, ":[");
		out_u64(out, event->sock_inode);
		out_chr(out, ']');
		return;
	}
	print_inet_kind(out, event);
	if (!address_ends(rec, &local, &remote))
		return;
	if (endpoint_is_set(&local) || endpoint_is_set(&remote)) {
		out_chr(out, ' ');
		endpoint_print(out, &local);
	}
	if (endpoint_is_set(&remote)) {
		out_str(out, " -> ");
		endpoint_print(out, &remote);
	}
}
