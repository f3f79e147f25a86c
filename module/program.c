// SPDX-License-Identifier: GPL-2.0-only
#include <linux/filter.h>
#include <linux/if_packet.h>
#include <linux/socket.h>
#include <linux/string.h>

#include "program.h"
#include "uapi/sockopt_trace.h"

/* As struct compat_sock_fprog, which kernels without compat do not define. */
struct sock_fprog_32 {
	u16 len;
	u32 filter;
};

bool sot_is_program(const struct sot_args *args)
{
	/* What a getsockopt of the same number returns is the program itself. */
	if (args->call != SOT_TYPE_SETSOCKOPT)
		return false;
	switch (args->level) {
	case SOL_SOCKET:
		return args->optname == SO_ATTACH_FILTER ||
		       args->optname == SO_ATTACH_REUSEPORT_CBPF;
	case SOL_PACKET:
		/* Of an extended program it is a descriptor: an int. */
		return args->optname == PACKET_FANOUT_DATA;
	default:
		return false;
	}
}

u32 sot_program_find(const void *value, u32 len, bool compat, u64 *address)
{
	struct sock_fprog_32 fprog_32;
	struct sock_fprog fprog;

	if (compat) {
		if (len < sizeof(fprog_32))
			return 0;
		memcpy(&fprog_32, value, sizeof(fprog_32));
		*address = fprog_32.filter;
		return fprog_32.len * sizeof(struct sock_filter);
	}
	if (len < sizeof(fprog))
		return 0;
	memcpy(&fprog, value, sizeof(fprog));
	*address = (uintptr_t)fprog.filter;
	return fprog.len * sizeof(struct sock_filter);
}
