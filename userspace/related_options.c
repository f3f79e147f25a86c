// SPDX-License-Identifier: GPL-2.0-only
#include "related_options.h"

#include <ctype.h>
#include <string.h>

/* Longer than any name. */
#define NAME_MAX_LEN 48

struct found {
	const char **names;
	size_t count;
};

static void add(struct found *found, const char *name)
{
	for (size_t i = 0; i < found->count; i++)
		if (!strcmp(found->names[i], name))
			return;
	if (found->count < RELATED_MAX)
		found->names[found->count++] = name;
}

static bool is_word_part(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Whether name stands in text as a word of its own. */
static bool says(const char *text, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = text; at && (at = strstr(at, name)); at++)
		if ((at == text || !is_word_part(at[-1])) &&
		    !is_word_part(at[len]))
			return true;
	return false;
}

static bool names(const struct opt *opt, const char *name)
{
	return says(opt->meaning, name) || says(opt->trap, name) ||
	       says(opt->preset, name) || says(opt->needs, name) ||
	       says(opt->errors, name);
}

/* The name with the first of these letters changed for the others. */
static bool swapped(char twin[NAME_MAX_LEN], const char *name, const char *from,
		    const char *to)
{
	const char *at = strstr(name, from);
	size_t before = at ? (size_t)(at - name) : 0;

	if (!at || strlen(name) - strlen(from) + strlen(to) >= NAME_MAX_LEN)
		return false;
	memcpy(twin, name, before);
	strcpy(twin + before, to);
	strcat(twin, at + strlen(from));
	return true;
}

static bool is_twin(const char *name, const char *other)
{
	static const char *const ways[][2] = {
		{ "RCV", "SND" },	{ "SND", "RCV" },
		{ "RX", "TX" },		{ "TX", "RX" },
		{ "ADD_", "DROP_" },	{ "DROP_", "ADD_" },
		{ "ATTACH", "DETACH" }, { "DETACH", "ATTACH" },
		{ "ATTACH", "GET" },	{ "GET", "ATTACH" },
		{ "JOIN", "LEAVE" },	{ "LEAVE", "JOIN" },
	};
	char twin[NAME_MAX_LEN];

	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++)
		if (swapped(twin, name, ways[i][0], ways[i][1]) &&
		    !strcmp(twin, other))
			return true;
	return false;
}

size_t related_options(const struct opt *opt,
		       const char *names_out[RELATED_MAX])
{
	struct found found = { .names = names_out };
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *other = &level->opts[j];

			if (!other->name || !strcmp(other->name, opt->name))
				continue;
			if (is_twin(opt->name, other->name) ||
			    names(opt, other->name) || names(other, opt->name))
				add(&found, other->name);
		}
	}
	return found.count;
}
