// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/nsproxy.h>
#include <linux/pid.h>
#include <linux/pid_namespace.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include <linux/uidgid.h>
#include <net/net_namespace.h>

#include "compat.h"
#include "task.h"

/* Set once at load; false: mntns stays 0. */
static bool mntns_readable;

void sot_task_init(void)
{
	static const char mnt[] = "mnt";
	const struct ns_common *ns =
		sot_mnt_ns_common(current->nsproxy->mnt_ns);
	const struct proc_ns_operations *ops;
	char name[sizeof(mnt)];
	const char *at;

	/* The structure is private: look before trusting its layout. */
	mntns_readable =
		!copy_from_kernel_nofault(&ops, &ns->ops, sizeof(ops)) &&
		!copy_from_kernel_nofault(&at, &ops->name, sizeof(at)) &&
		!copy_from_kernel_nofault(name, at, sizeof(name)) &&
		!memcmp(name, mnt, sizeof(mnt));
	if (!mntns_readable)
		pr_warn("mount namespaces are laid out in an unknown way on this kernel; mntns is 0\n");
}

u32 sot_task_netns(void)
{
	/* Only current changes its nsproxy; gone in an exiting task. */
	const struct nsproxy *nsproxy = current->nsproxy;

	return nsproxy ? nsproxy->net_ns->ns.inum : 0;
}

void sot_task_describe(struct sot_event *event)
{
	const struct nsproxy *nsproxy = current->nsproxy;
	const struct cred *cred = current_cred();
	/* All threads of a process are in one pid namespace, the innermost that
	 * their ids have a number in.
	 */
	const struct pid *tid = task_pid(current);
	const struct pid *pid = task_tgid(current);
	const struct upid *in_ns = &tid->numbers[tid->level];

	event->pid = task_tgid_nr(current);
	event->tid = task_pid_nr(current);
	event->ns_pid = pid->numbers[tid->level].nr;
	event->ns_tid = in_ns->nr;
	/* The initial user namespace maps each id to itself. */
	event->uid = __kuid_val(cred->euid);
	event->gid = __kgid_val(cred->egid);
	event->userns = cred->user_ns->ns.inum;
	event->netns = sot_task_netns();
	event->pidns = in_ns->ns->ns.inum;
	event->mntns = nsproxy && mntns_readable ?
			       sot_mnt_ns_common(nsproxy->mnt_ns)->inum :
			       0;
	/* Without its lock, as get_task_comm() would take: a name that changes
	 * meanwhile may be half new, but stays NUL-terminated.
	 */
	data_race(memcpy(event->comm, current->comm, SOT_COMM_LEN));
	event->comm[SOT_COMM_LEN - 1] = '\0';

	/* The parent may exit, and the task be moved to another cgroup: while
	 * preemption is off, RCU frees neither.
	 */
	event->ppid = task_tgid_nr(rcu_dereference_sched(current->real_parent));
#ifdef CONFIG_CGROUPS
	event->cgroup_id = cgroup_id(task_dfl_cgroup(current));
#else
	event->cgroup_id = 0;
#endif
}
