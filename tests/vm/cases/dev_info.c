// SPDX-License-Identifier: GPL-2.0-only
/* SOT_IOC_INFO against the module's parameters, and in other sizes. */
#include "device.h"

#define INFO_SIZED(size) _IOC(_IOC_READ, SOT_IOC_MAGIC, 0, size)

static void text(const char *name, char *to, size_t size)
{
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), "/sys/module/sockopt_trace/%s", name);
	file = fopen(path, "r");
	if (!file || !fgets(to, (int)size, file))
		DIE("%s: %s", path, strerror(errno));
	to[strcspn(to, "\n")] = '\0';
	fclose(file);
}

static unsigned long number(const char *name)
{
	char value[32];

	text(name, value, sizeof(value));
	return strtoul(value, NULL, 10);
}

int main(void)
{
	struct {
		struct sot_info info;
		uint64_t unknown;
	} longer;
	char value[64];
	struct device dev;

	device_open(&dev);
	CHECK_EQ("abi", dev.info.abi, SOT_ABI);
	CHECK_EQ("snaplen", dev.info.snaplen, number("parameters/snaplen"));
	CHECK_EQ("buffer_bytes", dev.info.buffer_bytes,
		 number("parameters/buffer_kb") << 10);
	CHECK_EQ("cpus", dev.info.cpus, sysconf(_SC_NPROCESSORS_CONF));
	CHECK_EQ("pad", dev.info.pad, 0);
	CHECK(dev.info.record_max >=
		      sizeof(struct sot_event) + dev.info.snaplen,
	      "record_max %u", dev.info.record_max);
	text("parameters/capture", value, sizeof(value));
	CHECK(dev.info.capture == SOT_CAPTURE_VALUES &&
		      !strcmp(value, "values"),
	      "capture is %u and \"%s\"", dev.info.capture, value);
	text("version", value, sizeof(value));
	CHECK(!strcmp(dev.info.version, value), "version \"%.32s\" and \"%s\"",
	      dev.info.version, value);

	memset(&longer, 0xff, sizeof(longer));
	MUST(ioctl(dev.fd, INFO_SIZED(sizeof(longer)), &longer));
	CHECK(!memcmp(&longer.info, &dev.info, sizeof(dev.info)),
	      "the longer form differs");
	CHECK_EQ("what the module does not know", longer.unknown, 0);
	CHECK_ERR(ioctl(dev.fd, SOT_IOC_INFO, (void *)0x10), EFAULT);
	CHECK_ERR(ioctl(dev.fd, SOT_IOC_STATS, (void *)0x10), EFAULT);
	return verdict();
}
