/* SPDX-License-Identifier: GPL-2.0-only */
/* Programs choose bytes; what we print is UTF-8. */
#ifndef SOT_UTF8_H
#define SOT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the character that starts at s, of len bytes; 0 if none does. */
size_t utf8_length(const uint8_t *s, size_t len);

/*
 * Whether that character, of so many bytes, is U+0080 to U+009F: some terminals
 * obey these as they do escapes. The second byte is then its number.
 */
bool utf8_is_control(const uint8_t *s, size_t length);

/* Makes a '?' of each byte that no terminal should see. */
void utf8_tame(char *text);

#endif
