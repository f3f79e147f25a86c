/* SPDX-License-Identifier: GPL-2.0-only */
/* Programs choose bytes; what we print is UTF-8. */
#ifndef SOT_UTF8_H
#define SOT_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the character that starts at s, of len bytes; 0 if none does. */
size_t utf8_length(const uint8_t *s, size_t len);

#endif
