// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kprobes.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/ptrace.h>

#include "call.h"
#include "compat.h"
#include "params.h"
#include "probe.h"

/*
 * Handlers run in the context of the caller with preemption off; one does not
 * interrupt another on the same CPU. Non-zero from an entry handler leaves the
 * call's return alone.
 */
static int enter(struct kretprobe_instance *ri, struct pt_regs *regs, u32 type)
{
	/* The functions take ints: what stands above them is garbage. */
	const struct sot_args args = {
		.call = type,
		.fd = (s32)regs_get_kernel_argument(regs, 0),
		.level = (s32)regs_get_kernel_argument(regs, 1),
		.optname = (s32)regs_get_kernel_argument(regs, 2),
		.optval = regs_get_kernel_argument(regs, 3),
		.optlen = regs_get_kernel_argument(regs, 4),
	};

	return !sot_call_enter((struct sot_call *)ri->data, &args);
}

static int enter_setsockopt(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	return enter(ri, regs, SOT_TYPE_SETSOCKOPT);
}

static int enter_getsockopt(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	return enter(ri, regs, SOT_TYPE_GETSOCKOPT);
}

static int leave(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	sot_call_return((struct sot_call *)ri->data,
			(s32)regs_return_value(regs));
	return 0;
}
NOKPROBE_SYMBOL(enter);
NOKPROBE_SYMBOL(enter_setsockopt);
NOKPROBE_SYMBOL(enter_getsockopt);
NOKPROBE_SYMBOL(leave);

static struct kretprobe setsockopt_probe = {
	.kp.symbol_name = "__sys_setsockopt",
	.kp.flags = KPROBE_FLAG_DISABLED,
	.entry_handler = enter_setsockopt,
	.handler = leave,
};

static struct kretprobe getsockopt_probe = {
	.kp.symbol_name = "__sys_getsockopt",
	.kp.flags = KPROBE_FLAG_DISABLED,
	.entry_handler = enter_getsockopt,
	.handler = leave,
};

/* Protects users. A mutex, as arming sleeps. */
static DEFINE_MUTEX(arm_mutex);
static unsigned int users;

static int register_probe(struct kretprobe *probe)
{
	int err;

	probe->maxactive = sot_maxactive;
	probe->data_size = sot_call_size();
	err = register_kretprobe(probe);
	if (err)
		pr_err("cannot probe %s: error %d\n", probe->kp.symbol_name,
		       err);
	return err;
}

int sot_probe_init(void)
{
	int err;

	err = register_probe(&setsockopt_probe);
	if (err)
		return err;
	err = register_probe(&getsockopt_probe);
	if (err)
		unregister_kretprobe(&setsockopt_probe);
	return err;
}

void sot_probe_exit(void)
{
	unregister_kretprobe(&getsockopt_probe);
	unregister_kretprobe(&setsockopt_probe);
}

static int enable_both(void)
{
	int err;

	err = enable_kretprobe(&setsockopt_probe);
	if (err)
		return err;
	err = enable_kretprobe(&getsockopt_probe);
	if (err)
		disable_kretprobe(&setsockopt_probe);
	return err;
}

int sot_probe_arm(void)
{
	int err = 0;

	mutex_lock(&arm_mutex);
	if (!users)
		err = enable_both();
	if (!err)
		users++;
	mutex_unlock(&arm_mutex);
	if (err)
		pr_err("cannot arm the probes: error %d\n", err);
	return err;
}

void sot_probe_disarm(void)
{
	mutex_lock(&arm_mutex);
	if (!--users) {
		disable_kretprobe(&getsockopt_probe);
		disable_kretprobe(&setsockopt_probe);
	}
	mutex_unlock(&arm_mutex);
}

bool sot_probe_armed(void)
{
	return READ_ONCE(users) && !kprobe_disabled(&setsockopt_probe.kp) &&
	       !kprobe_disabled(&getsockopt_probe.kp);
}

u32 sot_probe_missed(enum sot_type call)
{
	return sot_kretprobe_missed(call == SOT_TYPE_SETSOCKOPT ?
					    &setsockopt_probe :
					    &getsockopt_probe);
}
