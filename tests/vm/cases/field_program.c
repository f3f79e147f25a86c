// SPDX-License-Identifier: GPL-2.0-only
/* The program that a value names is recorded with it, and nothing else is. */
#include "device.h"
#include "program.h"

#include <linux/if_packet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>

#include "sleeper.h"

static struct device dev;
static size_t page;
static size_t snaplen;
static struct sock_filter program[4096];

static void check(const struct sock_fprog *fprog, const void *bytes,
		  size_t length, unsigned int flags)
{
	const struct sot_event *event = device_only(&dev);

	CHECK_EQ("flags", event->flags, flags);
	CHECK_EQ("value_len", event->value_len, sizeof(*fprog));
	CHECK(!memcmp(event_value(event), fprog, sizeof(*fprog)),
	      "the value's bytes differ");
	CHECK_EQ("in_len", event->in_len, length);
	if (event->in_len == length)
		CHECK(!memcmp(event_in(event), bytes, length),
		      "the program's bytes differ");
}

static void whole(int fd)
{
	static const int names[] = { SO_ATTACH_FILTER,
				     SO_ATTACH_REUSEPORT_CBPF };
	struct sock_fprog fprog = { .filter = program };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		for (unsigned short n = 1; n <= 40; n += 13) {
			program_fill(program, n);
			fprog.len = n;
			MUST(setsockopt(fd, SOL_SOCKET, names[i], &fprog,
					sizeof(fprog)));
			check(&fprog, program, n * sizeof(*program), 0);
		}
	}
}

/* Up to snaplen and beyond: the value says how long it is, whole or not. */
static void longer(int fd)
{
	size_t kept = snaplen / sizeof(*program);
	struct sock_fprog fprog = { .filter = program };

	program_fill(program, kept);
	fprog.len = (unsigned short)kept;
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			sizeof(fprog)));
	check(&fprog, program, snaplen, 0);
	for (size_t n = kept + 1; n <= 4096; n = n * 2 + 2000) {
		program_fill(program, n);
		fprog.len = (unsigned short)n;
		MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
				sizeof(fprog)));
		check(&fprog, program, snaplen, SOT_F_TRUNCATED);
	}
	/* More than the kernel takes: seen all the same. */
	fprog.len = 65535;
	CHECK(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			 sizeof(fprog)) < 0,
	      "65535 instructions were accepted");
	check(&fprog, program, snaplen, SOT_F_TRUNCATED);
}

static void unreadable(int fd)
{
	unsigned char *at = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE,
				 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct sock_fprog fprog = { .len = 3 };

	MUST(munmap(at + page, page));
	program_fill(program, 3);
	for (size_t rest = 0; rest <= 24; rest += 4) {
		fprog.filter = (void *)(at + page - rest);
		memcpy(fprog.filter, program, rest);
		setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			   sizeof(fprog));
		check(&fprog, program, rest, rest < 24 ? SOT_F_FAULT : 0);
	}
	fprog.filter = NULL;
	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, sizeof(fprog));
	check(&fprog, NULL, 0, SOT_F_FAULT);
	/* The kernel's half is no place of a program's. */
	fprog.filter = (void *)(uintptr_t)0xffffffff81000000;
	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, sizeof(fprog));
	check(&fprog, NULL, 0, SOT_F_FAULT);
	fprog.len = 0;
	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, sizeof(fprog));
	check(&fprog, NULL, 0, 0);
}

static struct sleeper sleeper;
static struct sock_filter *first;

static void *change(void *arg)
{
	(void)arg;
	sleeper_wait(&sleeper, 1);
	first->k = 77;
	sleeper_wake(&sleeper, &program[1], sizeof(*program));
	return NULL;
}

/* The kernel has read the first instruction and sleeps on the second. */
static void changed(int fd)
{
	struct sock_fprog fprog = { .len = 2 };
	pthread_t thread;

	sleeper_init(&sleeper);
	program_fill(program, 2);
	first = (void *)(sleeper.hole - sizeof(*first));
	*first = program[0];
	fprog.filter = first;
	pthread_create(&thread, NULL, change, NULL);
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			sizeof(fprog)));
	pthread_join(thread, NULL);
	check(&fprog, program, 2 * sizeof(*program),
	      SOT_F_CHANGED | SOT_F_LATE);
}

/* A value that is absent at entry names its program at return. */
static void late(int fd)
{
	struct sock_fprog *fprog = mmap(NULL, page, PROT_READ | PROT_WRITE,
					MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct sock_fprog copy = { .len = 2, .filter = program };
	FILE *file = tmpfile();

	program_fill(program, 2);
	/* A page of a file that is mapped and not yet touched. */
	CHECK_EQ("fwrite", fwrite(&copy, sizeof(copy), 1, file), 1);
	CHECK_EQ("fflush", fflush(file), 0);
	munmap(fprog, page);
	fprog = mmap(NULL, page, PROT_READ, MAP_PRIVATE, fileno(file), 0);
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, fprog,
			sizeof(*fprog)));
	check(&copy, program, 2 * sizeof(*program), SOT_F_LATE);
	fclose(file);
}

/* Nothing is read for options whose values only look alike. */
static void others(int fd)
{
	struct sock_fprog fprog = { .len = 2, .filter = program };

	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &fprog, sizeof(fprog));
	check(&fprog, NULL, 0, 0);
	setsockopt(fd, SOL_IP, SO_ATTACH_FILTER, &fprog, sizeof(fprog));
	check(&fprog, NULL, 0, 0);
	setsockopt(fd, SOL_PACKET, PACKET_FANOUT_DATA, &fprog, sizeof(fprog));
	check(&fprog, program, 2 * sizeof(*program), 0);
}

int main(void)
{
	int fd;

	page = (size_t)sysconf(_SC_PAGESIZE);
	device_open(&dev);
	snaplen = dev.info.snaplen;
	device_filter_self(&dev, false);
	fd = (int)MUST(socket(AF_INET, SOCK_DGRAM, 0));
	MUST(setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &(int){ 1 }, 4));
	device_drop(&dev);
	whole(fd);
	longer(fd);
	unreadable(fd);
	changed(fd);
	late(fd);
	others(fd);
	device_done(&dev);
	return verdict();
}
