// SPDX-License-Identifier: GPL-2.0-only
/* explain: everything that the catalogue knows of one option. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "causes.h"
#include "commands.h"
#include "describe.h"
#include "layout.h"
#include "related_options.h"

#define LABELS 11
#define MARGIN 2

struct page {
	struct layout layout;
	size_t shown; /* options so far */
};

/* What fmt makes is of bounded length: names, numbers, and texts of a row. */
#define ROW_LEN 512
#define row(page, label, ...)                                \
	do {                                                 \
		char text_[ROW_LEN];                         \
		snprintf(text_, sizeof(text_), __VA_ARGS__); \
		layout_row(&(page)->layout, (label), text_); \
	} while (0)

static void headline(struct page *page, const char *name, const char *meaning)
{
	struct layout title = page->layout;
	char *text;

	title.margin = 0;
	title.labels = 0;
	if (page->shown++)
		fputc('\n', stdout);
	if (asprintf(&text, "%s: %s", name, meaning) < 0)
		return;
	layout_row(&title, "", text);
	free(text);
	fputc('\n', stdout);
}

static void explain_number(struct page *page, const struct opt_level *level,
			   const struct opt *opt)
{
	row(page, "level", "%s (%d)", level->name, level->number);
	row(page, "number", "%d", opt->number);
}

static void explain_aliases(struct page *page, const struct opt_level *level,
			    const struct opt *opt)
{
	char text[ROW_LEN] = "";
	size_t len = 0;

	for (size_t i = 0; i < level->count; i++) {
		const struct opt *other = &level->opts[i];

		if (other->number == opt->number &&
		    other->direction == OPT_ALIAS)
			len += (size_t)snprintf(text + len, sizeof(text) - len,
						"%s%.47s", len ? ", " : "",
						other->name);
	}
	if (len)
		layout_row(&page->layout, "also", text);
}

static void explain_direction(struct page *page, const struct opt_level *level,
			      const struct opt *opt)
{
	enum opt_direction other = opt->direction == OPT_SET ? OPT_GET :
							       OPT_SET;
	const struct opt *twin = catalogue_opt(level, opt->number, other);

	if (opt->direction != OPT_BOTH && twin) {
		row(page, "direction", "%s; to %s, the number means %s",
		    describe_direction(opt), other == OPT_GET ? "get" : "set",
		    twin->name);
	} else {
		row(page, "direction", "%s", describe_direction(opt));
	}
}

static void explain_type(struct page *page, const struct opt *opt)
{
	char *type = describe_type(opt->type);

	if (!type)
		return;
	layout_row(&page->layout, "type", type);
	free(type);
	if (opt->unit)
		row(page, "unit", "%s", opt->unit);
}

/* Worth a line only where the type does not say as much. */
static void explain_least(struct page *page, const struct opt *opt)
{
	uint32_t least = catalogue_least(opt);

	if (least && !opt->type->widths && least != opt->type->size &&
	    opt->direction != OPT_GET && opt->only != OPT_GET)
		row(page, "least", "%" PRIu32 " bytes, to set it", least);
}

static void explain_since(struct page *page, const struct opt *opt)
{
	if (opt->since)
		row(page, "since", "Linux %s%s", opt->since,
		    strcmp(opt->since, ANCIENT) ? "" : " or before");
}

static void explain_errors(struct page *page, const struct opt_level *level,
			   const struct opt *opt)
{
	struct cause causes[CAUSES_MAX];
	struct layout errors = page->layout;
	size_t n = causes_of(level, opt, causes);

	layout_row(&page->layout, "errors", "");
	errors.margin = 2 * MARGIN;
	errors.labels = sizeof("EPROTONOSUPPORT");
	for (size_t i = 0; i < n; i++)
		layout_row(&errors, causes[i].name, causes[i].text);
	causes_free(causes, n);
}

static void explain_related(struct page *page, const struct opt_level *level,
			    const struct opt *opt)
{
	const char *names[RELATED_MAX];
	size_t n = related_options(opt, names);
	char text[ROW_LEN] = "";
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len,
					"%s%.47s", i ? ", " : "", names[i]);
	if (level->manual)
		snprintf(text + len, sizeof(text) - len, "%s%s",
			 len ? ", " : "", level->manual);
	if (*text)
		layout_row(&page->layout, "see also", text);
}

static void explain_option(struct page *page, const struct opt_level *level,
			   const struct opt *opt)
{
	const struct layout *layout = &page->layout;

	headline(page, opt->name, opt->meaning);
	explain_number(page, level, opt);
	explain_aliases(page, level, opt);
	explain_direction(page, level, opt);
	explain_type(page, opt);
	layout_row(layout, "default", opt->preset);
	explain_least(page, opt);
	if (opt->needs)
		layout_row(layout, "who", opt->needs);
	else if (opt->direction != OPT_GET && opt->only != OPT_GET)
		layout_row(layout, "who", "anybody");
	explain_since(page, opt);
	layout_row(layout, "gone", opt->gone);
	layout_row(layout, "beware", opt->trap);
	if (opt->secret)
		layout_row(
			layout, "secret",
			"its key is never recorded, only what is public of the value");
	layout_row(layout, "on BSD", catalogue_on_bsd(opt->name));
	explain_errors(page, level, opt);
	explain_related(page, level, opt);
}

static void explain_foreign(struct page *page, const struct foreign_opt *opt)
{
	headline(page, opt->name, opt->meaning);
	layout_row(&page->layout, "system",
		   "an option of the BSDs; Linux has none of this name");
	layout_row(&page->layout, "on Linux",
		   opt->instead ? opt->instead : "there is nothing like it");
}

/* One name may stand for several rows: of two levels, or one for each way. */
static size_t explain_ref(struct page *page, const struct opt_ref *ref)
{
	const struct opt_level *level;
	size_t n = 0;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (ref->named ? level != ref->named :
				 level->number != ref->level)
			continue;
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			if (opt->number != ref->optname ||
			    (opt->direction & ref->direction) !=
				    opt->direction ||
			    opt->direction == OPT_ALIAS)
				continue;
			explain_option(page, level, opt);
			n++;
		}
	}
	return n;
}

static enum exit_code unknown_number(const struct opt_ref *ref)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++)
		if (level->number == ref->level && level->count)
			return fail(
				EXIT_USAGE,
				"level %d has no option %d that is known here: sockopt-trace list -l %d shows those it has",
				ref->level, ref->optname, ref->level);
	return fail(
		EXIT_USAGE,
		"level %d has no options that are known here: sockopt-trace list shows the levels that have",
		ref->level);
}

static enum exit_code explain(struct page *page, const char *word)
{
	const struct foreign_opt *foreign;
	struct opt_ref refs[RESOLVE_MAX];
	struct nearest nearest;
	size_t shown = 0;
	int n = resolve_option(word, refs, &nearest);

	for (int i = 0; i < n; i++)
		shown += explain_ref(page, &refs[i]);
	if (shown)
		return EXIT_OK;
	if (n > 0)
		return unknown_number(&refs[0]);
	foreign = resolve_foreign(word, &nearest);
	if (!foreign)
		return arg_unknown("option", word, &nearest);
	explain_foreign(page, foreign);
	return EXIT_OK;
}

enum exit_code command_explain(const struct options *options)
{
	struct page page = {
		.layout = {
			.to = stdout,
			.width = layout_width(),
			.margin = MARGIN,
			.labels = LABELS,
		},
	};
	enum exit_code code = EXIT_OK;

	for (size_t i = 0; i < options->nwords && code == EXIT_OK; i++)
		code = explain(&page, options->words[i]);
	return code;
}
