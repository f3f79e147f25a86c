// SPDX-License-Identifier: GPL-2.0-only
#include "journal.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#define LIBRARY "libsystemd.so.0"

/* As the library has it: where there is none, it says that all went well. */
#define SOCKET "/run/systemd/journal/socket"

static int (*sendv)(const struct iovec *fields, int count);

enum exit_code journal_open(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);

	if (!library)
		return fail(
			EXIT_RUNTIME,
			"--journald needs libsystemd, as Debian's libsystemd0: %s",
			dlerror());
	/* A cast would be no C: dlsym(3). */
	*(void **)&sendv = dlsym(library, "sd_journal_sendv");
	if (!sendv)
		return fail(EXIT_RUNTIME, "--journald: %s", dlerror());
	if (access(SOCKET, F_OK))
		return fail(EXIT_RUNTIME, "no journald runs here: %s: %s",
			    SOCKET, strerror(errno));
	return EXIT_OK;
}

int journal_send(const struct iovec *fields, int count)
{
	return access(SOCKET, F_OK) ? -errno : sendv(fields, count);
}
