// SPDX-License-Identifier: GPL-2.0-only
/* The members of structures against the headers that are installed: netfilter and packets. */
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <linux/ip_vs.h>
#include <linux/netfilter/ipset/ip_set.h>
#include <linux/netfilter_arp/arp_tables.h>
#include <linux/netfilter_bridge/ebtables.h>
#include <linux/netfilter_ipv4/ip_tables.h>

#include "layouts.h"

static void test_netfilter_1(void)
{
	AT(value_ipt_replace, ipt_replace, name);
	AT(value_ipt_replace, ipt_replace, valid_hooks);
	AT(value_ipt_replace, ipt_replace, num_entries);
	AT(value_ipt_replace, ipt_replace, size);
	AT(value_ipt_replace, ipt_replace, hook_entry);
	AT(value_ipt_replace, ipt_replace, underflow);
	AT(value_ipt_replace, ipt_replace, num_counters);
	AT(value_ipt_replace, ipt_replace, counters);
	AT(value_ipt_getinfo, ipt_getinfo, name);
	AT(value_ipt_getinfo, ipt_getinfo, valid_hooks);
	AT(value_ipt_getinfo, ipt_getinfo, hook_entry);
	AT(value_ipt_getinfo, ipt_getinfo, underflow);
	AT(value_ipt_getinfo, ipt_getinfo, num_entries);
	AT(value_ipt_getinfo, ipt_getinfo, size);
	AT(value_arpt_replace, arpt_replace, name);
	AT(value_arpt_replace, arpt_replace, valid_hooks);
	AT(value_arpt_replace, arpt_replace, num_entries);
	AT(value_arpt_replace, arpt_replace, size);
	AT(value_arpt_replace, arpt_replace, hook_entry);
	AT(value_arpt_replace, arpt_replace, underflow);
	AT(value_arpt_replace, arpt_replace, num_counters);
	AT(value_arpt_replace, arpt_replace, counters);
	AT(value_arpt_getinfo, arpt_getinfo, name);
	AT(value_arpt_getinfo, arpt_getinfo, valid_hooks);
	AT(value_arpt_getinfo, arpt_getinfo, hook_entry);
	AT(value_arpt_getinfo, arpt_getinfo, underflow);
	AT(value_arpt_getinfo, arpt_getinfo, num_entries);
	AT(value_arpt_getinfo, arpt_getinfo, size);
	AT(value_xt_entries, ipt_get_entries, name);
	AT(value_xt_entries, ipt_get_entries, size);
	AT(value_xt_counters, xt_counters_info, name);
	AT(value_xt_counters, xt_counters_info, num_counters);
	AT(value_xt_revision, xt_get_revision, name);
	AT(value_xt_revision, xt_get_revision, revision);
	AT(value_ebt_replace, ebt_replace, name);
	AT(value_ebt_replace, ebt_replace, valid_hooks);
	AT(value_ebt_replace, ebt_replace, nentries);
	AT(value_ebt_replace, ebt_replace, entries_size);
	AT(value_ebt_replace, ebt_replace, hook_entry);
	AT(value_ebt_replace, ebt_replace, num_counters);
	AT(value_ebt_replace, ebt_replace, counters);
	AT(value_ebt_replace, ebt_replace, entries);
	AT(value_ip_set, ip_set_req_version, op);
	AT(value_ip_set, ip_set_req_version, version);
	AT(value_ip_vs_service, ip_vs_service_user, protocol);
	AT(value_ip_vs_service, ip_vs_service_user, addr);
	AT(value_ip_vs_service, ip_vs_service_user, port);
	AT(value_ip_vs_service, ip_vs_service_user, fwmark);
	AT(value_ip_vs_service, ip_vs_service_user, sched_name);
	AT(value_ip_vs_service, ip_vs_service_user, flags);
	AT(value_ip_vs_service, ip_vs_service_user, timeout);
	AT(value_ip_vs_service, ip_vs_service_user, netmask);
}

static void test_netfilter_2(void)
{
	AT(value_ip_vs_info, ip_vs_getinfo, version);
	AT(value_ip_vs_info, ip_vs_getinfo, size);
	AT(value_ip_vs_info, ip_vs_getinfo, num_services);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, protocol);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, addr);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, port);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, fwmark);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, sched_name);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, flags);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, timeout);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, netmask);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, num_dests);
	AT(value_ip_vs_service_entry, ip_vs_service_entry, stats);
	AT(value_ip_vs_services, ip_vs_get_services, num_services);
	AT(value_ip_vs_dests, ip_vs_get_dests, protocol);
	AT(value_ip_vs_dests, ip_vs_get_dests, addr);
	AT(value_ip_vs_dests, ip_vs_get_dests, port);
	AT(value_ip_vs_dests, ip_vs_get_dests, fwmark);
	AT(value_ip_vs_dests, ip_vs_get_dests, num_dests);
	AT(value_ip_vs_timeout, ip_vs_timeout_user, tcp_timeout);
	AT(value_ip_vs_timeout, ip_vs_timeout_user, tcp_fin_timeout);
	AT(value_ip_vs_timeout, ip_vs_timeout_user, udp_timeout);
	AT(value_ip_vs_daemon, ip_vs_daemon_user, state);
	AT(value_ip_vs_daemon, ip_vs_daemon_user, mcast_ifn);
	AT(value_ip_vs_daemon, ip_vs_daemon_user, syncid);
	AT(value_ip_vs_daemons, ip_vs_daemon_user, state);
	AT(value_ip_vs_daemons, ip_vs_daemon_user, mcast_ifn);
	AT(value_ip_vs_daemons, ip_vs_daemon_user, syncid);
}

static void test_packet(void)
{
	AT(value_tpacket_req, tpacket_req3, tp_block_size);
	AT(value_tpacket_req, tpacket_req3, tp_block_nr);
	AT(value_tpacket_req, tpacket_req3, tp_frame_size);
	AT(value_tpacket_req, tpacket_req3, tp_frame_nr);
	AT(value_tpacket_req, tpacket_req3, tp_retire_blk_tov);
	AT(value_tpacket_req, tpacket_req3, tp_sizeof_priv);
	AT(value_tpacket_req, tpacket_req3, tp_feature_req_word);
	AT(value_tpacket_stats, tpacket_stats_v3, tp_packets);
	AT(value_tpacket_stats, tpacket_stats_v3, tp_drops);
	AT(value_tpacket_stats, tpacket_stats_v3, tp_freeze_q_cnt);
	AT(value_tpacket_rollover_stats, tpacket_rollover_stats, tp_all);
	AT(value_tpacket_rollover_stats, tpacket_rollover_stats, tp_huge);
	AT(value_tpacket_rollover_stats, tpacket_rollover_stats, tp_failed);
	AT(value_packet_mreq, packet_mreq, mr_ifindex);
	AT(value_packet_mreq, packet_mreq, mr_type);
	AT(value_packet_mreq, packet_mreq, mr_alen);
	AT(value_fanout, fanout_args, id);
	AT(value_fanout, fanout_args, type_flags);
	AT(value_fanout, fanout_args, max_num_members);
	AT(value_xdp_umem_reg, xdp_umem_reg, addr);
	AT(value_xdp_umem_reg, xdp_umem_reg, len);
	AT(value_xdp_umem_reg, xdp_umem_reg, chunk_size);
	AT(value_xdp_umem_reg, xdp_umem_reg, headroom);
	AT(value_xdp_umem_reg, xdp_umem_reg, flags);
	AT(value_xdp_statistics, xdp_statistics, rx_dropped);
	AT(value_xdp_statistics, xdp_statistics, rx_invalid_descs);
	AT(value_xdp_statistics, xdp_statistics, tx_invalid_descs);
	AT(value_xdp_statistics, xdp_statistics, rx_ring_full);
	AT(value_xdp_statistics, xdp_statistics, rx_fill_ring_empty_descs);
	AT(value_xdp_statistics, xdp_statistics, tx_ring_empty_descs);
	AT(value_xdp_options, xdp_options, flags);
	AT(value_xdp_mmap_offsets, xdp_mmap_offsets, rx);
	AT(value_xdp_mmap_offsets, xdp_mmap_offsets, tx);
	AT(value_xdp_mmap_offsets, xdp_mmap_offsets, fr);
	AT(value_xdp_mmap_offsets, xdp_mmap_offsets, cr);
}

int main(void)
{
	test_netfilter_1();
	test_netfilter_2();
	test_packet();
	return unit_end();
}
