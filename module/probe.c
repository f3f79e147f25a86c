// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/delay.h>
#include <linux/kprobes.h>
#include <linux/mutex.h>
#include <linux/printk.h>
#include <linux/ptrace.h>

#include "call.h"
#include "canary.h"
#include "compat.h"
#include "params.h"
#include "probe.h"
#include "uring.h"

/*
 * Handlers run in the context of the caller with preemption off; one does not
 * interrupt another on the same CPU. Non-zero from an entry handler leaves the
 * call's return alone.
 */
static inline int enter(struct kretprobe_instance *ri, struct pt_regs *regs,
			u32 type)
{
	struct sot_call *call = (struct sot_call *)ri->data;
	struct sot_args *args = &call->args;

	/* The functions take ints: what stands above them is garbage. */
	args->call = type;
	args->via = sot_via_current();
	args->fd = (s32)regs_get_kernel_argument(regs, 0);
	args->level = (s32)regs_get_kernel_argument(regs, 1);
	args->optname = (s32)regs_get_kernel_argument(regs, 2);
	args->optval = regs_get_kernel_argument(regs, 3);
	args->optlen = regs_get_kernel_argument(regs, 4);
	return !sot_call_enter(call, NULL, 0);
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

/* One that this kernel does not have stays without a symbol. */
static struct kretprobe probes[SOT_PROBES] = {
	[SOT_PROBE_SETSOCKOPT] = {
		.kp.symbol_name = "__sys_setsockopt",
		.entry_handler = enter_setsockopt,
		.handler = leave,
	},
	[SOT_PROBE_GETSOCKOPT] = {
		.kp.symbol_name = "__sys_getsockopt",
		.entry_handler = enter_getsockopt,
		.handler = leave,
	},
#ifdef SOT_HAS_IO_URING
	[SOT_PROBE_IO_URING] = {
		.kp.symbol_name = "io_uring_cmd_sock",
		.entry_handler = sot_uring_enter,
		.handler = sot_uring_leave,
	},
#endif
};

/* For changes of users. A mutex, as arming sleeps. */
static DEFINE_MUTEX(arm_mutex);
static unsigned int users;

static int register_probe(struct kretprobe *probe)
{
	int err;

	if (!probe->kp.symbol_name)
		return 0;
	probe->kp.flags = KPROBE_FLAG_DISABLED;
	probe->maxactive = sot_maxactive;
	probe->data_size = sot_call_size();
	err = register_kretprobe(probe);
	if (err)
		pr_err("cannot probe %s: error %d\n", probe->kp.symbol_name,
		       err);
	return err;
}

/* Unregisters the first n probes, the last first. */
static void unregister_probes(int n)
{
	while (n--)
		if (probes[n].kp.symbol_name)
			unregister_kretprobe(&probes[n]);
}

int sot_probe_init(void)
{
	int i, err;

	err = sot_canary_init();
	if (err)
		return err;
	for (i = 0; i < SOT_PROBES; i++) {
		err = register_probe(&probes[i]);
		if (err)
			goto unregister;
	}
	return 0;

unregister:
	unregister_probes(i);
	sot_canary_exit();
	return err;
}

/*
 * To disarm takes memory. Unregistered while it is armed, a probe would stay in
 * the kernel's tables after we are gone: so this waits for as long as it takes.
 */
static void make_sure_disabled(struct kretprobe *probe)
{
	while (probe->kp.symbol_name && disable_kretprobe(probe) == -ENOMEM)
		msleep(20);
}

void sot_probe_exit(void)
{
	int i;

	for (i = 0; i < SOT_PROBES; i++)
		make_sure_disabled(&probes[i]);
	unregister_probes(SOT_PROBES);
	sot_canary_exit();
}

/* Disables the first n probes, the last first. */
static void disable_probes(int n)
{
	while (n--)
		if (probes[n].kp.symbol_name)
			disable_kretprobe(&probes[n]);
}

static int enable_probes(void)
{
	int i, err;

	err = sot_canary_arm();
	if (err)
		return err;
	for (i = 0; i < SOT_PROBES; i++) {
		if (!probes[i].kp.symbol_name)
			continue;
		err = enable_kretprobe(&probes[i]);
		if (err)
			goto disable;
	}
	return 0;

disable:
	disable_probes(i);
	sot_canary_disarm();
	return err;
}

int sot_probe_arm(void)
{
	int err = 0;

	mutex_lock(&arm_mutex);
	if (!users)
		err = enable_probes();
	if (!err)
		WRITE_ONCE(users, users + 1);
	mutex_unlock(&arm_mutex);
	if (err)
		pr_err("cannot arm the probes: error %d\n", err);
	return err;
}

void sot_probe_disarm(void)
{
	mutex_lock(&arm_mutex);
	WRITE_ONCE(users, users - 1);
	if (!users) {
		disable_probes(SOT_PROBES);
		sot_canary_disarm();
	}
	mutex_unlock(&arm_mutex);
}

void sot_probe_rearm(void)
{
	int i;

	mutex_lock(&arm_mutex);
	/* An error leaves them as they are: the next read tries again. */
	if (users && sot_canary_arm() == 0)
		for (i = 0; i < SOT_PROBES; i++)
			if (probes[i].kp.symbol_name &&
			    enable_kretprobe(&probes[i]))
				break;
	mutex_unlock(&arm_mutex);
}

bool sot_probe_fires(void)
{
	return READ_ONCE(users) && sot_canary_sings();
}

u32 sot_probe_missed(enum sot_probe probe)
{
	return sot_kretprobe_missed(&probes[probe]);
}
