/* SPDX-License-Identifier: GPL-2.0-only */
/* Rows of the catalogue in words. */
#ifndef SOT_DESCRIBE_H
#define SOT_DESCRIBE_H

#include "catalogue/catalogue.h"

/* "set and get", "get; setting it is refused" ... */
const char *describe_direction(const struct opt *opt);

/*
 * "bool, 4 bytes", "struct linger, 8 bytes: int l_onoff, int l_linger". The
 * caller frees it; NULL if there is no memory.
 */
char *describe_type(const struct value_type *type);

#endif
