// SPDX-License-Identifier: GPL-2.0-only
/* Probes that are switched off when the device is opened, or closed. */
#include "disarm.h"

static void open_own(struct device *dev)
{
	device_open(dev);
	device_filter_self(dev, false);
}

static void works(struct device *dev)
{
	mark('a');
	mark_get('b');
	EXPECT_MARKS(dev, "ab");
	CHECK_EQ("armed", counter("armed"), 1);
}

static void opened_while_off(const char *path)
{
	struct device dev;

	switch_set(path, '0');
	open_own(&dev);
	CHECK_EQ("armed while off", counter("armed"), 0);
	mark('x');
	EXPECT_SWITCHED(&dev, SOT_LOST_DISARMED);
	device_done(&dev);
	switch_set(path, '1');
	EXPECT_SWITCHED(&dev, SOT_LOST_REARMED);
	works(&dev);
	device_close(&dev);
	CHECK_EQ("armed without a reader", counter("armed"), 0);
}

/* What one reader has left behind, the next one does not suffer from. */
static void closed_while_off(const char *path)
{
	struct device dev;

	open_own(&dev);
	works(&dev);
	switch_set(path, '0');
	device_close(&dev);
	open_own(&dev);
	EXPECT_SWITCHED(&dev, SOT_LOST_DISARMED);
	device_close(&dev);
	switch_set(path, '1');
	open_own(&dev);
	works(&dev);
	device_done(&dev);
	device_close(&dev);
}

int main(void)
{
	static const char *const switches[] = { SWITCH_FTRACE, SWITCH_KPROBES };

	for (int i = 0; i < 2; i++) {
		if (!switch_works(switches[i]))
			continue;
		opened_while_off(switches[i]);
		closed_while_off(switches[i]);
		if (failures)
			printf("with %s\n", switches[i]);
	}
	return verdict();
}
