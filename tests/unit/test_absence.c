// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/absence.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#define RELEASE "6.1.0-test"
#define DEP "lib/modules/" RELEASE "/modules.dep"
#define ENFORCE "sys/module/module/parameters/sig_enforce"
#define LOCKDOWN "sys/kernel/security/lockdown"

/* Makes a file, and the folders that lead to it. */
static void put(const char *path, const char *text)
{
	char folder[PATH_MAX];
	FILE *file;

	for (const char *at = path; (at = strchr(at, '/')); at++) {
		snprintf(folder, sizeof(folder), "%.*s", (int)(at - path),
			 path);
		if (mkdir(folder, 0700) && errno != EEXIST)
			perror(folder);
	}
	file = fopen(path, "w");
	fputs(text, file);
	fclose(file);
}

/* Whether the explanation has these words. */
static bool explains(const char *words)
{
	char text[512];

	absence_explain(text, sizeof(text), ".", RELEASE);
	if (strstr(text, words))
		return true;
	printf("  it says: %s\n", text);
	return false;
}

int main(void)
{
	char dir[] = "/tmp/test_absence.XXXXXX", command[64];

	if (!mkdtemp(dir) || chdir(dir))
		return 1;
	check("nothing is known", explains("load the module"));
	put(DEP, "kernel/net/ipv6/sit.ko: kernel/net/ipv4/ip_tunnel.ko\n");
	check("not built", explains("install linux-headers-" RELEASE ","));
	put(DEP, "kernel/net/sit.ko:\nupdates/dkms/sockopt_trace.ko.xz:\n");
	check("built", explains("load the module"));
	put(ENFORCE, "N\n");
	put(LOCKDOWN, "[none] integrity confidentiality\n");
	check("any is taken", !explains("signed"));
	put(ENFORCE, "Y\n");
	check("sig_enforce", explains("mokutil --import"));
	put(ENFORCE, "N\n");
	put(LOCKDOWN, "none [integrity] confidentiality\n");
	check("lockdown", explains("mokutil --import"));
	put(LOCKDOWN, "none integrity [confidentiality]\n");
	check("lockdown, the higher", explains("mokutil --import"));
	put("sys/module/sockopt_trace/version", "0\n");
	check("loaded", explains("outside of containers"));
	snprintf(command, sizeof(command), "rm -r %s", dir);
	if (chdir("/") || system(command))
		perror(dir);
	return unit_end();
}
