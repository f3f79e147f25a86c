// SPDX-License-Identifier: GPL-2.0-only
/* The kernel's cryptography, by socket. */
#include "catalogue.h"

/* clang-format off */
static const struct opt alg_opts[] = {
	OPT(ALG_SET_KEY, 1, BOTH, bytes, .only = OPT_SET, .secret = true,
	    .meaning = "the key",
	    .trap = "on the socket that was bound, not on one of accept(2); EBUSY while such sockets are open"),
	OPT(ALG_SET_IV, 2, BOTH, bytes,
	    .meaning = "a control message's type, not an option: the initialization vector"),
	OPT(ALG_SET_OP, 3, BOTH, alg_op,
	    .meaning = "a control message's type, not an option: whether to encrypt or to decrypt"),
	OPT(ALG_SET_AEAD_ASSOCLEN, 4, BOTH, u32, .unit = "bytes",
	    .meaning = "a control message's type, not an option: length of the associated data"),
	OPT(ALG_SET_AEAD_AUTHSIZE, 5, BOTH, bytes, .only = OPT_SET,
	    .meaning = "length of the authentication tag",
	    .trap = "the length of the value says it, the value itself is not read"),
	OPT(ALG_SET_DRBG_ENTROPY, 6, BOTH, bytes, .only = OPT_SET,
	    .secret = true, .since = "5.10", .needs = "CAP_SYS_ADMIN",
	    .meaning = "entropy to test a random number generator with",
	    .denied = "EACCES"),
	OPT(ALG_SET_KEY_BY_KEY_SERIAL, 7, BOTH, s32, .only = OPT_SET,
	    .since = "6.2",
	    .meaning = "takes the key from the kernel's keyring, by its serial number"),
};
/* clang-format on */

LEVEL(alg) = {
	.name = "SOL_ALG",
	.number = 279,
	.prefix = "ALG_???",
	.manual = "Documentation/crypto/userspace-if.rst",
	OPT_ROWS(alg_opts),
};
