/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * io_uring by its system calls, with requests that set and read socket options
 * (Linux 6.7 and newer). Their layout is written out here, because it is newer
 * than the headers that the suite is built with.
 */
#ifndef SOT_VIA_URING_H
#define SOT_VIA_URING_H

#include <linux/io_uring.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "check.h"

#define URING_CMD 46 /* IORING_OP_URING_CMD */
#define URING_SIOCINQ 0
#define URING_GETSOCKOPT 2
#define URING_SETSOCKOPT 3
#define URING_SLOTS 64

struct uring_sqe {
	uint8_t opcode;
	uint8_t flags; /* IOSQE_* */
	uint16_t ioprio;
	int32_t fd;
	uint32_t cmd_op;
	uint32_t pad;
	int32_t level;
	int32_t optname;
	uint32_t len;
	uint32_t rw_flags;
	uint64_t user_data;
	uint16_t buf_index;
	uint16_t personality;
	int32_t optlen;
	uint64_t optval;
	uint64_t pad2;
};

_Static_assert(sizeof(struct uring_sqe) == sizeof(struct io_uring_sqe),
	       "struct uring_sqe is no request");
_Static_assert(offsetof(struct uring_sqe, user_data) ==
		       offsetof(struct io_uring_sqe, user_data),
	       "struct uring_sqe is laid out in another way");

struct uring {
	int fd;
	unsigned int setup_flags;
	unsigned char *rings;
	struct io_uring_params params;
	struct uring_sqe *sqes;
	unsigned int queued; /* requests pushed and not yet submitted */
};

static inline unsigned int *uring_word(struct uring *ring, unsigned int offset)
{
	return (unsigned int *)(ring->rings + offset);
}

static inline void *uring_map(struct uring *ring, size_t size, off_t offset)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_POPULATE, ring->fd, offset);

	if (at == MAP_FAILED)
		DIE("mmap of an io_uring: %s", strerror(errno));
	return at;
}

static inline void uring_init(struct uring *ring, unsigned int setup_flags)
{
	struct io_uring_params *p = &ring->params;
	size_t sq, cq;

	memset(ring, 0, sizeof(*ring));
	p->flags = setup_flags;
	ring->setup_flags = setup_flags;
	ring->fd = (int)syscall(SYS_io_uring_setup, URING_SLOTS, p);
	if (ring->fd < 0 && (errno == ENOSYS || errno == EPERM))
		skip("the kernel has no io_uring: %s", strerror(errno));
	MUST(ring->fd);
	/* Both rings lie in one mapping since Linux 5.4. */
	sq = p->sq_off.array + p->sq_entries * sizeof(unsigned int);
	cq = p->cq_off.cqes + p->cq_entries * sizeof(struct io_uring_cqe);
	ring->rings = uring_map(ring, sq > cq ? sq : cq, IORING_OFF_SQ_RING);
	ring->sqes = uring_map(ring, p->sq_entries * sizeof(struct uring_sqe),
			       IORING_OFF_SQES);
}

static inline void uring_exit(struct uring *ring)
{
	MUST(close(ring->fd));
}

/* Queues a request; returns it where the kernel will read it. */
static inline struct uring_sqe *uring_push(struct uring *ring,
					   const struct uring_sqe *sqe)
{
	unsigned int *tail = uring_word(ring, ring->params.sq_off.tail);
	unsigned int slot = *tail & (ring->params.sq_entries - 1);
	unsigned int *array = uring_word(ring, ring->params.sq_off.array);

	ring->sqes[slot] = *sqe;
	ring->sqes[slot].opcode = URING_CMD;
	array[slot] = slot;
	ring->queued++;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	return &ring->sqes[slot];
}

/* Submits what is queued and waits for so many results. */
static inline void uring_submit(struct uring *ring, unsigned int results)
{
	unsigned int flags = IORING_ENTER_GETEVENTS;

	if (ring->setup_flags & IORING_SETUP_SQPOLL)
		flags |= IORING_ENTER_SQ_WAKEUP;
	MUST(syscall(SYS_io_uring_enter, ring->fd, ring->queued, results, flags,
		     NULL, 0));
	ring->queued = 0;
}

/* Takes the next result; false if there is none. */
static inline bool uring_result(struct uring *ring, struct io_uring_cqe *cqe)
{
	unsigned int *head = uring_word(ring, ring->params.cq_off.head);
	unsigned int *tail = uring_word(ring, ring->params.cq_off.tail);
	const struct io_uring_cqe *cqes =
		(const void *)(ring->rings + ring->params.cq_off.cqes);

	if (*head == __atomic_load_n(tail, __ATOMIC_ACQUIRE))
		return false;
	*cqe = cqes[*head & (ring->params.cq_entries - 1)];
	__atomic_store_n(head, *head + 1, __ATOMIC_RELEASE);
	return true;
}

/* Makes one request and returns what came of it. */
static inline int uring_one(struct uring *ring, const struct uring_sqe *sqe)
{
	struct io_uring_cqe cqe;

	uring_push(ring, sqe);
	uring_submit(ring, 1);
	if (!uring_result(ring, &cqe))
		DIE("io_uring: no result");
	return cqe.res;
}

/* Descriptors for IOSQE_FIXED_FILE, by slot. */
static inline void uring_register_files(struct uring *ring, const int *fds,
					unsigned int n)
{
	MUST(syscall(SYS_io_uring_register, ring->fd, IORING_REGISTER_FILES,
		     fds, n));
}

static inline struct uring_sqe uring_set(int fd, int level, int optname,
					 const void *value, int length)
{
	return (struct uring_sqe){
		.cmd_op = URING_SETSOCKOPT,
		.fd = fd,
		.level = level,
		.optname = optname,
		.optval = (uintptr_t)value,
		.optlen = length,
	};
}

static inline struct uring_sqe uring_get(int fd, int level, int optname,
					 void *value, int length)
{
	struct uring_sqe sqe = uring_set(fd, level, optname, value, length);

	sqe.cmd_op = URING_GETSOCKOPT;
	return sqe;
}

/* Ends the case where the kernel's io_uring knows no such request. */
static inline void uring_skip_unknown(int res)
{
	if (res == -EOPNOTSUPP || res == -EINVAL)
		skip("io_uring of this kernel has no requests for socket options (Linux 6.7 has): %s",
		     strerror(-res));
}

/* A first request, which shows it. */
static inline int uring_try(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	struct uring_sqe sqe;
	struct uring ring;
	int one = 1, res;

	uring_init(&ring, 0);
	sqe = uring_set(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
	res = uring_one(&ring, &sqe);
	uring_exit(&ring);
	close(fd);
	return res;
}

static inline void uring_need(void)
{
	int res = uring_try();

	uring_skip_unknown(res);
	CHECK_EQ("result of a first request", res, 0);
}

#endif
