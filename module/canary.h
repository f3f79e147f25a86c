/* SPDX-License-Identifier: GPL-2.0-only */
/* Whether probes still fire: they can be switched off behind our back. */
#ifndef SOT_CANARY_H
#define SOT_CANARY_H

#include <linux/types.h>

/* All may sleep, and are serialized by the owner, as the other probes are. */
int sot_canary_init(void);
void sot_canary_exit(void);
int sot_canary_arm(void);
void sot_canary_disarm(void);

/*
 * Calls a function of ours that has a probe like the others. False if that
 * probe, although armed, did not fire: kernel.ftrace_enabled or debugfs
 * kprobes/enabled have been set to 0. Process context.
 */
bool sot_canary_sings(void);

#endif
