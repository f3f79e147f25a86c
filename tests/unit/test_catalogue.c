// SPDX-License-Identifier: GPL-2.0-only
/* How calls find their rows, and what every row has to have. */
#include "../../userspace/catalogue/catalogue.h"

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

#include "../../userspace/names.h"
#include "unit.h"

/* A row behind another of the same number and direction would never be found. */
static bool is_reachable(const struct opt_level *level, const struct opt *opt)
{
	if (opt->direction == OPT_ALIAS)
		return true;
	if (opt->direction & OPT_SET &&
	    catalogue_opt(level, opt->number, OPT_SET) != opt)
		return false;
	return !(opt->direction & OPT_GET) ||
	       catalogue_opt(level, opt->number, OPT_GET) == opt;
}

/* Texts are single lines that start small and need no full stop. */
static bool is_phrase(const char *text)
{
	size_t len = text ? strlen(text) : 0;

	return !text || (len > 0 && !strchr(text, '\n') &&
			 !isspace((unsigned char)text[0]) &&
			 text[len - 1] != '.' && !strstr(text, "  "));
}

/* What a line of list and the headline of explain have room for. */
#define MEANING_MAX 110

/* Names may be large: "TCP options", "SO_RCVBUF without", "IP_TTL", "PIM". */
static bool starts_small(const char *text)
{
	return islower((unsigned char)text[0]) ||
	       isdigit((unsigned char)text[0]) ||
	       isupper((unsigned char)text[1]) ||
	       !strncmp(text, "InfiniBand", 10);
}

static bool is_meaning(const char *text)
{
	return text && is_phrase(text) && starts_small(text) &&
	       strlen(text) <= MEANING_MAX;
}

/* "ENOENT there is none", a line for each error. */
static bool are_errors(const char *lines)
{
	while (lines && *lines) {
		char line[256];
		size_t len = strcspn(lines, "\n");
		char *text;
		uint32_t err;

		if (len >= sizeof(line))
			return false;
		memcpy(line, lines, len);
		line[len] = '\0';
		text = strchr(line, ' ');
		if (!text)
			return false;
		*text++ = '\0';
		if (!errno_find(line, &err) || !is_phrase(text))
			return false;
		lines += len + (lines[len] == '\n');
	}
	return true;
}

/* "5.10", as it is compared. */
static bool is_release(const char *text)
{
	unsigned int major, minor;
	char rest;
	int n = text ? sscanf(text, "%u.%u.%u%c", &major, &minor,
			      &(unsigned int){ 0 }, &rest) :
		       2;

	return n == 2 || n == 3;
}

static bool is_complete(const struct opt *opt)
{
	bool ok = opt->name && opt->type && opt->type->print &&
		  opt->type->name && is_meaning(opt->meaning) &&
		  is_phrase(opt->trap) && are_errors(opt->errors) &&
		  is_phrase(opt->unit) && is_phrase(opt->preset) &&
		  is_phrase(opt->needs) && is_release(opt->since) &&
		  is_release(opt->gone);
	uint32_t err;

	/* What the kernel takes one way only the row must have that way. */
	if (opt->only && !(opt->direction & opt->only))
		ok = false;
	if (opt->denied && (!opt->needs || !errno_find(opt->denied, &err)))
		ok = false;
	if (!ok)
		printf("# %s is not complete\n", opt->name);
	return ok;
}

static void test_rows(void)
{
	const struct opt_level *level;
	bool ordered = true;
	bool reachable = true;
	bool complete = true;
	unsigned int rows = 0;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		complete &= level->name != NULL;
		complete &= !level->count || level->prefix;
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			ordered &= !j || opt[-1].number <= opt->number;
			reachable &= is_reachable(level, opt);
			complete &= is_complete(opt);
			rows++;
		}
	}
	check("rows are in order", ordered);
	check("every row is found", reachable);
	check("every row is complete", complete);
	printf("# %u rows\n", rows);
	check("all options of Linux 7.2 and more", rows > 660);
}

static bool is_option(const char *name)
{
	for (size_t i = 0; i < sol_socket.count; i++)
		if (!strcmp(sol_socket.opts[i].name, name))
			return true;
	return false;
}

static void test_other_systems(void)
{
	const struct foreign_opt *opt;
	bool complete = true;
	bool foreign = true;

	for (size_t i = 0; (opt = catalogue_foreign(i)); i++) {
		complete &= is_meaning(opt->meaning) && is_phrase(opt->instead);
		foreign &= !is_option(opt->name) &&
			   !catalogue_on_bsd(opt->name);
	}
	check("options of other systems are complete", complete);
	check("options of other systems are not Linux's", foreign);
	check("a difference of the BSDs",
	      is_phrase(catalogue_on_bsd("SO_SNDLOWAT")) &&
		      catalogue_on_bsd("SO_SNDLOWAT"));
	check("no difference of the BSDs", !catalogue_on_bsd("SO_TYPE"));
}

/* One level may come in parts, which have to be chained. */
static void test_parts(void)
{
	const struct opt_level *level, *other;
	bool chained = true;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; (other = catalogue_at(j)); j++) {
			if (j <= i || level->number != other->number ||
			    strcmp(level->name, other->name))
				continue;
			for (size_t k = 0; k < other->count; k++) {
				const struct opt *opt = &other->opts[k];

				if (opt->direction &&
				    catalogue_opt(level, opt->number,
						  opt->direction) != opt)
					chained = false;
			}
		}
	}
	check("parts of a level are found from its first", chained);
}

#define BT_L2CAP 0
#define BT_HCI 1
#define BT_SCO 2
#define BT_RFCOMM 3
#define BT_BNEP 4

static const struct {
	int32_t number;
	uint32_t family;
	uint32_t protocol;
	const char *want;
} levels[] = {
	{ 0, AF_INET, IPPROTO_TCP, "SOL_IP" },
	{ 0, AF_UNSPEC, 0, "SOL_IP" },
	{ 0, AF_UNIX, 0, "SOL_IP" },
	{ 0, AF_BLUETOOTH, BT_HCI, "SOL_HCI" },
	{ 0, AF_BLUETOOTH, BT_L2CAP, NULL },
	{ 0, AF_IEEE802154, 0, "SOL_IEEE802154" },
	{ 6, AF_INET, IPPROTO_TCP, "SOL_TCP" },
	{ 6, AF_INET, IPPROTO_UDP, "SOL_TCP" },
	{ 6, AF_UNSPEC, 0, "SOL_TCP" },
	{ 6, AF_BLUETOOTH, BT_L2CAP, "SOL_L2CAP" },
	{ 6, AF_BLUETOOTH, BT_RFCOMM, NULL },
	{ 6, AF_BLUETOOTH, 0xffffffff, NULL },
	{ 17, AF_INET, IPPROTO_UDP, "SOL_UDP" },
	{ 17, AF_BLUETOOTH, BT_SCO, "SOL_SCO" },
	{ 17, AF_BLUETOOTH, BT_BNEP, NULL },
	{ 18, AF_BLUETOOTH, BT_RFCOMM, "SOL_RFCOMM" },
	{ 18, AF_INET, 0, NULL },
	{ 2, AF_INET, 0, NULL },
	{ 40, AF_VSOCK, 0, "AF_VSOCK" },
	{ 40, AF_INET, 0, NULL },
	{ 282, AF_INET, IPPROTO_TCP, "SOL_TLS" },
	{ 274, AF_BLUETOOTH, BT_RFCOMM, "SOL_BLUETOOTH" },
	{ 1, AF_BLUETOOTH, BT_L2CAP, "SOL_SOCKET" },
	{ 258, AF_APPLETALK, 0, "SOL_ATALK" },
	{ 254, AF_INET, 0, NULL },
	{ 1, 0xffffffff, 0xffffffff, "SOL_SOCKET" },
	{ 0, 64, 64, "SOL_IP" },
	{ -1, AF_INET, 0, NULL },
	{ 2, 12 /* AF_DECnet */, 0, "DNPROTO_NSP" },
};

static void test_levels(void)
{
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++) {
		const struct opt_level *level = catalogue_level(
			levels[i].number, levels[i].family, levels[i].protocol);
		char name[128];

		snprintf(name, sizeof(name), "level %d of family %u, %u",
			 levels[i].number, levels[i].family,
			 levels[i].protocol);
		check_str(name, level ? level->name : NULL, levels[i].want);
	}
}

static void check_opt(const struct opt_level *level, int32_t number,
		      enum opt_direction direction, const char *want)
{
	const struct opt *opt = catalogue_opt(level, number, direction);
	char name[128];

	snprintf(name, sizeof(name), "%s %s %d",
		 direction == OPT_SET ? "set" : "get",
		 level ? level->name : "no level", number);
	check_str(name, opt ? opt->name : NULL, want);
}

static void test_options(void)
{
	check_opt(&sol_socket, 26, OPT_SET, "SO_ATTACH_FILTER");
	check_opt(&sol_socket, 26, OPT_GET, "SO_GET_FILTER");
	check_opt(&sol_ipv6, 26, OPT_SET, "IPV6_V6ONLY");
	check_opt(&sol_socket, 20, OPT_SET, "SO_RCVTIMEO");
	check_opt(&sol_socket, 66, OPT_GET, "SO_RCVTIMEO_NEW");
	check_opt(&sol_ip, 20, OPT_SET, "IP_RECVORIGDSTADDR");
	check_opt(&sol_ip, 64, OPT_SET, "IPT_SO_SET_REPLACE");
	check_opt(&sol_ip, 64, OPT_GET, "IPT_SO_GET_INFO");
	check_opt(&sol_ip, 80, OPT_GET, "SO_ORIGINAL_DST");
	check_opt(&sol_ip, 200, OPT_SET, "MRT_INIT");
	check_opt(&sol_ip, 1152, OPT_SET, "IP_VS_SO_SET_NONE");
	check_opt(&sol_ip, 1152, OPT_GET, "IP_VS_SO_GET_VERSION");
	check_opt(&sol_ip, 1159, OPT_GET, "IP_VS_SO_GET_DAEMON");
	check_opt(&sol_ipv6, 67, OPT_SET, "IPV6_TCLASS");
	check_opt(&sol_ipv6, 68, OPT_SET, NULL);
	check_opt(&sol_ipv6, 68, OPT_GET, "IP6T_SO_GET_REVISION_MATCH");
	check_opt(&sol_ipv6, 212, OPT_SET, "MRT6_FLUSH");
	check_opt(&sol_udplite, 10, OPT_SET, "UDPLITE_SEND_CSCOV");
	check_opt(&sol_udplite, 1, OPT_SET, "UDP_CORK");
	check_opt(&sol_dnprotonsp, 12, OPT_SET, "DSO_NODELAY");
	check_opt(&sol_sctp, 16, OPT_GET, "SCTP_DELAYED_SACK");
	check_opt(&sol_vsock, 0, OPT_GET, "SO_VM_SOCKETS_BUFFER_SIZE");
	check_opt(&sol_rds, 10017, OPT_GET, "RDS6_INFO_IB_CONNECTIONS");
	check_opt(&sol_socket, 9999, OPT_SET, NULL);
	check_opt(&sol_socket, -1, OPT_SET, NULL);
	check_opt(NULL, 1, OPT_SET, NULL);
}

static void check_least(const struct opt_level *level, int32_t number,
			uint32_t want)
{
	const struct opt *opt = catalogue_opt(level, number, OPT_SET);
	char name[128];

	snprintf(name, sizeof(name), "least of %s", opt->name);
	check_int(name, catalogue_least(opt), want);
}

static void test_least(void)
{
	check_least(&sol_socket, 8, 4);	  /* SO_RCVBUF */
	check_least(&sol_socket, 13, 8);  /* SO_LINGER */
	check_least(&sol_socket, 20, 16); /* SO_RCVTIMEO */
	check_least(&sol_socket, 25, 0);  /* SO_BINDTODEVICE */
	check_least(&sol_ip, 2, 1);	  /* IP_TTL */
	check_least(&sol_ip, 35, 8);	  /* IP_ADD_MEMBERSHIP */
	check_least(&sol_ipv6, 20, 20);	  /* IPV6_ADD_MEMBERSHIP */
	check_least(&sol_packet, 5, 16);  /* PACKET_RX_RING */
	check_least(&sol_vsock, 0, 8);	  /* SO_VM_SOCKETS_BUFFER_SIZE */
	check_least(&sol_icmpv6, 1, 32);  /* ICMPV6_FILTER */
	check_least(&sol_tls, 1, 4);	  /* TLS_TX */
	check_least(&sol_tcp, 33, 16);	  /* TCP_FASTOPEN_KEY */
}

/* Those of the BSD manual page that are in no Linux header. */
static void test_foreign(void)
{
	static const char *const names[] = {
		"SO_REUSEPORT_LB", "SO_ACCEPTFILTER",  "SO_NOSIGPIPE",
		"SO_BINTIME",	   "SO_SETFIB",	       "SO_LABEL",
		"SO_PEERLABEL",	   "SO_LISTENQLIMIT",  "SO_LISTENQLEN",
		"SO_USER_COOKIE",  "SO_LISTENINCQLEN", "SO_TS_CLOCK",
		"SO_PROTOTYPE",
	};
	const struct foreign_opt *foreign;
	size_t count = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		bool found = false;

		for (size_t j = 0; (foreign = catalogue_foreign(j)); j++)
			found |= !strcmp(foreign->name, names[i]) &&
				 is_phrase(foreign->meaning) &&
				 is_phrase(foreign->instead);
		check(names[i], found);
	}
	while (catalogue_foreign(count))
		count++;
	check("no other foreign option",
	      count == sizeof(names) / sizeof(*names));
}

int main(void)
{
	test_rows();
	test_other_systems();
	test_parts();
	test_levels();
	test_options();
	test_least();
	test_foreign();
	return unit_end();
}
