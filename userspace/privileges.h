/* SPDX-License-Identifier: GPL-2.0-only */
/* What the reader gives up once all that it needs is open. */
#ifndef SOT_PRIVILEGES_H
#define SOT_PRIVILEGES_H

#include <stdbool.h>

#include "error.h"

/*
 * Gives up every right that is not needed to read and write what is open: root
 * becomes nobody, all capabilities go, none comes back by exec. What stays, if
 * asked for, is to signal a command of another user. To be called before the
 * first byte is decoded that somebody else wrote.
 */
enum exit_code privileges_drop(bool keep_kill);

#endif
