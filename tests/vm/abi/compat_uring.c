// SPDX-License-Identifier: GPL-2.0-only
/* A 32-bit program that makes its calls through io_uring. */
#include "layouts.h"

#include "via_uring_line.h"

int main(void)
{
	const struct way way = { .note = "io_uring,compat",
				 .call = line_uring_call,
				 .returns_length = true };
	int fd;
	struct {
		int32_t sec, usec;
	} old = { 1, 500000 };
	struct {
		int64_t sec, usec;
	} new = { 1, 500000 };

	uring_init(&line_uring, 0);
	fd = line_socket(AF_INET, SOCK_DGRAM, 0);
	layout_timeout(fd, &way, 20, "SO_RCVTIMEO", &old, sizeof(old));
	layout_timeout(fd, &way, 66, "SO_RCVTIMEO_NEW", &new, sizeof(new));
	layout_filter(fd, &way);
	layout_groups(fd, &way);
	return verdict();
}
