// SPDX-License-Identifier: GPL-2.0-only
#include "absence.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Whether a line of the file at this path, below root, has text in it. */
static bool says(const char *root, const char *path, const char *text)
{
	char name[PATH_MAX], *line = NULL;
	bool found = false;
	size_t size = 0;
	FILE *file;

	snprintf(name, sizeof(name), "%s%s", root, path);
	file = fopen(name, "re");
	if (!file)
		return false;
	while (!found && getline(&line, &size, file) > 0)
		found = strstr(line, text);
	free(line);
	fclose(file);
	return found;
}

static bool is_there(const char *root, const char *path)
{
	char name[PATH_MAX];

	snprintf(name, sizeof(name), "%s%s", root, path);
	return !access(name, F_OK);
}

/* Either is what Secure Boot makes of a kernel. */
static bool wants_signature(const char *root)
{
	const char *lockdown = "/sys/kernel/security/lockdown";

	return says(root, "/sys/module/module/parameters/sig_enforce", "Y") ||
	       says(root, lockdown, "[integrity]") ||
	       says(root, lockdown, "[confidentiality]");
}

void absence_explain(char *text, size_t len, const char *root,
		     const char *release)
{
	char dep[256];
	bool known;

	snprintf(dep, sizeof(dep), "/lib/modules/%s/modules.dep", release);
	known = is_there(root, dep);
	if (is_there(root, "/sys/module/sockopt_trace"))
		snprintf(
			text, len,
			"the module is loaded, but its device does not show here: look outside of containers, and whether udev runs");
	else if (known && !says(root, dep, "/sockopt_trace.ko"))
		snprintf(
			text, len,
			"there is no module for this kernel: install linux-headers-%s, then build it (dkms autoinstall)",
			release);
	else if (wants_signature(root))
		snprintf(
			text, len,
			"load the module (modprobe sockopt_trace); this kernel takes it only if signed with a key that it trusts: if modprobe says that the key was rejected, enrol that of DKMS (mokutil --import /var/lib/dkms/mok.pub) and reboot");
	else
		snprintf(text, len, "load the module (modprobe sockopt_trace)");
}
