// SPDX-License-Identifier: GPL-2.0-only
/* The members of structures against the headers that are installed. */
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/inet_diag.h>
#include <linux/ipv6.h>
#include <linux/mroute.h>
#include <linux/mroute6.h>
#include <linux/net_tstamp.h>
#include <linux/netlink.h>
#include <linux/tcp.h>

#include "layouts.h"

#define INFO(member) AT(value_tcp_info, tcp_info, tcpi_##member)

static void test_tcp_info(void)
{
	INFO(state);
	INFO(ca_state);
	INFO(retransmits);
	INFO(probes);
	INFO(backoff);
	INFO(options);
	INFO(rto);
	INFO(ato);
	INFO(snd_mss);
	INFO(rcv_mss);
	INFO(unacked);
	INFO(sacked);
	INFO(lost);
	INFO(retrans);
	INFO(fackets);
	INFO(last_data_sent);
	INFO(last_ack_sent);
	INFO(last_data_recv);
	INFO(last_ack_recv);
	INFO(pmtu);
	INFO(rcv_ssthresh);
	INFO(rtt);
	INFO(rttvar);
	INFO(snd_ssthresh);
	INFO(snd_cwnd);
	INFO(advmss);
	INFO(reordering);
	INFO(rcv_rtt);
	INFO(rcv_space);
	INFO(total_retrans);
	INFO(pacing_rate);
	INFO(max_pacing_rate);
	INFO(bytes_acked);
	INFO(bytes_received);
	INFO(segs_out);
	INFO(segs_in);
	INFO(notsent_bytes);
	INFO(min_rtt);
	INFO(data_segs_in);
	INFO(data_segs_out);
	INFO(delivery_rate);
	INFO(busy_time);
	INFO(rwnd_limited);
	INFO(sndbuf_limited);
	INFO(delivered);
	INFO(delivered_ce);
	INFO(bytes_sent);
	INFO(bytes_retrans);
	INFO(dsack_dups);
	INFO(reord_seen);
	INFO(rcv_ooopack);
	INFO(snd_wnd);
}

static void test_tcp(void)
{
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_addr);
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_flags);
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_prefixlen);
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_keylen);
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_ifindex);
	AT(value_tcp_md5sig, tcp_md5sig, tcpm_key);
	AT(value_tcp_repair_window, tcp_repair_window, snd_wl1);
	AT(value_tcp_repair_window, tcp_repair_window, rcv_wup);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, address);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, length);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, recv_skip_hint);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, inq);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, err);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, copybuf_address);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, copybuf_len);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, flags);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, msg_control);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, msg_controllen);
	AT(value_tcp_zerocopy, tcp_zerocopy_receive, msg_flags);
}

static void test_congestion(void)
{
	const struct value_type *type = value_tcp_cc_info.shorter;
	const struct value_type *vegas = type->fields[0].type;
	const struct value_type *dctcp = type->fields[1].type;

	AT(value_tcp_cc_info, tcp_bbr_info, bbr_bw_lo);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_bw_hi);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_min_rtt);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_pacing_gain);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_cwnd_gain);
	AT(*vegas, tcpvegas_info, tcpv_enabled);
	AT(*vegas, tcpvegas_info, tcpv_rttcnt);
	AT(*vegas, tcpvegas_info, tcpv_rtt);
	AT(*vegas, tcpvegas_info, tcpv_minrtt);
	AT(*dctcp, tcp_dctcp_info, dctcp_enabled);
	AT(*dctcp, tcp_dctcp_info, dctcp_ce_state);
	AT(*dctcp, tcp_dctcp_info, dctcp_alpha);
	AT(*dctcp, tcp_dctcp_info, dctcp_ab_ecn);
	AT(*dctcp, tcp_dctcp_info, dctcp_ab_tot);
}

static void test_netlink(void)
{
	AT(value_nl_mmap_req, nl_mmap_req, nm_block_size);
	AT(value_nl_mmap_req, nl_mmap_req, nm_block_nr);
	AT(value_nl_mmap_req, nl_mmap_req, nm_frame_size);
	AT(value_nl_mmap_req, nl_mmap_req, nm_frame_nr);
}

static void test_ip(void)
{
	AT(value_ip_mreqn, ip_mreqn, imr_multiaddr);
	AT(value_ip_mreqn, ip_mreqn, imr_address);
	AT(value_ip_mreqn, ip_mreqn, imr_ifindex);
	AT(value_ip_mreq_source, ip_mreq_source, imr_multiaddr);
	AT(value_ip_mreq_source, ip_mreq_source, imr_interface);
	AT(value_ip_mreq_source, ip_mreq_source, imr_sourceaddr);
	AT(value_ip_msfilter, ip_msfilter, imsf_multiaddr);
	AT(value_ip_msfilter, ip_msfilter, imsf_interface);
	AT(value_ip_msfilter, ip_msfilter, imsf_fmode);
	AT(value_ip_msfilter, ip_msfilter, imsf_numsrc);
	AT(value_group_req, group_req, gr_interface);
	AT(value_group_req, group_req, gr_group);
	AT(value_group_source_req, group_source_req, gsr_interface);
	AT(value_group_source_req, group_source_req, gsr_group);
	AT(value_group_source_req, group_source_req, gsr_source);
	AT(value_group_filter, group_filter, gf_group);
	AT(value_group_filter, group_filter, gf_fmode);
	AT(value_group_filter, group_filter, gf_numsrc);
	AT(value_vifctl, vifctl, vifc_vifi);
	AT(value_vifctl, vifctl, vifc_flags);
	AT(value_vifctl, vifctl, vifc_threshold);
	AT(value_vifctl, vifctl, vifc_rate_limit);
	AT(value_vifctl, vifctl, vifc_lcl_addr);
	AT(value_vifctl, vifctl, vifc_rmt_addr);
	AT(value_mfcctl, mfcctl, mfcc_origin);
	AT(value_mfcctl, mfcctl, mfcc_mcastgrp);
	AT(value_mfcctl, mfcctl, mfcc_parent);
	AT(value_mfcctl, mfcctl, mfcc_ttls);
	AT(value_mfcctl, mfcctl, mfcc_pkt_cnt);
	AT(value_mfcctl, mfcctl, mfcc_byte_cnt);
	AT(value_mfcctl, mfcctl, mfcc_wrong_if);
	AT(value_mfcctl, mfcctl, mfcc_expire);
}

static void test_ipv6(void)
{
	AT(value_ipv6_mreq, ipv6_mreq, ipv6mr_multiaddr);
	AT(value_ipv6_mreq, ipv6_mreq, ipv6mr_ifindex);
	AT(value_in6_pktinfo, in6_pktinfo, ipi6_addr);
	AT(value_in6_pktinfo, in6_pktinfo, ipi6_ifindex);
	AT(value_ip6_mtuinfo, ip6_mtuinfo, ip6m_addr);
	AT(value_ip6_mtuinfo, ip6_mtuinfo, ip6m_mtu);
	AT(value_flowlabel, in6_flowlabel_req, flr_dst);
	AT(value_flowlabel, in6_flowlabel_req, flr_label);
	AT(value_flowlabel, in6_flowlabel_req, flr_action);
	AT(value_flowlabel, in6_flowlabel_req, flr_share);
	AT(value_flowlabel, in6_flowlabel_req, flr_flags);
	AT(value_flowlabel, in6_flowlabel_req, flr_expires);
	AT(value_flowlabel, in6_flowlabel_req, flr_linger);
	AT(value_mif6ctl, mif6ctl, mif6c_mifi);
	AT(value_mif6ctl, mif6ctl, mif6c_flags);
	AT(value_mif6ctl, mif6ctl, vifc_threshold);
	AT(value_mif6ctl, mif6ctl, mif6c_pifi);
	AT(value_mif6ctl, mif6ctl, vifc_rate_limit);
	AT(value_mf6cctl, mf6cctl, mf6cc_origin);
	AT(value_mf6cctl, mf6cctl, mf6cc_mcastgrp);
	AT(value_mf6cctl, mf6cctl, mf6cc_parent);
	AT(value_mf6cctl, mf6cctl, mf6cc_ifset);
}

static void test_socket(void)
{
	AT(value_timestamping, so_timestamping, flags);
	AT(value_timestamping, so_timestamping, bind_phc);
	AT(value_txtime, sock_txtime, clockid);
	AT(value_txtime, sock_txtime, flags);
}

int main(void)
{
	test_tcp_info();
	test_tcp();
	test_congestion();
	test_netlink();
	test_ip();
	test_ipv6();
	test_socket();
	return unit_end();
}
