/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls that sleep in the kernel for as long as a case wants: two pages, of
 * which the second is missing until sleeper_wake(). Whoever touches it, be it
 * the kernel copying an option value, waits in userfaultfd.
 */
#ifndef SOT_SLEEPER_H
#define SOT_SLEEPER_H

#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "check.h"

struct sleeper {
	int fd;
	size_t page;	      /* bytes */
	unsigned char *first; /* the ordinary page, resident */
	unsigned char *hole;  /* the missing one, right behind it */
};

static inline void sleeper_init(struct sleeper *s)
{
	struct uffdio_register range = { .mode = UFFDIO_REGISTER_MODE_MISSING };
	struct uffdio_api api = { .api = UFFD_API };

	s->page = (size_t)sysconf(_SC_PAGESIZE);
	s->fd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	if (s->fd < 0 && errno == ENOSYS)
		skip("the kernel has no userfaultfd");
	MUST(s->fd);
	MUST(ioctl(s->fd, UFFDIO_API, &api));
	s->first = mmap(NULL, 2 * s->page, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (s->first == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	memset(s->first, 0, s->page);
	s->hole = s->first + s->page;
	range.range.start = (uintptr_t)s->hole;
	range.range.len = s->page;
	MUST(ioctl(s->fd, UFFDIO_REGISTER, &range));
}

/* Returns when so many threads more are asleep on the missing page. */
static inline void sleeper_wait(struct sleeper *s, int threads)
{
	struct uffd_msg msg;

	for (; threads > 0; threads--) {
		ssize_t got = MUST(read(s->fd, &msg, sizeof(msg)));

		if (got != sizeof(msg) || msg.event != UFFD_EVENT_PAGEFAULT)
			DIE("userfaultfd: %zd bytes, event %u", got, msg.event);
	}
}

/* Wakes all: the missing page now starts with these bytes. */
static inline void sleeper_wake(struct sleeper *s, const void *bytes,
				size_t len)
{
	unsigned char *page = aligned_alloc(s->page, s->page);
	struct uffdio_copy copy = {
		.dst = (uintptr_t)s->hole,
		.src = (uintptr_t)page,
		.len = s->page,
	};

	if (!page)
		DIE("out of memory");
	memset(page, 0, s->page);
	memcpy(page, bytes, len);
	MUST(ioctl(s->fd, UFFDIO_COPY, &copy));
	free(page);
}

/* Takes the page away again: the next call sleeps too. */
static inline void sleeper_rearm(struct sleeper *s)
{
	MUST(madvise(s->hole, s->page, MADV_DONTNEED));
}

#endif
