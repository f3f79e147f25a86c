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

/* value_number.c: how an integer prints */
void number_decimal(struct out *out, const struct value_type *type,
		    const struct value *v, uint64_t n);
void number_hex(struct out *out, const struct value_type *type,
		const struct value *v, uint64_t n);
void number_enum(struct out *out, const struct value_type *type,
		 const struct value *v, uint64_t n);
void number_flags(struct out *out, const struct value_type *type,
		  const struct value *v, uint64_t n);

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
extern const struct value_type value_u64;
extern const struct value_type value_s64;
extern const struct value_type value_rate;    /* 4 or 8 bytes */
extern const struct value_type value_address; /* of the program, 4 or 8 bytes */
extern const struct value_type value_port;    /* big-endian */
extern const struct value_type value_ifindex_be;
extern const struct value_type value_err;
extern const struct value_type value_protocol;
extern const struct value_type value_bytes;
extern const struct value_type value_string;
extern const struct value_type value_u32_list;
/* Level SOL_IP takes one byte or an int. */
extern const struct value_type value_ip_int;
extern const struct value_type value_ip_bool;
extern const struct value_type value_ip_tos;
extern const struct value_type value_tclass;
extern const struct value_type value_port_range;

/* value_socket.c */
extern const struct value_type value_family;
extern const struct value_type value_sock_type;
extern const struct value_type value_linger;
extern const struct value_type value_timeval;	  /* as wide as a long */
extern const struct value_type value_timeval_new; /* always 64 bits */
extern const struct value_type value_ucred;
extern const struct value_type value_timestamping;
extern const struct value_type value_txtime;
extern const struct value_type value_meminfo;
extern const struct value_type value_buf_lock;
extern const struct value_type value_fprog;
extern const struct value_type value_dmabuf_tokens;

/* value_inet.c */
extern const struct value_type value_in_addr;
extern const struct value_type value_in6_addr;
extern const struct value_type value_sockaddr;

/* value_ip.c */
extern const struct value_type value_ip_pmtudisc;
extern const struct value_type value_ip_mreqn; /* or ip_mreq */
extern const struct value_type value_ip_multicast_if;
extern const struct value_type value_ip_protocol;
extern const struct value_type value_ip_mreq_source;
extern const struct value_type value_ip_msfilter;
extern const struct value_type value_group_req;
extern const struct value_type value_group_source_req;
extern const struct value_type value_group_filter;
extern const struct value_type value_vifctl;
extern const struct value_type value_mfcctl;
extern const struct value_type value_mrt_flush;
extern const struct value_type value_icmp_filter;

/* value_ipv6.c */
extern const struct value_type value_ipv6_pmtudisc;
extern const struct value_type value_ipv6_mreq;
extern const struct value_type value_ipv6_prefer;
extern const struct value_type value_in6_pktinfo;
extern const struct value_type value_ip6_mtuinfo;
extern const struct value_type value_flowlabel;
extern const struct value_type value_mifi;
extern const struct value_type value_mif6ctl;
extern const struct value_type value_mf6cctl;
extern const struct value_type value_mrt6_flush;

/* value_tcp.c */
extern const struct value_type value_tcp_info;
extern const struct value_type value_tcp_md5sig;
extern const struct value_type value_tcp_repair;
extern const struct value_type value_tcp_repair_queue;
extern const struct value_type value_tcp_repair_options;
extern const struct value_type value_tcp_repair_window;
extern const struct value_type value_tcp_zerocopy;
extern const struct value_type value_tcp_ao_add;
extern const struct value_type value_tcp_ao_del;
extern const struct value_type value_tcp_ao_info;
extern const struct value_type value_tcp_ao_keys;
extern const struct value_type value_tcp_ao_repair;
extern const struct value_type value_udp_encap;
extern const struct value_type value_tls_crypto_info;
extern const struct value_type value_sctp_authkey;

#endif
