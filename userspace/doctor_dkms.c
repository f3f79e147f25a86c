// SPDX-License-Identifier: GPL-2.0-only
/* What `dkms status` would say, and why a build failed, from the same files. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "doctor.h"

#define TREE "/var/lib/dkms/sockopt-trace"
#define VERSION_LEN 64

/* Of several versions the reader's own counts, else the highest. */
static bool is_better(const char *version, const char *than)
{
	if (!strcmp(version, SOT_VERSION) || !*than)
		return true;
	return strcmp(than, SOT_VERSION) && strverscmp(version, than) > 0;
}

/* The version that DKMS has sources of, "" if none. 0 or why nobody can tell. */
static int find_version(const char *root, char version[VERSION_LEN])
{
	char name[PATH_MAX];
	const struct dirent *entry;
	DIR *tree;

	*version = '\0';
	snprintf(name, sizeof(name), "%s" TREE, root);
	tree = opendir(name);
	if (!tree)
		return errno == ENOENT ? 0 : errno;
	while ((entry = readdir(tree))) {
		char source[NAME_MAX + sizeof(TREE "//source")];

		snprintf(source, sizeof(source), TREE "/%s/source",
			 entry->d_name);
		if (*entry->d_name != '.' && fact_is_there(root, source) &&
		    is_better(entry->d_name, version))
			snprintf(version, VERSION_LEN, "%.*s", VERSION_LEN - 1,
				 entry->d_name);
	}
	closedir(tree);
	return 0;
}

/* The version that is installed for this kernel, "" if none. */
static void find_installed(const struct host *host, char version[VERSION_LEN])
{
	char name[PATH_MAX], target[PATH_MAX];
	ssize_t len;

	snprintf(name, sizeof(name), "%s" TREE "/kernel-%s-%s", host->root,
		 host->release, host->machine);
	len = readlink(name, target, sizeof(target) - 1);
	target[len > 0 ? len : 0] = '\0';
	snprintf(version, VERSION_LEN, "%.*s",
		 (int)strcspn(target, "/") % VERSION_LEN, target);
}

/*
 * The compiler's last complaint; if it has none, make's; else the last line.
 * False if there is no log of a build for this kernel.
 */
static bool find_error(const struct host *host, const char *log,
		       char error[FACT_LINE])
{
	static const char *const words[] = { "", "***", "error:" };
	size_t best = 0;
	char kernel[80];
	struct fact_file fact;
	const char *line;

	if (fact_open(&fact, host->root, log))
		return false;
	snprintf(kernel, sizeof(kernel), " for kernel %s (", host->release);
	line = fact_next(&fact);
	if (!line || !strstr(line, kernel)) {
		fact_close(&fact);
		return false;
	}
	*error = '\0';
	while ((line = fact_next(&fact))) {
		for (size_t i = best; i < 3; i++) {
			if (!*line || !strstr(line, words[i]))
				continue;
			snprintf(error, FACT_LINE, "%s", line);
			best = i;
		}
	}
	fact_close(&fact);
	return true;
}

static void judge_unbuilt(const struct doctor *doctor, struct result *result,
			  const char *version)
{
	const struct host *host = &doctor->host;
	char path[256];

	snprintf(path, sizeof(path), TREE "/%s/%s/%s/module", version,
		 host->release, host->machine);
	if (!fact_is_there(host->root, path) &&
	    doctor_has_problem(doctor, CHECK_HEADERS)) {
		doctor_say(result, STATUS_SKIPPED,
			   "%s is not built: it needs the headers", version);
		return;
	}
	doctor_say(result, doctor_lack(doctor), "%s is not %s for %s", version,
		   fact_is_there(host->root, path) ? "installed" : "built",
		   host->release);
	doctor_fix(result, "dkms install sockopt-trace/%s -k %s", version,
		   host->release);
}

static void judge_version(const struct doctor *doctor, struct result *result,
			  const char *version)
{
	const struct host *host = &doctor->host;
	char log[PATH_MAX], error[FACT_LINE], installed[VERSION_LEN];

	find_installed(host, installed);
	snprintf(log, sizeof(log), TREE "/%s/build/make.log", version);
	if (strcmp(installed, version) != 0 && find_error(host, log, error)) {
		doctor_say(result, doctor_lack(doctor),
			   "%s could not be built for %s: %.300s", version,
			   host->release, *error ? error : "the log is empty");
		doctor_fix(
			result,
			"see %.160s, then: dkms install sockopt-trace/%s -k %s",
			log, version, host->release);
	} else if (!*installed) {
		judge_unbuilt(doctor, result, version);
	} else if (strcmp(installed, SOT_VERSION) != 0) {
		doctor_say(result, STATUS_NOTE,
			   "%s is installed for %s, not this reader's %s",
			   installed, host->release, SOT_VERSION);
		doctor_fix(result, "dkms install sockopt-trace/%s -k %s",
			   SOT_VERSION, host->release);
	} else {
		doctor_say(result, STATUS_OK, "%s is installed for %s",
			   installed, host->release);
	}
}

void doctor_dkms(const struct doctor *doctor, struct result *result)
{
	char version[VERSION_LEN];
	int err;

	if (doctor_hopeless(doctor, result))
		return;
	err = find_version(doctor->host.root, version);
	if (err) {
		doctor_say(result, STATUS_UNKNOWN, "cannot read %s: %s", TREE,
			   strerror(err));
	} else if (*version) {
		judge_version(doctor, result, version);
	} else {
		doctor_say(result, doctor_lack(doctor),
			   "has no sources of the module: nothing builds it%s",
			   doctor_lack(doctor) == STATUS_NOTE ?
				   " for a later kernel" :
				   "");
		doctor_fix(
			result,
			"apt-get install ./sockopt-trace-dkms_*.deb, or in the sources: make dkms-install");
	}
}
