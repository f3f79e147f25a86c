// SPDX-License-Identifier: GPL-2.0-only
/* Remote procedure calls of the Andrew File System. */
#include "catalogue.h"

/* clang-format off */
static const struct opt rxrpc_opts[] = {
	OPT(RXRPC_SECURITY_KEY, 1, BOTH, bytes, .only = OPT_SET,
	    .secret = true,
	    .meaning = "description of the key in the kernel's keyring that a client uses"),
	OPT(RXRPC_SECURITY_KEYRING, 2, BOTH, bytes, .only = OPT_SET,
	    .secret = true,
	    .meaning = "description of the keyring with the keys of a server"),
	OPT(RXRPC_EXCLUSIVE_CONNECTION, 3, BOTH, bytes, .only = OPT_SET,
	    .meaning = "does not share connections with other sockets",
	    .trap = "takes no value: the length has to be 0"),
	OPT(RXRPC_MIN_SECURITY_LEVEL, 4, BOTH, rxrpc_security, .only = OPT_SET,
	    .meaning = "how well calls have to be secured at least"),
	OPT(RXRPC_UPGRADEABLE_SERVICE, 5, BOTH, u16_list, .only = OPT_SET,
	    .least = 4,
	    .meaning = "a service that clients may ask to be led over to another"),
	OPT(RXRPC_SUPPORTED_CMSG, 6, BOTH, int, .only = OPT_GET,
	    .meaning = "the highest type of control message that the kernel knows"),
	OPT(RXRPC_MANAGE_RESPONSE, 7, BOTH, bool, .only = OPT_SET,
	    .meaning = "the program answers challenges of servers itself"),
};
/* clang-format on */

LEVEL(rxrpc) = {
	.name = "SOL_RXRPC",
	.number = 272,
	.prefix = "RXRPC_???",
	.manual = "Documentation/networking/rxrpc.rst",
	OPT_ROWS(rxrpc_opts),
};
