// SPDX-License-Identifier: GPL-2.0-only
#include "shapes.h"

/* clang-format off */
static const struct shape integers[] = {
	{"int", &value_int, BYTES("\x00\x00\x04\x00"), 0, "[262144]", "262144"},
	{"int negative", &value_int, BYTES("\xff\xff\xff\xff"), 0, "[-1]", "-1"},
	{"int of 5 bytes", &value_int, BYTES("\x05\x00\x00\x00\x07"), 0, "[5]", "5"},
	{"int, 5 bytes of which 4 are readable", &value_int, BYTES("\x05\x00\x00\x00"), 5, "[5]", "5"},
	{"int of 2 bytes", &value_int, BYTES("\x01\x00"), 0, "\"\\x01\\x00\"", PLAIN_NULL},
	{"int of 1 byte", &value_int, BYTES("\x01"), 0, "\"\\x01\"", PLAIN_NULL},
	{"int, half of it readable", &value_int, BYTES("\x01\x00"), 4, "\"\\x01\\x00\"...", PLAIN_NULL},
	{"int of no bytes", &value_int, BYTES(""), 0, "\"\"", PLAIN_NULL},
	{"bool on", &value_bool, BYTES("\x01\x00\x00\x00"), 0, "[1]", "on"},
	{"bool off", &value_bool, BYTES("\x00\x00\x00\x00"), 0, "[0]", "off"},
	{"bool 7", &value_bool, BYTES("\x07\x00\x00\x00"), 0, "[7]", "on"},
	{"bool short", &value_bool, BYTES("\x01"), 0, "\"\\x01\"", PLAIN_NULL},
	{"hex", &value_hex, BYTES("\x2a\x00\x00\x80"), 0, "[0x8000002a]", "0x8000002a"},
	{"hex zero", &value_hex, BYTES("\x00\x00\x00\x00"), 0, "[0]", "0"},
	{"u32", &value_u32, BYTES("\xff\xff\xff\xff"), 0, "[4294967295]", "4294967295"},
	{"u64", &value_u64, BYTES("\xff\xff\xff\xff\xff\xff\xff\xff"), 0, "[18446744073709551615]", "18446744073709551615"},
	{"u64 of 4 bytes", &value_u64, BYTES("\x01\x00\x00\x00"), 0, "\"\\x01\\x00\\x00\\x00\"", PLAIN_NULL},
	{"rate of 4 bytes", &value_rate, BYTES("\xff\xff\xff\xff"), 0, "[4294967295]", "4294967295"},
	{"rate of 8 bytes", &value_rate, BYTES("\x00\x00\x00\x00\x01\x00\x00\x00"), 0, "[4294967296]", "4294967296"},
	{"rate, half of 8 bytes readable", &value_rate, BYTES("\x00\x00\x00\x00"), 8, "\"\\x00\\x00\\x00\\x00\"...", PLAIN_NULL},
	{"errno", &value_err, BYTES("\x6f\x00\x00\x00"), 0, "[ECONNREFUSED]", "ECONNREFUSED"},
	{"errno 0", &value_err, BYTES("\x00\x00\x00\x00"), 0, "[0]", "0"},
	{"errno unknown", &value_err, BYTES("\x00\x10\x00\x00"), 0, "[4096]", "4096"},
	{"errno negative", &value_err, BYTES("\xff\xff\xff\xff"), 0, "[-1]", "-1"},
	{"socket type", &value_sock_type, BYTES("\x01\x00\x00\x00"), 0, "[SOCK_STREAM]", "SOCK_STREAM"},
	{"socket type unknown", &value_sock_type, BYTES("\x63\x00\x00\x00"), 0, "[99]", "99"},
	{"family", &value_family, BYTES("\x0a\x00\x00\x00"), 0, "[AF_INET6]", "AF_INET6"},
	{"byte or int: int", &value_ip_int, BYTES("\x40\x00\x00\x00"), 0, "[64]", "64"},
	{"byte or int: byte", &value_ip_int, BYTES("\xff"), 0, "[255]", "255"},
	{"byte or int: 2 bytes are a byte", &value_ip_int, BYTES("\x40\x01"), 0, "[64]", "64"},
	{"byte or int: -1", &value_ip_int, BYTES("\xff\xff\xff\xff"), 0, "[-1]", "-1"},
	{"byte or int: bool", &value_ip_bool, BYTES("\x01"), 0, "[1]", "on"},
	{"byte or int: nothing", &value_ip_int, BYTES(""), 0, "\"\"", PLAIN_NULL},
	{"TOS EF", &value_ip_tos, BYTES("\xb8\x00\x00\x00"), 0, "[0xb8 /* DSCP EF */]", "0xb8 /* DSCP EF */"},
	{"TOS with ECN", &value_ip_tos, BYTES("\xb9"), 0, "[0xb9 /* DSCP EF, ECN ECT(1) */]", "0xb9 /* DSCP EF, ECN ECT(1) */"},
	{"TOS unnamed", &value_ip_tos, BYTES("\x10"), 0, "[0x10 /* DSCP 4 */]", "0x10 /* DSCP 4 */"},
	{"TOS 0", &value_ip_tos, BYTES("\x00"), 0, "[0]", "0"},
	{"TOS too large", &value_ip_tos, BYTES("\x00\x01\x00\x00"), 0, "[256]", "256"},
	{"TCLASS -1", &value_tclass, BYTES("\xff\xff\xff\xff"), 0, "[-1]", "-1"},
	{"TCLASS of 1 byte", &value_tclass, BYTES("\xb8"), 0, "\"\\xb8\"", PLAIN_NULL},
	{"pmtudisc", &value_ip_pmtudisc, BYTES("\x02\x00\x00\x00"), 0, "[IP_PMTUDISC_DO]", "IP_PMTUDISC_DO"},
	{"pmtudisc of a byte", &value_ip_pmtudisc, BYTES("\x03"), 0, "[IP_PMTUDISC_PROBE]", "IP_PMTUDISC_PROBE"},
	{"pmtudisc v6", &value_ipv6_pmtudisc, BYTES("\x01\x00\x00\x00"), 0, "[IPV6_PMTUDISC_WANT]", "IPV6_PMTUDISC_WANT"},
	{"flags", &value_buf_lock, BYTES("\x03\x00\x00\x00"), 0, "[SOCK_SNDBUF_LOCK|SOCK_RCVBUF_LOCK]", "SOCK_SNDBUF_LOCK|SOCK_RCVBUF_LOCK"},
	{"flags and more", &value_buf_lock, BYTES("\x02\x00\x00\x80"), 0, "[SOCK_RCVBUF_LOCK|0x80000000]", "SOCK_RCVBUF_LOCK|0x80000000"},
	{"flags, none known", &value_buf_lock, BYTES("\x08\x00\x00\x00"), 0, "[0x8]", "0x8"},
	{"flags none", &value_buf_lock, BYTES("\x00\x00\x00\x00"), 0, "[0]", "0"},
	{"interface index", &value_ifindex_be, BYTES("\x00\x00\x00\x02"), 0, "[2]", "2"},
	{"port range", &value_port_range, BYTES("\x40\x9c\x50\xc3"), 0, "[40000-50000]", "40000-50000"},
	{"port range none", &value_port_range, BYTES("\x00\x00\x00\x00"), 0, "[0]", "0"},
	{"repair off without probes", &value_tcp_repair, BYTES("\xff\xff\xff\xff"), 0, "[TCP_REPAIR_OFF_NO_WP]", "TCP_REPAIR_OFF_NO_WP"},
	{"repair queue", &value_tcp_repair_queue, BYTES("\x02\x00\x00\x00"), 0, "[TCP_SEND_QUEUE]", "TCP_SEND_QUEUE"},
	{"encapsulation", &value_udp_encap, BYTES("\x02\x00\x00\x00"), 0, "[UDP_ENCAP_ESPINUDP]", "UDP_ENCAP_ESPINUDP"},
	{"ICMP filter", &value_icmp_filter, BYTES("\x01\x01\x00\x00"), 0, "[ICMP_ECHOREPLY ICMP_ECHO]", "[ICMP_ECHOREPLY ICMP_ECHO]"},
	{"ICMP filter, few pass", &value_icmp_filter, BYTES("\xf6\xff\xff\xff"), 0, "~[ICMP_ECHOREPLY ICMP_DEST_UNREACH]", "~[ICMP_ECHOREPLY ICMP_DEST_UNREACH]"},
	{"unknown of 4 bytes", NULL, BYTES("\x05\x00\x00\x00"), 0, "[5]", "5"},
	{"unknown of 2 bytes", NULL, BYTES("\x01\x02"), 0, "\"\\x01\\x02\"", PLAIN_NULL},
	{"unknown, 4 of 9 bytes", NULL, BYTES("\x01\x02\x03\x04"), 9, "\"\\x01\\x02\\x03\\x04\"...", PLAIN_NULL},
	{"unknown, 3 of 4 bytes", NULL, BYTES("\x01\x02\x03"), 4, "\"\\x01\\x02\\x03\"...", PLAIN_NULL},
	{"bytes", &value_bytes, BYTES("\x05\x00\x00\x00"), 0, "\"\\x05\\x00\\x00\\x00\"", PLAIN_NULL},
};

static const struct shape strings[] = {
	{"string", &value_string, BYTES("cubic"), 0, "\"cubic\"", "cubic"},
	{"string with padding", &value_string, BYTES("cubic\0\0\0\0"), 0, "\"cubic\"", "cubic"},
	{"string with garbage behind its end", &value_string, BYTES("bbr\0\xff\xff"), 0, "\"bbr\"", "bbr"},
	{"string cut off", &value_string, BYTES("cub"), 5, "\"cub\"...", "cub..."},
	{"string whole, padding cut off", &value_string, BYTES("bbr\0"), 16, "\"bbr\"", "bbr"},
	{"string empty", &value_string, BYTES("\0"), 0, "\"\"", ""},
	{"string odd", &value_string, BYTES("a\"b\\c\n\xc3\xa9"), 0, "\"a\\\"b\\\\c\\x0a\\xc3\\xa9\"", "a\"b\\c\n\xc3\xa9"},
	{"list", &value_u32_list, BYTES("\x01\x00\x00\x00\xe8\x03\x00\x00"), 0, "[1, 1000]", "1, 1000"},
	{"list with a cut item", &value_u32_list, BYTES("\x01\x00\x00\x00\xe8"), 0, "[1, \"\\xe8\"]", "1, \"\\xe8\""},
	{"list cut off", &value_u32_list, BYTES("\x01\x00\x00\x00"), 8, "[1, ...]", "1, ..."},
	{"list cut off in an item", &value_u32_list, BYTES("\x01\x00\x00\x00\xe8"), 8, "[1, \"\\xe8\", ...]", "1, \"\\xe8\", ..."},
	{"list of structures", &value_tcp_repair_options, BYTES("\x02\0\0\0\xb4\x05\0\0\x04\0\0\0\0\0\0\0"), 0, "[{opt_code=TCPOPT_MSS, opt_val=1460}, {opt_code=TCPOPT_SACK_PERM, opt_val=0}]", "{opt_code=TCPOPT_MSS, opt_val=1460}, {opt_code=TCPOPT_SACK_PERM, opt_val=0}"},
	{"tokens", &value_dmabuf_tokens, BYTES("\x01\0\0\0\x02\0\0\0"), 0, "[{token_start=1, token_count=2}]", "{token_start=1, token_count=2}"},
};

static const struct shape structures[] = {
	{"linger", &value_linger, BYTES("\x01\0\0\0\x05\0\0\0"), 0, "{l_onoff=1, l_linger=5}", "{l_onoff=1, l_linger=5}"},
	{"linger long", &value_linger, BYTES("\x01\0\0\0\x05\0\0\0\xff"), 0, "{l_onoff=1, l_linger=5}", "{l_onoff=1, l_linger=5}"},
	{"linger huge", &value_linger, BYTES("\x01\0\0\0\x05\0\0\0"), 1 << 30, "{l_onoff=1, l_linger=5}", "{l_onoff=1, l_linger=5}"},
	{"linger short", &value_linger, BYTES("\x01\0\0\0"), 0, "{l_onoff=1}", "{l_onoff=1}"},
	{"linger cut", &value_linger, BYTES("\x01\0\0\0\x05\0"), 0, "{l_onoff=1, l_linger=\"\\x05\\x00\"}", "{l_onoff=1, l_linger=\"\\x05\\x00\"}"},
	{"linger, half readable", &value_linger, BYTES("\x01\0\0\0"), 8, "{l_onoff=1, ...}", "{l_onoff=1, ...}"},
	{"linger, 6 of 8 readable", &value_linger, BYTES("\x01\0\0\0\x05\0"), 8, "{l_onoff=1, l_linger=\"\\x05\\x00\", ...}", "{l_onoff=1, l_linger=\"\\x05\\x00\", ...}"},
	{"linger of 1 byte", &value_linger, BYTES("\x01"), 0, "{l_onoff=\"\\x01\"}", "{l_onoff=\"\\x01\"}"},
	{"linger of no bytes", &value_linger, BYTES(""), 0, "\"\"", PLAIN_NULL},
	{"timeval", &value_timeval, BYTES("\x01\0\0\0\0\0\0\0\x20\xa1\x07\0\0\0\0\0"), 0, "{tv_sec=1, tv_usec=500000}", "{tv_sec=1, tv_usec=500000}"},
	{"timeval negative", &value_timeval, BYTES("\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0"), 0, "{tv_sec=-1, tv_usec=0}", "{tv_sec=-1, tv_usec=0}"},
	{"timeval given as an int", &value_timeval, BYTES("\x05\0\0\0"), 0, "{tv_sec=\"\\x05\\x00\\x00\\x00\"}", "{tv_sec=\"\\x05\\x00\\x00\\x00\"}"},
	{"ucred", &value_ucred, BYTES("\x01\0\0\0\0\0\0\0\xff\xff\xff\xff"), 0, "{pid=1, uid=0, gid=4294967295}", "{pid=1, uid=0, gid=4294967295}"},
	{"timestamping", &value_timestamping, BYTES("\x12\0\0\0"), 0, "[SOF_TIMESTAMPING_TX_SOFTWARE|SOF_TIMESTAMPING_SOFTWARE]", "SOF_TIMESTAMPING_TX_SOFTWARE|SOF_TIMESTAMPING_SOFTWARE"},
	{"timestamping with a clock", &value_timestamping, BYTES("\0\x80\0\0\x03\0\0\0"), 0, "{flags=SOF_TIMESTAMPING_BIND_PHC, bind_phc=3}", "{flags=SOF_TIMESTAMPING_BIND_PHC, bind_phc=3}"},
	{"timestamping, 4 of 8 bytes", &value_timestamping, BYTES("\0\x80\0\0"), 8, "{flags=SOF_TIMESTAMPING_BIND_PHC, ...}", "{flags=SOF_TIMESTAMPING_BIND_PHC, ...}"},
	{"txtime", &value_txtime, BYTES("\x0b\0\0\0\x02\0\0\0"), 0, "{clockid=CLOCK_TAI, flags=SOF_TXTIME_REPORT_ERRORS}", "{clockid=CLOCK_TAI, flags=SOF_TXTIME_REPORT_ERRORS}"},
	{"meminfo short", &value_meminfo, BYTES("\x01\0\0\0\x02\0\0\0"), 0, "{rmem_alloc=1, rcvbuf=2}", "{rmem_alloc=1, rcvbuf=2}"},
	{"fprog", &value_fprog, BYTES("\x03\0\xaa\xaa\xaa\xaa\xaa\xaa\x00\x10\xff\x7f\0\0\0\0"), 0, "{len=3, filter=0x7fff1000}", "{len=3, filter=0x7fff1000}"},
	{"mreq", &value_ip_mreqn, BYTES("\xe0\0\0\x03\x7f\0\0\x01"), 0, "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}", "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}"},
	{"mreq of 10 bytes", &value_ip_mreqn, BYTES("\xe0\0\0\x03\x7f\0\0\x01\x01\x02"), 0, "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}", "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1}"},
	{"mreqn", &value_ip_mreqn, BYTES("\xe0\0\0\x03\x7f\0\0\x01\x02\0\0\0"), 0, "{imr_multiaddr=224.0.0.3, imr_address=127.0.0.1, imr_ifindex=2}", "{imr_multiaddr=224.0.0.3, imr_address=127.0.0.1, imr_ifindex=2}"},
	{"mreqn, 8 bytes readable", &value_ip_mreqn, BYTES("\xe0\0\0\x03\x7f\0\0\x01"), 12, "{imr_multiaddr=224.0.0.3, imr_address=127.0.0.1, ...}", "{imr_multiaddr=224.0.0.3, imr_address=127.0.0.1, ...}"},
	{"mreq of 3 bytes", &value_ip_mreqn, BYTES("\xe0\0\0"), 0, "{imr_multiaddr=\"\\xe0\\x00\\x00\"}", "{imr_multiaddr=\"\\xe0\\x00\\x00\"}"},
	{"multicast interface address", &value_ip_multicast_if, BYTES("\xc0\0\x02\x01"), 0, "[192.0.2.1]", "192.0.2.1"},
	{"multicast interface address short", &value_ip_multicast_if, BYTES("\xc0\0\x02"), 0, "\"\\xc0\\x00\\x02\"", PLAIN_NULL},
	{"mreq source", &value_ip_mreq_source, BYTES("\xe0\0\0\x03\x7f\0\0\x01\x0a\0\0\x09"), 0, "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1, imr_sourceaddr=10.0.0.9}", "{imr_multiaddr=224.0.0.3, imr_interface=127.0.0.1, imr_sourceaddr=10.0.0.9}"},
	{"msfilter", &value_ip_msfilter, BYTES("\xe0\0\0\x03\x7f\0\0\x01\x01\0\0\0\x02\0\0\0\x0a\0\0\x09\x0a\0\0\x0a"), 0, "{imsf_multiaddr=224.0.0.3, imsf_interface=127.0.0.1, imsf_fmode=MCAST_INCLUDE, imsf_numsrc=2, imsf_slist=[10.0.0.9, 10.0.0.10]}", "{imsf_multiaddr=224.0.0.3, imsf_interface=127.0.0.1, imsf_fmode=MCAST_INCLUDE, imsf_numsrc=2, imsf_slist=[10.0.0.9, 10.0.0.10]}"},
	{"ipv6 mreq", &value_ipv6_mreq, BYTES("\xff\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\0\0\0"), 0, "{ipv6mr_multiaddr=ff02::1, ipv6mr_ifindex=2}", "{ipv6mr_multiaddr=ff02::1, ipv6mr_ifindex=2}"},
	{"sockaddr IPv4", &value_sockaddr, BYTES("\x02\0\x01\xbb\x0a\0\0\x01\0\0\0\0\0\0\0\0"), 0, "{sa_family=AF_INET, sin_port=443, sin_addr=10.0.0.1}", "{sa_family=AF_INET, sin_port=443, sin_addr=10.0.0.1}"},
	{"sockaddr IPv6", &value_sockaddr, BYTES("\x0a\0\0\x50\0\0\0\0\xfe\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\0\0\0"), 0, "{sa_family=AF_INET6, sin6_port=80, sin6_flowinfo=0, sin6_addr=fe80::1, sin6_scope_id=2}", "{sa_family=AF_INET6, sin6_port=80, sin6_flowinfo=0, sin6_addr=fe80::1, sin6_scope_id=2}"},
	{"sockaddr UNIX", &value_sockaddr, BYTES("\x01\0/run/x\0"), 0, "{sa_family=AF_UNIX, sun_path=\"/run/x\"}", "{sa_family=AF_UNIX, sun_path=\"/run/x\"}"},
	{"sockaddr UNIX abstract", &value_sockaddr, BYTES("\x01\0\0name"), 0, "{sa_family=AF_UNIX, sun_path=@\"name\"}", "{sa_family=AF_UNIX, sun_path=@\"name\"}"},
	{"sockaddr UNIX without a name", &value_sockaddr, BYTES("\x01\0"), 0, "{sa_family=AF_UNIX}", "{sa_family=AF_UNIX}"},
	{"sockaddr of another family", &value_sockaddr, BYTES("\x09\0\x01\x02\0\0"), 0, "{sa_family=AF_X25, sa_data=\"\\x01\\x02\"}", "{sa_family=AF_X25, sa_data=\"\\x01\\x02\"}"},
	{"sockaddr netlink", &value_sockaddr, BYTES("\x10\0\0\0\x2a\0\0\0\x11\0\0\0"), 0, "{sa_family=AF_NETLINK, nl_pid=42, nl_groups=0x11}", "{sa_family=AF_NETLINK, nl_pid=42, nl_groups=0x11}"},
	{"sockaddr netlink, cut", &value_sockaddr, BYTES("\x10\0\0\0\x2a"), 12, "{sa_family=AF_NETLINK, nl_pid=\"\\x2a\", ...}", "{sa_family=AF_NETLINK, nl_pid=\"\\x2a\", ...}"},
	{"sockaddr packet", &value_sockaddr, BYTES("\x11\0\x08\x06\x02\0\0\0\0\0\0\0"), 0, "{sa_family=AF_PACKET, sll_protocol=0x806, sll_ifindex=2}", "{sa_family=AF_PACKET, sll_protocol=0x806, sll_ifindex=2}"},
	{"sockaddr CAN", &value_sockaddr, BYTES("\x1d\0\0\0\x03\0\0\0"), 0, "{sa_family=AF_CAN, can_ifindex=3}", "{sa_family=AF_CAN, can_ifindex=3}"},
	{"sockaddr vsock", &value_sockaddr, BYTES("\x28\0\0\0\x39\x30\0\0\xff\xff\xff\xff"), 0, "{sa_family=AF_VSOCK, svm_port=12345, svm_cid=4294967295}", "{sa_family=AF_VSOCK, svm_port=12345, svm_cid=4294967295}"},
	{"sockaddr ALG", &value_sockaddr, BYTES("\x26\0skcipher\0\0\0\0\0\0\0\0\0\0\0\0\0\0cbc(aes)\0\0"), 0, "{sa_family=AF_ALG, salg_type=\"skcipher\", salg_feat=0, salg_mask=0, salg_name=\"cbc(aes)\"}", "{sa_family=AF_ALG, salg_type=\"skcipher\", salg_feat=0, salg_mask=0, salg_name=\"cbc(aes)\"}"},
	{"sockaddr of an unknown family", &value_sockaddr, BYTES("\xff\xff\x01"), 0, "{sa_family=65535, sa_data=\"\\x01\"}", "{sa_family=65535, sa_data=\"\\x01\"}"},
	{"sockaddr of 1 byte", &value_sockaddr, BYTES("\x02"), 0, "{sa_family=\"\\x02\"}", "{sa_family=\"\\x02\"}"},
	{"flow label", &value_flowlabel, BYTES("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01\0\x01\x23\x45\0\xff\x01\0\x06\0\0\0\0\0\0\0"), 0, "{flr_dst=2001:db8::1, flr_label=0x12345, flr_action=IPV6_FL_A_GET, flr_share=IPV6_FL_S_ANY, flr_flags=IPV6_FL_F_CREATE, flr_expires=6, flr_linger=0}", "{flr_dst=2001:db8::1, flr_label=0x12345, flr_action=IPV6_FL_A_GET, flr_share=IPV6_FL_S_ANY, flr_flags=IPV6_FL_F_CREATE, flr_expires=6, flr_linger=0}"},
	{"repair window", &value_tcp_repair_window, BYTES("\x01\0\0\0\x02\0\0\0\x03\0\0\0\x04\0\0\0\x05\0\0\0"), 0, "{snd_wl1=1, snd_wnd=2, max_window=3, rcv_wnd=4, rcv_wup=5}", "{snd_wl1=1, snd_wnd=2, max_window=3, rcv_wnd=4, rcv_wup=5}"},
	{"TCP_INFO, 8 bytes", &value_tcp_info, BYTES("\x01\x00\x00\x00\x00\x07\x87\x03"), 0, "{tcpi_state=TCP_ESTABLISHED, tcpi_ca_state=TCP_CA_Open, tcpi_retransmits=0, tcpi_probes=0, tcpi_backoff=0, tcpi_options=TCPI_OPT_TIMESTAMPS|TCPI_OPT_SACK|TCPI_OPT_WSCALE, tcpi_snd_wscale=7, tcpi_rcv_wscale=8, tcpi_delivery_rate_app_limited=1, tcpi_fastopen_client_fail=TFO_COOKIE_UNAVAILABLE}", NULL},
	{"TLS with its key", &value_tls_crypto_info, BYTES("\x04\x03\x33\0\xaa"), 0, "{version=TLS_1_3, cipher_type=TLS_CIPHER_AES_GCM_128, cipher=\"\\xaa\"}", NULL},
};
/* clang-format on */

static void test_layouts(void)
{
	static const char timeval32[] = "\x01\0\0\0\x20\xa1\x07";
	static const char fprog32[] = "\x03\0\xaa\xaa\x00\x10\x00\x80";
	char req[136] = { 2, 0, 0, 0, AF_INET, 0, 0, 0, (char)224, 0, 0, 251 };
	struct value v = {
		.bytes = (const uint8_t *)timeval32,
		.len = 8,
		.via = SOT_VIA_COMPAT,
	};

	check_str("timeval of i386", print(&value_timeval, &v, false),
		  "{tv_sec=1, tv_usec=500000}");
	check_str("new timeval of i386", print(&value_timeval_new, &v, false),
		  "{tv_sec=2147483648000001}");
	v.via = SOT_VIA_X32;
	check("timeval of x32 is that of 64 bits",
	      strstr(print(&value_timeval, &v, false), "tv_usec") == NULL);
	v.bytes = (const uint8_t *)fprog32;
	check_str("fprog of x32", print(&value_fprog, &v, false),
		  "{len=3, filter=0x80001000}");
	v.bytes = (const uint8_t *)req;
	v.len = 132;
	check_str(
		"group_req of x32", print(&value_group_req, &v, false),
		"{gr_interface=2, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=224.0.0.251}}");
	memmove(req + 8, req + 4, 8);
	v.via = SOT_VIA_SYSCALL;
	v.len = 136;
	check_str(
		"group_req", print(&value_group_req, &v, false),
		"{gr_interface=2, gr_group={sa_family=AF_INET, sin_port=0, sin_addr=224.0.0.251}}");
}

static void test_family(void)
{
	struct value v = {
		.bytes = (const uint8_t *)"\x06\0\0\0",
		.len = 4,
		.family = AF_INET,
	};

	check_str("protocol", print(&value_protocol, &v, false),
		  "[IPPROTO_TCP]");
	v.family = AF_NETLINK;
	check_str("protocol of netlink", print(&value_protocol, &v, false),
		  "[NETLINK_XFRM]");
	v.family = AF_BLUETOOTH;
	check_str("protocol of Bluetooth", print(&value_protocol, &v, false),
		  "[BTPROTO_HIDP]");
	v.family = AF_PACKET;
	check_str("protocol of another family",
		  print(&value_protocol, &v, false), "[6]");
}

static void test_redacted(void)
{
	char md5[216] = { AF_INET, 0, 0, (char)179, 10, 0, 0, 9 };
	char ao[208] = { AF_INET, 0, 0, (char)179, 10, 0, 0, 9 };
	struct value v = {
		.bytes = (const uint8_t *)"\x03\x03\x33\0",
		.len = 4,
		.full = 40,
		.redacted = true,
	};

	check_str(
		"TLS key", print(&value_tls_crypto_info, &v, false),
		"{version=TLS_1_2, cipher_type=TLS_CIPHER_AES_GCM_128, <redacted>}");
	check_str(
		"TLS key, plain", print(&value_tls_crypto_info, &v, true),
		"{version=TLS_1_2, cipher_type=TLS_CIPHER_AES_GCM_128, <redacted>}");
	v.len = 3;
	check_str("TLS key, cut head", print(&value_tls_crypto_info, &v, false),
		  "{version=TLS_1_2, cipher_type=\"\\x33\", <redacted>}");
	v.len = 0;
	check_str("TLS key, no head", print(&value_tls_crypto_info, &v, false),
		  "<redacted>");
	v.len = 4;
	check_str("secret of an unknown option", print(NULL, &v, false),
		  "<redacted>");
	check_str("secret of an unknown option, plain", print(NULL, &v, true),
		  "<redacted>");
	check_str("secret bytes", print(&value_bytes, &v, false), "<redacted>");
	check_str("secret int", print(&value_int, &v, false), "<redacted>");

	md5[130] = 16;
	v.bytes = (const uint8_t *)md5;
	v.len = 136;
	v.full = 216;
	check_str(
		"MD5 key", print(&value_tcp_md5sig, &v, false),
		"{tcpm_addr={sa_family=AF_INET, sin_port=179, sin_addr=10.0.0.9}, tcpm_flags=0, tcpm_prefixlen=0, tcpm_keylen=16, tcpm_ifindex=0, <redacted>}");
	v.len = 128;
	check_str(
		"MD5 key, snaplen 128", print(&value_tcp_md5sig, &v, false),
		"{tcpm_addr={sa_family=AF_INET, sin_port=179, sin_addr=10.0.0.9}, <redacted>}");

	strcpy(ao + 128, "cmac(aes128)");
	ao[203] = 100;
	ao[204] = 101;
	v.bytes = (const uint8_t *)ao;
	v.len = 208;
	v.full = 288;
	check_str(
		"AO key", print(&value_tcp_ao_add, &v, false),
		"{addr={sa_family=AF_INET, sin_port=179, sin_addr=10.0.0.9}, alg_name=\"cmac(aes128)\", ifindex=0, set_current=0, set_rnext=0, prefix=0, sndid=100, rcvid=101, maclen=0, keyflags=0, keylen=0, <redacted>}");
	v.len = 192;
	v.full = 304;
	check_str(
		"AO keys", print(&value_tcp_ao_keys, &v, false),
		"[{addr={sa_family=AF_INET, sin_port=179, sin_addr=10.0.0.9}, alg_name=\"cmac(aes128)\", <redacted>}]");
}

static void check_integer(const char *name, const struct value_type *type,
			  const char *bytes, uint32_t len, bool is_integer,
			  int64_t want)
{
	uint8_t *copy = exact(bytes, len);
	struct value v = { .bytes = copy, .len = len, .full = len };
	uint64_t n = 0;
	bool is_signed;

	check(name, value_integer(type, &v, &n, &is_signed) == is_integer &&
			    (!is_integer || (int64_t)n == want));
	free(copy);
}

static void test_integers(void)
{
	check_integer("integer of an int", &value_int,
		      BYTES("\xff\xff\xff\xff"), true, -1);
	check_integer("integer of a bool", &value_bool, BYTES("\x01\0\0\0"),
		      true, 1);
	check_integer("integer of a byte", &value_ip_int, BYTES("\xff"), true,
		      255);
	check_integer("integer of a u64", &value_u64,
		      BYTES("\x01\0\0\0\0\0\0\x80"), true, INT64_MIN + 1);
	check_integer("integer of an enumeration", &value_err,
		      BYTES("\x6f\0\0\0"), true, 111);
	check_integer("integer of an unknown option", NULL, BYTES("\x05\0\0\0"),
		      true, 5);
	check_integer("integer of 3 unknown bytes", NULL, BYTES("\x05\0\0"),
		      false, 0);
	check_integer("integer of a short int", &value_int, BYTES("\x05\0"),
		      false, 0);
	check_integer("integer of a string", &value_string, BYTES("bbr\0"),
		      false, 0);
	check_integer("integer of a structure", &value_linger,
		      BYTES("\x01\0\0\0\x05\0\0\0"), false, 0);
	check_integer("integer of a list", &value_u32_list, BYTES("\x01\0\0\0"),
		      false, 0);
}

/* Whatever the bytes and lengths: it ends, within what it was given. */
static void test_garbage(void)
{
	char bytes[600];
	unsigned int seed = 1;
	bool ends = true;
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; j < level->count; j++) {
			const struct value_type *type = level->opts[j].type;
			uint32_t len = 0;

			while (len <= sizeof(bytes)) {
				struct value v = {
					.bytes = (const uint8_t *)bytes,
					.len = len,
					.full = len + (len % 3 ? 0 : 50),
					.family = len % 5 ? AF_INET : 0,
					.via = len % 4,
					.redacted = len % 7 == 6,
				};

				for (uint32_t k = 0; k < len; k++) {
					seed = seed * 1103515245 + 12345;
					bytes[k] = (char)(seed >> 16);
				}
				if (len >= 2 && len % 2) {
					bytes[0] = len % 3 ? 2 : 10;
					bytes[1] = 0;
				}
				ends &= strlen(print(type, &v, false)) > 0;
				print(type, &v, true);
				len += len < 40 ? 1 : 53;
			}
		}
	}
	check("garbage of every length", ends);
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_shapes(integers, COUNT(integers));
	test_shapes(strings, COUNT(strings));
	test_shapes(structures, COUNT(structures));
	test_layouts();
	test_family();
	test_redacted();
	test_integers();
	test_garbage();
	out_free(&out);
	return unit_end();
}
