/* SPDX-License-Identifier: GPL-2.0-only */
/* Line cases whose calls are made through io_uring. */
#ifndef SOT_VIA_URING_LINE_H
#define SOT_VIA_URING_LINE_H

#include "lines.h"
#include "via_uring.h"

static struct uring line_uring;
static unsigned int line_uring_flags; /* IOSQE_* of the next requests */

/* Ends the case if the first setsockopt shows that there is no such way. */
static inline long line_uring_call(long nr, const struct line *line,
				   void *length)
{
	struct uring_sqe sqe = uring_set(line->fd, line->level, line->name,
					 line->value, (int)line->length);
	int res;

	if (nr == SYS_getsockopt)
		sqe.cmd_op = URING_GETSOCKOPT;
	sqe.flags = (uint8_t)line_uring_flags;
	res = uring_one(&line_uring, &sqe);
	if (nr == SYS_setsockopt)
		uring_skip_unknown(res);
	if (res < 0) {
		errno = -res;
		return -1;
	}
	/* The length comes back as the result. */
	if (length)
		*(int *)length = res;
	return res;
}

#endif
