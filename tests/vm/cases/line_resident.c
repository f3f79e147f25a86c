// SPDX-License-Identifier: GPL-2.0-only
/* Values on pages that are not mapped in, or not there, when the call comes. */
#include <fcntl.h>

#include "lines.h"

static size_t page;

static unsigned char *map(size_t pages, int flags, int fd)
{
	unsigned char *at =
		mmap(NULL, pages * page, PROT_READ | PROT_WRITE, flags, fd, 0);

	if (at == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	return at;
}

static void show_8_cut(const void *value, long length)
{
	(void)length;
	show_bytes(value, 8);
	printf("...");
}

static void anonymous(int fd)
{
	unsigned char *at = map(1, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	int one = 1;

	SET(fd, SOL_SOCKET, SO_KEEPALIVE, at, 4, .text = "[0]",
	    .notes = "late");
	/* The kernel has read it: now it is there. */
	SET(fd, SOL_SOCKET, SO_KEEPALIVE, at, 4, .text = "[0]");
	memcpy(at, &one, sizeof(one));
	SET(fd, SOL_SOCKET, SO_KEEPALIVE, at, 4, .text = "[1]");
	MUST(madvise(at, page, MADV_DONTNEED));
	SET(fd, SOL_SOCKET, SO_KEEPALIVE, at, 4, .text = "[0]",
	    .notes = "late");
}

static void of_a_file(int fd)
{
	int file = (int)MUST(memfd_create("value", MFD_CLOEXEC));
	int value = 30;
	unsigned char *at;

	MUST(ftruncate(file, (off_t)page));
	MUST(pwrite(file, &value, sizeof(value), 8));
	at = map(1, MAP_SHARED, file);
	SET(fd, SOL_TCP, TCP_KEEPIDLE, at + 8, 4, .text = "[30]",
	    .notes = "late");
	SET(fd, SOL_TCP, TCP_KEEPIDLE, at + 8, 4, .text = "[30]");
	close(file);
}

/* The first page is there, the second is not: some bytes come late. */
static void half(int fd)
{
	unsigned char *at = map(2, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	struct linger linger = { .l_onoff = 1 };

	memcpy(at + page - 4, &linger, 4);
	SET(fd, SOL_SOCKET, SO_LINGER, at + page - 4, 8,
	    .text = "{l_onoff=1, l_linger=0}", .notes = "late");
}

static void end_of_mapping(int fd)
{
	unsigned char *at = map(2, MAP_PRIVATE | MAP_ANONYMOUS, -1);
	int one = 1;

	MUST(munmap(at + page, page));
	memset(at + page - 8, 0xa5, 8);
	SET_AS(fd, SOL_SOCKET, "SOL_SOCKET", 9999, "0x270f /* SO_??? */",
	       at + page - 8, 16, .show = show_8_cut, .notes = "fault",
	       .err = ENOPROTOOPT);
	SET(fd, SOL_SOCKET, SO_REUSEADDR, at + page, 4, .notes = "fault",
	    .err = EFAULT);
	memcpy(at + page - 4, &one, sizeof(one));
	SET(fd, SOL_SOCKET, SO_REUSEADDR, at + page - 4, 100, .text = "[1]",
	    .notes = "fault");
}

/* A getsockopt writes its value: that is no late value. */
static void returned(int fd)
{
	unsigned char *at = map(1, MAP_PRIVATE | MAP_ANONYMOUS, -1);

	GET(fd, SOL_SOCKET, SO_TYPE, at, 4, .text = "[SOCK_STREAM]");
}

int main(void)
{
	int fd = line_socket(AF_INET, SOCK_STREAM, 0);

	page = (size_t)sysconf(_SC_PAGESIZE);
	anonymous(fd);
	of_a_file(fd);
	half(fd);
	end_of_mapping(fd);
	returned(fd);
	return verdict();
}
