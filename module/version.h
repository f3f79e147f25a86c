/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef SOT_VERSION_H
#define SOT_VERSION_H

/* The version of module, reader and packages: the one place where it stands. */
#define SOT_VERSION "0.1.0"

#endif
