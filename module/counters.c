// SPDX-License-Identifier: GPL-2.0-only
#include <linux/device.h>
#include <linux/sysfs.h>

#include "counters.h"
#include "probe.h"
#include "reader.h"
#include "ring.h"

static ssize_t events_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	return sysfs_emit(buf, "%llu\n", sot_rings_events());
}
static DEVICE_ATTR_RO(events);

static ssize_t overwritten_show(struct device *dev,
				struct device_attribute *attr, char *buf)
{
	return sysfs_emit(buf, "%llu\n", sot_rings_overwritten());
}
static DEVICE_ATTR_RO(overwritten);

static ssize_t missed_show(struct device *dev, struct device_attribute *attr,
			   char *buf)
{
	u32 probe, missed = 0;

	for (probe = 0; probe < SOT_PROBES; probe++)
		missed += sot_probe_missed(probe);
	return sysfs_emit(buf, "%u\n", missed);
}
static DEVICE_ATTR_RO(missed);

static ssize_t readers_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	return sysfs_emit(buf, "%u\n", sot_readers_count());
}
static DEVICE_ATTR_RO(readers);

static ssize_t armed_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	return sysfs_emit(buf, "%d\n", sot_probe_fires());
}
static DEVICE_ATTR_RO(armed);

/* clang-format off */
static struct attribute *sot_counter_attrs[] = {
	&dev_attr_events.attr,
	&dev_attr_overwritten.attr,
	&dev_attr_missed.attr,
	&dev_attr_readers.attr,
	&dev_attr_armed.attr,
	NULL,
};
/* clang-format on */
static const struct attribute_group sot_counter_group = {
	.attrs = sot_counter_attrs,
};

const struct attribute_group *sot_counter_groups[] = {
	&sot_counter_group,
	NULL,
};
