// SPDX-License-Identifier: GPL-2.0-only
/* What a loaded module says, who may ask it, and files that hold nonsense. */
#include "patient.h"

static void test_switches(void)
{
	fine_system();
	tree_put("proc/sys/kernel/ftrace_enabled", "0\n");
	fine_host();
	doctor_examine(&doctor);
	check("ftrace: off, but not needed",
	      says(CHECK_FTRACE, STATUS_NOTE, "all the same", ""));
	tree_put(COUNTERS "/armed", "0\n");
	check("ftrace: off",
	      only(CHECK_FTRACE, "is 0", "sysctl kernel.ftrace_enabled=1"));
	tree_put("proc/sys/kernel/ftrace_enabled", "1\n");
	check("probes: they see nothing", only(CHECK_PROBES, "no call", ""));
	tree_put("sys/kernel/debug/kprobes/enabled", "0\n");
	check("kprobes: off",
	      only(CHECK_KPROBES, "switched off",
		   "echo 1 > /sys/kernel/debug/kprobes/enabled"));
}

static void test_access(void)
{
	struct host *host;

	fine_system();
	host = refused_host(ENOENT);
	host->node.is_there = host->node.is_device = false;
	check("device: missing", only(CHECK_DEVICE, "not there", "udevadm"));
	check("device: missing: nothing else",
	      says(CHECK_ACCESS, STATUS_SKIPPED, "no device", ""));
	host->node.is_there = true;
	check("device: a file", only(CHECK_DEVICE, "something else", "rm "));
	fine_host()->node.mode = 0644;
	check("device: everybody's", only(CHECK_DEVICE, "everybody", "chmod"));
	refused_host(EACCES);
	check("access: not in the group",
	      only(CHECK_ACCESS, "alice is not in the group sockopt-trace",
		   "usermod -aG sockopt-trace alice"));
	check("access: what needs it is skipped",
	      says(CHECK_PROBES, STATUS_SKIPPED, "not open", ""));
	refused_host(EACCES)->joins_group = true;
	check("access: not in this session",
	      only(CHECK_ACCESS, "not in this session", "log in again"));
	refused_host(EACCES)->in_group = true;
	check("access: something else forbids it",
	      only(CHECK_ACCESS, "SELinux", "journalctl"));
	host = refused_host(EACCES);
	host->node.gid = 0;
	check("access: root's alone", only(CHECK_ACCESS, "root may", "udev"));
	refused_host(EPERM);
	check("access: a container",
	      only(CHECK_ACCESS, "user namespace", "outside of containers"));
	refused_host(EBUSY);
	check("access: too many", only(CHECK_ACCESS, "64 readers", "fuser"));
	refused_host(EIO);
	check("access: another error",
	      only(CHECK_ACCESS, "Input/output error", ""));
	host = fine_host();
	host->uid = 1000;
	host->in_group = true;
	doctor_examine(&doctor);
	check("access: of the group",
	      says(CHECK_ACCESS, STATUS_OK, "of the group", ""));
}

static void test_counters(void)
{
	fine_system();
	tree_put(COUNTERS "/missed", "12\n");
	fine_host();
	check("missed", only(CHECK_MISSED, "12 calls", "maxactive=1024"));
	tree_put(SYSFS "/parameters/maxactive", "3000\n");
	check("missed: no more than the module takes",
	      only(CHECK_MISSED, "12 calls", "maxactive=4096"));
	fine_system();
	tree_remove(COUNTERS);
	doctor_examine(&doctor);
	check("missed: not told",
	      says(CHECK_MISSED, STATUS_UNKNOWN, "cannot read", ""));
	check("armed: not told",
	      says(CHECK_PROBES, STATUS_UNKNOWN, "does not tell", ""));
	fine_system();
	tree_put(SYSFS "/parameters/capture", "secrets\n");
	doctor_examine(&doctor);
	check("buffer: secrets",
	      says(CHECK_BUFFER, STATUS_NOTE, "keys", "capture=values"));
}

/* Whatever is in their place, every file is read to an end. */
static void test_garbage(void)
{
	static const char *const paths[] = {
		CONFIG,
		MODULES "/modules.dep",
		MODULES "/updates/dkms/sockopt_trace.ko",
		"proc/sys/kernel/ftrace_enabled",
		"sys/kernel/debug/kprobes/enabled",
		ENFORCE,
		LOCKDOWN,
		MAKE_LOG,
		DKMS "/kernel-" RELEASE "-x86_64",
		SYSFS "/version",
		SYSFS "/parameters/capture",
		SYSFS "/parameters/maxactive",
		COUNTERS "/missed",
		COUNTERS "/armed",
	};
	static char noise[100000];
	const size_t n = sizeof(paths) / sizeof(*paths);

	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = (char)(i * 2654435761U >> 13);
	for (size_t kind = 0; kind < 5; kind++) {
		fine_system();
		for (size_t i = 0; i < n; i++) {
			tree_remove(paths[i]);
			tree_lead(paths[i]);
			if (kind == 0)
				tree_put(paths[i], "");
			else if (kind == 1)
				tree_put_bytes(paths[i], noise, sizeof(noise));
			else if (kind == 2)
				mkdir(paths[i], 0700);
			else if (kind == 3)
				mkfifo(paths[i], 0600);
			else if (symlink("/dev/zero", paths[i]))
				perror(paths[i]);
		}
		fine_host();
		doctor_examine(&doctor);
		check("garbage: it comes to an end", count(STATUS_OK) < CHECKS);
	}
	fine_system();
	tree_put(MODULES "/modules.dep", "");
	tree_remove("sys/module/sockopt_trace");
	if (truncate(MODULES "/modules.dep", 8LL << 30))
		perror("truncate");
	doctor_examine(&doctor);
	check("garbage: a file of 8 GiB of zeros",
	      says(CHECK_MODULE, STATUS_PROBLEM, "updates/dkms", "depmod"));
}

int main(void)
{
	if (!tree_begin())
		return 1;
	test_switches();
	test_access();
	test_counters();
	test_garbage();
	tree_end();
	return unit_end();
}
