// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/resolve.h"

#include <errno.h>

#include "unit.h"

static void check_option(const char *text, int count, int32_t level,
			 int32_t optname)
{
	struct opt_ref refs[RESOLVE_MAX];
	struct nearest nearest = { .count = 0 };
	int n = resolve_option(text, refs, &nearest);
	bool found = false;
	char name[128];

	for (int i = 0; i < n; i++)
		found |= refs[i].level == level && refs[i].optname == optname;
	snprintf(name, sizeof(name), "option %s", text);
	check(name, n == count && found && !nearest.count);
}

static void check_no_option(const char *text, const char *want)
{
	struct opt_ref refs[RESOLVE_MAX];
	struct nearest nearest = { .count = 1 };
	char name[128];

	snprintf(name, sizeof(name), "no option '%s'", text);
	check_int(name, resolve_option(text, refs, &nearest), -ENOENT);
	snprintf(name, sizeof(name), "suggestion for '%s'", text);
	check_str(name, nearest.count ? nearest.names[0] : NULL, want);
}

static void check_level(const char *text, int32_t want)
{
	struct nearest nearest = { .count = 0 };
	int32_t level = -99;
	char name[128];

	snprintf(name, sizeof(name), "level %s", text);
	check(name, !resolve_level(text, &level, &nearest) && level == want);
}

static void check_no_level(const char *text, const char *want)
{
	struct nearest nearest = { .count = 1 };
	int32_t level;
	char name[128];

	snprintf(name, sizeof(name), "no level '%s'", text);
	check_int(name, resolve_level(text, &level, &nearest), -ENOENT);
	snprintf(name, sizeof(name), "suggestion for level '%s'", text);
	check_str(name, nearest.count ? nearest.names[0] : NULL, want);
}

static void test_options(void)
{
	check_option("TCP_NODELAY", 1, 6, 1);
	check_option("tcp_nodelay", 1, 6, 1);
	check_option("nodelay", 4, 6, 1);
	check_option("nodelay", 4, 132, 3);
	check_option("Tcp-NoDelay", 1, 6, 1);
	check_option("tcp:nodelay", 1, 6, 1);
	check_option("SOL_TCP:TCP_NODELAY", 1, 6, 1);
	check_option("6:1", 1, 6, 1);
	check_option("0x6:0x1", 1, 6, 1);
	check_option("tcp:9999", 1, 6, 9999);
	check_option("254:0x270f", 1, 254, 0x270f);
	check_option("-1:-2147483648", 1, -1, INT32_MIN);
	check_option("6:nodelay", 1, 6, 1);
	check_option("1:08", 1, 1, 8);
	check_option("rcvbuf", 1, 1, 8);
	check_option("cork", 3, 17, 1);
	check_option("udp:cork", 1, 17, 1);
	check_option("MCAST_JOIN_GROUP", 2, 41, 42);
	check_option("ipv6:MCAST_JOIN_GROUP", 1, 41, 42);
	check_option("SO_RCVTIMEO", 1, 1, 20);
	check_option("SO_RCVTIMEO_OLD", 1, 1, 20);
	check_option("SO_RCVTIMEO_NEW", 1, 1, 66);
	check_option("SO_GET_FILTER", 1, 1, 26);
	check_option("IP_ORIGDSTADDR", 1, 0, 20);
	/* Its spelling without a prefix is that of IP6T_SO_ORIGINAL_DST. */
	check_option("SO_ORIGINAL_DST", 1, 0, 80);
	check_option("tls:1", 1, 282, 1);
	check_option("ADD_MEMBERSHIP", 4, 263, 1);
	check_option("MRT_INIT", 1, 0, 200);
	check_option("ip:IPT_SO_GET_INFO", 1, 0, 64);
	check_option("hci:filter", 1, 0, 2);
	check_option("AF_VSOCK:0", 1, 40, 0);
}

static void test_directions(void)
{
	struct opt_ref refs[RESOLVE_MAX];
	struct nearest nearest;

	check("SO_ATTACH_FILTER is set",
	      resolve_option("SO_ATTACH_FILTER", refs, &nearest) == 1 &&
		      refs[0].direction == OPT_SET);
	check("SO_GET_FILTER is got",
	      resolve_option("SO_GET_FILTER", refs, &nearest) == 1 &&
		      refs[0].direction == OPT_GET);
	check("a number is both", resolve_option("1:26", refs, &nearest) == 1 &&
					  refs[0].direction == OPT_BOTH);
	check("an alias is both",
	      resolve_option("SO_DETACH_BPF", refs, &nearest) == 1 &&
		      refs[0].direction == OPT_BOTH);
}

static void test_misspelt(void)
{
	check_no_option("TCP_NODELY", "TCP_NODELAY");
	check_no_option("nodelya", "TCP_NODELAY");
	check_no_option("SO_RCVBUFF", "SO_RCVBUF");
	check_no_option("so_reuse_addr", "SO_REUSEADDR");
	check_no_option("tcp:nodely", "TCP_NODELAY");
	check_no_option("tpc:nodelay", "SOL_TCP");
	check_no_option("congestion_control", NULL);
	check_no_option("xyzzy", NULL);
	check_no_option("", NULL);
	check_no_option(":", NULL);
	check_no_option("6:", NULL);
	check_no_option("1", NULL);
	check_no_option("99999999999:1", NULL);
	check_no_option("6:0x100000000", NULL);
	check_no_option("6:1x", NULL);
	check_no_option(
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		NULL);
	check_no_option("\xff\xfe:\xff", NULL);
}

static void test_levels(void)
{
	check_level("tcp", 6);
	check_level("SOL_TCP", 6);
	check_level("IPPROTO_TCP", 6);
	check_level("6", 6);
	check_level("0x6", 6);
	check_level("-1", -1);
	check_level("socket", 1);
	check_level("ip", 0);
	check_level("IPPROTO_IPV6", 41);
	check_level("hci", 0);
	check_level("vsock", 40);
	check_level("SOL_VSOCK", 287);
	check_level("can-raw", 101);
	check_no_level("tpc", "SOL_TCP");
	check_no_level("SOL_SOKCET", "SOL_SOCKET");
	check_no_level("", NULL);
	check_no_level("qqqqqqqqq", NULL);
	check_no_level("6x", NULL);
}

static void check_foreign(const char *text, const char *want)
{
	struct nearest nearest = { .count = 0 };
	const struct foreign_opt *opt = resolve_foreign(text, &nearest);
	char name[128];

	snprintf(name, sizeof(name), "option of another system '%s'", text);
	check_str(name, opt ? opt->name : NULL, want);
}

static void test_foreign(void)
{
	check_foreign("SO_SETFIB", "SO_SETFIB");
	check_foreign("setfib", "SO_SETFIB");
	check_foreign("so-setfib", "SO_SETFIB");
	check_foreign("socket:setfib", "SO_SETFIB");
	check_foreign("SOL_SOCKET:SO_SETFIB", "SO_SETFIB");
	check_foreign("1:SO_SETFIB", "SO_SETFIB");
	check_foreign("tcp:setfib", NULL);
	check_foreign("tpc:setfib", NULL);
	check_foreign("socket:", NULL);
	check_foreign("SO_RCVBUF", NULL);
	check_foreign("", NULL);
}

/* Every name that is printed is understood, and means what it was printed for. */
static void test_round_trip(void)
{
	const struct opt_level *level;
	bool all = true;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];
			struct opt_ref refs[RESOLVE_MAX];
			struct nearest nearest;
			bool found = !opt->name;
			int n = 0;

			if (opt->name)
				n = resolve_option(opt->name, refs, &nearest);
			for (int k = 0; k < n; k++)
				found |= refs[k].level == level->number &&
					 refs[k].optname == opt->number;
			if (!found)
				printf("# %s\n", opt->name);
			all &= found;
		}
	}
	check("every name of the catalogue resolves", all);
}

int main(void)
{
	test_options();
	test_directions();
	test_misspelt();
	test_levels();
	test_foreign();
	test_round_trip();
	return unit_end();
}
