/* SPDX-License-Identifier: GPL-2.0-only */
/* Programs of another ABI, which a case becomes. */
#ifndef SOT_VIA_ABI_H
#define SOT_VIA_ABI_H

#include "check.h"

#define ABI_DIR "/cases/abi/"

/* Does not return: runs the program, or says why it cannot. */
static inline void become(const char *name, const char *what)
{
	char path[64];

	snprintf(path, sizeof(path), ABI_DIR "%s", name);
	execl(path, name, NULL);
	if (errno == ENOEXEC)
		skip("the kernel does not run %s", what);
	DIE("%s: %s", path, strerror(errno));
}

#endif
