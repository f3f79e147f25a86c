// SPDX-License-Identifier: GPL-2.0-only
/* The members of structures against the headers that are installed: other families. */
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/atm.h>
#include <linux/atmsap.h>
#include <linux/can.h>
#include <linux/can/isotp.h>
#include <linux/can/j1939.h>
#include <linux/can/raw.h>
#include <linux/inet_diag.h>
#include <linux/ipv6.h>
#include <linux/mptcp.h>
#include <linux/pfkeyv2.h>
#include <linux/rds.h>
#include <linux/tipc.h>
#include <linux/tls.h>
#include <linux/xfrm.h>

#include "layouts.h"

static void test_can(void)
{
	AT(value_isotp_options, can_isotp_options, flags);
	AT(value_isotp_options, can_isotp_options, frame_txtime);
	AT(value_isotp_options, can_isotp_options, ext_address);
	AT(value_isotp_options, can_isotp_options, txpad_content);
	AT(value_isotp_options, can_isotp_options, rxpad_content);
	AT(value_isotp_options, can_isotp_options, rx_ext_address);
	AT(value_isotp_fc, can_isotp_fc_options, bs);
	AT(value_isotp_fc, can_isotp_fc_options, stmin);
	AT(value_isotp_fc, can_isotp_fc_options, wftmax);
	AT(value_isotp_ll, can_isotp_ll_options, mtu);
	AT(value_isotp_ll, can_isotp_ll_options, tx_dl);
	AT(value_isotp_ll, can_isotp_ll_options, tx_flags);
	AT(value_can_filters, can_filter, can_id);
	AT(value_can_filters, can_filter, can_mask);
	AT(value_j1939_filters, j1939_filter, name);
	AT(value_j1939_filters, j1939_filter, name_mask);
	AT(value_j1939_filters, j1939_filter, pgn);
	AT(value_j1939_filters, j1939_filter, pgn_mask);
	AT(value_j1939_filters, j1939_filter, addr);
	AT(value_j1939_filters, j1939_filter, addr_mask);
}

static void test_rds_1(void)
{
	AT(value_rds_get_mr, rds_get_mr_args, vec);
	AT(value_rds_get_mr, rds_get_mr_args, cookie_addr);
	AT(value_rds_get_mr, rds_get_mr_args, flags);
	AT(value_rds_get_mr_for_dest, rds_get_mr_for_dest_args, dest_addr);
	AT(value_rds_get_mr_for_dest, rds_get_mr_for_dest_args, vec);
	AT(value_rds_get_mr_for_dest, rds_get_mr_for_dest_args, cookie_addr);
	AT(value_rds_get_mr_for_dest, rds_get_mr_for_dest_args, flags);
	AT(value_rds_free_mr, rds_free_mr_args, cookie);
	AT(value_rds_free_mr, rds_free_mr_args, flags);
	AT(value_rds_rx_trace, rds_rx_trace_so, rx_traces);
	AT(value_rds_rx_trace, rds_rx_trace_so, rx_trace_pos);
	AT(value_rds_counters, rds_info_counter, name);
	AT(value_rds_counters, rds_info_counter, value);
	AT(value_rds_connections, rds_info_connection, next_tx_seq);
	AT(value_rds_connections, rds_info_connection, next_rx_seq);
	AT(value_rds_connections, rds_info_connection, laddr);
	AT(value_rds_connections, rds_info_connection, faddr);
	AT(value_rds_connections, rds_info_connection, transport);
	AT(value_rds_connections, rds_info_connection, flags);
	AT(value_rds_connections, rds_info_connection, tos);
	AT(value_rds6_connections, rds6_info_connection, next_tx_seq);
	AT(value_rds6_connections, rds6_info_connection, next_rx_seq);
	AT(value_rds6_connections, rds6_info_connection, laddr);
	AT(value_rds6_connections, rds6_info_connection, faddr);
	AT(value_rds6_connections, rds6_info_connection, transport);
	AT(value_rds6_connections, rds6_info_connection, flags);
	AT(value_rds_messages, rds_info_message, seq);
	AT(value_rds_messages, rds_info_message, len);
	AT(value_rds_messages, rds_info_message, laddr);
	AT(value_rds_messages, rds_info_message, faddr);
	AT(value_rds_messages, rds_info_message, lport);
	AT(value_rds_messages, rds_info_message, fport);
	AT(value_rds_messages, rds_info_message, flags);
	AT(value_rds_messages, rds_info_message, tos);
	AT(value_rds6_messages, rds6_info_message, seq);
	AT(value_rds6_messages, rds6_info_message, len);
	AT(value_rds6_messages, rds6_info_message, laddr);
	AT(value_rds6_messages, rds6_info_message, faddr);
	AT(value_rds6_messages, rds6_info_message, lport);
	AT(value_rds6_messages, rds6_info_message, fport);
	AT(value_rds6_messages, rds6_info_message, flags);
	AT(value_rds6_messages, rds6_info_message, tos);
	AT(value_rds_sockets, rds_info_socket, sndbuf);
	AT(value_rds_sockets, rds_info_socket, bound_addr);
	AT(value_rds_sockets, rds_info_socket, connected_addr);
	AT(value_rds_sockets, rds_info_socket, bound_port);
	AT(value_rds_sockets, rds_info_socket, connected_port);
	AT(value_rds_sockets, rds_info_socket, rcvbuf);
	AT(value_rds_sockets, rds_info_socket, inum);
	AT(value_rds6_sockets, rds6_info_socket, sndbuf);
	AT(value_rds6_sockets, rds6_info_socket, bound_addr);
	AT(value_rds6_sockets, rds6_info_socket, connected_addr);
	AT(value_rds6_sockets, rds6_info_socket, bound_port);
	AT(value_rds6_sockets, rds6_info_socket, connected_port);
	AT(value_rds6_sockets, rds6_info_socket, rcvbuf);
	AT(value_rds6_sockets, rds6_info_socket, inum);
}

static void test_rds_2(void)
{
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, local_addr);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, local_port);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, peer_addr);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, peer_port);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, hdr_rem);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, data_rem);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, last_sent_nxt);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, last_expected_una);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, last_seen_una);
	AT(value_rds_tcp_sockets, rds_info_tcp_socket, tos);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, local_addr);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, local_port);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, peer_addr);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, peer_port);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, hdr_rem);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, data_rem);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, last_sent_nxt);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, last_expected_una);
	AT(value_rds6_tcp_sockets, rds6_info_tcp_socket, last_seen_una);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, src_addr);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, dst_addr);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, src_gid);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, dst_gid);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, max_send_wr);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, max_recv_wr);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, max_send_sge);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, rdma_mr_max);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, rdma_mr_size);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, tos);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, sl);
	AT(value_rds_rdma_connections, rds_info_rdma_connection, cache_allocs);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, src_addr);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, dst_addr);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, src_gid);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, dst_gid);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, max_send_wr);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, max_recv_wr);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection,
	   max_send_sge);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, rdma_mr_max);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection,
	   rdma_mr_size);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, tos);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection, sl);
	AT(value_rds6_rdma_connections, rds6_info_rdma_connection,
	   cache_allocs);
}

static void test_others(void)
{
	AT(value_mptcp_info, mptcp_info, mptcpi_subflows);
	AT(value_mptcp_info, mptcp_info, mptcpi_add_addr_signal);
	AT(value_mptcp_info, mptcp_info, mptcpi_add_addr_accepted);
	AT(value_mptcp_info, mptcp_info, mptcpi_subflows_max);
	AT(value_mptcp_info, mptcp_info, mptcpi_add_addr_signal_max);
	AT(value_mptcp_info, mptcp_info, mptcpi_add_addr_accepted_max);
	AT(value_mptcp_info, mptcp_info, mptcpi_flags);
	AT(value_mptcp_info, mptcp_info, mptcpi_token);
	AT(value_mptcp_info, mptcp_info, mptcpi_write_seq);
	AT(value_mptcp_info, mptcp_info, mptcpi_snd_una);
	AT(value_mptcp_info, mptcp_info, mptcpi_rcv_nxt);
	AT(value_mptcp_info, mptcp_info, mptcpi_local_addr_used);
	AT(value_mptcp_info, mptcp_info, mptcpi_local_addr_max);
	AT(value_mptcp_info, mptcp_info, mptcpi_csum_enabled);
	AT(value_tls_crypto_info, tls_crypto_info, version);
	AT(value_tls_crypto_info, tls_crypto_info, cipher_type);
	AT(value_tipc_group, tipc_group_req, type);
	AT(value_tipc_group, tipc_group_req, instance);
	AT(value_tipc_group, tipc_group_req, scope);
	AT(value_tipc_group, tipc_group_req, flags);
	AT(value_atm_qos, atm_qos, txtp);
	AT(value_atm_qos, atm_qos, rxtp);
	AT(value_atm_qos, atm_qos, aal);
	AT(value_sockaddr_atmpvc, sockaddr_atmpvc, sap_family);
	AT(value_sockaddr_atmpvc, sockaddr_atmpvc, sap_addr.itf);
	AT(value_sockaddr_atmpvc, sockaddr_atmpvc, sap_addr.vpi);
	AT(value_sockaddr_atmpvc, sockaddr_atmpvc, sap_addr.vci);
	AT(value_atm_sap, atm_sap, bhli);
	AT(value_atm_sap, atm_sap, blli);
	AT(value_xfrm_policy, xfrm_userpolicy_info, sel);
	AT(value_xfrm_policy, xfrm_userpolicy_info, lft);
	AT(value_xfrm_policy, xfrm_userpolicy_info, curlft);
	AT(value_xfrm_policy, xfrm_userpolicy_info, priority);
	AT(value_xfrm_policy, xfrm_userpolicy_info, index);
	AT(value_xfrm_policy, xfrm_userpolicy_info, dir);
	AT(value_xfrm_policy, xfrm_userpolicy_info, action);
	AT(value_xfrm_policy, xfrm_userpolicy_info, flags);
	AT(value_xfrm_policy, xfrm_userpolicy_info, share);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_len);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_exttype);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_type);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_dir);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_id);
	AT(value_sadb_policy, sadb_x_policy, sadb_x_policy_priority);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_bw_lo);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_bw_hi);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_min_rtt);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_pacing_gain);
	AT(value_tcp_cc_info, tcp_bbr_info, bbr_cwnd_gain);
	AT(value_ipv6_rthdr, ipv6_rt_hdr, nexthdr);
	AT(value_ipv6_rthdr, ipv6_rt_hdr, hdrlen);
	AT(value_ipv6_rthdr, ipv6_rt_hdr, type);
	AT(value_ipv6_rthdr, ipv6_rt_hdr, segments_left);
}

int main(void)
{
	test_can();
	test_rds_1();
	test_rds_2();
	test_others();
	return unit_end();
}
