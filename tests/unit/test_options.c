// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/options.h"

#include <sys/stat.h>

#include "unit.h"

#define ARGS_MAX 16

#define SET_CALL (1U << SOT_TYPE_SETSOCKOPT)
#define GET_CALL (1U << SOT_TYPE_GETSOCKOPT)

/* Splits a copy of line at its blanks; argv[0] is the program. */
static enum exit_code parse(struct options *options, const char *line)
{
	static char copy[256];
	static char *argv[ARGS_MAX + 1];
	int argc = 0;

	snprintf(copy, sizeof(copy), "sockopt-trace %s", line);
	for (char *word = strtok(copy, " "); word && argc < ARGS_MAX;
	     word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	return options_parse(options, argc, argv);
}

static void test_commands(void)
{
	static const struct {
		const char *line;
		enum command want;
	} cases[] = {
		{ "", COMMAND_TRACE },
		{ "trace", COMMAND_TRACE },
		{ "-x", COMMAND_TRACE },
		{ "record -w file", COMMAND_RECORD },
		{ "replay file", COMMAND_REPLAY },
		{ "replay -", COMMAND_REPLAY },
		{ "replay -r file", COMMAND_REPLAY },
		{ "replay -x file --utc", COMMAND_REPLAY },
		{ "replay file -w other", COMMAND_REPLAY },
		{ "record -w file -C 64M -W 8", COMMAND_RECORD },
		{ "-r file", COMMAND_REPLAY },
		{ "stat", COMMAND_STAT },
		{ "stat file --by socket", COMMAND_STAT },
		{ "stat -- true", COMMAND_STAT },
		{ "export", COMMAND_EXPORT },
		{ "export file --textfile a.prom", COMMAND_EXPORT },
		{ "export --interval 5 --textfile a.prom -- true",
		  COMMAND_EXPORT },
		{ "--help", COMMAND_HELP },
		{ "record --help", COMMAND_HELP },
		{ "-V", COMMAND_VERSION },
	};
	struct options options;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum exit_code code = parse(&options, cases[i].line);

		check_int(cases[i].line,
			  code == EXIT_OK ? (int)options.command : -1,
			  (int)cases[i].want);
	}
}

static void test_flags(void)
{
	struct options options;

	parse(&options, "-xT --json --utc --strict --history --color=always");
	check("flags", options.filter.failed && options.full_date &&
			       options.format == FORMAT_JSON && options.utc &&
			       options.strict && options.history &&
			       options.color == COLOR_ALWAYS);
	parse(&options, "");
	check("no flags", !options.filter.failed && !options.full_date &&
				  options.format == FORMAT_TEXT &&
				  !options.utc && !options.strict &&
				  !options.history &&
				  options.color == COLOR_AUTO);
	check_str("usual device", options.device, "/dev/sockopt_trace");
	check("live", options.filter.live);
	parse(&options, "--device /dev/other -w file --force");
	check_str("other device", options.device, "/dev/other");
	check_str("file", options.write_path, "file");
	check("force", options.force);
	parse(&options, "replay file");
	check_str("recording", options.read_path, "file");
	check("not live", !options.filter.live);
}

static void test_lists(void)
{
	struct options options;
	const struct filter *filter = &options.filter;

	parse(&options, "-p 1,2 -p 3 -t 4 -u 5,6 -n nginx -n a,b* --follow");
	check("pids", filter->npids == 3 && filter->pids[0] == 1 &&
			      filter->pids[2] == 3);
	check("follow", filter->tree);
	check("tids", filter->ntids == 1 && filter->tids[0] == 4);
	check("uids", filter->nuids == 2 && filter->uids[1] == 6);
	check("comms", filter->ncomms == 2 &&
			       !strcmp(filter->comms[0], "nginx") &&
			       !strcmp(filter->comms[1], "a,b*"));
	parse(&options,
	      "-u root --errno ENOPROTOOPT,22 --family inet,AF_UNIX,none");
	check("user by name", filter->nuids == 1 && filter->uids[0] == 0);
	check("errors", filter->nerrs == 2 && filter->errs[0] == 92 &&
				filter->errs[1] == 22);
	check_int("families", (long long)filter->families,
		  1 << 2 | 1 << 1 | 1 << 0);
	parse(&options, "--cgroup 5123 --netns 4026531840");
	check("cgroup", filter->ncgroups == 1 && filter->cgroups[0] == 5123);
	check("netns", filter->nnetns == 1 && filter->netns[0] == 4026531840);
	check_int("many pids",
		  parse(&options, "-p 1,2,3,4,5,6,7,8,9,10,11,12,13"), EXIT_OK);
}

static void test_related(void)
{
	static const struct {
		const char *name, *line;
		uint32_t want;
	} cases[] = {
		{ "related: not asked for", "-x", 0 },
		{ "related: and all others", "--related", RECORD_EVENTS },
		{ "related: and one direction", "--get --related",
		  GET_CALL | RECORD_RELATED },
		{ "related: of a recording", "replay --related --set a",
		  SET_CALL | RECORD_RELATED },
		{ "related: export leaves them out", "export file",
		  SET_CALL | GET_CALL },
		{ "related: advise asks for them", "advise -- true",
		  RECORD_EVENTS },
		{ "related: whatever else it asks for", "advise --set",
		  SET_CALL | RECORD_RELATED },
	};
	struct options options;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		parse(&options, cases[i].line);
		check_int(cases[i].name, options.filter.calls, cases[i].want);
	}
}

static void test_stat(void)
{
	struct options options;

	parse(&options, "stat file");
	check("stat: as told by nothing",
	      options.by == STATS_BY_OPTION &&
		      options.sort == STATS_SORT_CALLS &&
		      !options.interval_ns && !options.histogram);
	check("stat: related calls are left out",
	      options.filter.calls == (SET_CALL | GET_CALL));
	parse(&options,
	      "stat file --by socket --sort p99 --interval 1.5 --histogram");
	check("stat: as told",
	      options.by == STATS_BY_SOCKET && options.sort == STATS_SORT_P99 &&
		      options.interval_ns == 1500000000 && options.histogram);
	parse(&options, "stat file --related");
	check("stat: with related calls",
	      options.filter.calls == RECORD_EVENTS);
	parse(&options, "stat file --set");
	check("stat: of one direction", options.filter.calls == SET_CALL);
}

static void test_paths(void)
{
	struct options options;
	struct stat st;

	if (stat("/proc/self/ns/net", &st))
		return;
	parse(&options, "--netns /proc/self/ns/net");
	check("netns by path", options.filter.nnetns == 1 &&
				       options.filter.netns[0] == st.st_ino);
}

static bool is_opt(const struct filter_opt *opt, int32_t level, int32_t optname)
{
	return opt->level == level && opt->optname == optname &&
	       !opt->any_name && !opt->exclude && !opt->calls;
}

static bool is_excluded(const struct filter_opt *opt, int32_t level,
			int32_t optname)
{
	return opt->level == level && opt->optname == optname &&
	       opt->any_name == !optname && opt->exclude;
}

static void test_options(void)
{
	struct options options;
	const struct filter *filter = &options.filter;

	parse(&options, "-o TCP_NODELAY,so_rcvbuf -o udp:103 -o 254:7");
	check("options", filter->nopts == 4 && is_opt(&filter->opts[0], 6, 1) &&
				 is_opt(&filter->opts[1], 1, 8) &&
				 is_opt(&filter->opts[2], 17, 103) &&
				 is_opt(&filter->opts[3], 254, 7));
	parse(&options, "-l SOL_TCP,!ipv6 -o !TCP_NODELAY");
	check("level", filter->nopts == 3 && filter->opts[0].level == 6 &&
			       filter->opts[0].any_name &&
			       !filter->opts[0].exclude);
	check("level that is not wanted", filter->opts[1].level == 41 &&
						  filter->opts[1].any_name &&
						  filter->opts[1].exclude);
	check("option that is not wanted",
	      filter->opts[2].level == 6 && filter->opts[2].optname == 1 &&
		      filter->opts[2].exclude);
	parse(&options, "-o nodelay");
	check("a name of several levels", filter->nopts == 4);
	parse(&options, "-l !tcp,!IPPROTO_UDP -o !6:1,!udp:cork,!rcvbuf");
	check("several that are not wanted",
	      filter->nopts == 5 && is_excluded(&filter->opts[0], 6, 0) &&
		      is_excluded(&filter->opts[1], 17, 0) &&
		      is_excluded(&filter->opts[2], 6, 1) &&
		      is_excluded(&filter->opts[3], 17, 1) &&
		      is_excluded(&filter->opts[4], 1, 8));
	parse(&options, "-o SO_ATTACH_FILTER,SO_GET_FILTER");
	check("one number, two names by direction",
	      filter->nopts == 2 && filter->opts[0].optname == 26 &&
		      filter->opts[1].optname == 26 &&
		      filter->opts[0].calls == SET_CALL &&
		      filter->opts[1].calls == GET_CALL);
}

static void test_calls(void)
{
	struct options options;

	parse(&options, "");
	check_int("all calls", options.filter.calls, 0);
	parse(&options, "--get");
	check_int("get", options.filter.calls, GET_CALL);
	parse(&options, "--set");
	check_int("set", options.filter.calls, SET_CALL);
	parse(&options, "--set --get");
	check_int("both", options.filter.calls, GET_CALL | SET_CALL);
}

static void test_durations(void)
{
	static const struct {
		const char *line;
		uint64_t min_ns;
		uint64_t total_ns;
	} cases[] = {
		{ "-m 5", 5000000, 0 },
		{ "-m 10us", 10000, 0 },
		{ "-m 1.5ms", 1500000, 0 },
		{ "-m 250ns", 250, 0 },
		{ "-m 0", 0, 0 },
		{ "-m .5s", 500000000, 0 },
		{ "-d 5", 0, 5000000000 },
		{ "-d 500ms", 0, 500000000 },
		{ "-d 2min", 0, 120000000000 },
		{ "-d 1h", 0, 3600000000000 },
	};
	struct options options;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum exit_code code = parse(&options, cases[i].line);

		check(cases[i].line,
		      code == EXIT_OK &&
			      options.filter.min_duration_ns ==
				      cases[i].min_ns &&
			      options.duration_ns == cases[i].total_ns);
	}
}

static void test_command_line(void)
{
	struct options options;

	parse(&options, "-x -- ls -l --json");
	check("command", options.argv && !strcmp(options.argv[0], "ls") &&
				 !strcmp(options.argv[2], "--json") &&
				 !options.argv[3] &&
				 options.format == FORMAT_TEXT);
	check("command: its tree", options.filter.tree &&
					   options.filter.npids == 1 &&
					   options.filter.pids[0] == 0);
	parse(&options, "record -w file -- trace");
	check("command that is called like one of ours",
	      options.command == COMMAND_RECORD &&
		      !strcmp(options.argv[0], "trace"));
	parse(&options, "-x --");
	check("no command behind --", !options.argv && !options.filter.tree);
}

int main(void)
{
	test_commands();
	test_flags();
	test_lists();
	test_related();
	test_stat();
	test_paths();
	test_options();
	test_calls();
	test_durations();
	test_command_line();
	return unit_end();
}
