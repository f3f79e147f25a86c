// SPDX-License-Identifier: GPL-2.0-only
#include <linux/kprobes.h>
#include <linux/ptrace.h>

#include "call.h"
#include "compat.h"
#include "uring.h"

#ifdef SOT_HAS_IO_URING

static u32 call_of(const struct io_uring_cmd *cmd)
{
	switch (cmd->cmd_op) {
	case SOCKET_URING_OP_SETSOCKOPT:
		return SOT_TYPE_SETSOCKOPT;
	case SOCKET_URING_OP_GETSOCKOPT:
		return SOT_TYPE_GETSOCKOPT;
	default:
		return 0;
	}
}

/*
 * A request that is issued inline still lies in memory that the program
 * shares: what is read here may differ from what the kernel reads a moment
 * later. It is read again at return, and a difference is flagged.
 */
static void read_request(const struct io_uring_cmd *cmd, struct sot_args *args)
{
	const struct io_uring_sqe *sqe = cmd->sqe;

	args->level = READ_ONCE(sqe->level);
	args->optname = READ_ONCE(sqe->optname);
	args->optval = READ_ONCE(sqe->optval);
	args->optlen = READ_ONCE(sqe->optlen);
}

int sot_uring_enter(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct sot_call *call = (struct sot_call *)ri->data;
	struct io_uring_cmd *cmd =
		(struct io_uring_cmd *)regs_get_kernel_argument(regs, 0);
	const struct io_kiocb *req = cmd_to_io_kiocb(cmd);
	struct sot_args *args = &call->args;
	u32 flags = 0;

	args->call = call_of(cmd);
	if (!args->call)
		return 1;
	args->via = SOT_VIA_IO_URING;
	args->fd = req->cqe.fd;
	read_request(cmd, args);
	/* Lives until the probed function has returned to its caller. */
	call->cmd = cmd;
	if (req->flags & REQ_F_FIXED_FILE)
		flags |= SOT_F_FIXED_FILE;
	if (regs_get_kernel_argument(regs, 1) & IO_URING_F_COMPAT)
		flags |= SOT_F_COMPAT;
	return !sot_call_enter(call, cmd->file->private_data, flags);
}

int sot_uring_leave(struct kretprobe_instance *ri, struct pt_regs *regs)
{
	struct sot_call *call = (struct sot_call *)ri->data;
	const struct sot_args *then = &call->args;
	struct sot_args now;

	read_request(call->cmd, &now);
	if (now.level != then->level || now.optname != then->optname ||
	    now.optval != then->optval || now.optlen != then->optlen)
		call->flags |= SOT_F_CHANGED;
	sot_call_return(call, (s32)regs_return_value(regs));
	return 0;
}
NOKPROBE_SYMBOL(sot_uring_enter);
NOKPROBE_SYMBOL(sot_uring_leave);

#endif
