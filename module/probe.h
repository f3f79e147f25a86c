/* SPDX-License-Identifier: GPL-2.0-only */
/* The kretprobes on the traced functions. */
#ifndef SOT_PROBE_H
#define SOT_PROBE_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

/* All may sleep. Init registers the probes disarmed: they cost nothing. */
int sot_probe_init(void);
/* Afterwards no handler runs any more, also not of calls still in flight. */
void sot_probe_exit(void);

/*
 * Counted: armed from the first arm to the last disarm. Handlers of calls that
 * are in flight at the last disarm may still run after it.
 */
int sot_probe_arm(void);
void sot_probe_disarm(void);
/* Armed, and not switched off behind our back. Process context. */
bool sot_probe_fires(void);

/*
 * Probes that are armed while all of the system are switched off stay off when
 * the others come back: arms them again. Of no effect before. May sleep.
 */
void sot_probe_rearm(void);

enum sot_probe {
	SOT_PROBE_SETSOCKOPT,
	SOT_PROBE_GETSOCKOPT,
	SOT_PROBE_IO_URING, /* of both kinds */
	SOT_PROBES,
};

/*
 * Calls since load that passed a probe unseen while it was armed, modulo 2^32;
 * 0 of one that this kernel does not have.
 */
u32 sot_probe_missed(enum sot_probe probe);

#endif
