// SPDX-License-Identifier: GPL-2.0-only
/* What TCP tells of a connection's first packet and of its congestion control. */
#include "shapes.h"

#define IPV4                                               \
	"\x45\x00\x00\x3c\x1c\x46\x40\x00\x40\x06\xb1\xe6" \
	"\x0a\x00\x00\x09\x0a\x00\x00\x01"
#define IPV6                                         \
	"\x60\x01\x23\x45\x00\x28\x06\x40"           \
	"\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x09" \
	"\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01"
#define TCP                                                                \
	"\xc9\x3b\x01\xbb\x00\x00\x10\x00\x00\x00\x00\x00\xa0\x02\xfa\xf0" \
	"\x00\x00\x00\x00"
#define OPTIONS                                                    \
	"\x02\x04\x05\xb4\x04\x02\x08\x0a\x00\x00\x00\x07\x00\x00" \
	"\x00\x00\x01\x03\x03\x07"
#define IPV4_TEXT \
	"ip={tos=0, id=7238, frag_off=IP_DF, ttl=64, saddr=10.0.0.9, daddr=10.0.0.1}"
#define TCP_TEXT \
	"tcp={source=51515, dest=443, seq=4096, flags=SYN, window=64240"
#define OPTIONS_TEXT \
	", options=[mss 1460, sackOK, TS val 7 ecr 0, nop, wscale 7]}"

/* clang-format off */
static const struct shape syns[] = {
	{"SYN", &value_tcp_syn, BYTES(IPV4 TCP OPTIONS), 0, "{" IPV4_TEXT ", " TCP_TEXT OPTIONS_TEXT "}", NULL},
	{"SYN without options", &value_tcp_syn, BYTES(IPV4 TCP), 0, "{" IPV4_TEXT ", " TCP_TEXT "}}", NULL},
	{"SYN over IPv6", &value_tcp_syn, BYTES(IPV6 TCP), 0, "{ip6={flow_lbl=0x12345, hop_limit=64, saddr=2001:db8::9, daddr=2001:db8::1}, " TCP_TEXT "}}", NULL},
	{"SYN in a frame", &value_tcp_syn, BYTES("\x02\0\0\0\0\x01\x02\0\0\0\0\x09\x08\0" IPV4 TCP), 0, "{mac={h_dest=02:00:00:00:00:01, h_source=02:00:00:00:00:09}, " IPV4_TEXT ", " TCP_TEXT "}}", NULL},
	{"SYN with fast open and ECN", &value_tcp_syn, BYTES(IPV4 "\xc9\x3b\x01\xbb\0\0\x10\0\0\0\0\0\x60\xc2\xfa\xf0\0\0\0\0" "\x22\x02\x01\x1e\x04\xab\xcd\x00"), 0, "{" IPV4_TEXT ", tcp={source=51515, dest=443, seq=4096, flags=SYN|ECE|CWR, window=64240, options=[opt-34, nop, opt-30 0xabcd, eol]}}", NULL},
	{"SYN with an option of no length", &value_tcp_syn, BYTES(IPV4 TCP "\x02\x00\x05\xb4"), 0, "{" IPV4_TEXT ", " TCP_TEXT ", options=[\"\\x02\\x00\\x05\\xb4\"]}}", NULL},
	{"SYN with an option that runs out", &value_tcp_syn, BYTES(IPV4 TCP "\x01\x08\x0a\x00"), 0, "{" IPV4_TEXT ", " TCP_TEXT ", options=[nop, \"\\x08\\x0a\\x00\"]}}", NULL},
	{"SYN cut in its options", &value_tcp_syn, BYTES(IPV4 TCP "\x02\x04\x05\xb4"), 60, "{" IPV4_TEXT ", " TCP_TEXT ", options=[mss 1460, ...]}}", NULL},
	{"SYN cut in its header", &value_tcp_syn, BYTES(IPV4 "\xc9\x3b\x01\xbb\x00"), 60, "{" IPV4_TEXT ", tcp={source=51515, dest=443, seq=\"\\x00\", ...}}", NULL},
	{"SYN cut behind the first header", &value_tcp_syn, BYTES(IPV4), 60, "{" IPV4_TEXT ", ...}", NULL},
	{"SYN of something else", &value_tcp_syn, BYTES("\x45\x00\x01"), 0, "\"\\x45\\x00\\x01\"", PLAIN_NULL},
	{"SYN, none kept", &value_tcp_syn, BYTES(""), 0, "\"\"", PLAIN_NULL},
};

static const struct shape algorithms[] = {
	{"BBR", &value_tcp_cc_info, BYTES("\x01\0\0\0\x02\0\0\0\x03\0\0\0\x04\0\0\0\x05\0\0\0"), 0, "{bbr_bw_lo=1, bbr_bw_hi=2, bbr_min_rtt=3, bbr_pacing_gain=4, bbr_cwnd_gain=5}", NULL},
	{"Vegas or DCTCP", &value_tcp_cc_info, BYTES("\x01\0\x01\0\x02\0\0\0\x03\0\0\0\x04\0\0\0"), 0, "{vegas={tcpv_enabled=65537, tcpv_rttcnt=2, tcpv_rtt=3, tcpv_minrtt=4}, dctcp={dctcp_enabled=1, dctcp_ce_state=1, dctcp_alpha=2, dctcp_ab_ecn=3, dctcp_ab_tot=4}}", NULL},
	{"Vegas or DCTCP, buffer too short", &value_tcp_cc_info, BYTES("\x01\0\0\0"), 0, "\"\\x01\\x00\\x00\\x00\"", PLAIN_NULL},
	{"congestion control tells nothing", &value_tcp_cc_info, BYTES(""), 0, "\"\"", PLAIN_NULL},
};

/* Of an address in the middle of a structure the rest is padding. */
static const struct shape groups[] = {
	{"group, padding cut off", &value_group_req, BYTES("\x02\0\0\0\0\0\0\0\x02\0\0\0\xe0\0\0\xfb\0\0\0\0\0\0\0\0"), 136, "{gr_interface=2, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=224.0.0.251}, ...}", NULL},
	{"group, address cut off", &value_group_req, BYTES("\x02\0\0\0\0\0\0\0\x02\0\0\0\xe0\0"), 136, "{gr_interface=2, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=\"\\xe0\\x00\"}, ...}", NULL},
	{"group given without padding", &value_group_req, BYTES("\x02\0\0\0\0\0\0\0\x02\0\0\0\xe0\0\0\xfb"), 0, "{gr_interface=2, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=224.0.0.251}}", NULL},
	{"MD5 key of a short snaplen", &value_tcp_md5sig, BYTES("\x02\0\0\xb3\x0a\0\0\x09"), 216, "{tcpm_addr={sa_family=AF_INET, sin_port=179, sin_addr=10.0.0.9}, ...}", NULL},
	{"rings of netlink", &value_nl_mmap_req, BYTES("\0\x10\0\0\x40\0\0\0\0\x08\0\0\x80\0\0\0"), 0, "{nm_block_size=4096, nm_block_nr=64, nm_frame_size=2048, nm_frame_nr=128}", NULL},
};
/* clang-format on */

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_shapes(syns, COUNT(syns));
	test_shapes(algorithms, COUNT(algorithms));
	test_shapes(groups, COUNT(groups));
	out_free(&out);
	return unit_end();
}
