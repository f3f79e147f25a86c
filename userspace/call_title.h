/* SPDX-License-Identifier: GPL-2.0-only */
/* A call in few words, for tables and timelines. */
#ifndef SOT_CALL_TITLE_H
#define SOT_CALL_TITLE_H

#include <stddef.h>

#include "record.h"

#define CALL_TITLE 80

/*
 * "setsockopt SO_RCVBUF", "setsockopt SOL_TCP:99", "accept4": plain ASCII without
 * quotes. Returns its length.
 */
size_t call_title(char name[CALL_TITLE], const struct record *rec);

#endif
