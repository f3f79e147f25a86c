// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

#include "call.h"
#include "chardev.h"
#include "events.h"
#include "params.h"
#include "probe.h"
#include "ring.h"
#include "task.h"
#include "uapi/sockopt_trace.h"
#include "version.h"

static int __init sot_start_always_on(void)
{
	int err;

	if (!sot_always_on)
		return 0;
	err = sot_rings_alloc();
	if (err)
		return err;
	sot_call_keep(0);
	return sot_probe_arm(SOT_OPTION_PROBES);
}

static int __init sot_init(void)
{
	int err;

	sot_task_init();
	err = sot_probe_init();
	if (err)
		return err;
	err = sot_start_always_on();
	if (err)
		goto free;
	err = sot_chardev_init();
	if (err)
		goto disarm;
	sot_events_init();
	if (sot_capture == SOT_CAPTURE_SECRETS)
		pr_warn("loaded with capture=secrets: keys are recorded\n");
	return 0;

disarm:
	if (sot_always_on)
		sot_probe_disarm(SOT_OPTION_PROBES);
free:
	sot_probe_exit();
	sot_rings_free();
	return err;
}

static void __exit sot_exit(void)
{
	sot_events_exit();
	sot_chardev_exit();
	if (sot_always_on)
		sot_probe_disarm(SOT_OPTION_PROBES);
	sot_probe_exit();
	sot_rings_free();
}

module_init(sot_init);
module_exit(sot_exit);

MODULE_LICENSE("GPL");
MODULE_AUTHOR("The sockopt-trace authors");
MODULE_DESCRIPTION("Shows every setsockopt and getsockopt call in " SOT_DEVICE);
MODULE_VERSION(SOT_VERSION);
