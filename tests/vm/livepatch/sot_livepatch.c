// SPDX-License-Identifier: GPL-2.0-only
/* Livepatches a function that sockopt_trace probes, and one that it does not. */
#include <linux/errno.h>
#include <linux/livepatch.h>
#include <linux/module.h>
#include <linux/seq_file.h>

static int patched_setsockopt(int fd, int level, int optname,
			      char __user *optval, int optlen)
{
	return -EDOM;
}

static int patched_cmdline_show(struct seq_file *m, void *v)
{
	seq_puts(m, "patched\n");
	return 0;
}

static struct klp_func funcs[] = { {
					   .old_name = "__sys_setsockopt",
					   .new_func = patched_setsockopt,
				   },
				   {
					   .old_name = "cmdline_proc_show",
					   .new_func = patched_cmdline_show,
				   },
				   {} };

/* Without a name: the kernel itself. */
static struct klp_object objects[] = { {
					       .funcs = funcs,
				       },
				       {} };

static struct klp_patch patch = {
	.mod = THIS_MODULE,
	.objs = objects,
};

static int __init livepatch_init(void)
{
	return klp_enable_patch(&patch);
}

/* The kernel lets nobody unload it while the patch is on. */
static void __exit livepatch_exit(void)
{
}

module_init(livepatch_init);
module_exit(livepatch_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A livepatch for the tests of sockopt_trace");
MODULE_INFO(livepatch, "Y");
