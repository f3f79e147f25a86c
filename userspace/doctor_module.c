// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doctor.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Where DKMS and make install put it: depmod(8) tells modprobe of it. */
static const char *const places[] = {
	"updates/dkms/sockopt_trace.ko",     "updates/dkms/sockopt_trace.ko.xz",
	"updates/dkms/sockopt_trace.ko.zst", "extra/sockopt_trace.ko",
	"extra/sockopt_trace.ko.xz",	     "extra/sockopt_trace.ko.zst",
};

/* A file of which modprobe does not know; NULL if there is none. */
static const char *find_unlisted(const struct host *host)
{
	char path[PATH_MAX];

	for (size_t i = 0; i < COUNT(places); i++) {
		snprintf(path, sizeof(path), "/lib/modules/%s/%s",
			 host->release, places[i]);
		if (fact_is_there(host->root, path))
			return places[i];
	}
	return NULL;
}

void doctor_module(const struct doctor *doctor, struct result *result)
{
	const struct host *host = &doctor->host;
	const char *place;

	if (doctor_hopeless(doctor, result))
		return;
	if (doctor->built == FACT_MODULE_LISTED) {
		doctor_say(result, STATUS_OK, "/lib/modules/%s/%.300s",
			   host->release, doctor->path);
		return;
	}
	place = find_unlisted(host);
	if (place) {
		doctor_say(result, doctor_lack(doctor),
			   "modprobe does not know /lib/modules/%s/%s",
			   host->release, place);
		doctor_fix(result, "depmod -a %s", host->release);
	} else if (doctor->loaded) {
		doctor_say(
			result, STATUS_NOTE,
			"loaded, but not installed: it is gone after a reboot");
	} else if (doctor_has_problem(doctor, CHECK_HEADERS) ||
		   doctor_has_problem(doctor, CHECK_DKMS)) {
		doctor_say(result, STATUS_SKIPPED, "not built yet");
	} else {
		doctor_say(result, STATUS_PROBLEM, "none for %s",
			   host->release);
		doctor_fix(result,
			   "dkms install --force sockopt-trace/%s -k %s",
			   SOT_VERSION, host->release);
	}
}

/* What the firmware says; the byte is behind four of attributes. */
static const char *secure_boot(const char *root)
{
	char name[PATH_MAX];
	unsigned char bytes[5];
	const char *said = "";
	int fd;

	snprintf(
		name, sizeof(name),
		"%s/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c",
		root);
	fd = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return said;
	if (read(fd, bytes, sizeof(bytes)) == sizeof(bytes))
		said = bytes[4] == 1 ? ", Secure Boot is on" :
				       ", Secure Boot is off";
	close(fd);
	return said;
}

void doctor_enforcement(const struct doctor *doctor, struct result *result)
{
	const char *root = doctor->host.root;
	char value[8];
	int err = fact_read(root, "/sys/module/module/parameters/sig_enforce",
			    value, sizeof(value));

	if (err && err != ENOENT)
		doctor_say(result, STATUS_UNKNOWN,
			   "cannot read module.sig_enforce: %s", strerror(err));
	else if (!err && *value == 'Y')
		doctor_say(result, STATUS_OK,
			   "on: this kernel takes signed modules only%s",
			   secure_boot(root));
	else
		doctor_say(result, STATUS_OK,
			   "off: modules need no signature%s",
			   secure_boot(root));
}

void doctor_lockdown(const struct doctor *doctor, struct result *result)
{
	char line[64], *level, *end;
	int err = fact_read(doctor->host.root, "/sys/kernel/security/lockdown",
			    line, sizeof(line));

	level = err ? NULL : strchr(line, '[');
	end = level ? strchr(level, ']') : NULL;
	if (err && err != ENOENT) {
		doctor_say(result, STATUS_UNKNOWN, "cannot be read: %s",
			   strerror(err));
	} else if (!end) {
		doctor_say(result, STATUS_OK, "none");
	} else {
		*end = '\0';
		doctor_say(result, STATUS_OK, "%s%s", level + 1,
			   strcmp(level + 1, "none") ?
				   ": signed modules only; a loaded one works" :
				   "");
	}
}

enum signature { SIGNATURE_UNKNOWN, SIGNATURE_NONE, SIGNATURE_THERE };

/* By what sign-file appends; of a compressed module that is not to be seen. */
static enum signature read_signature(const struct doctor *doctor)
{
	static const char trailer[] = "~Module signature appended~\n";
	const size_t len = sizeof(trailer) - 1;
	const char *suffix = strrchr(doctor->path, '.');
	enum signature found = SIGNATURE_UNKNOWN;
	char name[PATH_MAX], end[sizeof(trailer)];
	struct stat st;
	int fd;

	if (!suffix || strcmp(suffix, ".ko") != 0)
		return SIGNATURE_UNKNOWN;
	snprintf(name, sizeof(name), "%s/lib/modules/%s/%s", doctor->host.root,
		 doctor->host.release, doctor->path);
	fd = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return SIGNATURE_UNKNOWN;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) &&
	    st.st_size >= (off_t)len &&
	    pread(fd, end, len, st.st_size - (off_t)len) == (ssize_t)len)
		found = memcmp(end, trailer, len) ? SIGNATURE_NONE :
						    SIGNATURE_THERE;
	close(fd);
	return found;
}

static void judge_signature(const struct doctor *doctor, struct result *result)
{
	const char *enrol = "mokutil --import /var/lib/dkms/mok.pub";

	switch (read_signature(doctor)) {
	case SIGNATURE_NONE:
		doctor_say(result, STATUS_PROBLEM,
			   "the module has none: this kernel refuses it");
		doctor_fix(
			result,
			"dkms install --force sockopt-trace/%s -k %s (DKMS signs), %s, and reboot",
			SOT_VERSION, doctor->host.release, enrol);
		break;
	case SIGNATURE_THERE:
		doctor_say(
			result, STATUS_UNKNOWN,
			"the module is signed; whether with a key that this kernel trusts, modprobe will tell");
		doctor_fix(
			result,
			"if it says that the key was rejected: %s, and reboot",
			enrol);
		break;
	case SIGNATURE_UNKNOWN:
		doctor_say(
			result, STATUS_UNKNOWN,
			"modinfo -F signer sockopt_trace tells who signed the module, modprobe whether this kernel trusts that key");
		doctor_fix(
			result,
			"if it says that the key was rejected: %s, and reboot",
			enrol);
		break;
	}
}

void doctor_signature(const struct doctor *doctor, struct result *result)
{
	char taint[16];

	if (doctor->loaded) {
		bool unsigned_ = !fact_read(doctor->host.root,
					    "/sys/module/sockopt_trace/taint",
					    taint, sizeof(taint)) &&
				 strchr(taint, 'E');
		doctor_say(result, STATUS_OK, "%s",
			   unsigned_ ? "none, and none was asked for" :
				       "the kernel took the module");
	} else if (!fact_wants_signature(doctor->host.root)) {
		doctor_say(result, STATUS_OK, "none is asked for");
	} else if (doctor->built != FACT_MODULE_LISTED) {
		doctor_say(result, STATUS_SKIPPED, "there is no module");
	} else {
		judge_signature(doctor, result);
	}
}

void doctor_loaded(const struct doctor *doctor, struct result *result)
{
	if (doctor_hopeless(doctor, result))
		return;
	if (doctor->loaded) {
		doctor_say(result, STATUS_OK, "the module is loaded");
	} else if (doctor->built != FACT_MODULE_LISTED) {
		doctor_say(result, STATUS_SKIPPED,
			   "there is no module to load");
	} else if (doctor_has_problem(doctor, CHECK_SIGNATURE)) {
		doctor_say(result, STATUS_SKIPPED,
			   "this kernel would refuse the module");
	} else {
		doctor_say(result, STATUS_PROBLEM, "the module is not loaded");
		doctor_fix(result, "modprobe sockopt_trace");
	}
}

void doctor_version(const struct doctor *doctor, struct result *result)
{
	char version[64];
	int err;

	if (!doctor->loaded) {
		doctor_say(result, STATUS_SKIPPED, "the module is not loaded");
		return;
	}
	err = fact_read(doctor->host.root, "/sys/module/sockopt_trace/version",
			version, sizeof(version));
	if (err) {
		doctor_say(result, STATUS_UNKNOWN,
			   "the loaded module does not tell its own: %s",
			   strerror(err));
	} else if (!strcmp(version, SOT_VERSION)) {
		doctor_say(result, STATUS_OK, "%s, as this reader", version);
	} else {
		doctor_say(result, STATUS_PROBLEM,
			   "%s is loaded, this reader is %s", version,
			   SOT_VERSION);
		doctor_fix(
			result,
			"install both of one version, then: modprobe -r sockopt_trace && modprobe sockopt_trace");
	}
}
