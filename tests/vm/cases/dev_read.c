// SPDX-License-Identifier: GPL-2.0-only
/* read(2) returns whole records, as many as fit, and nothing gets lost. */
#include "marks.h"

#define CALLS 500

/* Reads all with buffers of one size; returns the records found. */
static int drain(struct device *dev, size_t size)
{
	unsigned char *buf = malloc(size);
	int records = 0;
	ssize_t got;

	while ((got = read(dev->fd, buf, size)) > 0) {
		size_t at = 0;

		CHECK((size_t)got <= size, "more than was asked for");
		while (at < (size_t)got) {
			const struct sot_event *event =
				(const void *)(buf + at);

			record_check(&event->header, (size_t)got - at);
			CHECK_EQ("letter", event->optlen, records % 100);
			at += event->header.len;
			records++;
		}
	}
	CHECK(got < 0 && errno == EAGAIN, "read: %zd, %s", got,
	      strerror(errno));
	free(buf);
	return records;
}

static void calls(void)
{
	int fd = (int)MUST(socket(AF_INET6, SOCK_STREAM, 0));
	char value[100] = { 0 };

	for (int i = 0; i < CALLS; i++)
		setsockopt(fd, MARK_LEVEL, MARK_NAME, value,
			   (socklen_t)(i % 100));
	close(fd);
}

int main(void)
{
	struct device dev;
	size_t max;

	device_open(&dev);
	device_filter_self(&dev, false);
	max = dev.info.record_max;

	calls();
	CHECK_ERR(read(dev.fd, dev.buf, max - 1), EINVAL);
	CHECK_ERR(read(dev.fd, dev.buf, 0), EINVAL);
	CHECK_EQ("records", drain(&dev, max), CALLS);
	calls();
	CHECK_EQ("records", drain(&dev, max + 1), CALLS);
	calls();
	CHECK_EQ("records", drain(&dev, 5000), CALLS);
	calls();
	CHECK_EQ("records", drain(&dev, 1 << 20), CALLS);

	/* A read that fails takes nothing away. */
	calls();
	CHECK_ERR(read(dev.fd, (void *)0x1000, 1 << 20), EFAULT);
	CHECK_EQ("records", drain(&dev, 1 << 20), CALLS);
	return verdict();
}
