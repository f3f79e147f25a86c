/* SPDX-License-Identifier: GPL-2.0-only */
/* Which option values hold keys, and how much of them is public. */
#ifndef SOT_REDACT_H
#define SOT_REDACT_H

#include <linux/types.h>

/* No secret: the whole value may be recorded. */
#define SOT_PUBLIC U32_MAX

/*
 * Bytes from the start of a value that may be recorded, or SOT_PUBLIC. The
 * option's family is not asked: no other family gives these numbers another
 * meaning, and a key that is passed to the wrong kind of socket is a key still.
 */
u32 sot_public_bytes(s32 level, s32 optname);

#endif
