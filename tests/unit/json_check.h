/* SPDX-License-Identifier: GPL-2.0-only */
/* Whether a line is one flat JSON object, by RFC 8259, and what its fields say. */
#ifndef SOT_JSON_CHECK_H
#define SOT_JSON_CHECK_H

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static inline bool json_skip_utf8(const unsigned char **at)
{
	const unsigned char *s = *at;
	size_t more = s[0] >= 0xf0 ? 3 : s[0] >= 0xe0 ? 2 : 1;
	unsigned int code = s[0] & (0x3f >> more);

	if (s[0] < 0xc2 || s[0] > 0xf4)
		return false;
	for (size_t i = 1; i <= more; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return false;
		code = code << 6 | (s[i] & 0x3f);
	}
	*at = s + more + 1;
	return code >= (more == 3 ? 0x10000U :
			more == 2 ? 0x800U :
				    0x80U) &&
	       code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

static inline bool json_skip_string(const unsigned char **at)
{
	if (*(*at)++ != '"')
		return false;
	while (**at != '"') {
		if (**at < 0x20)
			return false;
		if (**at >= 0x80) {
			if (!json_skip_utf8(at))
				return false;
			continue;
		}
		if (*(*at)++ != '\\')
			continue;
		if (**at == 'u') {
			for (int i = 1; i <= 4; i++)
				if (!isxdigit((*at)[i]))
					return false;
			*at += 5;
		} else if (**at && strchr("\"\\/bfnrt", **at)) {
			++*at;
		} else {
			return false;
		}
	}
	++*at;
	return true;
}

static inline bool json_skip_number(const unsigned char **at)
{
	if (**at == '-')
		++*at;
	if (!isdigit(**at) || (**at == '0' && isdigit((*at)[1])))
		return false;
	while (isdigit(**at))
		++*at;
	if (**at != '.')
		return true;
	++*at;
	if (!isdigit(**at))
		return false;
	while (isdigit(**at))
		++*at;
	return true;
}

static inline bool json_skip_word(const unsigned char **at, const char *word)
{
	if (strncmp((const char *)*at, word, strlen(word)))
		return false;
	*at += strlen(word);
	return true;
}

/* A scalar, or an array of strings or numbers. */
static inline bool json_skip_value(const unsigned char **at)
{
	if (**at == '"')
		return json_skip_string(at);
	if (**at == 'n')
		return json_skip_word(at, "null");
	if (**at != '[')
		return json_skip_number(at);
	++*at;
	while (**at != ']') {
		if (**at == '"' ? !json_skip_string(at) : !json_skip_number(at))
			return false;
		if (**at == ',' && (*at)[1] != ']')
			++*at;
		else if (**at != ']')
			return false;
	}
	++*at;
	return true;
}

/* Whether line is such an object and a newline. */
static inline bool json_is_line(const char *line)
{
	const unsigned char *at = (const unsigned char *)line;

	if (*at++ != '{')
		return false;
	for (;;) {
		if (!json_skip_string(&at) || *at++ != ':' ||
		    !json_skip_value(&at))
			return false;
		if (*at == '}')
			break;
		if (*at++ != ',')
			return false;
	}
	return !strcmp((const char *)at, "}\n");
}

/* The text of a field's value, in a buffer that the next call overwrites. */
static inline const char *json_field(const char *line, const char *name)
{
	static char value[65536];
	const unsigned char *start, *end;
	char key[64];

	strcpy(key, "\"");
	strncat(key, name, sizeof(key) - 4);
	strcat(key, "\":");
	start = (const unsigned char *)strstr(line, key);
	if (!start)
		return NULL;
	start += strlen(key);
	end = start;
	if (!json_skip_value(&end) || (size_t)(end - start) >= sizeof(value))
		return NULL;
	memcpy(value, start, (size_t)(end - start));
	value[end - start] = '\0';
	return value;
}

#endif
