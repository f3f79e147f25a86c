/* SPDX-License-Identifier: GPL-2.0-only */
/* The module's parameters, fixed at load and in range. */
#ifndef SOT_PARAMS_H
#define SOT_PARAMS_H

#include <linux/types.h>

#define SOT_SNAPLEN_MIN 16

extern unsigned int sot_buffer_kb; /* KiB per possible CPU, a power of two */
extern unsigned int sot_snaplen;   /* bytes of a value */
extern unsigned int sot_maxactive; /* calls in flight per probe */
extern unsigned int sot_capture;   /* enum sot_capture */
extern bool sot_always_on;

#endif
