/* SPDX-License-Identifier: GPL-2.0-only */
/* The types that the rows of the catalogue name, and what they are made of. */
#ifndef SOT_VALUE_TYPES_H
#define SOT_VALUE_TYPES_H

#include "value.h"

/* value.c: how a type prints */
void value_print_integer(struct out *out, const struct value_type *type,
			 const struct value *v);
void value_print_bytes(struct out *out, const struct value_type *type,
		       const struct value *v);
void value_print_string(struct out *out, const struct value_type *type,
			const struct value *v);
void value_plain_string(struct out *out, const struct value_type *type,
			const struct value *v);
void value_print_struct(struct out *out, const struct value_type *type,
			const struct value *v);
void value_print_list(struct out *out, const struct value_type *type,
		      const struct value *v);

/* value_bpf.c */
void value_print_fprog(struct out *out, const struct value_type *type,
		       const struct value *v);

/* value_number.c: how an integer prints */
void number_decimal(struct out *out, const struct value_type *type,
		    const struct value *v, uint64_t n);
void number_hex(struct out *out, const struct value_type *type,
		const struct value *v, uint64_t n);
void number_enum(struct out *out, const struct value_type *type,
		 const struct value *v, uint64_t n);
void number_flags(struct out *out, const struct value_type *type,
		  const struct value *v, uint64_t n);

/* Bytes of one instruction of classic BPF, which SO_GET_FILTER counts. */
#define VALUE_BPF_INSN 8U

#define VALUE_COUNT(list) (sizeof(list) / sizeof(*(list)))

#define VALUE_INTEGER(label, sizes, sign)                                \
	.name = (label), .print = value_print_integer, .brackets = true, \
	.widths = (sizes), .is_signed = (sign)

#define VALUE_NAMES(list)                 \
	&(const struct names)             \
	{                                 \
		(list), VALUE_COUNT(list) \
	}

#define VALUE_ENUM(label, sizes, list)                                         \
	{                                                                      \
		VALUE_INTEGER(label, sizes, true), .number = number_enum,      \
						   .names = VALUE_NAMES(list), \
	}

#define VALUE_FLAGS(label, sizes, list)                                     \
	{                                                                   \
		VALUE_INTEGER(label, sizes, false),                         \
			.number = number_flags, .names = VALUE_NAMES(list), \
	}

#define VALUE_FPROG(bytes, list)                                 \
	.name = "struct sock_fprog", .print = value_print_fprog, \
	.size = (bytes), .fields = (list), .nfields = VALUE_COUNT(list)

#define VALUE_STRUCT(label, bytes, list)                               \
	.name = (label), .print = value_print_struct, .size = (bytes), \
	.fields = (list), .nfields = VALUE_COUNT(list)

/* value_number.c */
extern const struct value_type value_int; /* 4 bytes */
extern const struct value_type value_bool;
extern const struct value_type value_hex;
extern const struct value_type value_uint; /* 1, 2, 4 or 8 bytes: of fields */
extern const struct value_type value_uhex;
extern const struct value_type value_u32;
extern const struct value_type value_s32;
extern const struct value_type value_u8;
extern const struct value_type value_ulong;
extern const struct value_type value_u64;
extern const struct value_type value_s64;
extern const struct value_type value_rate;    /* 4 or 8 bytes */
extern const struct value_type value_address; /* of the program, 4 or 8 bytes */
extern const struct value_type value_port;    /* big-endian */
extern const struct value_type value_ifindex_be;
extern const struct value_type value_err;
extern const struct value_type value_protocol;
/* Level SOL_IP takes one byte or an int. */
extern const struct value_type value_ip_int;
extern const struct value_type value_ip_bool;
extern const struct value_type value_ip_tos;
extern const struct value_type value_tclass;
extern const struct value_type value_port_range; /* value_socket.c */
extern const struct value_type value_bytes;
extern const struct value_type value_string;
extern const struct value_type value_u32_list;
extern const struct value_type value_u8_list;
extern const struct value_type value_u16_list;
extern const struct value_type value_u64_list;
extern const struct value_type value_hidden; /* shows nothing */

/* value_socket.c */
extern const struct value_type value_family;
extern const struct value_type value_sock_type;
extern const struct value_type value_linger;
extern const struct value_type value_timeval;	  /* as wide as a long */
extern const struct value_type value_timeval_new; /* always 64 bits */
extern const struct value_type value_ucred;
extern const struct value_type value_timestamping_flags;
extern const struct value_type value_timestamping;
extern const struct value_type value_txrehash;
extern const struct value_type value_txtime;
extern const struct value_type value_meminfo;
extern const struct value_type value_buf_lock;
extern const struct value_type value_fprog;
extern const struct value_type value_fanout_data;
extern const struct value_type value_dmabuf_tokens; /* value_inet.c */

/* value_bpf.c */
extern const struct value_type value_bpf; /* instructions */

/* value_inet.c */
extern const struct value_type value_in_addr;
extern const struct value_type value_in6_addr;
extern const struct value_type value_hwaddr;

/* value_sockaddr.c */
extern const struct value_type value_sockaddr;
extern const struct value_type value_sctp_addresses; /* packed */

/* value_tcp.c: of no option, but of a connection's end */
extern const struct value_type value_tcp_end;

/* value_ip.c */
extern const struct value_type value_ip_pmtudisc;
extern const struct value_type value_ip_protocol;
extern const struct value_type value_ip_mreqn; /* or ip_mreq */
extern const struct value_type value_ip_multicast_if;
extern const struct value_type value_ip_mreq_source;
extern const struct value_type value_ip_msfilter;
extern const struct value_type value_group_req;
extern const struct value_type value_group_source_req;
extern const struct value_type value_group_filter;
extern const struct value_type value_vifctl;
extern const struct value_type value_mfcctl;
extern const struct value_type value_mrt_flush;

/* value_icmp.c */
extern const struct value_type value_icmp_filter; /* value_ipv6.c */
extern const struct value_type value_icmp6_filter;

/* value_ipv6.c */
extern const struct value_type value_ipv6_pmtudisc;
extern const struct value_type value_ipv6_mreq;
extern const struct value_type value_ipv6_prefer;
extern const struct value_type value_in6_pktinfo;
extern const struct value_type value_ip6_mtuinfo;
extern const struct value_type value_flowlabel;
extern const struct value_type value_mif6ctl;
extern const struct value_type value_mifi;
extern const struct value_type value_mf6cctl;
extern const struct value_type value_mrt6_flush; /* value_tcp.c */

/* value_options.c */
extern const struct value_type value_ip_options;
extern const struct value_type value_ipv6_options;
extern const struct value_type value_ipv6_rthdr;
extern const struct value_type value_cmsgs;

/* value_xfrm.c */
extern const struct value_type value_xfrm_policy;
extern const struct value_type value_sadb_policy;

/* value_netfilter.c */
extern const struct value_type value_ipt_replace;
extern const struct value_type value_ipt_getinfo;
extern const struct value_type value_arpt_replace;
extern const struct value_type value_arpt_getinfo;
extern const struct value_type value_xt_entries;
extern const struct value_type value_xt_counters;
extern const struct value_type value_xt_revision;
extern const struct value_type value_ebt_replace;
extern const struct value_type value_ip_set;

/* value_ip_vs.c */
extern const struct value_type value_ip_vs_service;
extern const struct value_type value_ip_vs_service_dest;
extern const struct value_type value_ip_vs_info;
extern const struct value_type value_ip_vs_service_entry;
extern const struct value_type value_ip_vs_services;
extern const struct value_type value_ip_vs_dests;
extern const struct value_type value_ip_vs_timeout;
extern const struct value_type value_ip_vs_daemon;
extern const struct value_type value_ip_vs_daemons;

/* value_tcp.c */
extern const struct value_type value_tcp_repair;
extern const struct value_type value_tcp_repair_queue;
extern const struct value_type value_tcp_repair_options;
extern const struct value_type value_tcp_repair_window;
extern const struct value_type value_tcp_md5sig;
extern const struct value_type value_tcp_zerocopy;
extern const struct value_type value_udp_encap;
extern const struct value_type value_tcp_cc_info;

/* value_tcp_syn.c */
extern const struct value_type value_tcp_syn; /* its headers */

/* value_tcp_ao.c */
extern const struct value_type value_tcp_ao_add;
extern const struct value_type value_tcp_ao_del;
extern const struct value_type value_tcp_ao_info;
extern const struct value_type value_tcp_ao_keys;
extern const struct value_type value_tcp_ao_repair;

/* value_tcp_info.c */
extern const struct value_type value_tcp_info;

/* value_mptcp.c */
extern const struct value_type value_mptcp_info;
extern const struct value_type value_mptcp_tcpinfo;
extern const struct value_type value_mptcp_subflow_addrs;
extern const struct value_type value_mptcp_full_info;

/* value_sctp.c */
extern const struct value_type value_sctp_rtoinfo;
extern const struct value_type value_sctp_assocparams;
extern const struct value_type value_sctp_initmsg;
extern const struct value_type value_sctp_setpeerprim;
extern const struct value_type value_sctp_prim;
extern const struct value_type value_sctp_paddrparams;
extern const struct value_type value_sctp_sndrcvinfo;
extern const struct value_type value_sctp_sndinfo;
extern const struct value_type value_sctp_event_subscribe;
extern const struct value_type value_sctp_event;
extern const struct value_type value_sctp_assoc_value;
extern const struct value_type value_sctp_value_or_int;
extern const struct value_type value_sctp_sack_info;
extern const struct value_type value_sctp_reset_flags;
extern const struct value_type value_sctp_scheduler;
extern const struct value_type value_sctp_stream_value;
extern const struct value_type value_sctp_reset_streams;
extern const struct value_type value_sctp_add_streams;
extern const struct value_type value_sctp_default_prinfo;

/* value_sctp_info.c */
extern const struct value_type value_sctp_paddrinfo;
extern const struct value_type value_sctp_status;
extern const struct value_type value_sctp_authchunk;
extern const struct value_type value_sctp_hmacalgo;
extern const struct value_type value_sctp_authkey;
extern const struct value_type value_sctp_authkeyid;
extern const struct value_type value_sctp_authchunks;
extern const struct value_type value_sctp_assoc_ids;
extern const struct value_type value_sctp_paddrthlds;
extern const struct value_type value_sctp_paddrthlds_v2;
extern const struct value_type value_sctp_udpencaps;
extern const struct value_type value_sctp_probeinterval;
extern const struct value_type value_sctp_peeloff;
extern const struct value_type value_sctp_getaddrs;
extern const struct value_type value_sctp_getaddrs_old;
extern const struct value_type value_sctp_assoc_stats;
extern const struct value_type value_sctp_prstatus;

/* value_packet.c */
extern const struct value_type value_tpacket_req;
extern const struct value_type value_tpacket_stats;
extern const struct value_type value_tpacket_rollover_stats;
extern const struct value_type value_tpacket_version;
extern const struct value_type value_packet_mreq;
extern const struct value_type value_fanout;
extern const struct value_type value_xdp_mmap_offsets;
extern const struct value_type value_xdp_umem_reg;
extern const struct value_type value_xdp_statistics;
extern const struct value_type value_xdp_options;

/* value_netlink.c */
extern const struct value_type value_netlink_group;
extern const struct value_type value_netlink_groups;
extern const struct value_type value_nl_mmap_req;

/* value_can.c */
extern const struct value_type value_can_filters;
extern const struct value_type value_can_err;
extern const struct value_type value_can_vcid;
extern const struct value_type value_isotp_options;
extern const struct value_type value_isotp_fc;
extern const struct value_type value_isotp_ll;
extern const struct value_type value_j1939_filters;

/* value_rds.c */
extern const struct value_type value_rds_get_mr;
extern const struct value_type value_rds_get_mr_for_dest;
extern const struct value_type value_rds_free_mr;
extern const struct value_type value_rds_transport;
extern const struct value_type value_rds_rx_trace;
extern const struct value_type value_rds_counters;
extern const struct value_type value_rds_connections;
extern const struct value_type value_rds6_connections;
extern const struct value_type value_rds_messages;
extern const struct value_type value_rds6_messages;
extern const struct value_type value_rds_sockets;
extern const struct value_type value_rds6_sockets;
extern const struct value_type value_rds_tcp_sockets;
extern const struct value_type value_rds6_tcp_sockets;
extern const struct value_type value_rds_rdma_connections;
extern const struct value_type value_rds6_rdma_connections;

/* value_bluetooth.c */
extern const struct value_type value_bt_security;
extern const struct value_type value_bt_power;
extern const struct value_type value_bt_channel_policy;
extern const struct value_type value_bt_voice;
extern const struct value_type value_bt_mtu;
extern const struct value_type value_bt_phy;
extern const struct value_type value_bt_mode;
extern const struct value_type value_bt_iso_qos;
extern const struct value_type value_bt_codecs;
extern const struct value_type value_bt_lm;
extern const struct value_type value_l2cap_options;
extern const struct value_type value_bt_conninfo;
extern const struct value_type value_sco_options;
extern const struct value_type value_hci_filter;

/* value_families.c */
extern const struct value_type value_tls_crypto_info;
extern const struct value_type value_tls_payload_len;
extern const struct value_type value_alg_op;
extern const struct value_type value_tipc_importance;
extern const struct value_type value_tipc_group;
extern const struct value_type value_rxrpc_security;
extern const struct value_type value_wpan_security;
extern const struct value_type value_pnpipe_encap;
extern const struct value_type value_dccp_qpolicy;
extern const struct value_type value_dccp_service;
extern const struct value_type value_atm_qos;
extern const struct value_type value_atm_sap;
extern const struct value_type value_sockaddr_atmpvc;

/* value_legacy.c */
extern const struct value_type value_irda_devices;
extern const struct value_type value_irda_ias;
extern const struct value_type value_dn_optdata;
extern const struct value_type value_dn_access;
extern const struct value_type value_dn_acceptmode;
extern const struct value_type value_dn_linkinfo;

#endif
