/* SPDX-License-Identifier: GPL-2.0-only */
/* Loading and unloading the module, and its counters in sysfs. */
#ifndef SOT_MODULE_H
#define SOT_MODULE_H

#include <fcntl.h>
#include <stdbool.h>
#include <sys/syscall.h>

#include "check.h"

#define MODULE_FILE "/sockopt_trace.ko"
#define MODULE_NAME "sockopt_trace"
#define MODULE_SYSFS "/sys/class/misc/sockopt_trace/"

static inline int module_file(void)
{
	return (int)MUST(open(MODULE_FILE, O_RDONLY | O_CLOEXEC));
}

/* 0, or -1 and errno, as insmod's and rmmod's system calls have it. */
static inline int module_try_load_file(int fd, const char *parameters)
{
	return (int)syscall(SYS_finit_module, fd, parameters, 0);
}

static inline int module_try_load(const char *parameters)
{
	int fd = module_file();
	int ret = module_try_load_file(fd, parameters);
	int err = errno;

	close(fd);
	errno = err;
	return ret;
}

static inline int module_try_unload(void)
{
	return (int)syscall(SYS_delete_module, MODULE_NAME, O_NONBLOCK);
}

static inline void module_load(const char *parameters)
{
	if (module_try_load(parameters))
		DIE("loading with \"%s\": %s", parameters, strerror(errno));
}

static inline void module_unload(void)
{
	if (module_try_unload())
		DIE("unloading: %s", strerror(errno));
}

static inline unsigned long long counter(const char *name)
{
	unsigned long long value = 0;
	char path[128];
	FILE *file;

	snprintf(path, sizeof(path), MODULE_SYSFS "%s", name);
	file = fopen(path, "r");
	if (!file || fscanf(file, "%llu", &value) != 1)
		DIE("%s: %s", path, strerror(errno));
	fclose(file);
	return value;
}

/* For those whose time would be spent waiting for grace periods. */
static inline void rcu_expedite(void)
{
	int fd = open("/sys/kernel/rcu_expedited", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	MUST(write(fd, "1", 1));
	close(fd);
}

/* Whether the kernel's own list shows our probes as armed, or all as not. */
static inline bool kprobes_armed(void)
{
	FILE *file = fopen("/sys/kernel/debug/kprobes/list", "r");
	int probes = 0, disabled = 0;
	char line[256];

	if (!file)
		DIE("the list of kprobes: %s", strerror(errno));
	while (fgets(line, sizeof(line), file)) {
		if (!strstr(line, " __sys_setsockopt") &&
		    !strstr(line, " __sys_getsockopt") &&
		    !strstr(line, " io_uring_cmd_sock"))
			continue;
		probes++;
		disabled += strstr(line, "[DISABLED]") != NULL;
	}
	fclose(file);
	if (probes < 2 || (disabled && disabled != probes))
		DIE("%d probes in the kernel's list, %d disabled", probes,
		    disabled);
	return !disabled;
}

#endif
