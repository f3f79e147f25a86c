// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the technique costs by itself: kretprobes on the functions that
 * sockopt_trace probes, with an entry and a return handler that do nothing.
 */
#include <linux/kprobes.h>
#include <linux/module.h>

static int nothing(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	return 0;
}
NOKPROBE_SYMBOL(nothing);

static struct kretprobe set_probe = {
	.kp.symbol_name = "__sys_setsockopt",
	.entry_handler = nothing,
	.handler = nothing,
};

static struct kretprobe get_probe = {
	.kp.symbol_name = "__sys_getsockopt",
	.entry_handler = nothing,
	.handler = nothing,
};

static struct kretprobe *probes[] = { &set_probe, &get_probe };

static int __init floor_init(void)
{
	return register_kretprobes(probes, ARRAY_SIZE(probes));
}

static void __exit floor_exit(void)
{
	unregister_kretprobes(probes, ARRAY_SIZE(probes));
}

module_init(floor_init);
module_exit(floor_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Empty kretprobes, for the measurements of sockopt_trace");
