// SPDX-License-Identifier: GPL-2.0-only
#include "stream_host.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "../module/uapi/sockopt_trace.h"

#define SAMPLES 5

static int64_t clock_ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* The closest of some samples: an interrupt between two clocks skews one. */
int64_t stream_realtime_offset(void)
{
	int64_t offset = 0;
	int64_t closest = INT64_MAX;

	for (int i = 0; i < SAMPLES; i++) {
		int64_t before = clock_ns(CLOCK_MONOTONIC);
		int64_t real = clock_ns(CLOCK_REALTIME);
		int64_t after = clock_ns(CLOCK_MONOTONIC);

		if (after - before < closest) {
			closest = after - before;
			offset = real - (before + (after - before) / 2);
		}
	}
	return offset;
}

static void read_boot_id(char *boot_id, size_t size)
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n;

	boot_id[0] = '\0';
	if (fd < 0)
		return;
	n = read(fd, boot_id, size - 1);
	boot_id[n > 0 ? n : 0] = '\0';
	boot_id[strcspn(boot_id, "\n")] = '\0';
	close(fd);
}

void stream_of_host(struct stream *stream)
{
	struct utsname uts;

	memset(stream, 0, sizeof(*stream));
	stream->abi = SOT_ABI;
	stream->realtime_offset_ns = stream_realtime_offset();
	if (!uname(&uts)) {
		snprintf(stream->host, sizeof(stream->host), "%s",
			 uts.nodename);
		snprintf(stream->release, sizeof(stream->release), "%s",
			 uts.release);
	}
	read_boot_id(stream->boot_id, sizeof(stream->boot_id));
}
