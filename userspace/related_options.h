/* SPDX-License-Identifier: GPL-2.0-only */
/* Which options have to do with each other, told by what the catalogue says of them. */
#ifndef SOT_RELATED_OPTIONS_H
#define SOT_RELATED_OPTIONS_H

#include <stddef.h>

#include "catalogue/catalogue.h"

#define RELATED_MAX 8

/*
 * Other options that the texts of this one name, those whose texts name it, and
 * the one for the other way (RCV and SND, RX and TX). Returns how many; names
 * belong to the catalogue.
 */
size_t related_options(const struct opt *opt, const char *names[RELATED_MAX]);

#endif
