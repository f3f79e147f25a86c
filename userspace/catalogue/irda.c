// SPDX-License-Identifier: GPL-2.0-only
/* Infrared; the level is also called SOL_IRLMP. Taken out of Linux in 4.17. */
#include "catalogue.h"

/* clang-format off */
static const struct opt irda_opts[] = {
	OPT(IRLMP_ENUMDEVICES, 1, BOTH, irda_devices, .only = OPT_GET,
	    .gone = "4.17", .meaning = "devices that were discovered"),
	OPT(IRLMP_IAS_SET, 2, BOTH, irda_ias, .only = OPT_SET, .gone = "4.17",
	    .needs = "CAP_NET_ADMIN for objects of the kernel",
	    .meaning = "sets an attribute in this machine's information service"),
	OPT(IRLMP_IAS_QUERY, 3, BOTH, irda_ias, .only = OPT_GET,
	    .gone = "4.17",
	    .meaning = "asks for an attribute of the peer's information service",
	    .trap = "reads its buffer too: what is asked"),
	OPT(IRLMP_HINTS_SET, 4, BOTH, hex, .only = OPT_SET, .gone = "4.17",
	    .meaning = "what kinds of device this machine claims to be"),
	OPT(IRLMP_QOS_SET, 5, BOTH, bytes, .gone = "4.17",
	    .meaning = "reserved; the kernel did not act on it"),
	OPT(IRLMP_QOS_GET, 6, BOTH, bytes, .gone = "4.17",
	    .meaning = "reserved; the kernel did not act on it"),
	OPT(IRLMP_MAX_SDU_SIZE, 7, BOTH, int, .unit = "bytes", .gone = "4.17",
	    .meaning = "largest message"),
	OPT(IRLMP_IAS_GET, 8, BOTH, irda_ias, .only = OPT_GET, .gone = "4.17",
	    .meaning = "reads an attribute of this machine's information service"),
	OPT(IRLMP_IAS_DEL, 9, BOTH, irda_ias, .only = OPT_SET, .gone = "4.17",
	    .meaning = "deletes an attribute of this machine's information service"),
	OPT(IRLMP_HINT_MASK_SET, 10, BOTH, hex, .only = OPT_SET,
	    .gone = "4.17", .meaning = "which kinds of device to discover"),
	OPT(IRLMP_WAITDEVICE, 11, BOTH, hex, .only = OPT_GET, .gone = "4.17",
	    .meaning = "waits until a device is discovered, and tells its address",
	    .trap = "reads its buffer too: how many milliseconds to wait"),
};
/* clang-format on */

LEVEL(irda) = {
	.name = "SOL_IRDA",
	.number = 266,
	.prefix = "IRLMP_???",
	OPT_ROWS(irda_opts),
};
