/* SPDX-License-Identifier: GPL-2.0-only */
/* What a program passes when it makes a call. */
#ifndef SOT_ARGS_H
#define SOT_ARGS_H

#include <linux/types.h>

/* The arguments of a call as the program passed them. */
struct sot_args {
	u32 call; /* SOT_TYPE_SETSOCKOPT or SOT_TYPE_GETSOCKOPT */
	u32 via;  /* enum sot_via */
	s32 fd;
	s32 level;
	s32 optname;
	u64 optval;
	u64 optlen; /* the length; of a getsockopt system call: its address */
};

#endif
