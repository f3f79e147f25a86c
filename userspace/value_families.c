// SPDX-License-Identifier: GPL-2.0-only
/* Values of families that have but one or two structures. */
#include "value_types.h"

/* clang-format off */
static const struct name tls_version_names[] = {
	{0x0303, "TLS_1_2"},
	{0x0304, "TLS_1_3"},
};
static const struct value_type tls_version =
	VALUE_ENUM("version", 2, tls_version_names);
static const struct name tls_cipher_names[] = {
	{51, "TLS_CIPHER_AES_GCM_128"},
	{52, "TLS_CIPHER_AES_GCM_256"},
	{53, "TLS_CIPHER_AES_CCM_128"},
	{54, "TLS_CIPHER_CHACHA20_POLY1305"},
	{55, "TLS_CIPHER_SM4_GCM"},
	{56, "TLS_CIPHER_SM4_CCM"},
	{57, "TLS_CIPHER_ARIA_GCM_128"},
	{58, "TLS_CIPHER_ARIA_GCM_256"},
};
static const struct value_type tls_cipher =
	VALUE_ENUM("cipher", 2, tls_cipher_names);
/* What follows the head depends on the cipher, and is secret. */
static const struct field tls_fields[] = {
	{"version", 0, 2, 0, 0, &tls_version},
	{"cipher_type", 2, 2, 0, 0, &tls_cipher},
	{"cipher", 4, 0, 0, 0, &value_bytes},
};
const struct value_type value_tls_crypto_info = {
	VALUE_STRUCT("struct tls_crypto_info", 4, tls_fields),
};
const struct value_type value_tls_payload_len = {
	VALUE_INTEGER("u16", 2, false), .number = number_decimal,
};

static const struct name alg_op_names[] = {
	{0, "ALG_OP_DECRYPT"}, {1, "ALG_OP_ENCRYPT"},
};
const struct value_type value_alg_op =
	VALUE_ENUM("operation", 4, alg_op_names);

static const struct name importance_names[] = {
	{0, "TIPC_LOW_IMPORTANCE"},
	{1, "TIPC_MEDIUM_IMPORTANCE"},
	{2, "TIPC_HIGH_IMPORTANCE"},
	{3, "TIPC_CRITICAL_IMPORTANCE"},
};
const struct value_type value_tipc_importance =
	VALUE_ENUM("importance", 4, importance_names);
static const struct name scope_names[] = {
	{2, "TIPC_CLUSTER_SCOPE"}, {3, "TIPC_NODE_SCOPE"},
};
static const struct value_type scope = VALUE_ENUM("scope", 4, scope_names);
static const struct name group_flag_names[] = {
	{1, "TIPC_GROUP_LOOPBACK"}, {2, "TIPC_GROUP_MEMBER_EVTS"},
};
static const struct value_type group_flags =
	VALUE_FLAGS("flags", 4, group_flag_names);
static const struct field group_fields[] = {
	{"type", 0, 4, 0, 0, &value_uint},
	{"instance", 4, 4, 0, 0, &value_uint},
	{"scope", 8, 4, 0, 0, &scope},
	{"flags", 12, 4, 0, 0, &group_flags},
};
const struct value_type value_tipc_group = {
	VALUE_STRUCT("struct tipc_group_req", 16, group_fields),
};

static const struct name security_names[] = {
	{0, "RXRPC_SECURITY_PLAIN"},
	{1, "RXRPC_SECURITY_AUTH"},
	{2, "RXRPC_SECURITY_ENCRYPT"},
};
const struct value_type value_rxrpc_security =
	VALUE_ENUM("security", 4, security_names);

static const struct name wpan_names[] = {
	{0, "WPAN_SECURITY_DEFAULT"},
	{1, "WPAN_SECURITY_OFF"},
	{2, "WPAN_SECURITY_ON"},
};
const struct value_type value_wpan_security =
	VALUE_ENUM("security", 4, wpan_names);

static const struct name encap_names[] = {
	{0, "PNPIPE_ENCAP_NONE"}, {1, "PNPIPE_ENCAP_IP"},
};
const struct value_type value_pnpipe_encap =
	VALUE_ENUM("encapsulation", 4, encap_names);

static const struct name qpolicy_names[] = {
	{0, "DCCPQ_POLICY_SIMPLE"}, {1, "DCCPQ_POLICY_PRIO"},
};
const struct value_type value_dccp_qpolicy =
	VALUE_ENUM("policy", 4, qpolicy_names);
static const struct value_type service = {
	VALUE_INTEGER("service", 4, false),
	.big_endian = true, .number = number_decimal,
};
const struct value_type value_dccp_service = {
	.name = "list of services", .print = value_print_list,
	.brackets = true, .size = 4, .item = &service,
};

static const struct name class_names[] = {
	{0, "ATM_NONE"}, {1, "ATM_UBR"}, {2, "ATM_CBR"}, {3, "ATM_VBR"},
	{4, "ATM_ABR"}, {5, "ATM_ANYCLASS"},
};
static const struct value_type traffic_class =
	VALUE_ENUM("class", 1, class_names);
static const struct field trafprm_fields[] = {
	{"traffic_class", 0, 1, 0, 0, &traffic_class},
	{"max_pcr", 4, 4, 0, 0, &value_int},
	{"pcr", 8, 4, 0, 0, &value_int},
	{"min_pcr", 12, 4, 0, 0, &value_int},
	{"max_cdv", 16, 4, 0, 0, &value_int},
	{"max_sdu", 20, 4, 0, 0, &value_int},
	{"icr", 24, 4, 0, 0, &value_uint},
	{"tbe", 28, 4, 0, 0, &value_uint},
	{"frtt", 32, 4, 0, 24, &value_uint},
	{"rif", 32, 4, 24, 4, &value_uint},
	{"rdf", 32, 4, 28, 4, &value_uint},
};
static const struct value_type trafprm = {
	VALUE_STRUCT("struct atm_trafprm", 40, trafprm_fields),
};
static const struct name aal_names[] = {
	{0, "ATM_NO_AAL"}, {1, "ATM_AAL1"}, {2, "ATM_AAL2"},
	{3, "ATM_AAL34"}, {5, "ATM_AAL5"},
};
static const struct value_type aal = VALUE_ENUM("layer", 1, aal_names);
static const struct field qos_fields[] = {
	{"txtp", 0, 40, 0, 0, &trafprm},
	{"rxtp", 40, 40, 0, 0, &trafprm},
	{"aal", 80, 1, 0, 0, &aal},
};
const struct value_type value_atm_qos = {
	VALUE_STRUCT("struct atm_qos", 84, qos_fields),
};

static const struct field bhli_fields[] = {
	{"hl_type", 0, 1, 0, 0, &value_uhex},
	{"hl_length", 1, 1, 0, 0, &value_uint},
	{"hl_info", 2, 8, 0, 0, &value_bytes},
};
static const struct value_type bhli = {
	VALUE_STRUCT("struct atm_bhli", 10, bhli_fields),
};
/* How the last bytes read depends on the protocols in front of them. */
static const struct field blli_fields[] = {
	{"l2_proto", 0, 1, 0, 0, &value_uhex},
	{"l2", 1, 2, 0, 0, &value_bytes},
	{"l3_proto", 3, 1, 0, 0, &value_uhex},
	{"l3", 4, 6, 0, 0, &value_bytes},
};
static const struct value_type blli = {
	VALUE_STRUCT("struct atm_blli", 10, blli_fields),
};
static const struct value_type bllis = {
	.name = "list of struct atm_blli", .print = value_print_list,
	.brackets = true, .size = 10, .item = &blli,
};
static const struct field sap_fields[] = {
	{"bhli", 0, 10, 0, 0, &bhli},
	{"blli", 10, 30, 0, 0, &bllis},
};
const struct value_type value_atm_sap = {
	VALUE_STRUCT("struct atm_sap", 40, sap_fields),
};

static const struct value_type family = {
	VALUE_INTEGER("family", 2, false),
	.number = number_enum, .names = &names_families,
};
static const struct field pvc_fields[] = {
	{"sap_family", 0, 2, 0, 0, &family},
	{"sap_addr.itf", 4, 2, 0, 0, &value_uint},
	{"sap_addr.vpi", 6, 2, 0, 0, &value_uint},
	{"sap_addr.vci", 8, 4, 0, 0, &value_int},
};
const struct value_type value_sockaddr_atmpvc = {
	VALUE_STRUCT("struct sockaddr_atmpvc", 12, pvc_fields),
};
/* clang-format on */
