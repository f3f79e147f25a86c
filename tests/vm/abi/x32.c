// SPDX-License-Identifier: GPL-2.0-only
/* An x32 program: 32-bit pointers, and times as a 64-bit program has them. */
#include "layouts.h"

_Static_assert(SYS_setsockopt == (0x40000000 | 541) &&
		       SYS_getsockopt == (0x40000000 | 542),
	       "not the system calls of x32");

int main(void)
{
	const struct way way = { .note = "x32" };
	int tcp = line_socket(AF_INET, SOCK_STREAM, 0);
	int udp = line_socket(AF_INET, SOCK_DGRAM, 0);
	struct {
		int64_t sec, usec;
	} time = { 1, 500000 };

	layout_ints(tcp, &way);
	layout_linger(tcp, &way);
	layout_timeout(tcp, &way, 20, "SO_RCVTIMEO", &time, sizeof(time));
	layout_timeout(tcp, &way, 66, "SO_RCVTIMEO_NEW", &time, sizeof(time));
	layout_filter(udp, &way);
	layout_groups(udp, &way);
	return verdict();
}
