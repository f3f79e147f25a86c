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
#include "related.h"
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

#define PROBE(function, enter, leave)                                   \
	{                                                               \
		.kp.symbol_name = (function), .entry_handler = (enter), \
		.handler = (leave),                                     \
	}

/* One that this kernel does not have stays without a symbol. */
static struct kretprobe probes[SOT_PROBES] = {
	[SOT_PROBE_SETSOCKOPT] =
		PROBE("__sys_setsockopt", enter_setsockopt, leave),
	[SOT_PROBE_GETSOCKOPT] =
		PROBE("__sys_getsockopt", enter_getsockopt, leave),
#ifdef SOT_HAS_IO_URING
	[SOT_PROBE_IO_URING] =
		PROBE("io_uring_cmd_sock", sot_uring_enter, sot_uring_leave),
#endif
	[SOT_PROBE_SOCKET] = PROBE("__sys_socket", sot_enter_socket, leave),
	[SOT_PROBE_BIND] = PROBE("__sys_bind", sot_enter_bind, leave),
	[SOT_PROBE_CONNECT] = PROBE("__sys_connect", sot_enter_connect, leave),
	[SOT_PROBE_LISTEN] = PROBE("__sys_listen", sot_enter_listen, leave),
	[SOT_PROBE_ACCEPT] = PROBE("__sys_accept4", sot_enter_accept, leave),
	/* the release of every socket's file */
	[SOT_PROBE_CLOSE] = PROBE("sock_close", sot_enter_close, leave),
};

static const u32 calls[SOT_PROBES] = {
	[SOT_PROBE_SETSOCKOPT] = SOT_TYPE_SETSOCKOPT,
	[SOT_PROBE_GETSOCKOPT] = SOT_TYPE_GETSOCKOPT,
	[SOT_PROBE_SOCKET] = SOT_TYPE_SOCKET,
	[SOT_PROBE_BIND] = SOT_TYPE_BIND,
	[SOT_PROBE_CONNECT] = SOT_TYPE_CONNECT,
	[SOT_PROBE_LISTEN] = SOT_TYPE_LISTEN,
	[SOT_PROBE_ACCEPT] = SOT_TYPE_ACCEPT,
	[SOT_PROBE_CLOSE] = SOT_TYPE_CLOSE,
};

struct group {
	int first, end;	 /* of its probes; end is the one behind */
	bool registered; /* once it is, until unload */
	unsigned int users;
};

static struct group groups[SOT_PROBE_GROUPS] = {
	[SOT_OPTION_PROBES] = { SOT_PROBE_SETSOCKOPT, SOT_PROBE_SOCKET },
	[SOT_RELATED_PROBES] = { SOT_PROBE_SOCKET, SOT_PROBES },
};

/* For changes of groups. A mutex, as arming sleeps. */
static DEFINE_MUTEX(arm_mutex);

static int register_probe(struct kretprobe *probe)
{
	int err;

	if (!probe->kp.symbol_name)
		return 0;
	probe->kp.flags = KPROBE_FLAG_DISABLED;
	/* Left by an attempt that failed; with it, the symbol is refused. */
	probe->kp.addr = NULL;
	probe->maxactive = sot_maxactive;
	probe->data_size = sot_call_size();
	err = register_kretprobe(probe);
	if (err)
		pr_err("cannot probe %s: error %d\n", probe->kp.symbol_name,
		       err);
	return err;
}

/* Unregisters the group's probes before end, the last first. */
static void unregister_probes(struct group *group, int end)
{
	while (end-- > group->first)
		if (probes[end].kp.symbol_name)
			unregister_kretprobe(&probes[end]);
}

static int register_group(struct group *group)
{
	int i, err;

	for (i = group->first; i < group->end; i++) {
		err = register_probe(&probes[i]);
		if (err) {
			unregister_probes(group, i);
			return err;
		}
	}
	group->registered = true;
	return 0;
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

static void unregister_group(struct group *group)
{
	int i;

	if (!group->registered)
		return;
	for (i = group->first; i < group->end; i++)
		make_sure_disabled(&probes[i]);
	unregister_probes(group, group->end);
}

int sot_probe_init(void)
{
	int err;

	err = sot_canary_init();
	if (err)
		return err;
	err = register_group(&groups[SOT_OPTION_PROBES]);
	if (err)
		sot_canary_exit();
	return err;
}

void sot_probe_exit(void)
{
	unregister_group(&groups[SOT_RELATED_PROBES]);
	unregister_group(&groups[SOT_OPTION_PROBES]);
	sot_canary_exit();
}

/* Disables the group's probes before end, the last first. */
static void disable_probes(const struct group *group, int end)
{
	while (end-- > group->first)
		if (probes[end].kp.symbol_name)
			disable_kretprobe(&probes[end]);
}

static int enable_probes(const struct group *group)
{
	int i, err;

	for (i = group->first; i < group->end; i++) {
		if (!probes[i].kp.symbol_name)
			continue;
		err = enable_kretprobe(&probes[i]);
		if (err) {
			disable_probes(group, i);
			return err;
		}
	}
	return 0;
}

/* Of probes that were enabled while all of the system were off. */
static void enable_again(const struct group *group)
{
	int i;

	for (i = group->first; i < group->end; i++)
		if (probes[i].kp.symbol_name && enable_kretprobe(&probes[i]))
			return;
}

/* For the first user of a group; one canary sings for both. */
static int arm_group(struct group *group)
{
	int err = 0;

	if (!group->registered)
		err = register_group(group);
	if (!err && group == &groups[SOT_OPTION_PROBES])
		err = sot_canary_arm();
	if (err)
		return err;
	err = enable_probes(group);
	if (err && group == &groups[SOT_OPTION_PROBES])
		sot_canary_disarm();
	return err;
}

int sot_probe_arm(enum sot_probe_group number)
{
	struct group *group = &groups[number];
	int err = 0;

	mutex_lock(&arm_mutex);
	if (!group->users)
		err = arm_group(group);
	if (!err)
		WRITE_ONCE(group->users, group->users + 1);
	mutex_unlock(&arm_mutex);
	if (err)
		pr_err("cannot arm the probes: error %d\n", err);
	return err;
}

void sot_probe_disarm(enum sot_probe_group number)
{
	struct group *group = &groups[number];

	mutex_lock(&arm_mutex);
	WRITE_ONCE(group->users, group->users - 1);
	if (!group->users) {
		disable_probes(group, group->end);
		if (number == SOT_OPTION_PROBES)
			sot_canary_disarm();
	}
	mutex_unlock(&arm_mutex);
}

void sot_probe_rearm(void)
{
	int i;

	mutex_lock(&arm_mutex);
	/* An error leaves them as they are: the next read tries again. */
	if (groups[SOT_OPTION_PROBES].users && sot_canary_arm() == 0)
		for (i = 0; i < SOT_PROBE_GROUPS; i++)
			if (groups[i].users)
				enable_again(&groups[i]);
	mutex_unlock(&arm_mutex);
}

bool sot_probe_fires(void)
{
	return READ_ONCE(groups[SOT_OPTION_PROBES].users) && sot_canary_sings();
}

u32 sot_probe_missed(enum sot_probe probe)
{
	return sot_kretprobe_missed(&probes[probe]);
}

u32 sot_probe_call(enum sot_probe probe)
{
	return calls[probe];
}
