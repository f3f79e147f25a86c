/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The switches by which root turns off all probes of the system, and what a
 * reader is told of it.
 */
#ifndef SOT_DISARM_H
#define SOT_DISARM_H

#include <poll.h>
#include <time.h>

#include "marks.h"
#include "module.h"

#define SWITCH_FTRACE "/proc/sys/kernel/ftrace_enabled"
#define SWITCH_KPROBES "/sys/kernel/debug/kprobes/enabled"

/* 0 or an errno. */
static inline int switch_write(const char *path, char digit)
{
	int fd = (int)MUST(open(path, O_WRONLY | O_CLOEXEC));
	int err = write(fd, &digit, 1) == 1 ? 0 : errno;

	close(fd);
	return err;
}

static inline char switch_read(const char *path)
{
	int fd = (int)MUST(open(path, O_RDONLY | O_CLOEXEC));
	char digit = 0;

	MUST(read(fd, &digit, 1));
	close(fd);
	return digit;
}

/* However the case ends, what comes after it needs its probes. */
static inline void switch_restore(void)
{
	switch_write(SWITCH_FTRACE, '1');
	switch_write(SWITCH_KPROBES, '1');
}

/* As on x86; elsewhere a probe is a breakpoint, which ftrace has no say in. */
static inline bool probes_use_ftrace(void)
{
	FILE *file = fopen("/sys/kernel/debug/kprobes/list", "r");
	bool found = false;
	char line[256];

	if (!file)
		DIE("the list of kprobes: %s", strerror(errno));
	while (fgets(line, sizeof(line), file))
		found |= strstr(line, " __sys_setsockopt") &&
			 strstr(line, "[FTRACE]");
	fclose(file);
	return found;
}

/*
 * Some kernels do not let themselves be switched off in one of the ways: then
 * there is nothing to notice. To be called first.
 */
static inline bool switch_works(const char *path)
{
	bool off;
	int err;

	if (!strcmp(path, SWITCH_FTRACE) && !probes_use_ftrace()) {
		printf("info the probes of this kernel do not use ftrace\n");
		return false;
	}
	atexit(switch_restore);
	CHECK_EQ("the switch before", switch_read(path), '1');
	err = switch_write(path, '0');
	off = !err && switch_read(path) == '0';
	if (!off)
		printf("info the kernel refuses 0 in %s: %s\n", path,
		       err ? strerror(err) : "it stays 1");
	switch_write(path, '1');
	return off;
}

static inline void switch_set(const char *path, char digit)
{
	int err = switch_write(path, digit);

	if (err)
		DIE("%c into %s: %s", digit, path, strerror(err));
}

/* The next record says that the probes are off, or work again. */
static inline void expect_switched(int line, struct device *dev,
				   unsigned int reason)
{
	const struct sot_header *header = device_next(dev);
	const struct sot_lost *lost = (const void *)header;
	struct timespec now;

	if (!header) {
		fail_at(__FILE__, __LINE__,
			"no LOST record of reason %u (line %d of the case)",
			reason, line);
		return;
	}
	if (header->type != SOT_TYPE_LOST)
		DIE("record of type %u instead of a loss (line %d of the case)",
		    header->type, line);
	clock_gettime(CLOCK_MONOTONIC, &now);
	CHECK_EQ("reason", lost->reason, reason);
	CHECK_EQ("cpu", header->cpu, SOT_CPU_NONE);
	CHECK_EQ("count", lost->count, 0);
	CHECK_EQ("call", lost->call, 0);
	CHECK(lost->ts_ns <=
		      (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec,
	      "it is dated in the future");
}

#define EXPECT_SWITCHED(dev, reason) expect_switched(__LINE__, dev, reason)

#endif
