/* SPDX-License-Identifier: GPL-2.0-only */
/* The device node that readers open, and its counters in sysfs. */
#ifndef SOT_CHARDEV_H
#define SOT_CHARDEV_H

int sot_chardev_init(void);
void sot_chardev_exit(void);

#endif
