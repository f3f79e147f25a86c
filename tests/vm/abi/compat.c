// SPDX-License-Identifier: GPL-2.0-only
/* A 32-bit program: the calls of its own, and on x86 socketcall(2). */
#include "layouts.h"

#ifdef SYS_socketcall
#define SOCKETCALL_SETSOCKOPT 14
#define SOCKETCALL_GETSOCKOPT 15

static long call_socketcall(long nr, const struct line *line, void *length)
{
	unsigned long args[] = {
		(unsigned long)line->fd,
		(unsigned long)line->level,
		(unsigned long)line->name,
		(unsigned long)line->value,
		length ? (unsigned long)length : (unsigned long)line->length,
	};

	return syscall(SYS_socketcall,
		       nr == SYS_setsockopt ? SOCKETCALL_SETSOCKOPT :
					      SOCKETCALL_GETSOCKOPT,
		       args);
}
#endif

static void calls(const struct way *way)
{
	int tcp = line_socket(AF_INET, SOCK_STREAM, 0);
	int udp = line_socket(AF_INET, SOCK_DGRAM, 0);
	struct {
		int32_t sec, usec;
	} old = { 1, 500000 };
	struct {
		int64_t sec, usec;
	} new = { 1, 500000 };

	layout_ints(tcp, way);
	layout_linger(tcp, way);
	layout_timeout(tcp, way, 20, "SO_RCVTIMEO", &old, sizeof(old));
	layout_timeout(tcp, way, 66, "SO_RCVTIMEO_NEW", &new, sizeof(new));
	layout_filter(udp, way);
	layout_groups(udp, way);
}

int main(void)
{
	struct way way = { .note = "compat" };

	calls(&way);
#ifdef SYS_socketcall
	way.call = call_socketcall;
	calls(&way);
#endif
	return verdict();
}
