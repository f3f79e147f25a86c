// SPDX-License-Identifier: GPL-2.0-only
/* Values of protocols beside IP, TCP and UDP. */
#include "shapes.h"

#define IN_10_1 "\x02\0\x1f\x90\x0a\0\0\x01\0\0\0\0\0\0\0\0"
#define IN6_1 "\x0a\0\x1f\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0"
#define NUL8 "\0\0\0\0\0\0\0\0"
#define NUL32 NUL8 NUL8 NUL8 NUL8
/* struct sockaddr_storage with an IPv4 address in it */
#define STORAGE IN_10_1 NUL32 NUL32 NUL32 NUL8 NUL8
#define STORAGE_TEXT "{sa_family=AF_INET, sin_port=8080, sin_addr=10.0.0.1}"

/* clang-format off */
static const struct shape packet[] = {
	{"ring", &value_tpacket_req, BYTES("\0\x10\0\0\x02\0\0\0\0\x08\0\0\x04\0\0\0"), 0, "{tp_block_size=4096, tp_block_nr=2, tp_frame_size=2048, tp_frame_nr=4}", NULL},
	{"ring of version 3", &value_tpacket_req, BYTES("\0\x10\0\0\x02\0\0\0\0\x08\0\0\x04\0\0\0\x3c\0\0\0\0\0\0\0\x01\0\0\0"), 0, "{tp_block_size=4096, tp_block_nr=2, tp_frame_size=2048, tp_frame_nr=4, tp_retire_blk_tov=60, tp_sizeof_priv=0, tp_feature_req_word=1}", NULL},
	{"statistics", &value_tpacket_stats, BYTES("\x07\0\0\0\x01\0\0\0"), 0, "{tp_packets=7, tp_drops=1}", NULL},
	{"statistics of version 3", &value_tpacket_stats, BYTES("\x07\0\0\0\x01\0\0\0\x02\0\0\0"), 0, "{tp_packets=7, tp_drops=1, tp_freeze_q_cnt=2}", NULL},
	{"version", &value_tpacket_version, BYTES("\x02\0\0\0"), 0, "[TPACKET_V3]", "TPACKET_V3"},
	{"membership", &value_packet_mreq, BYTES("\x02\0\0\0\x01\0\0\0" NUL8), 0, "{mr_ifindex=2, mr_type=PACKET_MR_PROMISC, mr_alen=0}", NULL},
	{"membership of an address", &value_packet_mreq, BYTES("\x02\0\0\0\0\0\x06\0\x01\0\x5e\0\0\xfb\0\0"), 0, "{mr_ifindex=2, mr_type=PACKET_MR_MULTICAST, mr_alen=6, mr_address=01:00:5e:00:00:fb}", NULL},
	{"membership of a cut address", &value_packet_mreq, BYTES("\x02\0\0\0\0\0\x06\0\x01\0"), 16, "{mr_ifindex=2, mr_type=PACKET_MR_MULTICAST, mr_alen=6, mr_address=01:00:...}", NULL},
	{"membership without its address", &value_packet_mreq, BYTES("\x02\0\0\0\0\0\x06\0"), 16, "{mr_ifindex=2, mr_type=PACKET_MR_MULTICAST, mr_alen=6, ...}", NULL},
	{"membership of an address too long", &value_packet_mreq, BYTES("\x02\0\0\0\0\0\xff\xff\x01\x02"), 0, "{mr_ifindex=2, mr_type=PACKET_MR_MULTICAST, mr_alen=65535, mr_address=01:02}", NULL},
	{"fanout", &value_fanout, BYTES("\x2a\0\x00\x80"), 0, "{id=42, type_flags=PACKET_FANOUT_HASH|PACKET_FANOUT_FLAG_DEFRAG}", NULL},
	{"fanout without flags", &value_fanout, BYTES("\x2a\0\x02\0"), 0, "{id=42, type_flags=PACKET_FANOUT_CPU}", NULL},
	{"fanout unknown", &value_fanout, BYTES("\x2a\0\x63\x01"), 0, "{id=42, type_flags=99|0x100}", NULL},
	{"fanout with a limit", &value_fanout, BYTES("\x01\0\x07\0\x10\0\0\0"), 0, "{id=1, type_flags=PACKET_FANOUT_EBPF, max_num_members=16}", NULL},
	{"fanout program by descriptor", &value_fanout_data, BYTES("\x05\0\0\0"), 0, "[5]", "5"},
	{"fanout program", &value_fanout_data, BYTES("\x03\0\0\0\0\0\0\0\x00\x10\xff\x7f\0\0\0\0"), 0, "{len=3, filter=0x7fff1000}", NULL},
	{"XDP memory", &value_xdp_umem_reg, BYTES("\0\x10\xff\x7f\0\0\0\0\0\0\x40\0\0\0\0\0\0\x10\0\0\0\0\0\0\x01\0\0\0"), 0, "{addr=0x7fff1000, len=4194304, chunk_size=4096, headroom=0, flags=XDP_UMEM_UNALIGNED_CHUNK_FLAG}", NULL},
	{"XDP options", &value_xdp_options, BYTES("\x01\0\0\0"), 0, "{flags=XDP_OPTIONS_ZEROCOPY}", NULL},
	{"XDP offsets before 5.4", &value_xdp_mmap_offsets, BYTES(NUL8 "\x40\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0" NUL32 NUL32 NUL8), 0, "{rx={producer=0, consumer=64, desc=128}, tx={producer=0, consumer=0, desc=0}, fr={producer=0, consumer=0, desc=0}, cr={producer=0, consumer=0, desc=0}}", NULL},
};

static const struct shape sctp[] = {
	{"SCTP timeouts", &value_sctp_rtoinfo, BYTES("\0\0\0\0\xb8\x0b\0\0\x60\xea\0\0\xe8\x03\0\0"), 0, "{srto_assoc_id=0, srto_initial=3000, srto_max=60000, srto_min=1000}", NULL},
	{"SCTP init", &value_sctp_initmsg, BYTES("\x0a\0\x05\0\x04\0\0\0"), 0, "{sinit_num_ostreams=10, sinit_max_instreams=5, sinit_max_attempts=4, sinit_max_init_timeo=0}", NULL},
	{"SCTP path, without its end", &value_sctp_paddrparams, BYTES("\x01\0\0\0" STORAGE "\x30\x75\0\0\x05\0\0\0\0\0\xc8\0\0\0\x21\0\0\0\0\0"), 0, "{spp_assoc_id=1, spp_address=" STORAGE_TEXT ", spp_hbinterval=30000, spp_pathmaxrxt=5, spp_pathmtu=0, spp_sackdelay=200, spp_flags=SPP_HB_ENABLE|SPP_SACKDELAY_ENABLE, spp_ipv6_flowlabel=\"\\x00\\x00\"}", NULL},
	{"SCTP events, the old three", &value_sctp_event_subscribe, BYTES("\x01\x01\0"), 0, "{sctp_data_io_event=1, sctp_association_event=1, sctp_address_event=0}", NULL},
	{"SCTP event", &value_sctp_event, BYTES("\0\0\0\0\x01\x80\x01\0"), 0, "{se_assoc_id=0, se_type=SCTP_ASSOC_CHANGE, se_on=1}", NULL},
	{"SCTP sndinfo", &value_sctp_sndinfo, BYTES("\x01\0\x01\0\0\0\0\x2e\0\0\0\0\x02\0\0\0"), 0, "{snd_sid=1, snd_flags=SCTP_UNORDERED, snd_ppid=46, snd_context=0, snd_assoc_id=2}", NULL},
	{"SCTP segment size as an int", &value_sctp_value_or_int, BYTES("\x78\x05\0\0"), 0, "[1400]", "1400"},
	{"SCTP segment size", &value_sctp_value_or_int, BYTES("\x01\0\0\0\x78\x05\0\0"), 0, "{assoc_id=1, assoc_value=1400}", NULL},
	{"SCTP delay, the old form", &value_sctp_sack_info, BYTES("\0\0\0\0\xc8\0\0\0"), 0, "{assoc_id=0, assoc_value=200}", NULL},
	{"SCTP scheduler", &value_sctp_scheduler, BYTES("\0\0\0\0\x02\0\0\0"), 0, "{assoc_id=0, assoc_value=SCTP_SS_RR}", NULL},
	{"SCTP addresses", &value_sctp_addresses, BYTES(IN_10_1 IN6_1), 0, "[{sa_family=AF_INET, sin_port=8080, sin_addr=10.0.0.1}, {sa_family=AF_INET6, sin6_port=8080, sin6_flowinfo=0, sin6_addr=::1, sin6_scope_id=0}]", "{sa_family=AF_INET, sin_port=8080, sin_addr=10.0.0.1}, {sa_family=AF_INET6, sin6_port=8080, sin6_flowinfo=0, sin6_addr=::1, sin6_scope_id=0}"},
	{"SCTP addresses cut off", &value_sctp_addresses, BYTES(IN_10_1 "\x02\0\x1f\x90"), 32, "[{sa_family=AF_INET, sin_port=8080, sin_addr=10.0.0.1}, {sa_family=AF_INET, sin_port=8080, ...}]", "{sa_family=AF_INET, sin_port=8080, sin_addr=10.0.0.1}, {sa_family=AF_INET, sin_port=8080, ...}"},
	{"SCTP algorithms", &value_sctp_hmacalgo, BYTES("\x02\0\0\0\x03\0\x01\0"), 0, "{shmac_num_idents=2, shmac_idents=[SCTP_AUTH_HMAC_ID_SHA256, SCTP_AUTH_HMAC_ID_SHA1]}", NULL},
	{"SCTP reset", &value_sctp_reset_streams, BYTES("\x01\0\0\0\x02\0\x02\0\x03\0\x04\0"), 0, "{srs_assoc_id=1, srs_flags=SCTP_STREAM_RESET_OUTGOING, srs_number_streams=2, srs_stream_list=[3, 4]}", NULL},
};

static const struct shape netfilter[] = {
	{"iptables replace", &value_ipt_replace, BYTES("nat\0\0\0\0\0" NUL8 NUL8 NUL8 "\x1b\0\0\0\x05\0\0\0\x18\x03\0\0" "\0\0\0\0\x98\0\0\0\0\0\0\0\x30\x01\0\0\xc8\x01\0\0" "\0\0\0\0\x98\0\0\0\0\0\0\0\x30\x01\0\0\xc8\x01\0\0" "\x05\0\0\0\0\x10\xff\x7f\0\0\0\0rules"), 0, "{name=\"nat\", valid_hooks=NF_INET_PRE_ROUTING|NF_INET_LOCAL_IN|NF_INET_LOCAL_OUT|NF_INET_POST_ROUTING, num_entries=5, size=792, hook_entry=[0, 152, 0, 304, 456], underflow=[0, 152, 0, 304, 456], num_counters=5, counters=0x7fff1000}", NULL},
	{"match revision", &value_xt_revision, BYTES("conntrack\0\0\0\0\0\0\0" NUL8 "\0\0\0\0\0\x03"), 0, "{name=\"conntrack\", revision=3}", NULL},
	{"ipset version", &value_ip_set, BYTES("\0\x01\0\0\x07\0\0\0"), 0, "{op=IP_SET_OP_VERSION, version=7}", NULL},
	{"counters", &value_xt_counters, BYTES("filter\0\0" NUL8 NUL8 NUL8 "\x01\0\0\0\0\0\0\0\x02\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0"), 0, "{name=\"filter\", num_counters=1, counters=[{pcnt=2, bcnt=128}]}", NULL},
	{"IPVS service", &value_ip_vs_service, BYTES("\x06\0\0\0\x0a\0\0\x01\x00\x50\0\0\0\0\0\0wlc\0\0\0\0\0" NUL8 "\x01\0\0\0\x2c\x01\0\0\xff\xff\xff\xff"), 0, "{protocol=IPPROTO_TCP, addr=10.0.0.1, port=80, fwmark=0, sched_name=\"wlc\", flags=IP_VS_SVC_F_PERSISTENT, timeout=300, netmask=255.255.255.255}", NULL},
	{"IPVS timeouts", &value_ip_vs_timeout, BYTES("\x84\x03\0\0\x78\0\0\0\x2c\x01\0\0"), 0, "{tcp_timeout=900, tcp_fin_timeout=120, udp_timeout=300}", NULL},
};

static const struct shape others[] = {
	{"CAN filters", &value_can_filters, BYTES("\x23\x01\0\0\xff\x07\0\0\0\0\0\x80\0\0\0\x80"), 0, "[{can_id=0x123, can_mask=0x7ff}, {can_id=0x80000000, can_mask=0x80000000}]", "{can_id=0x123, can_mask=0x7ff}, {can_id=0x80000000, can_mask=0x80000000}"},
	{"CAN errors", &value_can_err, BYTES("\x44\0\0\0"), 0, "[CAN_ERR_CRTL|CAN_ERR_BUSOFF]", "CAN_ERR_CRTL|CAN_ERR_BUSOFF"},
	{"ISO-TP flow control", &value_isotp_fc, BYTES("\x10\x05\0"), 0, "{bs=16, stmin=5, wftmax=0}", NULL},
	{"TLS of a new cipher", &value_tls_crypto_info, BYTES("\x04\x03\x63\0"), 0, "{version=TLS_1_3, cipher_type=99}", NULL},
	{"TIPC group", &value_tipc_group, BYTES("\x10\x27\0\0\x01\0\0\0\x02\0\0\0\x01\0\0\0"), 0, "{type=10000, instance=1, scope=TIPC_CLUSTER_SCOPE, flags=TIPC_GROUP_LOOPBACK}", NULL},
	{"Bluetooth security", &value_bt_security, BYTES("\x02\x10"), 0, "{level=BT_SECURITY_MEDIUM, key_size=16}", NULL},
	{"Bluetooth security of one byte", &value_bt_security, BYTES("\x03"), 0, "{level=BT_SECURITY_HIGH}", NULL},
	{"Bluetooth MTU", &value_bt_mtu, BYTES("\xa0\x02"), 0, "[672]", "672"},
	{"Bluetooth links", &value_bt_lm, BYTES("\x26\0\0\0"), 0, "[LM_AUTH|LM_ENCRYPT|LM_SECURE]", "LM_AUTH|LM_ENCRYPT|LM_SECURE"},
	{"Bluetooth filter", &value_hci_filter, BYTES("\x10\0\0\0\xff\xff\xff\xff\0\0\0\0\x01\x04\0\0"), 0, "{type_mask=0x10, event_mask=[0xffffffff, 0], opcode=0x401}", NULL},
	{"L2CAP options", &value_l2cap_options, BYTES("\xa0\x02\xa0\x02\xff\xff\x03\x01\x03\0\x3f\0"), 0, "{omtu=672, imtu=672, flush_to=65535, mode=L2CAP_MODE_ERTM, fcs=L2CAP_FCS_CRC16, max_tx=3, txwin_size=63}", NULL},
	{"RDS counters", &value_rds_counters, BYTES("conn_reset\0\0\0\0\0\0" NUL8 NUL8 "\x05\0\0\0\0\0\0\0"), 0, "[{name=\"conn_reset\", value=5}]", "{name=\"conn_reset\", value=5}"},
	{"RDS transport", &value_rds_transport, BYTES("\xff\xff\xff\xff"), 0, "[RDS_TRANS_NONE]", "RDS_TRANS_NONE"},
	{"DCCP services", &value_dccp_service, BYTES("\0\0\0\x2a\0\0\x01\0"), 0, "[42, 256]", "42, 256"},
	{"DECnet access", &value_dn_access, BYTES("\0" NUL32 NUL8 "\x04" "pass" NUL32 "\0\0\0\0" "\x02me"), 0, "{acc_accl=0, acc_acc=\"\", acc_passl=4, acc_pass=<redacted>, acc_userl=2, acc_user=\"\\x6d\\x65\"}", NULL},
	{"DECnet access, cut in the password", &value_dn_access, BYTES("\0" NUL32 NUL8 "\x04" "pass"), 123, "{acc_accl=0, acc_acc=\"\", acc_passl=4, acc_pass=<redacted>, ...}", NULL},
	{"bytes of a short BBR", &value_tcp_cc_info, BYTES("\x01\0\0\0"), 0, "\"\\x01\\x00\\x00\\x00\"", PLAIN_NULL},
	{"rehash", &value_txrehash, BYTES("\xff\xff\xff\xff"), 0, "[SOCK_TXREHASH_DEFAULT]", "SOCK_TXREHASH_DEFAULT"},
	{"ATM circuit", &value_sockaddr_atmpvc, BYTES("\x08\0\0\0\x01\0\0\0\x64\0\0\0"), 0, "{sap_family=AF_ATMPVC, sap_addr.itf=1, sap_addr.vpi=0, sap_addr.vci=100}", NULL},
};

static const struct shape headers[] = {
	{"IP options", &value_ip_options, BYTES("\x01\x07\x07\x04\x0a\0\0\x01\0\xff"), 0, "[IPOPT_NOOP, {type=IPOPT_RR, len=7, data=\"\\x04\\x0a\\x00\\x00\\x01\"}, IPOPT_EOL, {type=255}]", NULL},
	{"IP options, an impossible length", &value_ip_options, BYTES("\x83\x00\x01"), 0, "[{type=IPOPT_LSRR, len=0}, IPOPT_NOOP]", NULL},
	{"IP options, a length beyond the end", &value_ip_options, BYTES("\x94\x28\0"), 0, "[{type=IPOPT_RA, len=40, data=\"\\x00\"}]", NULL},
	{"hop-by-hop options", &value_ipv6_options, BYTES("\0\0\x05\x02\0\0\x01\0"), 0, "{nexthdr=0, hdrlen=0, options=[{type=IPV6_TLV_ROUTERALERT, len=2, data=\"\\x00\\x00\"}, {type=IPV6_TLV_PADN, len=0}]}", NULL},
	{"hop-by-hop options of 1 byte", &value_ipv6_options, BYTES("\0"), 0, "\"\\x00\"", PLAIN_NULL},
	{"routing header of type 2", &value_ipv6_rthdr, BYTES("\0\x02\x02\x01\0\0\0\0" NUL8 "\0\0\0\0\0\0\0\x01"), 0, "{nexthdr=0, hdrlen=2, type=IPV6_SRCRT_TYPE_2, segments_left=1, addr=[::1]}", NULL},
	{"segments", &value_ipv6_rthdr, BYTES("\0\x04\x04\x01\x01\0\0\x07" NUL8 "\0\0\0\0\0\0\0\x01" NUL8 "\0\0\0\0\0\0\0\x02" "\x04\x00"), 0, "{nexthdr=0, hdrlen=4, type=IPV6_SRCRT_TYPE_4, segments_left=1, first_segment=1, flags=0, tag=7, segments=[::1, ::2]}", NULL},
	{"routing header of an unknown type", &value_ipv6_rthdr, BYTES("\0\0\x63\0\x01\x02"), 0, "{nexthdr=0, hdrlen=0, type=99, segments_left=0, data=\"\\x01\\x02\"}", NULL},
	{"routing header of 2 bytes", &value_ipv6_rthdr, BYTES("\0\0"), 0, "{nexthdr=0, hdrlen=0}", NULL},
	{"control messages", &value_cmsgs, BYTES("\x14\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0\x40\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\0\x29\0\0\0\x32\0\0\0"), 0, "[{cmsg_len=20, cmsg_level=0, cmsg_type=2, cmsg_data=\"\\x40\\x00\\x00\\x00\"}, {cmsg_len=16, cmsg_level=41, cmsg_type=50}]", "{cmsg_len=20, cmsg_level=0, cmsg_type=2, cmsg_data=\"\\x40\\x00\\x00\\x00\"}, {cmsg_len=16, cmsg_level=41, cmsg_type=50}"},
	{"control message of any length", &value_cmsgs, BYTES("\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\x02\0\0\0"), 0, "[{cmsg_len=18446744073709551615, cmsg_level=0, cmsg_type=2}]", "{cmsg_len=18446744073709551615, cmsg_level=0, cmsg_type=2}"},
	{"ICMPv6 filter, few pass", &value_icmp6_filter, BYTES("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xdf\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), 0, "~[ND_ROUTER_SOLICIT]", NULL},
	{"ICMPv6 filter", &value_icmp6_filter, BYTES("\xfe\0\0\0" NUL8 NUL8 NUL8 "\0\0\0\0"), 0, "[ICMPV6_DEST_UNREACH ICMPV6_PKT_TOOBIG ICMPV6_TIME_EXCEED ICMPV6_PARAMPROB 5-7]", NULL},
	{"ICMPv6 filter of 4 bytes", &value_icmp6_filter, BYTES("\xfe\0\0\0"), 0, "\"\\xfe\\x00\\x00\\x00\"", PLAIN_NULL},
	{"IPsec policy of PF_KEY", &value_sadb_policy, BYTES("\x02\0\x12\0\x04\0\x01\0\0\0\0\0\0\0\0\0"), 0, "{sadb_x_policy_len=2, sadb_x_policy_exttype=18, sadb_x_policy_type=IPSEC_POLICY_BYPASS, sadb_x_policy_dir=IPSEC_DIR_INBOUND, sadb_x_policy_id=0, sadb_x_policy_priority=0}", NULL},
};

static const struct shape route_groups[] = {
	{"group of routes", &value_netlink_group, BYTES("\x07\0\0\0"), 0, "[RTNLGRP_IPV4_ROUTE]", "RTNLGRP_IPV4_ROUTE"},
	{"group unknown", &value_netlink_group, BYTES("\x63\0\0\0"), 0, "[99]", "99"},
	{"groups of routes", &value_netlink_groups, BYTES("\x03\0\0\0\x01\0\0\0"), 0, "[RTNLGRP_LINK, RTNLGRP_NOTIFY, RTNLGRP_BRVLAN]", "RTNLGRP_LINK, RTNLGRP_NOTIFY, RTNLGRP_BRVLAN"},
	{"groups none", &value_netlink_groups, BYTES("\0\0\0\0"), 0, "[]", ""},
	{"groups cut off", &value_netlink_groups, BYTES("\x01\0\0\0"), 8, "[RTNLGRP_LINK, ...]", "RTNLGRP_LINK, ..."},
};
static const struct shape generic_groups[] = {
	{"group of generic netlink", &value_netlink_group, BYTES("\x07\0\0\0"), 0, "[7]", "7"},
	{"groups of generic netlink", &value_netlink_groups, BYTES("\x03\0\0\0"), 0, "[1, 2]", "1, 2"},
};
static const struct shape compat[] = {
	{"iptables replace of i386", &value_ipt_replace, BYTES("nat\0\0\0\0\0" NUL8 NUL8 NUL8 "\x1b\0\0\0\x05\0\0\0\x18\x03\0\0" NUL32 NUL8 "\x05\0\0\0\0\x10\xff\x7f"), 0, "{name=\"nat\", valid_hooks=NF_INET_PRE_ROUTING|NF_INET_LOCAL_IN|NF_INET_LOCAL_OUT|NF_INET_POST_ROUTING, num_entries=5, size=792, hook_entry=[0, 0, 0, 0, 0], underflow=[0, 0, 0, 0, 0], num_counters=5, counters=0x7fff1000}", NULL},
	{"control message of i386", &value_cmsgs, BYTES("\x10\0\0\0\0\0\0\0\x02\0\0\0\x40\0\0\0"), 0, "[{cmsg_len=16, cmsg_level=0, cmsg_type=2, cmsg_data=\"\\x40\\x00\\x00\\x00\"}]", "{cmsg_len=16, cmsg_level=0, cmsg_type=2, cmsg_data=\"\\x40\\x00\\x00\\x00\"}"},
	{"fanout program of i386", &value_fanout_data, BYTES("\x03\0\0\0\0\x10\xff\x7f"), 0, "{len=3, filter=0x7fff1000}", NULL},
};
static const struct shape routing[] = {
	{"multicast route", &value_mfcctl, BYTES("\x0a\0\0\x09\xe0\0\0\x03\x01\0\x02\x01" NUL8 NUL8 NUL8 "\0\0\0\0\0\0\0\0\x05\0\0\0\x06\0\0\0\x07\0\0\0\x08\0\0\0"), 0, "{mfcc_origin=10.0.0.9, mfcc_mcastgrp=224.0.0.3, mfcc_parent=1, mfcc_ttls=[2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], mfcc_pkt_cnt=5, mfcc_byte_cnt=6, mfcc_wrong_if=7, mfcc_expire=8}", NULL},
	{"multicast route of IPv6", &value_mf6cctl, BYTES(NUL8 NUL8 NUL8 NUL32 "\x02\0\0\0" "\x03\0\0\0\x01\0\0\x80" NUL8 NUL8 NUL8), 0, "{mf6cc_origin={sa_family=AF_UNSPEC}, mf6cc_mcastgrp={sa_family=AF_UNSPEC}, mf6cc_parent=2, mf6cc_ifset=[0 1 32 63]}", NULL},
	{"multicast route of IPv6, no interface", &value_mf6cctl, BYTES(NUL8 NUL8 NUL8 NUL32 NUL32 "\0\0\0\0"), 0, "{mf6cc_origin={sa_family=AF_UNSPEC}, mf6cc_mcastgrp={sa_family=AF_UNSPEC}, mf6cc_parent=0, mf6cc_ifset=[]}", NULL},
	{"partial reliability", &value_sctp_prstatus, BYTES("\x01\0\0\0\x02\0\x10\0\x03\0\0\0\0\0\0\0\x04\0\0\0\0\0\0\0"), 0, "{sprstat_assoc_id=1, sprstat_sid=2, sprstat_policy=SCTP_PR_SCTP_TTL, sprstat_abandoned_unsent=3, sprstat_abandoned_sent=4}", NULL},
};
static const struct shape secrets[] = {
	{"SCTP key", &value_sctp_authkey, BYTES("\x01\0\0\0\x02\0\x10\0"), 24, "{sca_assoc_id=1, sca_keynumber=2, sca_keylength=16, <redacted>}", NULL},
	{"key of AF_ALG", &value_bytes, BYTES(""), 16, "<redacted>", NULL},
};
/* clang-format on */

/* Head and one item of each path, as long as the head says. */
static void test_subflows(void)
{
	char bytes[16 + 256] = { 16, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1 };
	struct value v = { .bytes = (const uint8_t *)bytes, .len = 272 };

	memcpy(bytes + 16, IN_10_1, 16);
	memcpy(bytes + 16 + 128, IN_10_1, 16);
	check_str(
		"addresses of a path",
		print(&value_mptcp_subflow_addrs, &v, false),
		"{size_subflow_data=16, num_subflows=1, size_kernel=256, size_user=256}, [{local=" STORAGE_TEXT
		", remote=" STORAGE_TEXT "}]");
	v.len = 16;
	check_str(
		"no path", print(&value_mptcp_subflow_addrs, &v, false),
		"{size_subflow_data=16, num_subflows=1, size_kernel=256, size_user=256}");
	v.full = 272;
	check_str(
		"all paths cut off",
		print(&value_mptcp_subflow_addrs, &v, false),
		"{size_subflow_data=16, num_subflows=1, size_kernel=256, size_user=256}, ...");
	v.full = 0;
	bytes[12] = 2;
	bytes[13] = 0;
	bytes[16] = 1;
	v.len = 18;
	check_str(
		"TCP_INFO of a path, shorter than ours",
		print(&value_mptcp_tcpinfo, &v, false),
		"{size_subflow_data=16, num_subflows=1, size_kernel=256, size_user=2}, [{tcpi_state=TCP_ESTABLISHED, tcpi_ca_state=TCP_CA_Open}]");
}

int main(void)
{
	const struct value route = { .family = AF_NETLINK };
	const struct value generic = { .family = AF_NETLINK, .protocol = 16 };
	const struct value i386 = { .via = SOT_VIA_COMPAT };
	const struct value secret = { .redacted = true };

	if (out_init(&out, -1))
		return 1;
	test_shapes(packet, COUNT(packet));
	test_shapes(sctp, COUNT(sctp));
	test_shapes(netfilter, COUNT(netfilter));
	test_shapes(others, COUNT(others));
	test_shapes(headers, COUNT(headers));
	test_shapes_as(route_groups, COUNT(route_groups), &route);
	test_shapes_as(generic_groups, COUNT(generic_groups), &generic);
	test_shapes_as(compat, COUNT(compat), &i386);
	test_shapes(routing, COUNT(routing));
	test_shapes_as(secrets, COUNT(secrets), &secret);
	test_subflows();
	out_free(&out);
	return unit_end();
}
