// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/absence.h"

#include "tree.h"
#include "unit.h"

#define RELEASE "6.1.0-test"
#define DEP "lib/modules/" RELEASE "/modules.dep"
#define ENFORCE "sys/module/module/parameters/sig_enforce"
#define LOCKDOWN "sys/kernel/security/lockdown"

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
	if (!tree_begin())
		return 1;
	check("nothing is known", explains("load the module"));
	tree_put(DEP, "kernel/net/ipv6/sit.ko: kernel/net/ipv4/ip_tunnel.ko\n");
	check("not built", explains("install linux-headers-" RELEASE ","));
	tree_put(DEP,
		 "kernel/net/sit.ko:\nupdates/dkms/sockopt_trace.ko.xz:\n");
	check("built", explains("load the module"));
	tree_put(ENFORCE, "N\n");
	tree_put(LOCKDOWN, "[none] integrity confidentiality\n");
	check("any is taken", !explains("signed"));
	tree_put(ENFORCE, "Y\n");
	check("sig_enforce", explains("mokutil --import"));
	tree_put(ENFORCE, "N\n");
	tree_put(LOCKDOWN, "none [integrity] confidentiality\n");
	check("lockdown", explains("mokutil --import"));
	tree_put(LOCKDOWN, "none integrity [confidentiality]\n");
	check("lockdown, the higher", explains("mokutil --import"));
	tree_put("sys/module/sockopt_trace/version", "0\n");
	check("loaded", explains("outside of containers"));
	tree_end();
	return unit_end();
}
