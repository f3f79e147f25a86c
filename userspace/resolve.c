// SPDX-License-Identifier: GPL-2.0-only
#include "resolve.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Longer than any name: what does not fit is none. */
#define NAME_MAX_LEN 48

/* As names are compared: small letters, _ for -. False if it is too long. */
static bool fold(char to[NAME_MAX_LEN], const char *text, size_t len)
{
	if (len >= NAME_MAX_LEN)
		return false;
	for (size_t i = 0; i < len; i++)
		to[i] = text[i] == '-' ? '_' :
					 (char)tolower((unsigned char)text[i]);
	to[len] = '\0';
	return true;
}

/* What follows the prefix up to the first underscore, or the name itself. */
static const char *brief_of(const char *name)
{
	const char *underscore = strchr(name, '_');

	return underscore ? underscore + 1 : name;
}

static bool same(const char *folded, const char *name)
{
	char other[NAME_MAX_LEN];

	return fold(other, name, strlen(name)) && !strcmp(folded, other);
}

static bool parse_number(const char *text, size_t len, int32_t *number)
{
	char digits[16];
	size_t sign = len && text[0] == '-';
	bool hex = len > sign + 2 && text[sign] == '0' &&
		   tolower((unsigned char)text[sign + 1]) == 'x';
	char *end;
	long long n;

	if (len <= sign || len >= sizeof(digits) ||
	    !isdigit((unsigned char)text[sign]))
		return false;
	memcpy(digits, text, len);
	digits[len] = '\0';
	n = strtoll(digits, &end, hex ? 16 : 10);
	if (*end || n < INT32_MIN || n > INT32_MAX)
		return false;
	*number = (int32_t)n;
	return true;
}

/* How many letters to insert, drop, change, or swap with their neighbour. */
static unsigned int distance(const char *a, const char *b)
{
	unsigned int rows[3][NAME_MAX_LEN];
	size_t len = strlen(b);

	for (size_t j = 0; j <= len; j++)
		rows[0][j] = (unsigned int)j;
	for (size_t i = 1; a[i - 1]; i++) {
		unsigned int *now = rows[i % 3];
		const unsigned int *last = rows[(i + 2) % 3];
		const unsigned int *before = rows[(i + 1) % 3];

		now[0] = (unsigned int)i;
		for (size_t j = 1; j <= len; j++) {
			unsigned int best =
				last[j - 1] + (a[i - 1] != b[j - 1]);

			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
	}
	return rows[strlen(a) % 3][len];
}

/* The best guesses so far at what a misspelt name should have been. */
struct guess {
	const char *folded;
	struct nearest *nearest;
	unsigned int best;
};

static struct guess guess_for(const char *folded, struct nearest *nearest)
{
	/* A third of the letters may be wrong, and one more of short names. */
	return (struct guess){
		.folded = folded,
		.nearest = nearest,
		.best = (unsigned int)strlen(folded) / 3 + 1,
	};
}

static bool is_guessed(const struct nearest *nearest, const char *name)
{
	for (int i = 0; i < nearest->count; i++)
		if (!strcmp(nearest->names[i], name))
			return true;
	return false;
}

static size_t longer_by(const char *a, const char *b)
{
	size_t len_a = strlen(a);
	size_t len_b = strlen(b);

	return len_a > len_b ? len_a - len_b : len_b - len_a;
}

static void guess(struct guess *guess, const char *name)
{
	const char *spellings[] = { name, brief_of(name) };
	struct nearest *nearest = guess->nearest;

	for (size_t i = 0; i < 2; i++) {
		char other[NAME_MAX_LEN];
		unsigned int n;

		/* As many letters must be wrong as one name is longer. */
		if (longer_by(spellings[i], guess->folded) > guess->best ||
		    !fold(other, spellings[i], strlen(spellings[i])))
			continue;
		n = distance(guess->folded, other);
		if (n > guess->best || n >= strlen(other) ||
		    n >= strlen(guess->folded))
			continue;
		if (n < guess->best)
			nearest->count = 0;
		guess->best = n;
		if (nearest->count < NEAREST_MAX && !is_guessed(nearest, name))
			nearest->names[nearest->count++] = name;
	}
}

static bool is_level(const struct opt_level *level, const char *folded,
		     bool brief)
{
	static const char ipproto[] = "ipproto_";

	if (!brief)
		return same(folded, level->name);
	if (!strncmp(folded, ipproto, sizeof(ipproto) - 1))
		folded += sizeof(ipproto) - 1;
	return same(folded, brief_of(level->name));
}

static int find_level(const char *text, size_t len, int32_t *number,
		      struct nearest *nearest)
{
	char folded[NAME_MAX_LEN];
	const struct opt_level *level;
	struct guess best;

	nearest->count = 0;
	if (parse_number(text, len, number))
		return 0;
	if (!fold(folded, text, len))
		return -ENOENT;
	for (int brief = 0; brief < 2; brief++) {
		for (size_t i = 0; (level = catalogue_at(i)); i++) {
			if (is_level(level, folded, brief)) {
				*number = level->number;
				return 0;
			}
		}
	}
	best = guess_for(folded, nearest);
	for (size_t i = 0; (level = catalogue_at(i)); i++)
		guess(&best, level->name);
	return -ENOENT;
}

int resolve_level(const char *text, int32_t *level, struct nearest *nearest)
{
	return find_level(text, strlen(text), level, nearest);
}

struct found {
	struct opt_ref *refs;
	int count;
};

static void add(struct found *found, struct opt_ref ref)
{
	for (int i = 0; i < found->count; i++) {
		struct opt_ref *old = &found->refs[i];

		if (old->level == ref.level && old->optname == ref.optname) {
			old->direction |= ref.direction;
			return;
		}
	}
	if (found->count < RESOLVE_MAX)
		found->refs[found->count++] = ref;
}

static void find_named(struct found *found, const char *folded, bool brief,
		       const int32_t *only_level)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (only_level && level->number != *only_level)
			continue;
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			if (!opt->name ||
			    !same(folded,
				  brief ? brief_of(opt->name) : opt->name))
				continue;
			add(found, (struct opt_ref){
					   .level = level->number,
					   .optname = opt->number,
					   .direction = opt->direction ?
								opt->direction :
								OPT_BOTH,
					   .named = level,
				   });
		}
	}
}

static struct guess guess_option(const char *folded, const int32_t *only_level,
				 struct nearest *nearest)
{
	struct guess best = guess_for(folded, nearest);
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (only_level && level->number != *only_level)
			continue;
		for (size_t j = 0; j < level->count; j++)
			if (level->opts[j].name)
				guess(&best, level->opts[j].name);
	}
	return best;
}

int resolve_option(const char *text, struct opt_ref refs[RESOLVE_MAX],
		   struct nearest *nearest)
{
	struct found found = { .refs = refs };
	const char *colon = strchr(text, ':');
	const char *name = colon ? colon + 1 : text;
	char folded[NAME_MAX_LEN];
	const int32_t *only_level = NULL;
	int32_t level, number;

	nearest->count = 0;
	if (colon) {
		if (find_level(text, (size_t)(colon - text), &level, nearest))
			return -ENOENT;
		only_level = &level;
		if (parse_number(name, strlen(name), &number)) {
			refs[0] = (struct opt_ref){ .level = level,
						    .optname = number,
						    .direction = OPT_BOTH };
			return 1;
		}
	}
	if (!fold(folded, name, strlen(name)))
		return -ENOENT;
	find_named(&found, folded, false, only_level);
	if (!found.count)
		find_named(&found, folded, true, only_level);
	if (!found.count) {
		guess_option(folded, only_level, nearest);
		return -ENOENT;
	}
	return found.count;
}

const struct foreign_opt *resolve_foreign(const char *text,
					  struct nearest *nearest)
{
	const char *colon = strchr(text, ':');
	const struct foreign_opt *opt;
	const int32_t *only_level = NULL;
	char folded[NAME_MAX_LEN];
	struct nearest ignored;
	struct guess best;
	int32_t level;

	/* They all are of this level. */
	if (colon) {
		if (find_level(text, (size_t)(colon - text), &level,
			       &ignored) ||
		    level != sol_socket.number)
			return NULL;
		only_level = &level;
		text = colon + 1;
	}
	if (!fold(folded, text, strlen(text)))
		return NULL;
	for (size_t i = 0; (opt = catalogue_foreign(i)); i++)
		if (same(folded, opt->name) ||
		    same(folded, brief_of(opt->name)))
			return opt;
	nearest->count = 0;
	best = guess_option(folded, only_level, nearest);
	for (size_t i = 0; (opt = catalogue_foreign(i)); i++)
		guess(&best, opt->name);
	return NULL;
}
