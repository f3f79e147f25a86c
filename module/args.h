/* SPDX-License-Identifier: GPL-2.0-only */
/* What a program passes when it makes a call. */
#ifndef SOT_ARGS_H
#define SOT_ARGS_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

/* The arguments of a call as the program passed them. */
struct sot_args {
	u32 call; /* enum sot_type */
	u32 via;  /* enum sot_via */
	s32 fd;
	s32 level;
	s32 optname;
	u64 optval;
	u64 optlen; /* the length; of a getsockopt system call: its address */
};

/* What a related call passes stands where struct sot_event says; the rest is 0. */
static inline bool sot_is_related(u32 call)
{
	return call > SOT_TYPE_GETSOCKOPT;
}

#endif
