// SPDX-License-Identifier: GPL-2.0-only
#include "absence.h"

#include <stdio.h>

#include "facts.h"

void absence_explain(char *text, size_t len, const char *root,
		     const char *release)
{
	char path[FACT_LINE];

	if (fact_is_there(root, "/sys/module/sockopt_trace"))
		snprintf(
			text, len,
			"the module is loaded, but its device does not show here: look outside of containers, and whether udev runs");
	else if (fact_module(root, release, path, sizeof(path)) ==
		 FACT_MODULE_ABSENT)
		snprintf(
			text, len,
			"there is no module for this kernel: install linux-headers-%s, then build it (dkms autoinstall)",
			release);
	else if (fact_wants_signature(root))
		snprintf(
			text, len,
			"load the module (modprobe sockopt_trace); this kernel takes it only if signed with a key that it trusts: if modprobe says that the key was rejected, enrol that of DKMS (mokutil --import /var/lib/dkms/mok.pub) and reboot");
	else
		snprintf(text, len, "load the module (modprobe sockopt_trace)");
}
