// SPDX-License-Identifier: GPL-2.0-only
/* To the modem of a ST-Ericsson phone. */
#include "catalogue.h"

/* clang-format off */
static const struct opt caif_opts[] = {
	OPT(CAIFSO_LINK_SELECT, 127, BOTH, int, .only = OPT_SET,
	    .since = "2.6.35", .gone = "7.2",
	    .meaning = "which of several links to use, if there is no other reason to pick one"),
	OPT(CAIFSO_REQ_PARAM, 128, BOTH, bytes, .only = OPT_SET,
	    .since = "2.6.35", .gone = "7.2",
	    .meaning = "parameters to ask a utility service for; set before connect(2)"),
	OPT(CAIFSO_RSP_PARAM, 129, BOTH, bytes, .only = OPT_GET,
	    .since = "2.6.35", .gone = "7.2",
	    .meaning = "parameters that a utility service answered with"),
};
/* clang-format on */

LEVEL(caif) = {
	.name = "SOL_CAIF",
	.number = 278,
	.prefix = "CAIFSO_???",
	.manual = "Documentation/networking/caif/caif.rst",
	OPT_ROWS(caif_opts),
};
