// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whatever system call takes a descriptor, at random, on open files of the
 * device: as root, as an heir without privileges, interrupted by signals, amid
 * calls. What is refused must be, what is read must be whole records, and two
 * readers beside it miss nothing.
 */
#include "module.h"

#include <linux/aio_abi.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>

#include "hostile.h"
#include "int80.h"
#include "observer.h"

#define PROCESSES 3
#define OPERATIONS 50000 /* of all of them together */
#define FILES 10	 /* of each */
#define FDS_KEPT 64	 /* what is left open above these is closed */
#define NOBODY 65534
#define I386_IOCTL 54

static struct observer observer;
static struct calls calls;
static atomic_ulong *operations, *opens; /* shared with the processes */
static int epoll_fd, null_fd, pipes[2], sockets[2];
static aio_context_t aio;
static const struct itimerval often = { .it_interval.tv_usec = 5000,
					.it_value.tv_usec = 5000 };
static bool heir; /* has files that it could not open */

/* However it is opened, nobody can write to it. */
static const int open_flags[] = {
	O_RDONLY,  O_RDONLY, O_RDONLY,	  O_RDONLY,   O_RDONLY,
	O_WRONLY,  O_RDWR,   O_PATH,	  O_ACCMODE,  O_RDONLY | O_TRUNC,
	O_APPEND,  O_DIRECT, O_DIRECTORY, O_CREAT,    O_ASYNC,
	O_NOATIME, O_SYNC,   O_EXCL,	  O_NOFOLLOW, O_TMPFILE,
};

static int any_flags(void)
{
	return CHANCE_AMONG(open_flags) | O_CLOEXEC |
	       (chance_of(8) ? O_NONBLOCK : 0);
}

static void opened(int *fd, int new)
{
	if (new < 0)
		return;
	atomic_fetch_add(opens, 1);
	CHECK(!heir || fcntl(new, F_GETFL) & O_PATH,
	      "it was opened without the right to");
	CHECK(!(fcntl(new, F_GETFL) & (O_WRONLY | O_RDWR)) ||
		      (fcntl(new, F_GETFL) & O_ACCMODE) == O_ACCMODE ||
		      fcntl(new, F_GETFL) & O_PATH,
	      "the device was opened for writing");
	if (*fd >= 0)
		close(*fd);
	*fd = new;
}

static void op_open(int *fd)
{
	if (*fd < 0 || chance_of(16) == 0)
		opened(fd, open(SOT_DEVICE, any_flags(), 0600));
}

/* Anew, through the name that proc gives it. */
static void op_reopen(int *fd)
{
	char path[64];

	snprintf(path, sizeof(path), "/proc/self/fd/%d", *fd);
	if (*fd >= 0 && chance_of(8) == 0)
		opened(fd, open(path, any_flags()));
}

static void op_close(int *fd)
{
	if (heir || chance_of(8))
		return;
	close(*fd);
	*fd = -1;
}

static void check_records(ssize_t got, uintptr_t at)
{
	CHECK(got < 0 || got % 8 == 0, "%zd bytes read", got);
	if (at != (uintptr_t)area)
		return;
	for (ssize_t done = 0; done < got;) {
		const struct sot_header *header = (const void *)(area + done);

		record_check(header, (size_t)(got - done));
		done += header->len;
	}
}

static size_t any_size(void)
{
	return chance_of(8) ? chance_of(AREA) >> chance_of(12) : chance();
}

static void op_read(int *fd)
{
	size_t size = any_size();
	uintptr_t at = any_pointer((unsigned int)size);

	/* More than that belongs to others. */
	if (at - (uintptr_t)area < AREA && size > AREA)
		size = AREA;
	check_records(syscall(SYS_read, *fd, at, size), at);
}

static void op_pread(int *fd)
{
	struct iovec iov[3] = { { area, chance_of(AREA) },
				{ (void *)any_pointer(64), chance_of(64) },
				{ area, chance_of(AREA) } };

	/* Two buffers mean two reads, of which the second starts afresh. */
	switch (chance_of(3)) {
	case 0:
		check_records(
			pread(*fd, area, chance_of(AREA), (off_t)chance()),
			(uintptr_t)area);
		break;
	case 1:
		check_records(preadv2(*fd, iov, 1, -1, (int)chance_of(64)),
			      (uintptr_t)area);
		break;
	default:
		readv(*fd, iov, (int)chance_of(4));
	}
}

static void op_write(int *fd)
{
	const struct iovec iov = { area, chance_of(AREA) };

	CHECK(write(*fd, area, chance_of(AREA)) < 0, "it was written to");
	CHECK(pwrite(*fd, area, chance_of(AREA), (off_t)chance()) < 0,
	      "it was written to");
	CHECK(writev(*fd, &iov, 1) < 0, "it was written to");
}

static void op_seek(int *fd)
{
	static const int whences[] = { SEEK_SET,  SEEK_END,  SEEK_CUR,
				       SEEK_DATA, SEEK_HOLE, 77 };

	CHECK(lseek(*fd, chance_of(2) ? 0 : (off_t)chance(),
		    CHANCE_AMONG(whences)) <= 0,
	      "it has an offset now");
}

static void fill_filter(struct sot_filter *filter)
{
	uint32_t *words = (uint32_t *)filter;

	memset(filter, 0, sizeof(*filter));
	for (unsigned int i = chance_of(4); i > 0; i--)
		words[chance_of(16)] = chance_of(4) ? chance_of(70) :
						      (uint32_t)chance();
	for (size_t i = 16; i < sizeof(*filter) / 4; i += 1 + chance_of(99))
		words[i] = chance_of(2) ? chance_of(8) : (uint32_t)chance();
}

static void op_ioctl(int *fd)
{
	static const unsigned int known[] = {
		SOT_IOC_INFO,  SOT_IOC_STATS,	   SOT_IOC_STATS,
		SOT_IOC_STATS, SOT_IOC_SET_FILTER,
	};
	unsigned int cmd = CHANCE_AMONG(known);
	uintptr_t arg = any_pointer(4096);

	if (chance_of(3) == 0)
		cmd = (cmd & ~IOCSIZE_MASK) | chance_of(1 << 14)
						      << IOCSIZE_SHIFT;
	if (chance_of(8) == 0)
		cmd = (unsigned int)chance();
	if (chance_of(16) == 0)
		cmd = SOT_IOC_INFO + chance_of(256);
	/* What is any address may be one at which the kernel can write. */
	if (arg - (uintptr_t)area < AREA)
		fill_filter((struct sot_filter *)area);
	if (HAS_INT80 && chance_of(4) == 0)
		int80(I386_IOCTL,
		      (const uint32_t[5]){ (uint32_t)*fd, cmd, (uint32_t)arg });
	else
		syscall(SYS_ioctl, *fd, cmd, arg);
}

static void op_poll(int *fd)
{
	struct pollfd pfd = { .fd = *fd, .events = (short)chance() };
	struct epoll_event event = { .events = (uint32_t)chance() };

	switch (chance_of(4)) {
	case 0:
		poll(&pfd, 1, (int)chance_of(3));
		break;
	case 1:
		epoll_ctl(epoll_fd, EPOLL_CTL_ADD, *fd, &event);
		break;
	case 2:
		epoll_ctl(epoll_fd, EPOLL_CTL_DEL, *fd, &event);
		break;
	default:
		epoll_wait(epoll_fd, &event, 1, (int)chance_of(3));
	}
}

/* A poll that outlives the descriptor. */
static void op_aio(int *fd)
{
	struct iocb iocb = {
		.aio_fildes = (uint32_t)*fd,
		.aio_lio_opcode = chance_of(4) ? IOCB_CMD_POLL : IOCB_CMD_PREAD,
		.aio_buf = chance_of(4) ? POLLIN : (uintptr_t)area,
		.aio_nbytes = chance_of(AREA),
	};
	struct iocb *list[] = { &iocb };
	struct timespec none = { 0 };
	struct io_event events[8];

	syscall(SYS_io_submit, aio, 1, list);
	if (chance_of(2))
		syscall(SYS_io_cancel, aio, &iocb, events);
	syscall(SYS_io_getevents, aio, 0, 8, events, &none);
}

static void op_dup(int *fd)
{
	int new = chance_of(2) ?
			  dup(*fd) :
			  fcntl(*fd, F_DUPFD_CLOEXEC, chance_of(FDS_KEPT));

	if (new < 0)
		return;
	close(chance_of(2) ? *fd : new);
	if (fcntl(*fd, F_GETFD) < 0)
		*fd = new;
}

static void op_fcntl(int *fd)
{
	static const int commands[] = { F_GETFL,  F_SETFL,	F_SETFL,
					F_SETFD,  F_SETOWN,	F_SETLEASE,
					F_NOTIFY, F_SETPIPE_SZ, F_ADD_SEALS,
					F_SETSIG };
	static const int args[] = { 0,		0,
				    O_NONBLOCK, O_NONBLOCK | O_ASYNC,
				    O_DIRECT,	1 };
	struct flock lock = { .l_type = (short)chance_of(3),
			      .l_len = (off_t)chance() };

	if (chance_of(4) == 0)
		fcntl(*fd, F_SETLK, &lock);
	else
		fcntl(*fd, CHANCE_AMONG(commands), CHANCE_AMONG(args));
}

static void op_file(int *fd)
{
	struct stat stat;

	flock(*fd, (int)chance_of(16) | LOCK_NB);
	fstat(*fd, &stat);
	fsync(*fd);
	CHECK(ftruncate(*fd, (off_t)chance_of(1 << 20)) < 0, "truncated");
	CHECK(fallocate(*fd, 0, 0, 1 + chance_of(4096)) < 0, "allocated");
	posix_fadvise(*fd, 0, 0, (int)chance_of(8));
	readahead(*fd, 0, AREA);
}

static void op_mmap(int *fd)
{
	static const int flags[] = { MAP_SHARED, MAP_PRIVATE,
				     MAP_SHARED_VALIDATE,
				     MAP_PRIVATE | MAP_POPULATE };

	CHECK(mmap(NULL, 4096 * (1 + chance_of(16)), (int)chance_of(8),
		   CHANCE_AMONG(flags), *fd,
		   4096 * (off_t)chance_of(3)) == MAP_FAILED,
	      "it was mapped");
}

static void op_splice(int *fd)
{
	size_t len = chance_of(AREA);

	splice(*fd, NULL, pipes[1], NULL, len, SPLICE_F_NONBLOCK);
	CHECK(splice(pipes[0], NULL, *fd, NULL, len, SPLICE_F_NONBLOCK) <= 0,
	      "it was spliced to");
	sendfile(null_fd, *fd, NULL, len);
	CHECK(sendfile(*fd, null_fd, NULL, len) <= 0, "it was sent to");
	copy_file_range(*fd, NULL, null_fd, NULL, len, 0);
	tee(pipes[0], *fd, len, SPLICE_F_NONBLOCK);
	read(pipes[0], area, AREA);
}

/* In flight it is nobody's; received, it may be the last of its file. */
static void op_send(int *fd)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int))];
	} control = { .header = { .cmsg_len = CMSG_LEN(sizeof(int)),
				  .cmsg_level = SOL_SOCKET,
				  .cmsg_type = SCM_RIGHTS } };
	struct iovec iov = { "", 1 };
	struct msghdr message = { .msg_iov = &iov,
				  .msg_iovlen = 1,
				  .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	int new = -1;

	memcpy(CMSG_DATA(&control.header), fd, sizeof(*fd));
	if (sendmsg(sockets[0], &message, MSG_DONTWAIT) < 0)
		return;
	if (!heir && chance_of(2)) {
		close(*fd);
		*fd = -1;
	}
	iov.iov_base = area;
	if (chance_of(2) == 0 ||
	    recvmsg(sockets[1], &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC) < 0)
		return;
	memcpy(&new, CMSG_DATA(&control.header), sizeof(new));
	if (*fd < 0)
		*fd = new;
	else
		close(new);
}

/* Another process with the same files, for a moment. */
static void op_fork(int *fd)
{
	pid_t pid;

	if (chance_of(16))
		return;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		/* Not inherited, and it may wait too. */
		setitimer(ITIMER_REAL, &often, NULL);
		op_read(fd);
		op_ioctl(fd);
		op_seek(fd);
		_exit(failures != 0);
	}
	if (pid > 0)
		while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
			;
}

static void op_sysfs(int *fd)
{
	static const char *const names[] = { "events", "overwritten", "missed",
					     "readers", "armed" };
	char path[64];
	int file;

	(void)fd;
	snprintf(path, sizeof(path), MODULE_SYSFS "%s", CHANCE_AMONG(names));
	file = open(path, O_RDONLY | O_CLOEXEC);
	pread(file, area, chance_of(AREA), chance_of(64));
	close(file);
	CHECK(open(path, O_WRONLY | O_CLOEXEC) < 0 || getuid() == 0,
	      "%s can be written by others", path);
}

static void one_operation(int files[FILES])
{
	static void (*const table[])(int *fd) = {
		op_open,  op_open,  op_reopen, op_close, op_read,  op_read,
		op_pread, op_write, op_seek,   op_ioctl, op_ioctl, op_poll,
		op_aio,	  op_dup,   op_fcntl,  op_file,	 op_mmap,  op_splice,
		op_send,  op_fork,  op_sysfs,
	};

	CHANCE_AMONG(table)(&files[chance_of(FILES)]);
	atomic_fetch_add(operations, 1);
}

static void on_alarm(int number)
{
	(void)number;
}

/* What else the operations need; whatever waits is interrupted. */
static void process_init(unsigned int number)
{
	struct sigaction action = { .sa_handler = on_alarm };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	chance_init(number);
	epoll_fd = (int)MUST(epoll_create1(EPOLL_CLOEXEC));
	null_fd = (int)MUST(open("/dev/null", O_RDWR | O_CLOEXEC));
	MUST(pipe2(pipes, O_CLOEXEC | O_NONBLOCK));
	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, sockets));
	/* A kernel without it tells each time. */
	syscall(SYS_io_setup, 8, &aio);
	MUST(sigaction(SIGALRM, &action, NULL));
	MUST(setitimer(ITIMER_REAL, &often, NULL));
}

static void run_process(unsigned int number)
{
	unsigned long todo = OPERATIONS * suite_scale() / PROCESSES + 1;
	int files[FILES];

	process_init(number);
	for (int i = 0; i < FILES; i++)
		files[i] = (int)MUST(
			open(SOT_DEVICE, O_RDONLY | O_NONBLOCK | O_CLOEXEC));
	heir = number == PROCESSES;
	if (heir)
		MUST(setuid(NOBODY));
	for (; todo > 0 && !failures; todo--) {
		one_operation(files);
		if (chance_of(1024) == 0)
			syscall(SYS_close_range, FDS_KEPT, ~0U, 0);
	}
}

/* Files in flight are given up a little later. */
static void expect_closed(void)
{
	for (int i = 0; i < 100 && counter("readers") > 2; i++)
		sleep_ms(50);
	CHECK_EQ("open files", counter("readers"), 2);
}

int main(void)
{
	pid_t pids[PROCESSES];

	chance_start();
	rcu_expedite();
	operations = shared_memory(sizeof(*operations));
	opens = shared_memory(sizeof(*opens));
	map_memory();
	module_load("");
	observer_start(&observer);
	calls_start(&calls, 1);
	for (unsigned int i = 0; i < PROCESSES; i++) {
		fflush(stdout);
		pids[i] = (pid_t)MUST(fork());
		if (!pids[i]) {
			run_process(i + 1);
			_exit(verdict());
		}
	}
	for (int i = 0; i < PROCESSES; i++)
		reap(pids[i]);
	calls_stop(&calls);
	observer_stop(&observer);

	printf("info %lu operations, %lu opens\n", atomic_load(operations),
	       atomic_load(opens));
	CHECK(atomic_load(opens) > 0, "it was never opened");
	expect_closed();
	observer_check(&observer, &calls);
	observer_close(&observer);
	module_unload();
	return verdict();
}
