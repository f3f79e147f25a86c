// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/filter.h"

#include <stdlib.h>

#include "unit.h"

#define SET_CALL (1U << SOT_TYPE_SETSOCKOPT)
#define GET_CALL (1U << SOT_TYPE_GETSOCKOPT)

static struct record call(uint32_t type, struct sot_event event)
{
	struct record rec = { .type = type, .event = event };

	rec.event.header.type = type;
	return rec;
}

/* nginx, pid 812, sets TCP_NODELAY on an IPv4 socket; EINVAL after 1 ms. */
static struct record usual(void)
{
	return call(SOT_TYPE_SETSOCKOPT, (struct sot_event){
						 .pid = 812,
						 .tid = 830,
						 .uid = 33,
						 .ret = -22,
						 .duration_ns = 1000000,
						 .level = 6,
						 .optname = 1,
						 .sock_family = 2,
						 .netns = 100,
						 .sock_netns = 200,
						 .cgroup_id = 300,
						 .comm = "nginx",
					 });
}

struct match {
	const char *name;
	bool want;
	struct filter filter;
};

static void test_single_conditions(void)
{
	static const struct match cases[] = {
		{ "nothing asked for", true, { 0 } },
		{ "pid", true, { .pids = { 5, 812 }, .npids = 2 } },
		{ "other pid", false, { .pids = { 5, 830 }, .npids = 2 } },
		{ "tid", true, { .tids = { 830 }, .ntids = 1 } },
		{ "other tid", false, { .tids = { 812 }, .ntids = 1 } },
		{ "uid", true, { .uids = { 33 }, .nuids = 1 } },
		{ "other uid", false, { .uids = { 0 }, .nuids = 1 } },
		{ "comm", true, { .comms = { "nginx" }, .ncomms = 1 } },
		{ "comm is whole",
		  false,
		  { .comms = { "ngin" }, .ncomms = 1 } },
		{ "comm by pattern",
		  true,
		  { .comms = { "ng*" }, .ncomms = 1 } },
		{ "comm by set",
		  true,
		  { .comms = { "[mn]gi?x" }, .ncomms = 1 } },
		{ "second comm",
		  true,
		  { .comms = { "a", "n*" }, .ncomms = 2 } },
		{ "failed", true, { .failed = true } },
		{ "errno", true, { .errs = { 22 }, .nerrs = 1 } },
		{ "other errno", false, { .errs = { 1, 9 }, .nerrs = 2 } },
		{ "call", true, { .calls = SET_CALL } },
		{ "both calls", true, { .calls = SET_CALL | GET_CALL } },
		{ "other call", false, { .calls = GET_CALL } },
		{ "family", true, { .families = 1 << 2 | 1 << 10 } },
		{ "other family", false, { .families = 1 << 10 } },
		{ "no socket asked for", false, { .families = 1 } },
		{ "duration", true, { .min_duration_ns = 1000000 } },
		{ "longer duration", false, { .min_duration_ns = 1000001 } },
		{ "netns of the socket",
		  true,
		  { .netns = { 200 }, .nnetns = 1 } },
		{ "netns of the caller",
		  false,
		  { .netns = { 100 }, .nnetns = 1 } },
		{ "cgroup", true, { .cgroups = { 300 }, .ncgroups = 1 } },
		{ "other cgroup",
		  false,
		  { .cgroups = { 301 }, .ncgroups = 1 } },
		{ "other cgroup, live: the module decided",
		  true,
		  { .live = true, .cgroups = { 301 }, .ncgroups = 1 } },
		{ "other pid, live",
		  false,
		  { .live = true, .pids = { 5 }, .npids = 1 } },
		{ "other pid of a tree, live: the module decided",
		  true,
		  { .live = true, .tree = true, .pids = { 0 }, .npids = 1 } },
		{ "all at once",
		  true,
		  { .pids = { 812 },
		    .npids = 1,
		    .uids = { 33 },
		    .nuids = 1,
		    .failed = true,
		    .calls = SET_CALL,
		    .families = 1 << 2 } },
		{ "all but one",
		  false,
		  { .pids = { 812 },
		    .npids = 1,
		    .uids = { 34 },
		    .nuids = 1,
		    .failed = true,
		    .calls = SET_CALL,
		    .families = 1 << 2 } },
	};
	struct record rec = usual();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		check(cases[i].name,
		      filter_match(&cases[i].filter, &rec) == cases[i].want);
		/* Only the first has no condition. */
		check("empty or not", filter_is_empty(&cases[i].filter) == !i);
	}
}

#define OPTS(n, ...)                                \
	{                                           \
		.opts = { __VA_ARGS__ }, .nopts = n \
	}
#define LEVEL(l)                               \
	{                                      \
		.level = (l), .any_name = true \
	}
#define NOT_LEVEL(l)                                            \
	{                                                       \
		.level = (l), .any_name = true, .exclude = true \
	}
#define NAME(l, o)                           \
	{                                    \
		.level = (l), .optname = (o) \
	}
#define NOT_NAME(l, o)                                        \
	{                                                     \
		.level = (l), .optname = (o), .exclude = true \
	}
#define NAME_IN(l, o, c)                                   \
	{                                                  \
		.level = (l), .optname = (o), .calls = (c) \
	}

static void test_options(void)
{
	static const struct match cases[] = {
		{ "option", true, OPTS(1, NAME(6, 1)) },
		{ "option of another level", false, OPTS(1, NAME(1, 1)) },
		{ "other option", false, OPTS(1, NAME(6, 2)) },
		{ "second option", true, OPTS(2, NAME(1, 8), NAME(6, 1)) },
		{ "level", true, OPTS(1, LEVEL(6)) },
		{ "other level", false, OPTS(1, LEVEL(1)) },
		{ "level and option add up", true,
		  OPTS(2, LEVEL(1), NAME(6, 1)) },
		{ "excluded", false, OPTS(1, NOT_NAME(6, 1)) },
		{ "another excluded", true, OPTS(1, NOT_NAME(6, 2)) },
		{ "excluded level", false, OPTS(1, NOT_LEVEL(6)) },
		{ "level, but not this one", false,
		  OPTS(2, LEVEL(6), NOT_NAME(6, 1)) },
		{ "not this one, but its level", false,
		  OPTS(2, NOT_NAME(6, 1), LEVEL(6)) },
		{ "level, but not another", true,
		  OPTS(2, LEVEL(6), NOT_NAME(6, 2)) },
		{ "other level, and another excluded", false,
		  OPTS(2, LEVEL(1), NOT_NAME(6, 2)) },
		{ "option when set", true, OPTS(1, NAME_IN(6, 1, SET_CALL)) },
		{ "option when read", false, OPTS(1, NAME_IN(6, 1, GET_CALL)) },
	};
	struct record rec = usual();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check(cases[i].name,
		      filter_match(&cases[i].filter, &rec) == cases[i].want);
}

static void test_no_socket(void)
{
	const struct filter inet = { .families = 1 << 2 };
	const struct filter none = { .families = 1 };
	const struct filter caller = { .netns = { 100 }, .nnetns = 1 };
	const struct filter wide = { .families = UINT64_MAX };
	struct record rec = usual();

	rec.event.sock_family = 99;
	check("family out of any set", !filter_match(&wide, &rec));
	rec = usual();
	rec.event.flags = SOT_F_NOSOCK;
	rec.event.sock_netns = 0;
	check("no socket has no family", !filter_match(&inet, &rec));
	check("no socket", filter_match(&none, &rec));
	check("netns of the caller without a socket",
	      filter_match(&caller, &rec));
}

static void test_to_kernel(void)
{
	static const struct filter filter = {
		.live = true,
		.tree = true,
		.failed = true,
		.calls = SET_CALL,
		.families = 1 << 2,
		.min_duration_ns = 7,
		.npids = 1,
		.pids = { 0 },
		.ntids = 1,
		.tids = { 2 },
		.nuids = 2,
		.uids = { 3, 4 },
		.ncomms = 1,
		.comms = { "nginx" },
		.nnetns = 1,
		.netns = { 5 },
		.ncgroups = 1,
		.cgroups = { 6 },
		.nopts = 2,
		.opts = { NAME(6, 1), NOT_LEVEL(1) },
	};
	struct sot_filter kernel;

	memset(&kernel, 0xff, sizeof(kernel));
	filter_to_kernel(&filter, &kernel);
	check_int("kernel: flags", kernel.flags,
		  SOT_FILTER_TREE | SOT_FILTER_FAILED);
	check_int("kernel: calls", kernel.calls, SET_CALL);
	check_int("kernel: families", (long long)kernel.families, 1 << 2);
	check_int("kernel: duration", (long long)kernel.min_duration_ns, 7);
	check("kernel: pids", kernel.npids == 1 && kernel.pids[0] == 0);
	check("kernel: tids", kernel.ntids == 1 && kernel.tids[0] == 2);
	check("kernel: uids", kernel.nuids == 2 && kernel.uids[1] == 4);
	check("kernel: netns", kernel.nnetns == 1 && kernel.netns[0] == 5);
	check("kernel: cgroups",
	      kernel.ncgroups == 1 && kernel.cgroups[0] == 6);
	check("kernel: comms",
	      kernel.ncomms == 1 && !strcmp(kernel.comms[0], "nginx"));
	check("kernel: options",
	      kernel.nopts == 2 && kernel.opts[0].level == 6 &&
		      kernel.opts[0].optname == 1 &&
		      kernel.opts[0].flags == 0 &&
		      kernel.opts[1].flags ==
			      (SOT_OPT_ANY_NAME | SOT_OPT_EXCLUDE));
	check("kernel: what it does not use is 0",
	      !kernel.vias && !kernel.err && !kernel.pad && !kernel.pids[1] &&
		      !kernel.opts[2].level && !kernel.opts[0].pad);
}

static void test_less_in_kernel(void)
{
	static const struct filter patterns = { .ncomms = 2,
						.comms = { "nginx", "ng*" } };
	static const struct filter one = { .nerrs = 1, .errs = { 22 } };
	static const struct filter errors = { .nerrs = 2, .errs = { 22, 9 } };
	static const struct filter direction = {
		.nopts = 2,
		.opts = { { .level = 1, .optname = 26, .calls = SET_CALL },
			  { .level = 1,
			    .optname = 27,
			    .calls = SET_CALL,
			    .exclude = true } },
	};
	struct sot_filter kernel;

	filter_to_kernel(&patterns, &kernel);
	check_int("kernel: no patterns", kernel.ncomms, 0);
	filter_to_kernel(&one, &kernel);
	check("kernel: one error",
	      kernel.err == 22 && kernel.flags == SOT_FILTER_FAILED);
	filter_to_kernel(&errors, &kernel);
	check("kernel: several errors are any",
	      kernel.err == 0 && kernel.flags == SOT_FILTER_FAILED);
	filter_to_kernel(&direction, &kernel);
	check("kernel: includes both directions, excludes none",
	      kernel.nopts == 1 && kernel.opts[0].optname == 26 &&
		      kernel.opts[0].flags == 0);
}

static bool is_related(uint32_t type)
{
	return RECORD_RELATED >> type & 1;
}

/* What the wire format says of a filter's options, calls and results. */
static bool module_matches(const struct sot_filter *kernel,
			   const struct sot_event *event)
{
	bool included = false, any_include = false;
	uint32_t calls = kernel->calls ? kernel->calls : RECORD_OPTIONS;
	uint32_t type = event->header.type;

	for (uint32_t i = 0; i < kernel->nopts && !is_related(type); i++) {
		const struct sot_filter_opt *opt = &kernel->opts[i];
		bool hit = opt->level == event->level &&
			   (opt->flags & SOT_OPT_ANY_NAME ||
			    opt->optname == event->optname);

		if (opt->flags & SOT_OPT_EXCLUDE) {
			if (hit)
				return false;
		} else {
			any_include = true;
			included |= hit;
		}
	}
	return (included || !any_include) && calls >> type & 1 &&
	       (!(kernel->flags & SOT_FILTER_FAILED) || event->ret < 0) &&
	       (!kernel->err || event->ret == -kernel->err);
}

static struct filter random_filter(void)
{
	struct filter filter = {
		.live = true,
		.failed = rand() % 2,
		.calls = (uint32_t)(rand() % 256) << SOT_TYPE_SETSOCKOPT &
			 (rand() % 2 ? RECORD_EVENTS : RECORD_OPTIONS),
		.nerrs = (size_t)(rand() % 3),
		.errs = { rand() % 3 + 1, rand() % 3 + 1 },
		.nopts = (size_t)(rand() % 5),
	};

	for (size_t i = 0; i < filter.nopts; i++)
		filter.opts[i] = (struct filter_opt){
			.level = rand() % 3,
			.optname = rand() % 3,
			.calls = (uint32_t)(rand() % 3) << SOT_TYPE_SETSOCKOPT,
			.any_name = rand() % 4 == 0,
			.exclude = rand() % 3 == 0,
		};
	return filter;
}

/* A call that the user wants to see is never held back by the module. */
static void test_superset(void)
{
	bool superset = true;
	int matched = 0;

	srand(1);
	for (int i = 0; i < 200000; i++) {
		struct filter filter = random_filter();
		struct record rec = usual();
		struct sot_filter kernel;

		rec.type = SOT_TYPE_SETSOCKOPT +
			   (uint32_t)(rand() % (rand() % 2 ? 2 : 8));
		rec.event.header.type = rec.type;
		rec.event.level = rand() % 3;
		rec.event.optname = rand() % 3;
		rec.event.ret = -(rand() % 4);
		filter_to_kernel(&filter, &kernel);
		if (filter_match(&filter, &rec)) {
			matched++;
			superset &= module_matches(&kernel, &rec.event);
		}
	}
	check("superset: calls were matched at all", matched > 1000);
	check("superset: the module lets them pass", superset);
}

#define NODELAY                          \
	{                                \
		.level = 6, .optname = 1 \
	}
#define NOT_NODELAY                                       \
	{                                                 \
		.level = 6, .optname = 1, .exclude = true \
	}

/* Of a recording, and live, where the module shows what was asked for alone. */
static void test_related(void)
{
	static const struct match cases[] = {
		{ "related: of a recording", true, { 0 } },
		{ "related: not asked for", false, { .live = true } },
		{ "related: asked for",
		  true,
		  { .live = true, .calls = RECORD_EVENTS } },
		{ "related: another direction",
		  false,
		  { .calls = RECORD_OPTIONS } },
		{ "related: an option is named",
		  false,
		  { .opts = { NODELAY }, .nopts = 1 } },
		{ "related: it is left out",
		  true,
		  { .opts = { NOT_NODELAY }, .nopts = 1 } },
		{ "related: whichever option is named",
		  true,
		  { .opts = { NODELAY }, .nopts = 1, .calls = RECORD_EVENTS } },
		{ "related: its numbers are no option",
		  true,
		  { .opts = { NOT_NODELAY },
		    .nopts = 1,
		    .calls = RECORD_RELATED } },
		{ "related: family that was asked for",
		  true,
		  { .families = 1 << 6 } },
		{ "related: no family", false, { .families = 1 } },
		{ "related: failed", true, { .failed = true } },
		{ "related: pid", false, { .pids = { 1 }, .npids = 1 } },
	};
	struct record rec = usual();

	rec.type = rec.event.header.type = SOT_TYPE_SOCKET;
	rec.event.flags = SOT_F_NOSOCK;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i].name,
		      filter_match(&cases[i].filter, &rec) == cases[i].want);
	check("related: all calls are no condition",
	      filter_is_empty(&(struct filter){ .calls = RECORD_EVENTS }));
}

int main(void)
{
	test_related();
	test_single_conditions();
	test_options();
	test_no_socket();
	test_to_kernel();
	test_less_in_kernel();
	test_superset();
	return unit_end();
}
