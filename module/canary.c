// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/delay.h>
#include <linux/kprobes.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/printk.h>

#include "canary.h"

static DEFINE_PER_CPU(bool, heard);

/* Neither inlined nor cloned nor left out: it is what the probe sits on. */
static noinline __noclone void sing(void)
{
	asm volatile("" ::: "memory");
}

/* Runs with preemption off. */
static int hear(struct kprobe *kp, struct pt_regs *regs)
{
	this_cpu_write(heard, true);
	return 0;
}
NOKPROBE_SYMBOL(hear);

static struct kprobe probe = {
	.addr = (kprobe_opcode_t *)sing,
	.pre_handler = hear,
	.flags = KPROBE_FLAG_DISABLED,
};

int sot_canary_init(void)
{
	int err = register_kprobe(&probe);

	if (err)
		pr_err("cannot probe a function of its own: error %d\n", err);
	return err;
}

void sot_canary_exit(void)
{
	/* As of the others, nothing of it may stay behind armed. */
	while (disable_kprobe(&probe) == -ENOMEM)
		msleep(20);
	unregister_kprobe(&probe);
}

int sot_canary_arm(void)
{
	return enable_kprobe(&probe);
}

void sot_canary_disarm(void)
{
	disable_kprobe(&probe);
}

bool sot_canary_sings(void)
{
	bool fired;

	/* On one CPU, so that another reader's check is not taken for ours. */
	preempt_disable();
	this_cpu_write(heard, false);
	sing();
	fired = this_cpu_read(heard);
	preempt_enable();
	return fired;
}
