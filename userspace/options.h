/* SPDX-License-Identifier: GPL-2.0-only */
/* The command line. */
#ifndef SOT_OPTIONS_H
#define SOT_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "advise_rules.h"
#include "error.h"
#include "filter.h"
#include "stats.h"

struct advise;
struct exporter;
struct report;
struct top;

enum command {
	COMMAND_TRACE,
	COMMAND_RECORD,
	COMMAND_REPLAY,
	COMMAND_ADVISE,
	COMMAND_STAT,
	COMMAND_TOP,
	COMMAND_EXPORT,
	COMMAND_REPORT,
	COMMAND_EXPLAIN,
	COMMAND_LIST,
	COMMAND_DOCTOR,
	COMMAND_INFO,
	COMMAND_HELP,
	COMMAND_VERSION,
};

enum format {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_CSV,
	FORMAT_LOGFMT,
	FORMAT_CHROME,
	FORMAT_CTF,
};

#define COLUMNS_AUTO UINT32_MAX

enum color_when {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
};

/* Words that are no options: what to explain, or what to list. */
#define OPTIONS_WORDS 32

/* Pointers reach into the arguments of main. */
struct options {
	enum command command;
	struct filter filter;
	bool get; /* --get and --set: neither is both */
	bool set;
	bool related; /* related calls, too */
	enum format format;
	bool full_date;
	bool utc;
	bool strict;
	bool force;
	bool history;
	bool handover; /* to whoever is started next */
	enum color_when color;
	uint64_t duration_ns; /* 0: no end */
	bool verbose;
	uint32_t columns; /* of text; COLUMNS_AUTO: as the terminal has */
	const char *device;
	const char *write_path;	 /* of a recording; NULL: none */
	bool compress;		 /* it, whatever it is called */
	uint64_t file_size;	 /* goes on in a new file then; 0: never */
	uint32_t files;		 /* so many of these are kept */
	const char *output_path; /* of text, JSON ...; NULL: standard output */
	const char *read_path;	 /* NULL: the device */
	char *const *argv;	 /* command to run and trace, or NULL */
	bool names;		 /* list: names alone */
	bool list_rules;
	const char *only, *skip; /* lists of rules; NULL: none was given */
	const char *suppress_path;
	bool journald;
	enum severity fail_on; /* SEVERITIES: none is bad enough */
	struct advise *advise; /* of a sink that judges; set by advise alone */
	enum stats_by by;
	enum stats_sort sort;
	uint64_t interval_ns; /* 0: as the command does by itself */
	bool histogram;
	struct stats *stats;  /* of a sink that counts; set by stat alone */
	const char *textfile; /* of metrics; NULL: standard output */
	struct exporter
		*exporter;     /* of a sink of metrics; set by export alone */
	struct report *report; /* of one that makes a page */
	struct top *top;       /* of one for a screen */
	const char *words[OPTIONS_WORDS];
	size_t nwords;
};

/* Says on stderr what is wrong; then returns EXIT_USAGE. */
enum exit_code options_parse(struct options *options, int argc, char **argv);

/* The text of --help on stdout. */
void options_help(void);

#endif
