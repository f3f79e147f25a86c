/* SPDX-License-Identifier: GPL-2.0-only */
/* Calls that a program makes through io_uring. */
#ifndef SOT_URING_H
#define SOT_URING_H

struct kretprobe_instance;
struct pt_regs;

/*
 * Handlers for a kretprobe on io_uring_cmd_sock(). The context is that of the
 * program's thread or of a kernel thread that works in its name and memory;
 * preemption is off.
 */
int sot_uring_enter(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_uring_leave(struct kretprobe_instance *ri, struct pt_regs *regs);

#endif
