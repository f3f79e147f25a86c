// SPDX-License-Identifier: GPL-2.0-only
/* For each rule a program that is told of it, and one that does it right. */
#include "advise_steps.h"

#include <errno.h>
#include <linux/filter.h>
#include <net/if.h>
#include <linux/if_packet.h>
#include <sys/time.h>

/* Options by level and number; as on x86, whatever the host. */
#define REUSEADDR .level = 1, .optname = 2
#define SNDBUF .level = 1, .optname = 7
#define RCVBUF .level = 1, .optname = 8
#define KEEPALIVE .level = 1, .optname = 9
#define LINGER .level = 1, .optname = 13
#define REUSEPORT .level = 1, .optname = 15
#define RCVTIMEO .level = 1, .optname = 20
#define NODELAY .level = 6, .optname = 1
#define CORK .level = 6, .optname = 3
#define KEEPIDLE .level = 6, .optname = 4
#define KEEPINTVL .level = 6, .optname = 5
#define KEEPCNT .level = 6, .optname = 6
#define QUICKACK .level = 6, .optname = 12
#define CONGESTION .level = 6, .optname = 13
#define USER_TIMEOUT .level = 6, .optname = 18
#define TOS .level = 0, .optname = 1
#define GET_ERROR .level = 1, .optname = 4, .get = true
#define BINDTODEVICE .level = 1, .optname = 25
#define ATTACH_FILTER .level = 1, .optname = 26
#define MARK .level = 1, .optname = 36
#define ULP .level = 6, .optname = 31
#define REPAIR .level = 6, .optname = 19
#define TRANSPARENT .level = 0, .optname = 19
#define SET_REPLACE .level = 0, .optname = 64
#define MEMBERSHIP .level = 263, .optname = 1
#define RX_RING .level = 263, .optname = 5
#define ALG_KEY .level = 279, .optname = 1

#define CLOSE .call = SOT_TYPE_CLOSE

#define UDP .family = AF_INET, .type = SOCK_DGRAM, .protocol = 17
#define RAW .family = AF_INET, .type = SOCK_RAW, .protocol = 1
#define PACKET .family = AF_PACKET, .type = SOCK_RAW
#define UNIX .family = AF_UNIX, .type = SOCK_STREAM
#define ALG .family = AF_ALG, .type = SOCK_SEQPACKET

#define VALUE(object) .bytes = &(object), .len = sizeof(object)
#define TEXT(text) .bytes = (text), .len = sizeof(text)

static const struct timeval none, minute = { 60, 0 }, long_time = { 5000, 0 };
static const struct sot_tcp_end to_and_fro = { 100, 100, 20, 20, 0, 0 },
				at_once = {
					100, 100, 20, 20, SOT_TCP_NODELAY, 0
				};
static const struct linger reset = { 1, 0 }, wait_some = { 1, 5 };
static const uint16_t fprog[8] = { 7 };
static const uint8_t ring[16] = { 1 }, key[16];
static const struct packet_mreq promisc = { .mr_ifindex = 2,
					    .mr_type = PACKET_MR_PROMISC };
static const struct packet_mreq multicast = { .mr_ifindex = 2,
					      .mr_type = PACKET_MR_MULTICAST };

static const struct {
	const char *rule;
	struct step bad[STEPS];
	struct step good[STEPS];
} cases[] = {
	{ "buffer-fixed",
	  { { SNDBUF, 65536 } },
	  { { SNDBUF, 65536, UDP }, { SNDBUF, 65536, .get = true } } },
	{ "buffer-clamped",
	  { { RCVBUF, 8388608 }, { RCVBUF, 425984, .get = true } },
	  { { RCVBUF, 65536 },
	    { RCVBUF, 131072, .get = true },
	    { SNDBUF, 8388608, UNIX, .cookie = 78 },
	    { SNDBUF, 425984, UNIX, .get = true, .cookie = 78 } } },
	{ "buffer-late",
	  { { RCVBUF, 65536, .state = CONNECTED } },
	  { { RCVBUF, 65536 }, { SNDBUF, 65536, .state = CONNECTED } } },
	{ "nodelay-and-cork",
	  { { NODELAY, 1 }, { CORK, 1 } },
	  { { NODELAY, 1 }, { CORK, 1 }, { CORK, 0 }, { CORK, 1 } } },
	{ "nodelay-missing",
	  { { CLOSE, VALUE(to_and_fro) } },
	  { { CLOSE, VALUE(at_once) } } },
	{ "quickack-once",
	  { { QUICKACK, 1 } },
	  { { QUICKACK, 1 }, { QUICKACK, 1 } } },
	{ "linger-reset",
	  { { LINGER, VALUE(reset) } },
	  { { LINGER, VALUE(wait_some) }, { LINGER, VALUE(reset), UNIX } } },
	{ "congestion-unknown",
	  { { CONGESTION, TEXT("brr"), .ret = -ENOENT } },
	  { { CONGESTION, TEXT("bbr") } } },
	{ "timeout-none",
	  { { RCVTIMEO, VALUE(none) } },
	  { { RCVTIMEO, VALUE(minute) }, { RCVTIMEO, VALUE(none) } } },
	{ "timeout-long",
	  { { RCVTIMEO, VALUE(long_time) } },
	  { { RCVTIMEO, VALUE(minute) } } },
	{ "keepalive-off",
	  { { KEEPIDLE, 60 }, { KEEPCNT, 3 } },
	  { { KEEPIDLE, 60, .port = 80, .state = LISTENS },
	    { KEEPALIVE, 1, .port = 80, .state = CONNECTED, .cookie = 78 } } },
	{ "keepalive-slow",
	  { { KEEPALIVE, 1 } },
	  { { KEEPALIVE, 1 }, { KEEPIDLE, 60 }, { KEEPINTVL, 10 } } },
	{ "user-timeout-overrides",
	  { { KEEPALIVE, 1 },
	    { KEEPIDLE, 60 },
	    { KEEPINTVL, 10 },
	    { KEEPCNT, 6 },
	    { USER_TIMEOUT, 5000 } },
	  { { KEEPALIVE, 1 },
	    { KEEPIDLE, 60 },
	    { KEEPINTVL, 10 },
	    { KEEPCNT, 6 },
	    { USER_TIMEOUT, 119000 } } },
	{ "tos-late",
	  { { TOS, 184, .state = CONNECTED } },
	  { { TOS, 184 },
	    { TOS, 32, .state = CONNECTED },
	    { TOS, 32, .state = CONNECTED, .port = 22, .peer = 40000,
	      .cookie = 78 } } },
	{ "dscp-unshifted",
	  { { TOS, 46 } },
	  { { TOS, 184 }, { TOS, 16 }, { TOS, 186, UDP }, { TOS, 2, UDP } } },
	{ "reuse-late",
	  { { REUSEADDR, 1, .port = 80 } },
	  { { REUSEADDR, 1 },
	    { REUSEADDR, 1, .port = 80 },
	    { REUSEADDR, 1, .port = 80, .cookie = 78, .state = CONNECTED } } },
	{ "reuseport-shared",
	  { { REUSEPORT, 1 },
	    { NODELAY, 1, .port = 80, .state = LISTENS },
	    { REUSEPORT, 1, .cookie = 78, .pid = 99, .comm = "other" },
	    { NODELAY, 1, .port = 80, .state = LISTENS, .cookie = 78, .pid = 99,
	      .comm = "other" } },
	  { { REUSEPORT, 1 },
	    { NODELAY, 1, .port = 80, .state = LISTENS },
	    { REUSEPORT, 1, .cookie = 78, .pid = 99 },
	    { NODELAY, 1, .port = 80, .state = LISTENS, .cookie = 78,
	      .pid = 99 } } },
	{ "wrong-level",
	  { { .level = 6, .optname = 20, VALUE(minute), .ret = -EINVAL } },
	  { { RCVTIMEO, VALUE(minute) },
	    { KEEPINTVL, 0, .ret = -EINVAL },
	    { NODELAY, 1, .ret = -EINVAL } } },
	{ "wrong-length",
	  { { RCVTIMEO, 60, .ret = -EINVAL } },
	  { { RCVTIMEO, VALUE(minute) },
	    { .level = 0, .optname = 2, .bytes = "@", .len = 1 } } },
	{ "missing-capability",
	  { { MARK, 1, .ret = -EPERM, .uid = 1000 } },
	  { { RCVBUF, 65536 },
	    { .level = 1, .optname = 33, 65536, .ret = -EPERM } } },
	{ "unsupported-option",
	  { { .level = 6, .optname = 44, 1000, .ret = -ENOPROTOOPT } },
	  { { .level = 1,
	      .optname = 31,
	      TEXT("x"),
	      .get = true,
	      .ret = -ENOPROTOOPT } } },
	{ "value-changed",
	  { { NODELAY, 1, .flags = SOT_F_CHANGED } },
	  { { NODELAY, 1, .flags = SOT_F_LATE } } },
	{ "no-effect",
	  { { .level = 1, .optname = 14, 1, UDP } },
	  { { NODELAY, 1 } } },
	{ "busy-loop",
	  { { GET_ERROR, 0, .times = 150 } },
	  { { GET_ERROR, 0, .times = 150, .apart_ns = 20000000 } } },
	{ "failing-loop",
	  { { NODELAY, 1, .ret = -EINVAL, .times = 150 } },
	  { { NODELAY, 1, .times = 150 },
	    { NODELAY, 1, .ret = -EINVAL, .times = 50 } } },
	{ "packet-filter",
	  { { ATTACH_FILTER, VALUE(fprog), PACKET } },
	  { { ATTACH_FILTER, VALUE(fprog), UDP } } },
	{ "alg-unprivileged",
	  { { ALG_KEY, VALUE(key), ALG, .uid = 1000 } },
	  { { ALG_KEY, VALUE(key), ALG } } },
	{ "netfilter-in-userns",
	  { { SET_REPLACE, VALUE(ring), RAW, .userns = USERNS_OWN } },
	  { { SET_REPLACE, VALUE(ring), RAW } } },
	{ "packet-ring-in-userns",
	  { { RX_RING, VALUE(ring), PACKET, .userns = USERNS_OWN } },
	  { { RX_RING, VALUE(ring), PACKET } } },
	{ "promiscuous",
	  { { MEMBERSHIP, VALUE(promisc), PACKET } },
	  { { MEMBERSHIP, VALUE(multicast), PACKET } } },
	{ "tcp-repair", { { REPAIR, 1 } }, { { REPAIR, 0 } } },
	{ "raw-socket", { { TOS, 0, RAW } }, { { TOS, 0, UDP } } },
	{ "transparent-proxy", { { TRANSPARENT, 1 } }, { { TRANSPARENT, 0 } } },
	{ "packet-mark", { { MARK, 0x77 } }, { { MARK, 0 } } },
	{ "bound-to-device",
	  { { BINDTODEVICE, TEXT("eth0") } },
	  { { BINDTODEVICE, TEXT("") } } },
	{ "kernel-tls", { { ULP, TEXT("tls") } }, { { ULP, TEXT("mptcp") } } },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void try_case(size_t i)
{
	const struct finding *finding;
	char name[64];

	steps_begin();
	feed(cases[i].bad);
	advise_end(&advise);
	finding = finding_of(cases[i].rule);
	snprintf(name, sizeof(name), "%s: found", cases[i].rule);
	check(name, finding && *finding->what && finding->nlines);
	advise_free(&advise);

	steps_begin();
	feed(cases[i].good);
	advise_end(&advise);
	finding = finding_of(cases[i].rule);
	snprintf(name, sizeof(name), "%s: silent", cases[i].rule);
	check_str(name, finding ? finding->what : "", "");
	advise_free(&advise);
}

static void try_table(void)
{
	const struct rule *rule;
	size_t n = 0;

	for (size_t i = 0; (rule = rule_at(i)); i++, n++) {
		bool is_tried = false;

		for (size_t j = 0; j < COUNT(cases); j++)
			is_tried |= !strcmp(cases[j].rule, rule->id);
		check(rule->id, is_tried && rule_find(rule->id) == rule &&
					rule->title && rule->why && rule->fix &&
					rule->see && rule->judge);
	}
	check("a set of rules is a number", n < 64);
}

int main(void)
{
	try_table();
	for (size_t i = 0; i < COUNT(cases); i++)
		try_case(i);
	return unit_end();
}
