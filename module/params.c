// SPDX-License-Identifier: GPL-2.0-only
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/log2.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "params.h"
#include "uapi/sockopt_trace.h"

unsigned int sot_buffer_kb = 1024;
unsigned int sot_snaplen = 320;
unsigned int sot_maxactive = 512;
unsigned int sot_capture = SOT_CAPTURE_VALUES;
bool sot_always_on;

static int set_in_range(const char *val, const struct kernel_param *kp,
			unsigned int min, unsigned int max)
{
	unsigned int n;
	int err = kstrtouint(val, 0, &n);

	if (!err && (n < min || n > max))
		err = -EINVAL;
	if (err) {
		pr_err("%s=%s: must be a number from %u to %u\n", kp->name, val,
		       min, max);
		return err;
	}
	*(unsigned int *)kp->arg = n;
	return 0;
}

static int set_buffer_kb(const char *val, const struct kernel_param *kp)
{
	unsigned int n;

	if (!kstrtouint(val, 0, &n) && n && !is_power_of_2(n)) {
		pr_err("%s=%s: must be a power of two\n", kp->name, val);
		return -EINVAL;
	}
	return set_in_range(val, kp, 64, 65536);
}

static int set_snaplen(const char *val, const struct kernel_param *kp)
{
	return set_in_range(val, kp, SOT_SNAPLEN_MIN, SOT_SNAPLEN_MAX);
}

static int set_maxactive(const char *val, const struct kernel_param *kp)
{
	return set_in_range(val, kp, 1, 4096);
}

static const char *const capture_names[] = {
	[SOT_CAPTURE_VALUES] = "values",
	[SOT_CAPTURE_LENGTHS] = "lengths",
	[SOT_CAPTURE_SECRETS] = "secrets",
};

static int set_capture(const char *val, const struct kernel_param *kp)
{
	int i = sysfs_match_string(capture_names, val);

	if (i < 0) {
		pr_err("%s=%s: must be values, lengths or secrets\n", kp->name,
		       val);
		return i;
	}
	*(unsigned int *)kp->arg = i;
	return 0;
}

static int get_capture(char *buffer, const struct kernel_param *kp)
{
	return sysfs_emit(buffer, "%s\n",
			  capture_names[*(unsigned int *)kp->arg]);
}

static const struct kernel_param_ops buffer_kb_ops = {
	.set = set_buffer_kb,
	.get = param_get_uint,
};

static const struct kernel_param_ops snaplen_ops = {
	.set = set_snaplen,
	.get = param_get_uint,
};

static const struct kernel_param_ops maxactive_ops = {
	.set = set_maxactive,
	.get = param_get_uint,
};

static const struct kernel_param_ops capture_ops = {
	.set = set_capture,
	.get = get_capture,
};

module_param_cb(buffer_kb, &buffer_kb_ops, &sot_buffer_kb, 0444);
__MODULE_PARM_TYPE(buffer_kb, "uint");
MODULE_PARM_DESC(
	buffer_kb,
	"KiB of buffer per CPU, a power of two, 64 to 65536 (default 1024)");

module_param_cb(snaplen, &snaplen_ops, &sot_snaplen, 0444);
__MODULE_PARM_TYPE(snaplen, "uint");
MODULE_PARM_DESC(snaplen,
		 "bytes kept of an option value, 16 to 4096 (default 320)");

module_param_cb(maxactive, &maxactive_ops, &sot_maxactive, 0444);
__MODULE_PARM_TYPE(maxactive, "uint");
MODULE_PARM_DESC(
	maxactive,
	"calls that can be in flight at once per probe, 1 to 4096 (default 512)");

module_param_cb(capture, &capture_ops, &sot_capture, 0444);
__MODULE_PARM_TYPE(capture, "charp");
MODULE_PARM_DESC(
	capture,
	"what is kept of option values: values (default, secrets redacted), lengths (no bytes), secrets (everything)");

module_param_named(always_on, sot_always_on, bool, 0444);
MODULE_PARM_DESC(
	always_on,
	"trace into the buffer also while no reader is there (default N)");
