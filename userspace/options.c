// SPDX-License-Identifier: GPL-2.0-only
#include "options.h"

#include <getopt.h>
#include <string.h>

#include "options_table.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const command_names[] = {
	[COMMAND_TRACE] = "trace",     [COMMAND_RECORD] = "record",
	[COMMAND_REPLAY] = "replay",   [COMMAND_ADVISE] = "advise",
	[COMMAND_STAT] = "stat",       [COMMAND_TOP] = "top",
	[COMMAND_EXPORT] = "export",   [COMMAND_REPORT] = "report",
	[COMMAND_EXPLAIN] = "explain", [COMMAND_LIST] = "list",
	[COMMAND_DOCTOR] = "doctor",   [COMMAND_INFO] = "info",
};

/* A word of these is the recording that they read. */
#define READS_RECORDINGS                                                    \
	(1U << COMMAND_REPLAY | 1U << COMMAND_ADVISE | 1U << COMMAND_STAT | \
	 1U << COMMAND_TOP | 1U << COMMAND_EXPORT | 1U << COMMAND_REPORT |  \
	 1U << COMMAND_INFO)

/* What getopt_long returns for rows[i]; above all letters. */
#define KEY_BASE 0x100

struct getopt_tables {
	char letters[2 * ROWS + 3];
	struct option longs[ROWS + 1];
};

/* '-': what is no option is returned in its place; ':': we say what is wrong. */
static void fill_tables(struct getopt_tables *tables)
{
	struct option *longs = tables->longs;
	char *letter = tables->letters;

	*letter++ = '-';
	*letter++ = ':';
	for (size_t i = 0; i < ROWS; i++) {
		if (!rows[i].name)
			continue;
		*longs++ = (struct option){
			.name = rows[i].name,
			.has_arg = rows[i].arg ? required_argument :
						 no_argument,
			.val = KEY_BASE + (int)i,
		};
		if (!rows[i].key)
			continue;
		*letter++ = (char)rows[i].key;
		if (rows[i].arg)
			*letter++ = ':';
	}
	*letter = '\0';
	*longs = (struct option){ 0 };
}

static const struct row *find_row(int key)
{
	if (key >= KEY_BASE)
		return &rows[key - KEY_BASE];
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].name && rows[i].key == key)
			return &rows[i];
	return NULL;
}

static enum exit_code apply_row(struct options *options, const struct row *row,
				const char *arg)
{
	if (row->filter)
		return row->filter(&options->filter, arg);
	if (row->apply)
		return row->apply(options, arg);
	if (row->text)
		*(const char **)((char *)options + row->text) = arg;
	else
		*(bool *)((char *)options + row->flag) = true;
	return EXIT_OK;
}

/* optopt is 0 for a long name that getopt does not know. */
static enum exit_code fail_unknown(const char *word)
{
	if (optopt >= KEY_BASE)
		return fail(EXIT_USAGE, "--%s takes no value",
			    find_row(optopt)->name);
	if (optopt)
		return fail(EXIT_USAGE,
			    "unknown option '-%c': see sockopt-trace --help",
			    optopt);
	return fail(
		EXIT_USAGE,
		"unknown or ambiguous option '%s': see sockopt-trace --help",
		word);
}

static enum exit_code take_word(struct options *options, const char *word)
{
	if (options->command == COMMAND_EXPLAIN ||
	    options->command == COMMAND_LIST) {
		if (options->nwords == OPTIONS_WORDS)
			return fail(EXIT_USAGE,
				    "more than %d words: give fewer at a time",
				    OPTIONS_WORDS);
		options->words[options->nwords++] = word;
		return EXIT_OK;
	}
	if (options->command == COMMAND_DOCTOR)
		return fail(EXIT_USAGE,
			    "unexpected '%s': doctor takes no words", word);
	if (!(READS_RECORDINGS >> options->command & 1))
		return fail(
			EXIT_USAGE,
			"unexpected '%s': a command to run and trace stands behind --",
			word);
	if (options->read_path)
		return fail(EXIT_USAGE,
			    "unexpected '%s': one recording at a time", word);
	options->read_path = word;
	return EXIT_OK;
}

static enum exit_code parse_all(struct options *options, int argc, char **argv,
				uint64_t *seen)
{
	struct getopt_tables tables;
	const struct row *row;
	enum exit_code code = EXIT_OK;
	int key;

	fill_tables(&tables);
	opterr = 0;
	optind = 0; /* not 1: makes glibc start afresh */
	while (code == EXIT_OK &&
	       (key = getopt_long(argc, argv, tables.letters, tables.longs,
				  NULL)) != -1) {
		if (key == '?')
			return fail_unknown(argv[optind - 1]);
		if (key == ':')
			return fail(
				EXIT_USAGE,
				"%s needs a value: see sockopt-trace --help",
				argv[optind - 1]);
		if (key == 1) {
			code = take_word(options, optarg);
			continue;
		}
		row = find_row(key);
		*seen |= (uint64_t)1 << (row - rows);
		code = apply_row(options, row, optarg);
		if (options->command >= COMMAND_HELP)
			return EXIT_OK;
	}
	if (optind < argc)
		options->argv = argv + optind;
	return code;
}

/* What goes with trace, but not with replay, has to do with the device. */
static bool is_live_only(const struct row *row)
{
	return row->commands & 1U << COMMAND_TRACE &&
	       !(row->commands & 1U << COMMAND_REPLAY);
}

static enum exit_code check_rows(const struct options *options, uint64_t seen)
{
	for (size_t i = 0; i < ROWS; i++) {
		if (!(seen >> i & 1))
			continue;
		if (!(rows[i].commands & 1U << options->command))
			return fail(EXIT_USAGE, "--%s does not go with %s",
				    rows[i].name,
				    command_names[options->command]);
		if (options->read_path && is_live_only(&rows[i]))
			return fail(EXIT_USAGE,
				    "--%s does not go with a recording",
				    rows[i].name);
	}
	return EXIT_OK;
}

struct clash {
	bool there;
	const char *text;
};

static enum exit_code check_clashes(const struct options *options)
{
	const struct filter *filter = &options->filter;
	const struct clash clashes[] = {
		{ options->command == COMMAND_RECORD && !options->write_path,
		  "record needs a file: -w FILE, or -w - for standard output" },
		{ options->command == COMMAND_REPLAY && !options->read_path,
		  "replay needs a recording: replay FILE, or -r - for standard input" },
		{ options->command == COMMAND_REPORT && !options->read_path,
		  "report needs a recording: report FILE --html PAGE, or -r - for standard input" },
		{ options->command == COMMAND_REPORT && options->argv,
		  "report runs no command: leave out what stands behind --" },
		{ options->command == COMMAND_INFO && !options->read_path,
		  "info needs a recording: info FILE, or -r - for standard input" },
		{ options->command == COMMAND_INFO && options->argv,
		  "info runs no command: leave out what stands behind --" },
		{ options->command == COMMAND_TOP && options->argv,
		  "top runs no command, which would write on its screen: start it elsewhere, then top -f -p PID" },
		{ options->command == COMMAND_REPLAY && options->argv,
		  "replay runs no command: leave out what stands behind --" },
		{ options->command != COMMAND_REPLAY && options->read_path &&
			  options->argv,
		  "a recording and a command exclude each other: choose one of them" },
		{ options->command == COMMAND_EXPORT && options->interval_ns &&
			  !options->textfile,
		  "--interval needs a file to renew: --textfile FILE.prom" },
		{ options->command == COMMAND_EXPORT && options->interval_ns &&
			  options->read_path,
		  "--interval does not go with a recording: its end comes at once" },
		{ options->command == COMMAND_EXPLAIN && !options->nwords,
		  "explain what? give the name of an option, or LEVEL:NUMBER" },
		{ (options->command == COMMAND_EXPLAIN ||
		   options->command == COMMAND_LIST) &&
			  options->argv,
		  "explain and list run no command: leave out what stands behind --" },
		{ options->command == COMMAND_DOCTOR && options->argv,
		  "doctor runs no command: leave out what stands behind --" },
		{ options->handover && options->argv,
		  "--handover and a command exclude each other: it is for services" },
		{ options->handover &&
			  (options->duration_ns || options->history),
		  "--handover knows no beginning and no end: leave out --duration and --history" },
		{ options->names && options->format == FORMAT_JSON,
		  "--names and --json exclude each other: JSON has the names too" },
		{ options->argv && filter->npids,
		  "-p and a command exclude each other: trace one of them" },
		{ options->argv && options->history,
		  "--history and a command exclude each other: what is about to run has none" },
		{ filter->tree && !filter->npids,
		  "--follow needs a process to follow: -p PID" },
		{ options->format != FORMAT_TEXT && options->write_path,
		  "a format and -w exclude each other: record, then replay --json" },
		{ options->format == FORMAT_CTF &&
			  (!options->output_path ||
			   !strcmp(options->output_path, "-")),
		  "--format ctf makes a folder: name it with --output DIR" },
		{ options->output_path && options->write_path,
		  "--output and -w exclude each other: -w has its own file" },
		{ options->compress && !options->write_path,
		  "-z needs a recording to compress: -w FILE" },
		{ !options->file_size != !options->files,
		  "-C and -W belong together: -C SIZE of a file, -W FILES to keep" },
		{ options->file_size && (!options->write_path ||
					 !strcmp(options->write_path, "-")),
		  "-C needs a recording in a file: -w FILE" },
		{ options->force && options->file_size,
		  "--force and -C exclude each other: files that are there get numbers" },
		{ options->force && !options->write_path &&
			  !options->output_path,
		  "--force needs a file to replace: -w FILE or --output FILE" },
	};

	for (size_t i = 0; i < COUNT(clashes); i++)
		if (clashes[i].there)
			return fail(EXIT_USAGE, "%s", clashes[i].text);
	return EXIT_OK;
}

/* 0 stands for the process that sets the filter, and so for its children. */
static void finish_filter(struct options *options)
{
	struct filter *filter = &options->filter;

	filter->live = !options->read_path;
	if (options->get)
		filter->calls |= 1U << SOT_TYPE_GETSOCKOPT;
	if (options->set)
		filter->calls |= 1U << SOT_TYPE_SETSOCKOPT;
	/* Judging always takes them into account. */
	if (options->related || options->command == COMMAND_ADVISE ||
	    options->command == COMMAND_REPORT)
		filter->calls |= RECORD_RELATED |
				 (filter->calls ? 0 : RECORD_OPTIONS);
	/* Counted they are only if asked for, be they recorded or not. */
	else if ((options->command == COMMAND_STAT ||
		  options->command == COMMAND_TOP ||
		  options->command == COMMAND_EXPORT) &&
		 !filter->calls)
		filter->calls = RECORD_OPTIONS;
	if (options->argv) {
		filter->tree = true;
		filter->pids[0] = 0;
		filter->npids = 1;
	}
}

static enum exit_code take_command(struct options *options, const char *word)
{
	for (size_t i = 0; i < COUNT(command_names); i++) {
		if (!strcmp(word, command_names[i])) {
			options->command = (enum command)i;
			return EXIT_OK;
		}
	}
	return fail(
		EXIT_USAGE,
		"unknown command '%s': trace, record, replay, info, advise, stat, top, export, report, explain, list or doctor; to run and trace it: sockopt-trace -- %s",
		word, word);
}

enum exit_code options_parse(struct options *options, int argc, char **argv)
{
	enum exit_code code;
	uint64_t seen = 0;

	memset(options, 0, sizeof(*options));
	options->device = SOT_DEVICE;
	options->columns = COLUMNS_AUTO;
	options->fail_on = SEVERITIES;
	if (argc > 1 && argv[1][0] != '-') {
		code = take_command(options, argv[1]);
		if (code != EXIT_OK)
			return code;
		argc--;
		argv++;
	}
	code = parse_all(options, argc, argv, &seen);
	if (code != EXIT_OK || options->command >= COMMAND_HELP)
		return code;
	if (options->command == COMMAND_TRACE && options->read_path)
		options->command = COMMAND_REPLAY;
	code = check_rows(options, seen);
	if (code == EXIT_OK)
		code = check_clashes(options);
	finish_filter(options);
	return code;
}
