// SPDX-License-Identifier: GPL-2.0-only
/* What is layered on TCP, or takes its place: MPTCP, SMC, TLS and KCM. */
#include "catalogue.h"

/* clang-format off */
static const struct opt mptcp_opts[] = {
	OPT(MPTCP_INFO, 1, BOTH, mptcp_info, .only = OPT_GET, .since = "5.16",
	    .meaning = "state and counters of a Multipath TCP connection",
	    .trap = "newer kernels return more: look at the length before reading a field"),
	OPT(MPTCP_TCPINFO, 2, BOTH, mptcp_tcpinfo, .only = OPT_GET,
	    .since = "5.16",
	    .meaning = "TCP_INFO of each path of the connection",
	    .trap = "reads its buffer too: the sizes that the program knows"),
	OPT(MPTCP_SUBFLOW_ADDRS, 3, BOTH, mptcp_subflow_addrs, .only = OPT_GET,
	    .since = "5.16",
	    .meaning = "addresses of each path of the connection",
	    .trap = "reads its buffer too: the sizes that the program knows"),
	OPT(MPTCP_FULL_INFO, 4, BOTH, mptcp_full_info, .only = OPT_GET,
	    .since = "6.5",
	    .meaning = "all of the three others in one call",
	    .trap = "reads its buffer too: where to put what"),
};
static const struct opt smc_opts[] = {
	OPT(SMC_LIMIT_HS, 1, BOTH, bool, .preset = "off", .since = "5.18",
	    .meaning = "falls back to TCP rather than let handshakes wait under load"),
};
static const struct opt tls_opts[] = {
	OPT(TLS_TX, 1, BOTH, tls_crypto_info, .secret = true, .since = "4.13",
	    .meaning = "hands the encryption of what is sent to the kernel, with version, cipher and key",
	    .trap = "after TCP_ULP \"tls\" only; a key cannot be replaced but with TLS 1.3, since 6.14",
	    .errors = "EBUSY it is set already\n"
		      "EINVAL the version or the cipher is not known"),
	OPT(TLS_RX, 2, BOTH, tls_crypto_info, .secret = true, .since = "4.17",
	    .meaning = "hands the decryption of what is received to the kernel, with version, cipher and key",
	    .trap = "control records then come with a control message of their own",
	    .errors = "EBUSY it is set already\n"
		      "EINVAL the version or the cipher is not known"),
	OPT(TLS_TX_ZEROCOPY_RO, 3, BOTH, bool, .preset = "off",
	    .since = "5.19",
	    .meaning = "sendfile(2) to a device that encrypts does not copy",
	    .trap = "the file must not change until it is acknowledged, or the connection breaks"),
	OPT(TLS_RX_EXPECT_NO_PAD, 4, BOTH, bool, .preset = "off",
	    .since = "6.0",
	    .meaning = "expects TLS 1.3 records without padding, which are faster to decrypt"),
	OPT(TLS_TX_MAX_PAYLOAD_LEN, 5, BOTH, tls_payload_len, .unit = "bytes",
	    .since = "6.19",
	    .meaning = "how much data a record holds at most"),
};
static const struct opt kcm_opts[] = {
	OPT(KCM_RECV_DISABLE, 1, BOTH, bool, .preset = "off", .since = "4.6",
	    .meaning = "gives this socket no messages of the multiplexed connections"),
};
/* clang-format on */

LEVEL(mptcp) = {
	.name = "SOL_MPTCP",
	.number = 284,
	.prefix = "MPTCP_???",
	.manual = "Documentation/networking/mptcp.rst",
	OPT_ROWS(mptcp_opts),
};

LEVEL(smc) = {
	.name = "SOL_SMC",
	.number = 286,
	.prefix = "SMC_???",
	.manual = "smc_run(8)",
	OPT_ROWS(smc_opts),
};

LEVEL(tls) = {
	.name = "SOL_TLS",
	.number = 282,
	.prefix = "TLS_???",
	.manual = "Documentation/networking/tls.rst",
	OPT_ROWS(tls_opts),
};

LEVEL(kcm) = {
	.name = "SOL_KCM",
	.number = 281,
	.prefix = "KCM_???",
	.manual = "Documentation/networking/kcm.rst",
	OPT_ROWS(kcm_opts),
};
