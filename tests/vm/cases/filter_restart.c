// SPDX-License-Identifier: GPL-2.0-only
/* Setting a filter starts the stream afresh. */
#include "marks.h"

int main(void)
{
	struct sot_filter filter = { .npids = 1 };
	const struct sot_event *event;
	struct sot_stats stats;
	struct device dev, other;

	device_open(&dev);
	device_open(&other);
	for (int i = 0; i < 100; i++)
		mark('x');
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, 100);
	CHECK_EQ("delivered", stats.delivered, 0);

	/* What was not read is gone, and counting begins at one. */
	device_filter(&dev, &filter);
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, 0);
	mark('y');
	event = device_only(&dev);
	CHECK_EQ("letter", event->optlen, 'y');
	CHECK_EQ("nth", event->nth, 1);
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, 1);
	CHECK_EQ("delivered", stats.delivered, 1);
	CHECK_EQ("lost", stats.lost, 0);
	CHECK_EQ("missed", stats.missed, 0);

	/* Of no concern to others. */
	for (int i = 0; i < 100; i++)
		CHECK_EQ("letter", device_event(&other)->optlen, 'x');
	CHECK_EQ("letter", device_event(&other)->optlen, 'y');
	device_done(&other);
	return verdict();
}
