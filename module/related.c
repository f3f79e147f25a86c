// SPDX-License-Identifier: GPL-2.0-only
#include <linux/kprobes.h>
#include <linux/ptrace.h>
#include <net/sock.h>

#include "call.h"
#include "compat.h"
#include "related.h"

static inline s32 int_argument(struct pt_regs *regs, unsigned int n)
{
	/* The functions take ints: what stands above them is garbage. */
	return (s32)regs_get_kernel_argument(regs, n);
}

static inline struct sot_call *begin(struct kretprobe_instance *ri, u32 type)
{
	struct sot_call *call = (struct sot_call *)ri->data;

	call->args = (struct sot_args){
		.call = type,
		.via = sot_via_current(),
		.fd = -1,
	};
	return call;
}

/* Non-zero leaves the call's return alone. */
static inline int enter(struct sot_call *call, struct socket *sock)
{
	return !sot_call_enter_related(call, sock);
}

int sot_enter_socket(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct sot_call *call = begin(ri, SOT_TYPE_SOCKET);

	call->args.level = int_argument(regs, 0);
	call->args.optname = int_argument(regs, 1);
	call->args.optlen = (u32)int_argument(regs, 2);
	return enter(call, NULL);
}

static inline int enter_address(struct kretprobe_instance *ri,
				struct pt_regs *regs, u32 type)
{
	struct sot_call *call = begin(ri, type);

	call->args.fd = int_argument(regs, 0);
	call->args.optval = regs_get_kernel_argument(regs, 1);
	call->args.optlen = (u32)int_argument(regs, 2);
	return enter(call, NULL);
}

int sot_enter_bind(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	return enter_address(ri, regs, SOT_TYPE_BIND);
}

int sot_enter_connect(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	return enter_address(ri, regs, SOT_TYPE_CONNECT);
}

int sot_enter_listen(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct sot_call *call = begin(ri, SOT_TYPE_LISTEN);

	call->args.fd = int_argument(regs, 0);
	call->args.optlen = (u32)int_argument(regs, 1);
	return enter(call, NULL);
}

int sot_enter_accept(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct sot_call *call = begin(ri, SOT_TYPE_ACCEPT);

	call->args.fd = int_argument(regs, 0);
	call->args.optval = regs_get_kernel_argument(regs, 1);
	call->args.optlen = regs_get_kernel_argument(regs, 2);
	call->args.optname = int_argument(regs, 3);
	return enter(call, NULL);
}

/* The release of the file, which holds the socket until we return. */
int sot_enter_close(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct inode *inode = (struct inode *)regs_get_kernel_argument(regs, 0);
	struct socket *sock = SOCKET_I(inode);

	/* An accept that fails has made a file for a socket that never came. */
	if (!READ_ONCE(sock->sk))
		return 1;
	return enter(begin(ri, SOT_TYPE_CLOSE), sock);
}
NOKPROBE_SYMBOL(sot_enter_socket);
NOKPROBE_SYMBOL(enter_address);
NOKPROBE_SYMBOL(sot_enter_bind);
NOKPROBE_SYMBOL(sot_enter_connect);
NOKPROBE_SYMBOL(sot_enter_listen);
NOKPROBE_SYMBOL(sot_enter_accept);
NOKPROBE_SYMBOL(sot_enter_close);
