// SPDX-License-Identifier: GPL-2.0-only
/* Sets of ICMP and ICMPv6 types that are kept from a raw socket. */
#include "value_types.h"

#include <string.h>

/* clang-format off */
static const struct name icmp_types[] = {
	{0, "ICMP_ECHOREPLY"},
	{3, "ICMP_DEST_UNREACH"},
	{4, "ICMP_SOURCE_QUENCH"},
	{5, "ICMP_REDIRECT"},
	{8, "ICMP_ECHO"},
	{11, "ICMP_TIME_EXCEEDED"},
	{12, "ICMP_PARAMETERPROB"},
	{13, "ICMP_TIMESTAMP"},
	{14, "ICMP_TIMESTAMPREPLY"},
	{15, "ICMP_INFO_REQUEST"},
	{16, "ICMP_INFO_REPLY"},
	{17, "ICMP_ADDRESS"},
	{18, "ICMP_ADDRESSREPLY"},
};
static const struct name icmpv6_types[] = {
	{1, "ICMPV6_DEST_UNREACH"},
	{2, "ICMPV6_PKT_TOOBIG"},
	{3, "ICMPV6_TIME_EXCEED"},
	{4, "ICMPV6_PARAMPROB"},
	{128, "ICMPV6_ECHO_REQUEST"},
	{129, "ICMPV6_ECHO_REPLY"},
	{130, "ICMPV6_MGM_QUERY"},
	{131, "ICMPV6_MGM_REPORT"},
	{132, "ICMPV6_MGM_REDUCTION"},
	{133, "ND_ROUTER_SOLICIT"},
	{134, "ND_ROUTER_ADVERT"},
	{135, "ND_NEIGHBOR_SOLICIT"},
	{136, "ND_NEIGHBOR_ADVERT"},
	{137, "ND_REDIRECT"},
	{139, "ICMPV6_NI_QUERY"},
	{140, "ICMPV6_NI_REPLY"},
	{143, "ICMPV6_MLD2_REPORT"},
};
/* clang-format on */
static const struct names icmp_names = { icmp_types, VALUE_COUNT(icmp_types) };
static const struct names icmpv6_names = { icmpv6_types,
					   VALUE_COUNT(icmpv6_types) };

static bool has(const uint32_t *words, bool inverted, uint32_t bit)
{
	return (words[bit / 32] >> bit % 32 & 1) != inverted;
}

/* The types from bit on that stand in the set and have no name: "5-127". */
static uint32_t print_run(struct out *out, const struct names *names,
			  const uint32_t *words, bool inverted, uint32_t bit,
			  uint32_t bits)
{
	uint32_t end = bit;

	while (end + 1 < bits && has(words, inverted, end + 1) &&
	       !names_get(names, end + 1))
		end++;
	out_u64(out, bit);
	if (end > bit) {
		out_chr(out, '-');
		out_u64(out, end);
	}
	return end;
}

/* ~[ ] if the set is most of them: then those that pass are listed. */
static void print_icmp_filter(struct out *out, const struct value_type *type,
			      const struct value *v)
{
	uint32_t bits = 8 * type->size;
	uint32_t words[8] = { 0 };
	const char *space = "";
	uint32_t count = 0;
	bool inverted;

	memcpy(words, v->bytes, type->size);
	for (uint32_t i = 0; i < bits / 32; i++)
		count += (uint32_t)__builtin_popcount(words[i]);
	inverted = count > bits / 2;
	out_str(out, inverted ? "~[" : "[");
	for (uint32_t i = 0; i < bits; i++) {
		const char *name = names_get(type->names, i);

		if (!has(words, inverted, i))
			continue;
		out_str(out, space);
		if (name)
			out_str(out, name);
		else
			i = print_run(out, type->names, words, inverted, i,
				      bits);
		space = " ";
	}
	out_chr(out, ']');
}

const struct value_type value_icmp_filter = {
	.name = "struct icmp_filter",
	.print = print_icmp_filter,
	.whole = true,
	.size = 4,
	.names = &icmp_names,
};
const struct value_type value_icmp6_filter = {
	.name = "struct icmp6_filter",
	.print = print_icmp_filter,
	.whole = true,
	.size = 32,
	.names = &icmpv6_names,
};
