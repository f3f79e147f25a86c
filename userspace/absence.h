/* SPDX-License-Identifier: GPL-2.0-only */
/* Why there is no device: what this host says of the module. */
#ifndef SOT_ABSENCE_H
#define SOT_ABSENCE_H

#include <stddef.h>

/*
 * The cause, and what mends it, for a message that starts with "no DEVICE: ".
 * root is in front of /sys and /lib: "" but in tests.
 */
void absence_explain(char *text, size_t len, const char *root,
		     const char *release);

#endif
