/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Verdict of a case: exit code 0 (passed), 1 (failed) or 77 (skipped), and on
 * standard output one line for each check that failed, or why it was skipped.
 */
#ifndef SOT_CHECK_H
#define SOT_CHECK_H

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define CASE_SKIPPED 77
#define FAILURES_SHOWN 20

static int failures;

#define FAIL(...) fail_at(__FILE__, __LINE__, __VA_ARGS__)
#define DIE(...) (FAIL(__VA_ARGS__), exit(1))
/* The value of a call that must not fail, or the end of the case. */
#define MUST(call) must((call), #call, __FILE__, __LINE__)
#define CHECK(condition, ...)              \
	do {                               \
		if (!(condition))          \
			FAIL(__VA_ARGS__); \
	} while (0)
#define CHECK_EQ(what, got, want) \
	check_eq(__FILE__, __LINE__, what, (long long)(got), (long long)(want))
/* The call must fail with this errno. */
#define CHECK_ERR(call, want)                                                 \
	do {                                                                  \
		long check_ret = (long)(call);                                \
                                                                              \
		check_err(__FILE__, __LINE__, #call, check_ret, errno, want); \
	} while (0)

/* What the suite or the kernel's command line says. */
static inline unsigned long env_number(const char *name, unsigned long unset)
{
	const char *word = getenv(name);

	return word ? strtoul(word, NULL, 0) : unset;
}

__attribute__((format(printf, 3, 4))) static inline void
fail_at(const char *file, int line, const char *format, ...)
{
	const char *name = strrchr(file, '/');
	va_list args;

	if (++failures > FAILURES_SHOWN)
		return;
	printf("%s:%d: ", name ? name + 1 : file, line);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	fflush(stdout);
}

static inline long must(long ret, const char *call, const char *file, int line)
{
	if (ret >= 0)
		return ret;
	fail_at(file, line, "%s: %s", call, strerror(errno));
	exit(1);
}

static inline void check_eq(const char *file, int line, const char *what,
			    long long got, long long want)
{
	if (got != want)
		fail_at(file, line, "%s is %lld (%#llx), expected %lld (%#llx)",
			what, got, got, want, want);
}

static inline void check_err(const char *file, int line, const char *call,
			     long ret, int err, int want)
{
	if (ret >= 0)
		fail_at(file, line, "%s returned %ld, expected %s", call, ret,
			strerror(want));
	else if (err != want)
		fail_at(file, line, "%s: %s, expected %s", call, strerror(err),
			strerror(want));
}

__attribute__((format(printf, 1, 2), noreturn)) static inline void
skip(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	exit(CASE_SKIPPED);
}

static inline int verdict(void)
{
	if (failures > FAILURES_SHOWN)
		printf("... and %d more\n", failures - FAILURES_SHOWN);
	return failures != 0;
}

/* Memory that a case and the processes which it forks see together. */
static inline void *shared_memory(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		DIE("mmap: %s", strerror(errno));
	memset(memory, 0, size);
	return memory;
}

/* Waits for a forked process; its failed checks count as ours. */
static inline void reap(pid_t pid)
{
	int status;

	MUST(waitpid(pid, &status, 0));
	if (WIFSIGNALED(status))
		FAIL("process %d died of signal %d", pid, WTERMSIG(status));
	else if (WEXITSTATUS(status) == CASE_SKIPPED)
		exit(CASE_SKIPPED);
	else if (WEXITSTATUS(status))
		failures++;
}

/* Runs a function in a process of its own and waits for it. */
static inline pid_t run_forked(void (*function)(void *arg), void *arg)
{
	pid_t pid = MUST(fork());

	if (!pid) {
		failures = 0;
		function(arg);
		exit(verdict());
	}
	reap(pid);
	return pid;
}

#endif
