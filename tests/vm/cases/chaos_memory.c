// SPDX-License-Identifier: GPL-2.0-only
/*
 * Buffers that the memory has no room for are refused, rather than that the
 * kernel ends somebody else's program to make room; once there is room they are
 * there.
 */
#include "module.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/sysinfo.h>

#include "account.h"
#include "marks.h"
#include "memory.h"

#define BUFFER_MB 64 /* per CPU: the largest */
#define SPARE_MB 48  /* left to all, less than the buffers need */

/* In huge pages, if there are any, which takes less time. */
static void fill(size_t size)
{
	unsigned char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
				     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		DIE("mmap of %zu bytes: %s", size, strerror(errno));
	madvise(memory, size, MADV_HUGEPAGE);
	for (size_t at = 0; at < size; at += 4096)
		*(volatile unsigned char *)(memory + at) = 1;
}

/* A process that holds all memory but what is to spare. */
static pid_t take_memory(void)
{
	int pipes[2];
	char byte;
	pid_t pid;

	MUST(pipe(pipes));
	pid = (pid_t)MUST(fork());
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		fill((available_mb() - SPARE_MB) << 20);
		MUST(write(pipes[1], "", 1));
		pause();
	}
	close(pipes[1]);
	CHECK(read(pipes[0], &byte, 1) == 1, "the memory could not be taken");
	close(pipes[0]);
	return pid;
}

static void give_memory(pid_t pid)
{
	int status;

	CHECK_EQ("the process with the memory ended",
		 waitpid(pid, &status, WNOHANG), 0);
	MUST(kill(pid, SIGKILL));
	MUST(waitpid(pid, &status, 0));
}

static void try_to_open(void)
{
	CHECK_ERR(open(SOT_DEVICE, O_RDONLY | O_CLOEXEC), ENOMEM);
	CHECK_EQ("open files", counter("readers"), 0);
	CHECK_EQ("armed", kprobes_armed(), false);
}

int main(void)
{
	struct account account = { .name = "reader" };
	unsigned long before;
	pid_t pid;

	if (available_mb() <
	    (unsigned long)get_nprocs_conf() * BUFFER_MB * 5 / 4)
		skip("%lu MiB of memory are too few for the buffers of %d CPUs",
		     available_mb(), get_nprocs_conf());
	module_load("buffer_kb=65536");
	pid = take_memory();
	before = available_mb();
	for (int i = 0; i < 3; i++)
		try_to_open();
	CHECK(available_mb() + BUFFER_MB / 4 >= before,
	      "%lu MiB were available before, now %lu", before, available_mb());
	CHECK_ERR(module_try_load("buffer_kb=65536 always_on=1"), EEXIST);
	module_unload();
	CHECK_ERR(module_try_load("buffer_kb=65536 always_on=1"), ENOMEM);
	module_load("buffer_kb=65536");
	give_memory(pid);

	account_open(&account, NULL);
	mark('m');
	account_drain(&account);
	account_check(&account, 1);
	device_close(&account.dev);
	module_unload();
	return verdict();
}
