/* SPDX-License-Identifier: GPL-2.0-only */
/* JSON strings, whatever the bytes. */
#ifndef SOT_JSON_H
#define SOT_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "out.h"

/*
 * Escapes, in place, what was appended to out since it held start bytes. Bytes
 * that are no UTF-8 become \u0080 to \u00ff.
 */
void json_escape(struct out *out, size_t start);

/* "bytes", in quotes */
void json_string(struct out *out, const void *bytes, size_t len);

/* Members of an object: a comma unless it is the first one, and "name": */
void json_key(struct out *out, const char *name);
/* ... with a string; NULL is null */
void json_key_string(struct out *out, const char *name, const char *value);
void json_key_number(struct out *out, const char *name, int64_t number);

#endif
