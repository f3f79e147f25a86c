// SPDX-License-Identifier: GPL-2.0-only
/* What a filter must not hold, and filters of other sizes. */
#include "marks.h"

static struct device dev;

#define INVALID(...)                                          \
	CHECK_ERR(ioctl(dev.fd, SOT_IOC_SET_FILTER,           \
			&(struct sot_filter){ __VA_ARGS__ }), \
		  EINVAL)
#define IOC_SIZED(size) _IOC(_IOC_WRITE, SOT_IOC_MAGIC, 1, size)

static void contents(void)
{
	INVALID(.flags = 4);
	INVALID(.flags = 0x80000000);
	INVALID(.npids = SOT_FILTER_ENTRIES + 1);
	INVALID(.ntids = SOT_FILTER_ENTRIES + 1);
	INVALID(.nuids = SOT_FILTER_ENTRIES + 1);
	INVALID(.ncomms = SOT_FILTER_COMMS + 1);
	INVALID(.nnetns = SOT_FILTER_NS + 1);
	INVALID(.ncgroups = SOT_FILTER_NS + 1);
	INVALID(.nopts = SOT_FILTER_ENTRIES + 1);
	INVALID(.npids = 0xffffffff);
	INVALID(.nopts = 0xffffffff);
	INVALID(.pad = 1);
	INVALID(.nopts = 1, .opts = { { .flags = 4 } });
	INVALID(.nopts = 1, .opts = { { .pad = 1 } });
}

static void sizes(void)
{
	static struct {
		struct sot_filter filter;
		uint64_t unknown;
	} longer;
	struct sot_filter shorter = { .calls = 1U << SOT_TYPE_GETSOCKOPT };

	MUST(ioctl(dev.fd, IOC_SIZED(sizeof(longer)), &longer));
	longer.unknown = 1;
	CHECK_ERR(ioctl(dev.fd, IOC_SIZED(sizeof(longer)), &longer), E2BIG);
	CHECK_ERR(ioctl(dev.fd, IOC_SIZED(sizeof(longer)), NULL), EFAULT);
	CHECK_ERR(ioctl(dev.fd, SOT_IOC_SET_FILTER, (void *)0x10), EFAULT);

	/* What an older reader does not know is zero. */
	MUST(ioctl(dev.fd, IOC_SIZED(64), &shorter));
	mark('s');
	mark_get('g');
	EXPECT_MARKS(&dev, "g");
	CHECK_ERR(ioctl(dev.fd, _IO(SOT_IOC_MAGIC, 99)), ENOTTY);
	CHECK_ERR(ioctl(dev.fd, FIONREAD, &shorter), ENOTTY);
}

int main(void)
{
	struct sot_filter filter = { .npids = 1 };

	device_open(&dev);
	device_filter(&dev, &filter);
	contents();
	/* The filter that was refused has changed nothing. */
	mark('m');
	EXPECT_MARKS(&dev, "m");
	sizes();
	return verdict();
}
