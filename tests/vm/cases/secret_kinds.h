/* SPDX-License-Identifier: GPL-2.0-only */
/* All options that carry keys, and how much of each is public. */
#ifndef SOT_SECRET_KINDS_H
#define SOT_SECRET_KINDS_H

#include <stddef.h>

struct secret_kind {
	const char *name;
	int level;
	int optname;
	unsigned int head; /* bytes before the key */
};

static const struct secret_kind secret_kinds[] = {
	{ "TCP_MD5SIG", 6, 14, 136 },
	{ "TCP_MD5SIG_EXT", 6, 32, 136 },
	{ "TCP_FASTOPEN_KEY", 6, 33, 0 },
	{ "TCP_AO_ADD_KEY", 6, 38, 208 },
	{ "TCP_AO_GET_KEYS", 6, 41, 192 },
	{ "SCTP_AUTH_KEY", 132, 23, 8 },
	{ "RXRPC_SECURITY_KEY", 272, 1, 0 },
	{ "RXRPC_SECURITY_KEYRING", 272, 2, 0 },
	{ "BT_ISO_QOS", 274, 17, 33 },
	{ "ALG_SET_KEY", 279, 1, 0 },
	{ "ALG_SET_DRBG_ENTROPY", 279, 6, 0 },
	{ "TLS_TX", 282, 1, 4 },
	{ "TLS_RX", 282, 2, 4 },
};

#define SECRET_KINDS (sizeof(secret_kinds) / sizeof(secret_kinds[0]))

#endif
