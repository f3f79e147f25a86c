/* SPDX-License-Identifier: GPL-2.0-only */
/* The counters in the device's sysfs folder, /sys/class/misc/sockopt_trace. */
#ifndef SOT_COUNTERS_H
#define SOT_COUNTERS_H

#include <linux/sysfs.h>

/*
 * events       records written since load
 * overwritten  of these: given up for newer ones, read or not
 * missed       calls since load that the armed probes let pass, modulo 2^32
 * readers      open files
 * armed        1 while the probes are armed and fire
 */
extern const struct attribute_group *sot_counter_groups[];

#endif
