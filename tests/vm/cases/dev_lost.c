// SPDX-License-Identifier: GPL-2.0-only
/* What was overwritten is told, once, before what follows. */
#include "marks.h"

#include <sched.h>

int main(void)
{
	const struct sot_header *header;
	const struct sot_event *event;
	const struct sot_lost *lost;
	struct sot_stats stats;
	uint64_t calls, count;
	cpu_set_t set;
	struct device dev;

	CPU_ZERO(&set);
	CPU_SET(1, &set);
	MUST(sched_setaffinity(0, sizeof(set), &set));
	device_open(&dev);
	device_filter_self(&dev, false);
	calls = 2 * dev.info.buffer_bytes / sizeof(struct sot_event);
	for (uint64_t i = 1; i <= calls; i++)
		mark((int)i);

	header = device_next(&dev);
	lost = (const void *)header;
	if (!header || header->type != SOT_TYPE_LOST)
		DIE("no LOST record comes first");
	count = lost->count;
	CHECK_EQ("cpu", header->cpu, 1);
	CHECK_EQ("reason", lost->reason, SOT_LOST_OVERRUN);
	CHECK(count > calls / 3 && count < calls, "%llu of %llu lost",
	      (unsigned long long)count, (unsigned long long)calls);
	for (uint64_t nth = count + 1; nth <= calls; nth++) {
		event = device_event(&dev);
		CHECK_EQ("nth", event->nth, nth);
		CHECK_EQ("letter", event->optlen, nth);
	}
	device_done(&dev);

	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, calls);
	CHECK_EQ("lost", stats.lost, count);
	CHECK_EQ("delivered", stats.delivered, calls - count);
	CHECK_EQ("missed", stats.missed, 0);
	return verdict();
}
