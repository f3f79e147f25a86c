// SPDX-License-Identifier: GPL-2.0-only
#include <linux/kernel.h>
#include <linux/if_alg.h>
#include <linux/rxrpc.h>
#include <linux/sctp.h>
#include <linux/socket.h>
#include <linux/stddef.h>
#include <linux/tls.h>

#include "compat.h"
#include "redact.h"

/* In linux/tcp.h since 6.7; the key follows this much of the structures. */
#define TCP_AO_ADD_PUBLIC 208 /* addr, alg_name, ifindex, flags, ids, sizes */
#define TCP_AO_GET_PUBLIC 192 /* addr, alg_name; of the first key only */

/* In struct bt_iso_qos the code follows groups, timing and encryption. */
#define BT_ISO_QOS_PUBLIC 33

static const struct secret {
	s32 level;
	s32 optname;
	u32 public_bytes;
} secrets[] = {
	{ SOL_TCP, TCP_MD5SIG, offsetof(struct tcp_md5sig, tcpm_key) },
	{ SOL_TCP, TCP_MD5SIG_EXT, offsetof(struct tcp_md5sig, tcpm_key) },
	{ SOL_TCP, TCP_FASTOPEN_KEY, 0 },
	{ SOL_TCP, TCP_AO_ADD_KEY, TCP_AO_ADD_PUBLIC },
	{ SOL_TCP, TCP_AO_GET_KEYS, TCP_AO_GET_PUBLIC },
	/* version and cipher id */
	{ SOL_TLS, TLS_TX, sizeof(struct tls_crypto_info) },
	{ SOL_TLS, TLS_RX, sizeof(struct tls_crypto_info) },
	{ SOL_ALG, ALG_SET_KEY, 0 },
	{ SOL_ALG, ALG_SET_DRBG_ENTROPY, 0 },
	/* association, key number and length */
	{ SOL_SCTP, SCTP_AUTH_KEY, offsetof(struct sctp_authkey, sca_key) },
	{ SOL_RXRPC, RXRPC_SECURITY_KEY, 0 },
	{ SOL_RXRPC, RXRPC_SECURITY_KEYRING, 0 },
	/* all but the code that encrypts a broadcast */
	{ SOL_BLUETOOTH, BT_ISO_QOS, BT_ISO_QOS_PUBLIC },
};

u32 sot_public_bytes(s32 level, s32 optname)
{
	int i;

	/* Most calls are at SOL_SOCKET, SOL_IP or SOL_IPV6. */
	if (level < SOL_TCP || level == SOL_IPV6)
		return SOT_PUBLIC;
	for (i = 0; i < ARRAY_SIZE(secrets); i++)
		if (secrets[i].level == level && secrets[i].optname == optname)
			return secrets[i].public_bytes;
	return SOT_PUBLIC;
}
