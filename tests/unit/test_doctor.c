// SPDX-License-Identifier: GPL-2.0-only
/* The kernel, and how the module comes into it. */
#include "patient.h"

#define LOG_HEAD                                                    \
	"DKMS make.log for sockopt-trace-0.1.0 for kernel " RELEASE \
	" (x86_64)\n"

static void test_fine(void)
{
	fine_system();
	fine_host();
	doctor_examine(&doctor);
	check_int("fine: all is well", count(STATUS_OK), CHECKS);
	check("fine: dkms",
	      says(CHECK_DKMS, STATUS_OK, "is installed for", ""));
	check("fine: device",
	      says(CHECK_DEVICE, STATUS_OK,
		   "/dev/sockopt_trace, root:sockopt-trace, mode 640", ""));
	check("fine: counters",
	      says(CHECK_MISSED, STATUS_OK, "7 recorded, 2 of them", ""));
	check("fine: buffer",
	      says(CHECK_BUFFER, STATUS_OK, "buffer_kb=1024", ""));
	tree_remove("sys/kernel/debug");
	doctor_examine(&doctor);
	check("fine: kprobes, seen by what works",
	      says(CHECK_KPROBES, STATUS_OK, "ours work", ""));
}

/* As insmod leaves it: it works, and only later something will be amiss. */
static void test_insmod(void)
{
	fine_system();
	tree_remove("lib");
	tree_remove("var");
	tree_remove("boot");
	fine_host();
	doctor_examine(&doctor);
	check_int("insmod: no problem", count(STATUS_PROBLEM), 0);
	check("insmod: headers",
	      says(CHECK_HEADERS, STATUS_NOTE, "no headers",
		   "apt-get install linux-headers-" RELEASE));
	check("insmod: dkms",
	      says(CHECK_DKMS, STATUS_NOTE, "later kernel", "dkms-install"));
	check("insmod: module",
	      says(CHECK_MODULE, STATUS_NOTE, "gone after a reboot", ""));
}

static void test_kernel(void)
{
	installed_system();
	snprintf(fine_host()->release, sizeof(doctor.host.release), "5.9.1");
	check("kernel: too old", only(CHECK_KERNEL, "5.9.1", "5.10"));
	snprintf(fine_host()->release, sizeof(doctor.host.release), "odd");
	doctor_examine(&doctor);
	check("kernel: no version",
	      says(CHECK_KERNEL, STATUS_UNKNOWN, "odd", ""));
	put_config("# CONFIG_KRETPROBES is not set");
	fine_host();
	check("config: no kretprobes",
	      only(CHECK_CONFIG, "CONFIG_KRETPROBES", "boot a kernel"));
	check("config: nothing else is amiss",
	      !strstr(doctor.results[CHECK_CONFIG].text, "NET"));
	tree_remove("proc/modules");
	check("config: no modules",
	      only(CHECK_CONFIG, "cannot load modules", "CONFIG_MODULES"));
	installed_system();
	tree_remove("boot");
	put_config("CONFIG_KRETPROBES=m");
	check("config: as a module",
	      only(CHECK_CONFIG, "CONFIG_KRETPROBES", "boot a kernel"));
	tree_remove("boot");
	tree_put("proc/config.gz", "\037\213");
	doctor_examine(&doctor);
	check("config: compressed",
	      says(CHECK_CONFIG, STATUS_UNKNOWN, "config.gz", "zgrep"));
}

static void test_headers(void)
{
	installed_system();
	tree_remove("lib");
	tree_put(MODULES "/modules.dep", "");
	tree_remove(DKMS "/kernel-" RELEASE "-x86_64");
	tree_remove(OURS "/" RELEASE);
	fine_host();
	check("headers: none", only(CHECK_HEADERS, "no headers",
				    "apt-get install linux-headers-" RELEASE));
	check("headers: dkms waits for them",
	      says(CHECK_DKMS, STATUS_SKIPPED, "needs the headers", ""));
	check("headers: so does the module",
	      says(CHECK_LOADED, STATUS_SKIPPED, "no module", ""));
	tree_remove("var");
	doctor_examine(&doctor);
	check_int("headers: dkms has none either", count(STATUS_PROBLEM), 2);
}

/* A build that failed, with this in its log. */
static void put_log(const char *text)
{
	char log[1024];

	snprintf(log, sizeof(log), LOG_HEAD "%s", text);
	tree_put(MAKE_LOG, log);
}

static void test_dkms(void)
{
	installed_system();
	tree_put(MODULES "/modules.dep", "");
	tree_remove(MODULES "/updates");
	fine_host();
	check("dkms: installed, and yet not there",
	      only(CHECK_MODULE, "none for " RELEASE, "dkms install --force"));
	tree_remove(DKMS "/kernel-" RELEASE "-x86_64");
	check("dkms: built",
	      only(CHECK_DKMS, "is not installed",
		   "dkms install sockopt-trace/" SOT_VERSION " -k " RELEASE));
	tree_remove(OURS "/" RELEASE);
	check("dkms: added", only(CHECK_DKMS, "is not built", "dkms install"));
	put_log("make: Entering\ncall.c:9:2: error: \033[31mno \302\233field\n"
		"make[1]: *** [call.o] Error 1\nmake: bye\n");
	check("dkms: failed",
	      only(CHECK_DKMS, "call.c:9:2: error: ?[31mno ??field",
		   "see /" MAKE_LOG));
	put_log("make[1]: *** No rule\n\nbye\n");
	check("dkms: failed, make says why", only(CHECK_DKMS, "No rule", ""));
	put_log("");
	check("dkms: failed, nobody says why", only(CHECK_DKMS, "empty", ""));
	tree_put(MAKE_LOG, "DKMS make.log for kernel 5.5 (x86_64)\nerror:\n");
	check("dkms: failed for another kernel",
	      only(CHECK_DKMS, "is not built", ""));
	tree_remove("var");
	check("dkms: no sources",
	      only(CHECK_DKMS, "no sources", "make dkms-install"));
	tree_put(MODULES "/extra/sockopt_trace.ko.xz", "");
	doctor_examine(&doctor);
	check("module: depmod",
	      says(CHECK_MODULE, STATUS_PROBLEM, "extra/", "depmod -a"));
}

static void test_versions(void)
{
	fine_system();
	tree_put(SYSFS "/version", "0.0.1\n");
	fine_host();
	check("version: of the module",
	      only(CHECK_VERSION, "0.0.1 is loaded", "modprobe -r"));
	fine_system();
	fine_host()->node.info.abi = SOT_ABI + 1;
	check("abi: another", only(CHECK_ABI, "ABI 2", "modprobe -r"));
	fine_host()->node.has_info = false;
	check("abi: not ours", only(CHECK_ABI, "does not answer", ""));
	installed_system();
	tree_remove("var");
	tree_put(DKMS "/0.0.9/source/Kbuild", "");
	tree_put(DKMS "/0.0.10/source/Kbuild", "");
	if (symlink("0.0.10/" RELEASE "/x86_64",
		    DKMS "/kernel-" RELEASE "-x86_64"))
		perror(DKMS);
	fine_host();
	doctor_examine(&doctor);
	check("dkms: another version",
	      says(CHECK_DKMS, STATUS_NOTE, "0.0.10 is installed",
		   "sockopt-trace/" SOT_VERSION));
}

static void test_signature(void)
{
	static const char trailer[] = "code~Module signature appended~\n";

	installed_system();
	fine_host();
	check("module: not loaded",
	      only(CHECK_LOADED, "not loaded", "modprobe sockopt_trace"));
	tree_put(ENFORCE, "Y\n");
	check("signature: none",
	      only(CHECK_SIGNATURE, "refuses", "mokutil --import"));
	tree_put(ENFORCE, "N\n");
	tree_put(LOCKDOWN, "none [integrity] confidentiality\n");
	check("signature: none, under lockdown",
	      only(CHECK_SIGNATURE, "refuses", "DKMS signs"));
	check("lockdown: told",
	      says(CHECK_LOCKDOWN, STATUS_OK, "integrity: signed", ""));
	tree_put(MODULES "/updates/dkms/sockopt_trace.ko", trailer);
	check("signature: there",
	      only(CHECK_LOADED, "not loaded", "modprobe") &&
		      says(CHECK_SIGNATURE, STATUS_UNKNOWN, "is signed",
			   "mokutil"));
	tree_put(MODULES "/modules.dep", "extra/sockopt_trace.ko.xz: a.ko\n");
	doctor_examine(&doctor);
	check("signature: compressed", says(CHECK_SIGNATURE, STATUS_UNKNOWN,
					    "modinfo -F signer", "mokutil"));
	tree_put_bytes(
		"sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c",
		"\6\0\0\0\1", 5);
	doctor_examine(&doctor);
	check("Secure Boot: told",
	      says(CHECK_ENFORCEMENT, STATUS_OK, "Secure Boot is on", ""));
}

int main(void)
{
	if (!tree_begin())
		return 1;
	test_fine();
	test_insmod();
	test_kernel();
	test_headers();
	test_dkms();
	test_versions();
	test_signature();
	tree_end();
	return unit_end();
}
