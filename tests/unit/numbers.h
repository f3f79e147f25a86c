/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The catalogue against the headers that are installed: its rows are compiled
 * once more with OPT spelling out what the headers make of each name. Include
 * the headers first, then this, then the rows.
 */
#ifndef SOT_NUMBERS_H
#define SOT_NUMBERS_H

#define SPELL(expansion) #expansion
#define OPT(name_, number_, direction_, type_, ...)        \
	{                                                  \
		.name = SPELL(name_), .number = (number_), \
	}
#define LEVEL(name) static const struct opt_level spelt_##name

#include "../../userspace/catalogue/catalogue.h"

#include <ctype.h>
#include <stdlib.h>

#include "unit.h"

/* Sums of numbers, with parentheses, are all that most headers need. */
static long number_term(const char **at);

static long number_sum(const char **at)
{
	long n = number_term(at);

	while (**at == '+') {
		++*at;
		n += number_term(at);
	}
	return n;
}

static void number_space(const char **at)
{
	while (isspace((unsigned char)**at))
		++*at;
}

static long number_term(const char **at)
{
	char *end;
	long n;

	number_space(at);
	if (**at == '(') {
		++*at;
		n = number_sum(at);
		if (**at == ')')
			++*at;
	} else {
		n = strtol(*at, &end, 0);
		*at = end;
	}
	number_space(at);
	return n;
}

static unsigned int numbers_compared;

static bool same_number(const struct opt *opt, const char *spelt)
{
	const char *at = spelt;
	long n;

	/* The headers do not define it: an identifier stays what it is. */
	if (!strcmp(opt->name, spelt))
		return true;
	n = number_sum(&at);
	numbers_compared++;
	if (!*at && n == opt->number)
		return true;
	printf("# %s is %d here, %s in the headers\n", opt->name, opt->number,
	       spelt);
	return false;
}

static inline void check_numbers(const struct opt_level *level,
				 const struct opt_level *spelt)
{
	bool all = level->count == spelt->count;
	char name[128];

	for (size_t i = 0; all && i < level->count; i++)
		all &= same_number(&level->opts[i], spelt->opts[i].name);
	snprintf(name, sizeof(name), "%s%s%s as in the headers", level->name,
		 level->count ? " from " : "",
		 level->count ? level->opts[0].name : "");
	check(name, all);
}

#define NUMBERS(name) check_numbers(&sol_##name, &spelt_##name)

/* Names that are enumerators there, or expressions. */
static inline void check_value(const struct opt_level *level, const char *name,
			       long long value)
{
	const struct opt *opt = NULL;

	for (size_t i = 0; i < level->count; i++)
		if (!strcmp(level->opts[i].name, name))
			opt = &level->opts[i];
	check(name, opt && opt->number == value);
}

#define VALUE_OF(level, name) check_value(&sol_##level, #name, name)

#endif
