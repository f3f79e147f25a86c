/* SPDX-License-Identifier: GPL-2.0-only */
/* Entry handlers of the calls that make, bind, connect and close a socket. */
#ifndef SOT_RELATED_H
#define SOT_RELATED_H

struct kretprobe_instance;
struct pt_regs;

/* In the caller's context with preemption off. */
int sot_enter_socket(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_enter_bind(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_enter_connect(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_enter_listen(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_enter_accept(struct kretprobe_instance *ri, struct pt_regs *regs);
int sot_enter_close(struct kretprobe_instance *ri, struct pt_regs *regs);

#endif
