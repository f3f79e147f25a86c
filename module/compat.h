/* SPDX-License-Identifier: GPL-2.0-only */
/* What differs between kernels; everything else reads as for the newest. */
#ifndef SOT_COMPAT_H
#define SOT_COMPAT_H

#include <linux/version.h>

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 10, 0)
#error "sockopt_trace needs Linux 5.10 or newer"
#endif
#ifndef CONFIG_KRETPROBES
#error "sockopt_trace needs a kernel with CONFIG_KRETPROBES"
#endif
#ifndef CONFIG_64BIT
#error "sockopt_trace needs a 64-bit kernel"
#endif

#include <linux/compat.h>
#include <linux/file.h>
#include <linux/kprobes.h>
#include <linux/net.h>
#include <linux/proc_ns.h>
#include <linux/tcp.h>

#include "uapi/sockopt_trace.h"

#ifndef fd_file
#define fd_file(f) ((f).file)
#endif

#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 11, 0)
static inline struct socket *sot_sock_from_file(struct file *file)
{
	int err;

	return sock_from_file(file, &err);
}
#else
#define sot_sock_from_file(file) sock_from_file(file)
#endif

/*
 * Calls that a probe let pass unseen: no free instance, or a probe hit while
 * another one was handled. Before 5.11 the second counter also counts every
 * user page fault inside a handler, which loses nothing. Others count while we
 * look.
 */
static inline u32 sot_kretprobe_missed(const struct kretprobe *rp)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 11, 0)
	return data_race(READ_ONCE(rp->nmissed));
#else
	return data_race(READ_ONCE(rp->nmissed)) +
	       (u32)data_race(READ_ONCE(rp->kp.nmissed));
#endif
}

static inline enum sot_via sot_via_current(void)
{
#ifdef CONFIG_X86_64
	if (in_x32_syscall())
		return SOT_VIA_X32;
#endif
	return in_compat_syscall() ? SOT_VIA_COMPAT : SOT_VIA_SYSCALL;
}

/*
 * struct mnt_namespace is private to fs/. Its ns_common is the first member,
 * before 5.11 the second one behind a counter; sot_task_init() checks it.
 */
static inline const struct ns_common *
sot_mnt_ns_common(const struct mnt_namespace *mnt_ns)
{
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 11, 0)
	struct before_5_11 {
		atomic_t count;
		struct ns_common ns;
	};

	return &((const struct before_5_11 *)mnt_ns)->ns;
#else
	return (const struct ns_common *)mnt_ns;
#endif
}

/* io_uring makes these calls without __sys_* since 6.7. */
#if defined(CONFIG_IO_URING) && LINUX_VERSION_CODE >= KERNEL_VERSION(6, 7, 0)
#define SOT_HAS_IO_URING
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
#include <linux/io_uring/cmd.h>
#else
#include <linux/io_uring.h>
#endif
#endif

/* Such a kernel lets nobody remove a module, by force or not. */
#ifndef CONFIG_MODULE_UNLOAD
#define module_refcount(module) 0
#endif

/* A level that headers before 5.16 do not name. */
#ifndef SOL_MPTCP
#define SOL_MPTCP 284
#endif
/* Secrets that headers of older kernels do not name yet. */
#ifndef TCP_AO_ADD_KEY
#define TCP_AO_ADD_KEY 38
#endif
#ifndef TCP_AO_GET_KEYS
#define TCP_AO_GET_KEYS 41
#endif
/* In a header of Bluetooth's own, which not every kernel's headers hold. */
#ifndef BT_ISO_QOS
#define BT_ISO_QOS 17
#endif

#endif
