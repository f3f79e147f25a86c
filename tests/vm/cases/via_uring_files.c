// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests of io_uring on registered files, in chains, without a result, and
 * with values that are hard to read.
 */
#include "via_event.h"

#include <pthread.h>
#include <sys/stat.h>

#include "sleeper.h"
#include "via_uring.h"

#define SLOT 5
#define SLOTS 8

static struct device dev;
static struct uring ring;
static int value = 3;

/* The slot is what the program says; the socket is the right one. */
static void fixed_file(int fd, unsigned int more_flags)
{
	struct uring_sqe sqe =
		uring_set(SLOT, SOL_SOCKET, SO_PRIORITY, &value, 4);
	const struct sot_event *event;
	struct stat st;

	MUST(fstat(fd, &st));
	sqe.flags = (uint8_t)(IOSQE_FIXED_FILE | more_flags);
	CHECK_EQ("result", uring_one(&ring, &sqe), 0);
	event = device_only(&dev);
	CHECK_EVENT(event, .type = SOT_TYPE_SETSOCKOPT, .via = SOT_VIA_IO_URING,
		    .flags = SOT_F_FIXED_FILE, .fd = SLOT, .level = SOL_SOCKET,
		    .optname = SO_PRIORITY, .optlen = 4, .at = &value,
		    .value = &value, .value_len = 4);
	CHECK_EQ("sock_inode", event->sock_inode, st.st_ino);
	CHECK_EQ("sock_family", event->sock_family, AF_INET6);
	CHECK_EQ("sock_type", event->sock_type, SOCK_DGRAM);
	/* An empty slot, and one that is none. */
	sqe.fd = SLOT + 1;
	CHECK_EQ("empty slot", uring_one(&ring, &sqe), -EBADF);
	sqe.fd = SLOTS;
	CHECK_EQ("no slot", uring_one(&ring, &sqe), -EBADF);
	device_done(&dev);
}

/* The socket has no descriptor any more, only its slot. */
static void only_slot(void)
{
	struct uring_sqe sqe = uring_get(SLOT, SOL_SOCKET, SO_TYPE, &value, 4);

	sqe.flags = IOSQE_FIXED_FILE;
	CHECK_EQ("result", uring_one(&ring, &sqe), 4);
	CHECK_EQ("the value", value, SOCK_DGRAM);
	CHECK_EVENT(device_only(&dev), .type = SOT_TYPE_GETSOCKOPT,
		    .via = SOT_VIA_IO_URING, .flags = SOT_F_FIXED_FILE,
		    .fd = SLOT, .level = SOL_SOCKET, .optname = SO_TYPE,
		    .optlen = 4, .ret = 4, .at = &value, .value = &value,
		    .value_len = 4);
}

/* A link that fails ends the chain: what is behind it is not even tried. */
static void chain(int fd)
{
	static const int names[] = { SO_KEEPALIVE, SO_PRIORITY, 9999,
				     SO_REUSEADDR };
	static const int results[] = { 0, 0, -ENOPROTOOPT, -ECANCELED };
	struct io_uring_cqe cqe;

	for (int i = 0; i < 4; i++) {
		struct uring_sqe sqe =
			uring_set(fd, SOL_SOCKET, names[i], &value, 4);

		sqe.flags = i < 3 ? IOSQE_IO_LINK : 0;
		sqe.user_data = (uint64_t)i;
		uring_push(&ring, &sqe);
	}
	uring_submit(&ring, 4);
	for (int i = 0; i < 4; i++) {
		if (!uring_result(&ring, &cqe) || cqe.user_data > 3)
			DIE("results of a chain");
		CHECK_EQ("result of a link", cqe.res, results[cqe.user_data]);
	}
	for (int i = 0; i < 3; i++)
		CHECK_EVENT(device_event(&dev), .type = SOT_TYPE_SETSOCKOPT,
			    .via = SOT_VIA_IO_URING, .fd = fd,
			    .level = SOL_SOCKET, .optname = names[i],
			    .optlen = 4, .ret = results[i], .at = &value,
			    .value = &value, .value_len = 4);
	device_done(&dev);
}

/* One that succeeds without a result, then one with it. */
static void without_result(int fd)
{
	struct uring_sqe sqe =
		uring_set(fd, SOL_SOCKET, SO_KEEPALIVE, &value, 4);
	struct io_uring_cqe cqe;

	sqe.flags = IOSQE_CQE_SKIP_SUCCESS;
	uring_push(&ring, &sqe);
	sqe.flags = 0;
	sqe.optname = SO_REUSEADDR;
	uring_push(&ring, &sqe);
	uring_submit(&ring, 1);
	CHECK(uring_result(&ring, &cqe) && !uring_result(&ring, &cqe),
	      "not just one result");
	CHECK_EQ("first", device_event(&dev)->optname, SO_KEEPALIVE);
	CHECK_EQ("second", device_event(&dev)->optname, SO_REUSEADDR);
	device_done(&dev);
}

/* The page comes in when the kernel reads the value, whichever thread does. */
static void not_resident(int fd, unsigned int sqe_flags)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	static const int zero;
	unsigned char *at = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct uring_sqe sqe = uring_set(fd, SOL_SOCKET, SO_KEEPALIVE, at, 4);

	MUST(munmap(at + page, page));
	sqe.flags = (uint8_t)sqe_flags;
	CHECK_EQ("result", uring_one(&ring, &sqe), 0);
	CHECK_EVENT(device_only(&dev), .type = SOT_TYPE_SETSOCKOPT,
		    .via = SOT_VIA_IO_URING, .flags = SOT_F_LATE, .fd = fd,
		    .level = SOL_SOCKET, .optname = SO_KEEPALIVE, .optlen = 4,
		    .at = at, .value = &zero, .value_len = 4);
	/* It ends before the value does. */
	memset(at, 0xa5, page);
	sqe = uring_set(fd, SOL_SOCKET, SO_LINGER, at + page - 4, 8);
	sqe.flags = (uint8_t)sqe_flags;
	CHECK_EQ("result", uring_one(&ring, &sqe), -EFAULT);
	CHECK_EVENT(device_only(&dev), .type = SOT_TYPE_SETSOCKOPT,
		    .via = SOT_VIA_IO_URING, .flags = SOT_F_FAULT, .fd = fd,
		    .level = SOL_SOCKET, .optname = SO_LINGER, .optlen = 8,
		    .ret = -EFAULT, .at = at + page - 4, .value = at + page - 4,
		    .value_len = 4);
	MUST(munmap(at, page));
}

static struct sleeper sleeper;
static struct uring_sqe *sleeping;

static void *rewrite(void *arg)
{
	int one = 1;

	(void)arg;
	sleeper_wait(&sleeper, 1);
	sleeping->optname = SO_REUSEADDR;
	sleeper_wake(&sleeper, &one, sizeof(one));
	return NULL;
}

/*
 * Another thread rewrites the request while the kernel, which has read it, is
 * asleep on the value: shown is what the kernel went by, with the flag.
 */
static void rewritten(int fd)
{
	static const int one = 1;
	struct uring_sqe sqe;
	struct io_uring_cqe cqe;
	pthread_t thread;

	sleeper_init(&sleeper);
	sqe = uring_set(fd, SOL_SOCKET, SO_OOBINLINE, sleeper.hole, 4);
	sleeping = uring_push(&ring, &sqe);
	pthread_create(&thread, NULL, rewrite, NULL);
	uring_submit(&ring, 1);
	pthread_join(thread, NULL);
	CHECK(uring_result(&ring, &cqe) && !cqe.res, "a rewritten request");
	CHECK_EVENT(device_only(&dev), .type = SOT_TYPE_SETSOCKOPT,
		    .via = SOT_VIA_IO_URING,
		    .flags = SOT_F_LATE | SOT_F_CHANGED, .fd = fd,
		    .level = SOL_SOCKET, .optname = SO_OOBINLINE, .optlen = 4,
		    .at = sleeper.hole, .value = &one, .value_len = 4);
}

int main(void)
{
	int fd = (int)MUST(socket(AF_INET6, SOCK_DGRAM, 0));
	int slots[SLOTS] = { -1, -1, -1, -1, -1, -1, -1, -1 };

	uring_need();
	uring_init(&ring, 0);
	slots[SLOT] = fd;
	uring_register_files(&ring, slots, SLOTS);
	device_open(&dev);
	device_filter_self(&dev, false);
	fixed_file(fd, 0);
	fixed_file(fd, IOSQE_ASYNC);
	chain(fd);
	without_result(fd);
	not_resident(fd, 0);
	not_resident(fd, IOSQE_ASYNC);
	rewritten(fd);
	close(fd);
	only_slot();
	device_done(&dev);
	return verdict();
}
