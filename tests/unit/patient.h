/* SPDX-License-Identifier: GPL-2.0-only */
/* Made-up systems for the tests of doctor, and what it finds there. */
#ifndef SOT_PATIENT_H
#define SOT_PATIENT_H

#include "../../userspace/doctor.h"

#include "tree.h"
#include "unit.h"

#define RELEASE "6.1.0-test"
#define MODULES "lib/modules/" RELEASE
#define DKMS "var/lib/dkms/sockopt-trace"
#define OURS DKMS "/" SOT_VERSION
#define SYSFS "sys/module/sockopt_trace"
#define COUNTERS "sys/class/misc/sockopt_trace"
#define ENFORCE "sys/module/module/parameters/sig_enforce"
#define LOCKDOWN "sys/kernel/security/lockdown"
#define CONFIG "boot/config-" RELEASE
#define MAKE_LOG OURS "/build/make.log"
static struct doctor doctor;

static inline void put_config(const char *kretprobes)
{
	char text[512];

	snprintf(
		text, sizeof(text),
		"CONFIG_64BIT=y\nCONFIG_HAVE_FUNCTION_ARG_ACCESS_API=y\nCONFIG_MODULES=y\nCONFIG_KPROBES=y\n%s\nCONFIG_NET=y\nCONFIG_NET_SCHED=y\n",
		kretprobes);
	tree_put(CONFIG, text);
}

/* Built by DKMS and not loaded. */
static inline void installed_system(void)
{
	tree_remove("boot");
	tree_remove("lib");
	tree_remove("proc");
	tree_remove("sys");
	tree_remove("var");
	put_config("CONFIG_KRETPROBES=y");
	tree_put("proc/version", "Linux\n");
	tree_put("proc/modules", "");
	tree_put("proc/sys/kernel/ftrace_enabled", "1\n");
	tree_put("sys/kernel/debug/kprobes/enabled", "1\n");
	tree_put(ENFORCE, "N\n");
	tree_put(LOCKDOWN, "[none] integrity confidentiality\n");
	tree_put(MODULES "/build/Makefile", "");
	tree_put(MODULES "/modules.dep",
		 "kernel/net/sit.ko:\nupdates/dkms/sockopt_trace.ko:\n");
	tree_put(MODULES "/updates/dkms/sockopt_trace.ko",
		 "the code of a module that nobody has signed");
	tree_put(OURS "/source/Kbuild", "");
	tree_put(OURS "/" RELEASE "/x86_64/module/sockopt_trace.ko", "code");
	if (symlink(SOT_VERSION "/" RELEASE "/x86_64",
		    DKMS "/kernel-" RELEASE "-x86_64"))
		perror(DKMS);
}

/* The same, loaded, and opened by root. */
static inline void fine_system(void)
{
	installed_system();
	tree_put(SYSFS "/version", SOT_VERSION "\n");
	tree_put(SYSFS "/taint", "OE\n");
	tree_put(SYSFS "/parameters/buffer_kb", "1024\n");
	tree_put(SYSFS "/parameters/maxactive", "512\n");
	tree_put(SYSFS "/parameters/snaplen", "320\n");
	tree_put(SYSFS "/parameters/capture", "values\n");
	tree_put(COUNTERS "/armed", "1\n");
	tree_put(COUNTERS "/missed", "0\n");
	tree_put(COUNTERS "/events", "7\n");
	tree_put(COUNTERS "/overwritten", "2\n");
}

static inline struct host *fine_host(void)
{
	doctor = (struct doctor){
		.host = {
			.root = ".",
			.release = RELEASE,
			.machine = "x86_64",
			.user = "root",
			.node = {
				.is_there = true,
				.is_device = true,
				.gid = 100,
				.mode = 0640,
				.owner = "root",
				.group = "sockopt-trace",
				.has_info = true,
				.info = { .abi = SOT_ABI },
			},
		},
	};
	return &doctor.host;
}

/* A user whom the device did not let in, with this errno. */
static inline struct host *refused_host(int err)
{
	struct host *host = fine_host();

	host->uid = 1000;
	snprintf(host->user, sizeof(host->user), "alice");
	host->node.fd = -1;
	host->node.err = err;
	host->node.has_info = false;
	return host;
}

static inline size_t count(enum status status)
{
	size_t n = 0;

	for (size_t i = 0; i < CHECKS; i++)
		n += doctor.results[i].status == status;
	return n;
}

/* The check has this status, and these words in its text and its fix. */
static inline bool says(enum check check, enum status status, const char *text,
			const char *fix)
{
	const struct result *result = &doctor.results[check];

	if (result->status == status && strstr(result->text, text) &&
	    strstr(result->fix, fix))
		return true;
	printf("  %s: %d, %s -> %s\n", doctor_names[check], result->status,
	       result->text, result->fix);
	return false;
}

/* It is the only problem of the system. */
static inline bool only(enum check check, const char *text, const char *fix)
{
	doctor_examine(&doctor);
	for (size_t i = 0; i < CHECKS; i++)
		if (i != check && doctor.results[i].status == STATUS_PROBLEM)
			says((enum check)i, STATUS_OK, "", "");
	return says(check, STATUS_PROBLEM, text, fix) &&
	       count(STATUS_PROBLEM) == 1;
}

#endif
