// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "doctor.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

void doctor_kernel(const struct doctor *doctor, struct result *result)
{
	const char *release = doctor->host.release;
	unsigned int major, minor;

	if (sscanf(release, "%u.%u", &major, &minor) != 2) {
		doctor_say(result, STATUS_UNKNOWN,
			   "%s tells no version; 5.10 or later is needed",
			   release);
	} else if (major < 5 || (major == 5 && minor < 10)) {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is too old for the module", release);
		doctor_fix(result, "boot a kernel of version 5.10 or later");
	} else {
		doctor_say(result, STATUS_OK, "%s", release);
	}
}

struct need {
	const char *option;
	const char *why;
};

/* As module/compat.h and dkms.conf ask for; each may be built in alone. */
static const struct need needs[] = {
	{ "CONFIG_MODULES", "to load a module" },
	{ "CONFIG_NET", "to have sockets" },
	{ "CONFIG_KPROBES", "to see a call" },
	{ "CONFIG_KRETPROBES", "to see what came of it" },
	{ "CONFIG_64BIT", "for the module's records" },
	{ "CONFIG_HAVE_FUNCTION_ARG_ACCESS_API", "to read its arguments" },
};

/* The configuration of the kernel, from the first of these that is there. */
static const char *const configs[] = {
	"/boot/config-%s",
	"/lib/modules/%s/config",
	"/lib/modules/%s/build/.config",
};

/* 0, or why none can be read: that of the first that is there but not for us. */
static int open_config(const struct host *host, struct fact_file *fact,
		       char *path, size_t len)
{
	int why = ENOENT;

	for (size_t i = 0; i < COUNT(configs); i++) {
		int err;

		snprintf(path, len, configs[i], host->release);
		err = fact_open(fact, host->root, path);
		if (!err)
			return 0;
		if (why == ENOENT)
			why = err;
	}
	return why;
}

/* A set of those that the file says are built in, as bits. */
static unsigned int met_needs(struct fact_file *fact)
{
	unsigned int met = 0;
	const char *line;

	while ((line = fact_next(fact))) {
		for (size_t i = 0; i < COUNT(needs); i++) {
			size_t len = strlen(needs[i].option);

			if (!strncmp(line, needs[i].option, len) &&
			    !strcmp(line + len, "=y"))
				met |= 1U << i;
		}
	}
	return met;
}

static void judge_config(struct result *result, unsigned int met,
			 const char *path)
{
	char lacks[400] = "";
	size_t at = 0;

	for (size_t i = 0; i < COUNT(needs); i++) {
		if (met >> i & 1 || at >= sizeof(lacks))
			continue;
		at += (size_t)snprintf(lacks + at, sizeof(lacks) - at,
				       "%s%s (%s)", at ? ", " : "",
				       needs[i].option, needs[i].why);
	}
	if (!at) {
		doctor_say(
			result, STATUS_OK,
			"kretprobes, modules and all else that is needed (%s)",
			path);
		return;
	}
	doctor_say(result, STATUS_PROBLEM, "%s lacks %s", path, lacks);
	doctor_fix(result, "boot a kernel that has it, as those of Debian do");
}

void doctor_config(const struct doctor *doctor, struct result *result)
{
	const struct host *host = &doctor->host;
	struct fact_file fact;
	char path[128];
	int err;

	if (doctor->loaded) {
		doctor_say(result, STATUS_OK,
			   "as the module needs it: it is loaded");
		return;
	}
	/* It names what is loaded: it is there wherever something can be. */
	if (fact_is_there(host->root, "/proc/version") &&
	    !fact_is_there(host->root, "/proc/modules")) {
		doctor_say(result, STATUS_PROBLEM,
			   "this kernel cannot load modules");
		doctor_fix(result,
			   "boot a kernel that is built with CONFIG_MODULES=y");
		return;
	}
	err = open_config(host, &fact, path, sizeof(path));
	if (!err) {
		judge_config(result, met_needs(&fact), path);
		fact_close(&fact);
	} else if (err != ENOENT) {
		doctor_say(result, STATUS_UNKNOWN,
			   "what this kernel was built with cannot be read: %s",
			   strerror(err));
	} else if (fact_is_there(host->root, "/proc/config.gz")) {
		doctor_say(
			result, STATUS_UNKNOWN,
			"only /proc/config.gz tells what this kernel was built with");
		doctor_fix(
			result,
			"zgrep -E 'CONFIG_(MODULES|NET|KRETPROBES)=' /proc/config.gz");
	} else {
		doctor_say(
			result, STATUS_UNKNOWN,
			"no file tells what this kernel was built with; the headers will");
	}
}

void doctor_headers(const struct doctor *doctor, struct result *result)
{
	const char *release = doctor->host.release;
	char path[128];

	if (doctor_hopeless(doctor, result))
		return;
	snprintf(path, sizeof(path), "/lib/modules/%s/build/Makefile", release);
	if (fact_is_there(doctor->host.root, path)) {
		doctor_say(result, STATUS_OK, "/lib/modules/%s/build", release);
		return;
	}
	doctor_say(result, doctor_lack(doctor),
		   "no headers to build the module for %s with", release);
	doctor_fix(result, "apt-get install linux-headers-%s", release);
}

void doctor_ftrace(const struct doctor *doctor, struct result *result)
{
	const char *path = "/proc/sys/kernel/ftrace_enabled";
	char value[8];
	int err = fact_read(doctor->host.root, path, value, sizeof(value));

	if (err == ENOENT) {
		doctor_say(result, STATUS_OK,
			   "not in this kernel; the probes do without");
	} else if (err) {
		doctor_say(result, STATUS_UNKNOWN, "cannot read %s: %s", path,
			   strerror(err));
	} else if (strcmp(value, "0") != 0) {
		doctor_say(result, STATUS_OK, "kernel.ftrace_enabled is %s",
			   value);
	} else if (doctor_fires(doctor)) {
		doctor_say(
			result, STATUS_NOTE,
			"kernel.ftrace_enabled is 0; the probes work all the same");
	} else {
		doctor_say(
			result, STATUS_PROBLEM,
			"kernel.ftrace_enabled is 0: that switches the probes off");
		doctor_fix(result, "sysctl kernel.ftrace_enabled=1");
	}
}

void doctor_kprobes(const struct doctor *doctor, struct result *result)
{
	const char *path = "/sys/kernel/debug/kprobes/enabled";
	char value[8];
	int err = fact_read(doctor->host.root, path, value, sizeof(value));

	if (!err && !strcmp(value, "0")) {
		doctor_say(result, STATUS_PROBLEM,
			   "all probes of the system are switched off");
		doctor_fix(result, "echo 1 > %s", path);
	} else if (!err) {
		doctor_say(result, STATUS_OK, "switched on");
	} else if (doctor_fires(doctor)) {
		doctor_say(result, STATUS_OK, "switched on: ours work");
	} else if (err == ENOENT) {
		doctor_say(result, STATUS_UNKNOWN,
			   "%s is not there: debugfs is not mounted", path);
	} else {
		doctor_say(result, STATUS_UNKNOWN, "cannot read %s: %s", path,
			   strerror(err));
	}
}
