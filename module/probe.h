/* SPDX-License-Identifier: GPL-2.0-only */
/* The kretprobes on the traced functions. */
#ifndef SOT_PROBE_H
#define SOT_PROBE_H

#include <linux/types.h>

#include "uapi/sockopt_trace.h"

enum sot_probe {
	SOT_PROBE_SETSOCKOPT,
	SOT_PROBE_GETSOCKOPT,
	SOT_PROBE_IO_URING, /* of both kinds */
	SOT_PROBE_SOCKET,
	SOT_PROBE_BIND,
	SOT_PROBE_CONNECT,
	SOT_PROBE_LISTEN,
	SOT_PROBE_ACCEPT,
	SOT_PROBE_CLOSE,
	SOT_PROBES,
};

enum sot_probe_group {
	SOT_OPTION_PROBES,  /* SOT_PROBE_SETSOCKOPT ... IO_URING */
	SOT_RELATED_PROBES, /* SOT_PROBE_SOCKET ... CLOSE */
	SOT_PROBE_GROUPS,
};

/*
 * All may sleep. Init registers the probes of option calls disarmed: they cost
 * nothing. The others, whose instances take memory, wait for the first to arm.
 */
int sot_probe_init(void);
/* Afterwards no handler runs any more, also not of calls still in flight. */
void sot_probe_exit(void);

/*
 * Counted for each group: armed from the first arm to the last disarm. Handlers
 * of calls that are in flight at the last disarm may still run after it. Who arms
 * related calls has option calls armed, too. -ENOENT: this kernel lacks a
 * function of the group; -ENOMEM, ...
 */
int sot_probe_arm(enum sot_probe_group group);
void sot_probe_disarm(enum sot_probe_group group);
/* Armed, and not switched off behind our back. Process context. */
bool sot_probe_fires(void);

/*
 * Probes that are armed while all of the system are switched off stay off when
 * the others come back: arms them again. Of no effect before. May sleep.
 */
void sot_probe_rearm(void);

/* What a probe sees: enum sot_type, or 0 for option calls of both kinds. */
u32 sot_probe_call(enum sot_probe probe);

/*
 * Calls since load that passed a probe unseen while it was armed, modulo 2^32;
 * 0 of one that this kernel does not have.
 */
u32 sot_probe_missed(enum sot_probe probe);

#endif
