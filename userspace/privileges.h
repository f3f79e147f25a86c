/* SPDX-License-Identifier: GPL-2.0-only */
/* What the reader gives up once all that it needs is open. */
#ifndef SOT_PRIVILEGES_H
#define SOT_PRIVILEGES_H

#include "error.h"

/* What may have to stay. */
enum privileges {
	PRIVILEGE_KILL = 1, /* to signal a command of another user */
	PRIVILEGE_USER =
		2, /* to be who we are: to make files where that one may */
};

/*
 * Gives up every right that is not needed to read and write what is open: root
 * becomes nobody, all capabilities go, none comes back by exec. keep is a set of
 * what stays. To be called before the first byte is decoded that somebody else
 * wrote.
 */
enum exit_code privileges_drop(unsigned int keep);

#endif
