// SPDX-License-Identifier: GPL-2.0-only
/* list: the catalogue, as a table, as JSON lines, or names alone. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "describe.h"
#include "json.h"
#include "layout.h"

/* Columns that names take in the table: few are longer. */
#define NAME_COLUMNS 28
#define TEXT_COLUMNS 30

/* Where rows end: either takes a row that was asked for. */
struct lister {
	struct layout layout;
	struct out out;
	const struct opt_level *last; /* whose heading has been shown */
	size_t shown;
	void (*option)(struct lister *lister, const struct opt_level *level,
		       const struct opt *opt);
	void (*foreign)(struct lister *lister, const struct foreign_opt *opt);
};

static void heading(struct lister *lister, const struct opt_level *level)
{
	const struct opt_level *last = lister->last;

	if (last && !strcmp(last->name, level->name))
		return;
	lister->last = level;
	printf("%s%s (%d)%s%s\n", last ? "\n" : "", level->name, level->number,
	       level->manual ? ", see " : "",
	       level->manual ? level->manual : "");
}

static void text_option(struct lister *lister, const struct opt_level *level,
			const struct opt *opt)
{
	char label[TEXT_COLUMNS + 64];

	heading(lister, level);
	snprintf(label, sizeof(label), "%6d %-*.47s ", opt->number,
		 NAME_COLUMNS, opt->name);
	layout_row(&lister->layout, label, opt->meaning);
}

static void text_foreign(struct lister *lister, const struct foreign_opt *opt)
{
	static const struct opt_level bsd = { .name = "options of the BSDs",
					      .number = 0xffff };
	char label[TEXT_COLUMNS + 64];

	if (lister->last != &bsd)
		printf("%s%s\n", lister->last ? "\n" : "", bsd.name);
	lister->last = &bsd;
	snprintf(label, sizeof(label), "%6s %-*s ", "", NAME_COLUMNS,
		 opt->name);
	layout_row(&lister->layout, label, opt->meaning);
}

static void name_option(struct lister *lister, const struct opt_level *level,
			const struct opt *opt)
{
	(void)lister;
	(void)level;
	puts(opt->name);
}

static void name_foreign(struct lister *lister, const struct foreign_opt *opt)
{
	(void)lister;
	(void)opt;
}

static void json_option(struct lister *lister, const struct opt_level *level,
			const struct opt *opt)
{
	static const char *const directions[] = {
		[OPT_ALIAS] = "alias",
		[OPT_SET] = "set",
		[OPT_GET] = "get",
		[OPT_BOTH] = "both",
	};
	struct out *out = &lister->out;

	out_chr(out, '{');
	json_key_string(out, "type", "option");
	json_key_string(out, "level", level->name);
	json_key_number(out, "level_nr", level->number);
	json_key_string(out, "optname", opt->name);
	json_key_number(out, "optname_nr", opt->number);
	json_key_string(out, "direction",
			directions[opt->only ? opt->only : opt->direction]);
	json_key_string(out, "value_type", opt->type->name);
	json_key_number(out, "least_bytes", catalogue_least(opt));
	json_key_string(out, "unit", opt->unit);
	json_key_string(out, "meaning", opt->meaning);
	json_key_string(out, "trap", opt->trap);
	json_key_string(out, "default", opt->preset);
	json_key_string(out, "needs", opt->needs);
	json_key_string(out, "errors", opt->errors);
	json_key_string(out, "since", opt->since);
	json_key_string(out, "gone", opt->gone);
	json_key_string(out, "manual", level->manual);
	json_key_string(out, "on_bsd", catalogue_on_bsd(opt->name));
	json_key(out, "secret");
	out_str(out, opt->secret ? "true" : "false");
	out_str(out, "}\n");
	out_flush_full(out);
}

static void json_foreign(struct lister *lister, const struct foreign_opt *opt)
{
	struct out *out = &lister->out;

	out_chr(out, '{');
	json_key_string(out, "type", "foreign_option");
	json_key_string(out, "optname", opt->name);
	json_key_string(out, "meaning", opt->meaning);
	json_key_string(out, "instead", opt->instead);
	out_str(out, "}\n");
	out_flush_full(out);
}

/* Levels that were asked for show; all do if none was, but for excluded ones. */
static bool level_wanted(const struct options *options, int32_t number)
{
	bool wanted = true;
	bool any = false;

	for (size_t i = 0; i < options->filter.nopts; i++) {
		const struct filter_opt *opt = &options->filter.opts[i];

		if (opt->exclude) {
			if (opt->level == number)
				return false;
			continue;
		}
		if (!any)
			wanted = false;
		any = true;
		wanted |= opt->level == number;
	}
	return wanted;
}

/* Each of the words has to be in one of the texts, whatever the case. */
static bool words_match(const struct options *options, const char *a,
			const char *b, const char *c)
{
	const char *texts[] = { a, b, c };

	for (size_t i = 0; i < options->nwords; i++) {
		bool found = false;

		for (size_t j = 0; j < sizeof(texts) / sizeof(*texts); j++)
			found |= texts[j] &&
				 strcasestr(texts[j], options->words[i]);
		if (!found)
			return false;
	}
	return true;
}

static void list_options(struct lister *lister, const struct options *options)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (!level_wanted(options, level->number))
			continue;
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			if (!words_match(options, opt->name, opt->meaning,
					 opt->trap))
				continue;
			lister->option(lister, level, opt);
			lister->shown++;
		}
	}
}

static void list_foreign(struct lister *lister, const struct options *options)
{
	const struct foreign_opt *opt;

	if (options->filter.nopts)
		return;
	for (size_t i = 0; (opt = catalogue_foreign(i)); i++) {
		if (!words_match(options, opt->name, opt->meaning,
				 opt->instead))
			continue;
		lister->foreign(lister, opt);
		lister->shown++;
	}
}

static void choose(struct lister *lister, const struct options *options)
{
	if (options->format == FORMAT_JSON) {
		lister->option = json_option;
		lister->foreign = json_foreign;
	} else if (options->names) {
		lister->option = name_option;
		lister->foreign = name_foreign;
	} else {
		lister->option = text_option;
		lister->foreign = text_foreign;
	}
	lister->layout = (struct layout){
		.to = stdout,
		.width = isatty(STDOUT_FILENO) ? layout_width() : 0,
		.labels = NAME_COLUMNS + 8,
	};
}

enum exit_code command_list(const struct options *options)
{
	struct lister lister = { 0 };
	enum exit_code code = EXIT_OK;
	int err;

	if (out_init(&lister.out, STDOUT_FILENO))
		return fail(EXIT_RUNTIME, "out of memory");
	choose(&lister, options);
	list_options(&lister, options);
	list_foreign(&lister, options);
	err = out_flush(&lister.out);
	if (err && err != -EPIPE)
		code = fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(-err));
	else if (!lister.shown)
		code = fail(
			EXIT_USAGE,
			options->nwords ?
				"no option has all of these words: give fewer, or see sockopt-trace list" :
				"no options are known of these levels: sockopt-trace list shows the levels that have some");
	out_free(&lister.out);
	return code;
}
