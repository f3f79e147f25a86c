// SPDX-License-Identifier: GPL-2.0-only
#include "options_table.h"

#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "rotate.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* In which commands an option has a meaning. */
#define IN_TRACE (1U << COMMAND_TRACE)
#define IN_LIVE (IN_TRACE | 1U << COMMAND_RECORD)
#define IN_REPLAY (1U << COMMAND_REPLAY)
#define IN_ADVISE (1U << COMMAND_ADVISE)
#define IN_STAT (1U << COMMAND_STAT)
#define IN_TOP (1U << COMMAND_TOP)
/* Those that count by option, process or socket. */
#define IN_COUNT (IN_STAT | IN_TOP)
/* Those that end with what they made of all calls. */
#define IN_REPORT (IN_ADVISE | IN_STAT)
#define IN_EXPORT (1U << COMMAND_EXPORT)
/* A page: of a recording alone, with what advise has to say. */
#define IN_PAGE (1U << COMMAND_REPORT)
#define IN_RULES (IN_ADVISE | IN_PAGE)
#define IN_PRINT (IN_TRACE | IN_REPLAY)
#define IN_ALL (IN_LIVE | IN_REPLAY)
#define IN_FILTER (IN_ALL | IN_REPORT | IN_TOP | IN_EXPORT | IN_PAGE)
#define IN_LIST (1U << COMMAND_LIST)
#define IN_DOCTOR (1U << COMMAND_DOCTOR)
#define IN_INFO (1U << COMMAND_INFO)
#define IN_EVERY \
	(IN_FILTER | IN_LIST | IN_DOCTOR | IN_INFO | 1U << COMMAND_EXPLAIN)

/* Nobody looks at a table, or reads a file, more often. */
#define INTERVAL_LEAST_NS 10000000

#define FIELD(field) offsetof(struct options, field)

static enum exit_code set_min_duration(struct options *options, const char *arg)
{
	return arg_duration(&options->filter.min_duration_ns, arg, 1000000);
}

static enum exit_code set_duration(struct options *options, const char *arg)
{
	enum exit_code code =
		arg_duration(&options->duration_ns, arg, 1000000000);

	if (code == EXIT_OK && !options->duration_ns)
		return fail(EXIT_USAGE,
			    "'%s' ends before it starts: give a time above 0",
			    arg);
	return code;
}

static enum exit_code set_format(struct options *options, const char *arg)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text",	    [FORMAT_JSON] = "json",
		[FORMAT_CSV] = "csv",	    [FORMAT_LOGFMT] = "logfmt",
		[FORMAT_CHROME] = "chrome", [FORMAT_CTF] = "ctf",
	};

	for (size_t i = 0; i < COUNT(names); i++) {
		if (!strcmp(arg, names[i])) {
			options->format = (enum format)i;
			return EXIT_OK;
		}
	}
	return fail(EXIT_USAGE,
		    "--format=%s: give text, json, csv, logfmt, chrome or ctf",
		    arg);
}

static enum exit_code set_json(struct options *options, const char *arg)
{
	(void)arg;
	options->format = FORMAT_JSON;
	return EXIT_OK;
}

static enum exit_code set_color(struct options *options, const char *arg)
{
	static const char *const names[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
	};

	for (size_t i = 0; i < COUNT(names); i++) {
		if (!strcmp(arg, names[i])) {
			options->color = (enum color_when)i;
			return EXIT_OK;
		}
	}
	return fail(EXIT_USAGE, "--color=%s: give auto, always or never", arg);
}

static enum exit_code set_columns(struct options *options, const char *arg)
{
	return arg_number(&options->columns, arg, 10000);
}

static enum exit_code set_file_size(struct options *options, const char *arg)
{
	return rotate_parse_size(&options->file_size, arg);
}

static enum exit_code set_files(struct options *options, const char *arg)
{
	enum exit_code code =
		arg_number(&options->files, arg, ROTATE_FILES_MAX);

	if (code == EXIT_OK && !options->files)
		return fail(EXIT_USAGE,
			    "-W 0 would keep nothing: give at least 1");
	return code;
}

static enum exit_code set_fail_on(struct options *options, const char *arg)
{
	if (severity_find(arg, &options->fail_on))
		return EXIT_OK;
	return fail(EXIT_USAGE, "--fail-on=%s: give info, warning or error",
		    arg);
}

static enum exit_code set_by(struct options *options, const char *arg)
{
	if (stats_by_find(arg, &options->by))
		return EXIT_OK;
	return fail(EXIT_USAGE, "--by=%s: give option, process or socket", arg);
}

static enum exit_code set_sort(struct options *options, const char *arg)
{
	if (stats_sort_find(arg, &options->sort))
		return EXIT_OK;
	return fail(
		EXIT_USAGE,
		"--sort=%s: give calls, errors, rate, min, median, p99, max, total or name",
		arg);
}

/* Of others node_exporter says nothing, and takes nothing. */
static enum exit_code set_textfile(struct options *options, const char *arg)
{
	const char *name = strrchr(arg, '/') ? strrchr(arg, '/') + 1 : arg;
	const char *suffix = strrchr(name, '.');

	if (!suffix || suffix == name || strcmp(suffix, ".prom"))
		return fail(
			EXIT_USAGE,
			"--textfile=%s: node_exporter reads files whose names end in .prom",
			arg);
	options->textfile = arg;
	return EXIT_OK;
}

static enum exit_code set_interval(struct options *options, const char *arg)
{
	enum exit_code code =
		arg_duration(&options->interval_ns, arg, 1000000000);

	if (code == EXIT_OK && options->interval_ns < INTERVAL_LEAST_NS)
		return fail(EXIT_USAGE,
			    "--interval=%s is too short: give 10ms or more",
			    arg);
	return code;
}

static enum exit_code set_help(struct options *options, const char *arg)
{
	(void)arg;
	options->command = COMMAND_HELP;
	return EXIT_OK;
}

static enum exit_code set_version(struct options *options, const char *arg)
{
	(void)arg;
	options->command = COMMAND_VERSION;
	return EXIT_OK;
}

const struct row rows[] = {
	{ .help = "Which calls to show (all conditions must hold):" },
	{ 'p', "pid", "PID,...", IN_FILTER, .filter = arg_pids,
	  .help = "of these processes" },
	{ 'f', "follow", NULL, IN_LIVE | IN_REPORT | IN_TOP | IN_EXPORT,
	  .flag = FIELD(filter.tree),
	  .help = "with -p: and of their descendants" },
	{ 't', "tid", "TID,...", IN_FILTER, .filter = arg_tids,
	  .help = "of these threads" },
	{ 'u', "user", "USER,...", IN_FILTER, .filter = arg_users,
	  .help = "of these users (names or ids)" },
	{ 'n', "comm", "NAME", IN_FILTER, .filter = arg_comm,
	  .help = "of commands of this name; * ? [ ] as in the shell; repeatable" },
	{ 'x', "failed", NULL, IN_FILTER, .flag = FIELD(filter.failed),
	  .help = "that failed" },
	{ 0, "errno", "NAME,...", IN_FILTER, .filter = arg_errnos,
	  .help = "that failed with one of these errors" },
	{ 'l', "level", "LEVEL,...", IN_FILTER | IN_LIST, .filter = arg_levels,
	  .help = "with every option of these levels (SOL_TCP, tcp, 6); !LEVEL: without" },
	{ 'o', "option", "OPTION,...", IN_FILTER, .filter = arg_options,
	  .help = "with these options (TCP_NODELAY, tcp:nodelay, 6:1); !OPTION: without" },
	{ 0, "get", NULL, IN_FILTER, .flag = FIELD(get),
	  .help = "getsockopt alone" },
	{ 0, "set", NULL, IN_FILTER, .flag = FIELD(set),
	  .help = "setsockopt alone" },
	{ 0, "related", NULL, IN_ALL | IN_COUNT, .flag = FIELD(related),
	  .help = "socket, bind, connect, listen, accept and close of sockets, too" },
	{ 0, "family", "NAME,...", IN_FILTER, .filter = arg_families,
	  .help = "on sockets of these families (inet, unix ...); none: no socket" },
	{ 'm', "min-duration", "TIME", IN_FILTER, .apply = set_min_duration,
	  .help = "that took at least so long (10us, 5ms, 1s); a plain number is ms" },
	{ 0, "cgroup", "PATH|ID", IN_FILTER, .filter = arg_cgroup,
	  .help = "of this cgroup (live: and below it); repeatable" },
	{ 0, "netns", "PATH|INODE", IN_FILTER, .filter = arg_netns,
	  .help = "in this network namespace; repeatable" },

	{ .help = "How to show them:" },
	{ 'T', "full-date", NULL, IN_PRINT | IN_REPORT,
	  .flag = FIELD(full_date), .help = "with date and time zone" },
	{ 0, "utc", NULL, IN_PRINT | IN_REPORT | IN_TOP | IN_PAGE | IN_INFO,
	  .flag = FIELD(utc), .help = "times in UTC" },
	{ 'v', "verbose", NULL, IN_PRINT | IN_REPORT, .flag = FIELD(verbose),
	  .help = "text: numbers and bytes beside names, and more of the caller" },
	{ 0, "columns", "N", IN_PRINT, .apply = set_columns,
	  .help = "text: wrap lines at N columns, 0: never; else as the terminal has" },
	{ 0, "format", "FORMAT", IN_PRINT, .apply = set_format,
	  .help = "text (the default), json, csv, logfmt, chrome (for Perfetto) or ctf" },
	{ 0, "json", NULL, IN_PRINT | IN_REPORT | IN_LIST | IN_DOCTOR | IN_INFO,
	  .apply = set_json, .help = "one JSON object per line" },
	{ 0, "color", "WHEN", IN_PRINT, .apply = set_color,
	  .help = "auto (the default), always or never; NO_COLOR is honoured" },
	{ 0, "output", "FILE", IN_PRINT | IN_REPORT, .text = FIELD(output_path),
	  .help = "show them in FILE, not on standard output; of ctf a folder" },
	{ 0, "html", "FILE", IN_PAGE, .text = FIELD(output_path),
	  .help = "report: the page, which needs no other file; else on standard output" },
	{ 'w', "write", "FILE", IN_ALL, .text = FIELD(write_path),
	  .help = "write a recording instead; - is standard output" },
	{ 'C', "file-size", "SIZE", IN_ALL, .apply = set_file_size,
	  .help = "with -w and -W: goes on in a new file at this size (64M)" },
	{ 'W', "files", "FILES", IN_ALL, .apply = set_files,
	  .help = "with -C: keeps so many files, FILE and FILE.1, FILE.2 ... before it" },
	{ 'z', "compress", NULL, IN_ALL, .flag = FIELD(compress),
	  .help = "with -w: compressed by zstd, as a FILE.zst always is" },
	{ 0, "force", NULL, IN_ALL | IN_REPORT | IN_PAGE, .flag = FIELD(force),
	  .help = "with -w, --output or --html: replace a file that is there" },

	{ .help = "From where and how long:" },
	{ 'r', "read", "FILE",
	  IN_PRINT | IN_REPORT | IN_TOP | IN_EXPORT | IN_PAGE | IN_INFO,
	  .text = FIELD(read_path),
	  .help = "replay a recording; - is standard input" },
	{ 'd', "duration", "TIME", IN_LIVE | IN_REPORT | IN_TOP | IN_EXPORT,
	  .apply = set_duration,
	  .help = "end after this time (5, 500ms, 10min); a plain number is seconds" },
	{ 0, "interval", "TIME", IN_COUNT | IN_EXPORT, .apply = set_interval,
	  .help = "stat: a table for every such time; top, export: renewed so often" },
	{ 0, "history", NULL, IN_LIVE | IN_REPORT | IN_TOP | IN_EXPORT,
	  .flag = FIELD(history),
	  .help = "start with what the kernel still keeps" },
	{ 0, "handover", NULL, IN_LIVE, .flag = FIELD(handover),
	  .help = "as a service of systemd: started again, goes on without a gap" },
	{ 0, "strict", NULL, IN_FILTER, .flag = FIELD(strict),
	  .help = "exit with 5 if any call was lost or missed" },
	{ 0, "device", "PATH", IN_LIVE | IN_REPORT | IN_TOP | IN_EXPORT,
	  .text = FIELD(device), .help = "another device than " SOT_DEVICE },

	{ .help = "Of advise (--only, --skip and --suppress of report, too):" },
	{ 0, "fail-on", "SEVERITY", IN_ADVISE, .apply = set_fail_on,
	  .help = "exit with 6 if a finding is as bad: info, warning or error" },
	{ 0, "only", "RULE,...", IN_RULES, .text = FIELD(only),
	  .help = "these rules alone" },
	{ 0, "skip", "RULE,...", IN_RULES, .text = FIELD(skip),
	  .help = "without these rules" },
	{ 0, "suppress", "FILE", IN_RULES, .text = FIELD(suppress_path),
	  .help = "without what FILE has lines for: RULE [comm=NAME]" },
	{ 0, "journald", NULL, IN_ADVISE, .flag = FIELD(journald),
	  .help = "security findings (with --only: all) go to journald, too" },
	{ 0, "list", NULL, IN_ADVISE, .flag = FIELD(list_rules),
	  .help = "the rules, one a line; with -v what is said of them" },

	{ .help = "Of stat (--by and --sort of top, too):" },
	{ 0, "by", "WHAT", IN_COUNT, .apply = set_by,
	  .help = "a line for each option (the default), process or socket" },
	{ 0, "sort", "COLUMN", IN_COUNT, .apply = set_sort,
	  .help = "calls (the default), errors, rate, min, median, p99, max, total, name" },
	{ 0, "histogram", NULL, IN_STAT, .flag = FIELD(histogram),
	  .help = "and how the latencies of each spread; so does -v" },

	{ .help = "Of export:" },
	{ 0, "textfile", "FILE", IN_EXPORT, .apply = set_textfile,
	  .help = "renew FILE.prom for node_exporter; else all is printed in the end" },

	{ .help = "Others:" },
	{ 0, "names", NULL, IN_LIST, .flag = FIELD(names),
	  .help = "list: names alone, one per line" },
	{ 'h', "help", NULL, IN_EVERY, .apply = set_help, .help = "this text" },
	{ 'V', "version", NULL, IN_EVERY, .apply = set_version,
	  .help = "the version" },
};
_Static_assert(COUNT(rows) == ROWS, "ROWS in options_table.h counts them");

static void help_row(const struct row *row)
{
	char letter[8] = "    ";
	char names[40];

	if (!row->name) {
		printf("\n%s\n", row->help);
		return;
	}
	if (row->key)
		snprintf(letter, sizeof(letter), "-%c, ", row->key);
	snprintf(names, sizeof(names), "--%s%s%s", row->name,
		 row->arg ? " " : "", row->arg ? row->arg : "");
	printf("  %s%-24s %s\n", letter, names, row->help);
}

void options_help(void)
{
	fputs("Shows who sets or reads which socket option, on which socket, with which\n"
	      "value, and what came of it.\n"
	      "\n"
	      "  sockopt-trace [trace] [OPTION...] [-- COMMAND [ARGUMENT...]]\n"
	      "  sockopt-trace record -w FILE [OPTION...] [-- COMMAND [ARGUMENT...]]\n"
	      "  sockopt-trace replay FILE [OPTION...]\n"
	      "  sockopt-trace info FILE [--json]\n"
	      "  sockopt-trace advise [FILE] [OPTION...] [-- COMMAND [ARGUMENT...]]\n"
	      "  sockopt-trace stat [FILE] [OPTION...] [-- COMMAND [ARGUMENT...]]\n"
	      "  sockopt-trace top [FILE] [OPTION...]\n"
	      "  sockopt-trace export [FILE] [OPTION...] [-- COMMAND [ARGUMENT...]]\n"
	      "  sockopt-trace report FILE [--html PAGE] [OPTION...]\n"
	      "  sockopt-trace explain NAME|LEVEL:NUMBER...\n"
	      "  sockopt-trace list [-l LEVEL] [--json|--names] [WORD...]\n"
	      "  sockopt-trace doctor [--json]\n"
	      "\n"
	      "With a COMMAND: runs it, shows its calls and those of its descendants, and\n"
	      "ends with it. Levels and options that are named add up. advise says what is\n"
	      "wrong with the calls, why, and what mends it; stat counts them and says how\n"
	      "long they took; top shows that on a screen; export counts them for Prometheus;\n"
	      "report makes a page of it all; doctor looks for what keeps you from tracing\n"
	      "here.\n",
	      stdout);
	for (size_t i = 0; i < COUNT(rows); i++)
		help_row(&rows[i]);
	fputs("\nA summary stands on standard error at the end. Exit status: 0 done, 1 failed,\n"
	      "2 usage, 3 no device or module, 4 no permission, 5 something was lost and\n"
	      "--strict, 6 something was found and --fail-on. That of a COMMAND is reported,\n"
	      "not passed on.\n",
	      stdout);
}
