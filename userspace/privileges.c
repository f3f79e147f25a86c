// SPDX-License-Identifier: GPL-2.0-only
#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* The kernel's own choice for a user who is nobody it knows. */
#define NOBODY 65534

/*
 * Root of a container may have no other ids, or not the right to change to
 * them: this then protects nothing outside of the container either.
 */
static bool cannot_be_nobody(void)
{
	return errno == EINVAL || errno == EPERM;
}

static int become_nobody(void)
{
	if (geteuid())
		return 0;
	/* Capabilities are taken away below, not by the change of ids. */
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
		return -1;
	if ((setgroups(0, NULL) || setresgid(NOBODY, NOBODY, NOBODY) ||
	     setresuid(NOBODY, NOBODY, NOBODY)) &&
	    !cannot_be_nobody())
		return -1;
	return 0;
}

/* libcap would be the only library that the reader needs. */
static int limit_capabilities(uint32_t keep)
{
	struct __user_cap_header_struct header = {
		.version = _LINUX_CAPABILITY_VERSION_3,
	};
	struct __user_cap_data_struct sets[_LINUX_CAPABILITY_U32S_3];

	if (syscall(SYS_capget, &header, sets))
		return -1;
	keep &= sets[0].permitted;
	memset(sets, 0, sizeof(sets));
	sets[0].permitted = keep;
	sets[0].effective = keep;
	return (int)syscall(SYS_capset, &header, sets);
}

enum exit_code privileges_drop(unsigned int keep)
{
	/* Its file is read late, and may be one that nobody can read. */
	tzset();
	if ((!(keep & PRIVILEGE_USER) && become_nobody()) ||
	    limit_capabilities(keep & PRIVILEGE_KILL ? 1U << CAP_KILL : 0) ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ||
	    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return fail(EXIT_RUNTIME, "cannot give up privileges: %s",
			    strerror(errno));
	return EXIT_OK;
}
