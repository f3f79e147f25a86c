// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/compat.h>
#include <linux/cred.h>
#include <linux/delay.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/printk.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>

#include "call.h"
#include "chardev.h"
#include "compat.h"
#include "counters.h"
#include "filter.h"
#include "params.h"
#include "probe.h"
#include "reader.h"
#include "ring.h"
#include "version.h"

/* The module is being unloaded, by force if a file is open. */
static bool gone;

/*
 * Asked at open, and again before an open file, which may have been handed to
 * others, is made to show more than it does.
 */
static int check_right(struct file *file)
{
	/* Root of a container may own the node; it must not see the host. */
	if (current_user_ns() != &init_user_ns)
		return -EPERM;
	return file_permission(file, MAY_READ);
}

static int sot_open(struct inode *inode, struct file *file)
{
	struct sot_reader *reader;
	char comm[TASK_COMM_LEN];
	int err = check_right(file);

	if (err)
		return err;
	if (file->f_mode & FMODE_WRITE)
		return -EACCES;
	err = sot_rings_alloc();
	if (err)
		return err;
	reader = sot_reader_open();
	if (IS_ERR(reader))
		return PTR_ERR(reader);
	err = sot_probe_arm(SOT_OPTION_PROBES);
	if (err) {
		sot_reader_close(reader);
		return err;
	}
	file->private_data = reader;
	get_task_comm(comm, current);
	pr_info_ratelimited("opened by %*pE, pid %d, uid %u\n",
			    (int)strlen(comm), comm, task_tgid_nr(current),
			    from_kuid(&init_user_ns, current_uid()));
	return 0;
}

static int sot_release(struct inode *inode, struct file *file)
{
	sot_probe_disarm(SOT_OPTION_PROBES);
	sot_reader_close(file->private_data);
	return 0;
}

static ssize_t sot_read(struct file *file, char __user *to, size_t len,
			loff_t *ppos)
{
	struct sot_reader *reader = file->private_data;
	ssize_t n;

	for (;;) {
		if (READ_ONCE(gone))
			return -ENODEV;
		n = sot_reader_read(reader, to, len);
		if (n)
			return n;
		if (file->f_flags & O_NONBLOCK)
			return -EAGAIN;
		/* Nobody wakes us when the probes are switched off. */
		if (wait_event_interruptible_timeout(
			    *sot_reader_wait(reader),
			    sot_reader_pending(reader) || READ_ONCE(gone),
			    HZ) < 0)
			return -ERESTARTSYS;
	}
}

static __poll_t sot_poll(struct file *file, poll_table *table)
{
	struct sot_reader *reader = file->private_data;

	/* A reader that reads only when told to has no other chance. */
	if (!sot_probe_fires())
		sot_probe_rearm();
	poll_wait(file, sot_reader_wait(reader), table);
	if (READ_ONCE(gone))
		return EPOLLERR | EPOLLHUP;
	return sot_reader_pending(reader) ? EPOLLIN | EPOLLRDNORM : 0;
}

static loff_t sot_llseek(struct file *file, loff_t offset, int whence)
{
	struct sot_reader *reader = file->private_data;
	int err;

	if (offset)
		return -EINVAL;
	switch (whence) {
	case SEEK_SET:
		err = check_right(file);
		return err ? err : sot_reader_seek_oldest(reader);
	case SEEK_END:
		return sot_reader_seek_newest(reader);
	default:
		return -EINVAL;
	}
}

static long set_filter(struct file *file, const void __user *from, size_t size)
{
	struct sot_filter *filter;
	int err = check_right(file);

	if (err)
		return err;
	filter = kzalloc(sizeof(*filter), GFP_KERNEL);
	if (!filter)
		return -ENOMEM;
	err = copy_struct_from_user(filter, sizeof(*filter), from, size);
	if (!err)
		err = sot_filter_check(filter);
	if (!err)
		err = sot_reader_set_filter(file->private_data, filter);
	if (err)
		kfree(filter);
	return err;
}

/* What user space knows of a structure that is ours to fill; zeros beyond. */
static long put_struct(void __user *to, size_t to_size, const void *from,
		       size_t size)
{
	if (copy_to_user(to, from, min(to_size, size)))
		return -EFAULT;
	if (to_size > size && clear_user(to + size, to_size - size))
		return -EFAULT;
	return 0;
}

static long get_info(void __user *to, size_t size)
{
	struct sot_info info = {
		.abi = SOT_ABI,
		.record_max = sot_call_record_max(),
		.snaplen = sot_snaplen,
		.capture = sot_capture,
		.cpus = num_possible_cpus(),
		.buffer_bytes = sot_ring_bytes(),
		.version = SOT_VERSION,
	};

	return put_struct(to, size, &info, sizeof(info));
}

static long get_stats(struct sot_reader *reader, void __user *to, size_t size)
{
	struct sot_stats stats;
	int err = sot_reader_stats(reader, &stats);

	return err ? err : put_struct(to, size, &stats, sizeof(stats));
}

static long sot_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *user = (void __user *)arg;
	size_t size = _IOC_SIZE(cmd);

	/* The size is the caller's; the rest has to be ours. */
	switch (cmd & ~IOCSIZE_MASK) {
	case SOT_IOC_INFO & ~IOCSIZE_MASK:
		return get_info(user, size);
	case SOT_IOC_SET_FILTER & ~IOCSIZE_MASK:
		return set_filter(file, user, size);
	case SOT_IOC_STATS & ~IOCSIZE_MASK:
		return get_stats(file->private_data, user, size);
	default:
		return -ENOTTY;
	}
}

static const struct file_operations sot_fops = {
	.owner = THIS_MODULE,
	.open = sot_open,
	.release = sot_release,
	.read = sot_read,
	.poll = sot_poll,
	.llseek = sot_llseek,
	.unlocked_ioctl = sot_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static struct miscdevice sot_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "sockopt_trace",
	.fops = &sot_fops,
	.mode = 0600,
	.groups = sot_counter_groups,
};

int sot_chardev_init(void)
{
	return misc_register(&sot_device);
}

/*
 * rmmod -f does not ask whether somebody uses the module. What open files
 * would run is about to be freed: send their owners away, and wait until the
 * last one has gone. A file whose owner does not look at it keeps rmmod here.
 */
void sot_chardev_exit(void)
{
	misc_deregister(&sot_device);
	WRITE_ONCE(gone, true);
	while (module_refcount(THIS_MODULE) > 0) {
		preempt_disable();
		sot_readers_wake(~0ULL);
		preempt_enable();
		msleep(100);
	}
}
