// SPDX-License-Identifier: GPL-2.0-only
/*
 * The command line: any words, what a filter made of them says of an event, and
 * what explain and list say of them. Words that are accepted must give a filter
 * within its bounds, and the module one that is no narrower.
 */
#include "fuzz.h"

#include <getopt.h>

#include "../../userspace/commands.h"
#include "../unit/event.h"

#define WORDS 24

/* What the input has left, at its NULs. */
static int split(struct input *input, char *text, char *argv[WORDS + 2])
{
	int argc = 1;
	size_t len = input->left < 4096 ? input->left : 4095;

	memcpy(text, input->at, len);
	text[len] = '\0';
	for (char *word = text; word < text + len && argc <= WORDS;
	     word += strlen(word) + 1)
		argv[argc++] = word;
	argv[argc] = NULL;
	return argc;
}

static void require_bounds(const struct filter *filter)
{
	REQUIRE(filter->npids <= FILTER_ENTRIES, "pids");
	REQUIRE(filter->ntids <= FILTER_ENTRIES, "tids");
	REQUIRE(filter->nuids <= FILTER_ENTRIES, "uids");
	REQUIRE(filter->nerrs <= FILTER_ENTRIES, "errs");
	REQUIRE(filter->ncomms <= FILTER_COMMS, "comms");
	REQUIRE(filter->nnetns <= FILTER_NS, "netns");
	REQUIRE(filter->ncgroups <= FILTER_NS, "cgroups");
	REQUIRE(filter->nopts <= FILTER_ENTRIES, "opts");
}

static bool has_u32(const uint32_t *list, uint32_t n, uint32_t value)
{
	for (uint32_t i = 0; i < n; i++)
		if (list[i] == value)
			return true;
	return !n;
}

static bool has_comm(const struct sot_filter *filter, const char *comm)
{
	for (uint32_t i = 0; i < filter->ncomms; i++)
		if (!strncmp(filter->comms[i], comm, SOT_COMM_LEN))
			return true;
	return !filter->ncomms;
}

static bool has_opt(const struct sot_filter *filter,
		    const struct sot_event *event)
{
	bool included = false, any_include = false;

	for (uint32_t i = 0; i < filter->nopts; i++) {
		const struct sot_filter_opt *opt = &filter->opts[i];
		bool hit = opt->level == event->level &&
			   (opt->flags & SOT_OPT_ANY_NAME ||
			    opt->optname == event->optname);

		if (opt->flags & SOT_OPT_EXCLUDE && hit)
			return false;
		any_include |= !(opt->flags & SOT_OPT_EXCLUDE);
		included |= hit;
	}
	return included || !any_include;
}

/* As the wire format has it; descendants and cgroups, a record cannot tell. */
static bool module_passes(const struct sot_filter *filter,
			  const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	bool nosock = event->flags & SOT_F_NOSOCK;
	uint32_t calls = filter->calls ? filter->calls : RECORD_OPTIONS;
	uint32_t family = !nosock ? event->sock_family :
			  rec->type == SOT_TYPE_SOCKET ?
				    (uint32_t)event->level :
				    0;

	return calls >> rec->type & 1 &&
	       (!filter->vias || filter->vias >> event->via & 1) &&
	       (!(filter->flags & SOT_FILTER_FAILED) || event->ret < 0) &&
	       (!filter->err || event->ret == -filter->err) &&
	       (!filter->families ||
		(family < 64 && filter->families >> family & 1)) &&
	       event->duration_ns >= filter->min_duration_ns &&
	       (filter->flags & SOT_FILTER_TREE ||
		has_u32(filter->pids, filter->npids, event->pid)) &&
	       has_u32(filter->tids, filter->ntids, event->tid) &&
	       has_u32(filter->uids, filter->nuids, event->uid) &&
	       has_u32(filter->netns, filter->nnetns,
		       nosock ? event->netns : event->sock_netns) &&
	       has_comm(filter, event->comm) &&
	       (!record_is_option(rec) || has_opt(filter, event));
}

/* What the user wants to see, the module must let pass. */
static void require_superset(const struct filter *filter,
			     const struct record *rec)
{
	struct sot_filter kernel;

	filter_to_kernel(filter, &kernel);
	REQUIRE(!kernel.pad && kernel.npids <= SOT_FILTER_ENTRIES &&
			kernel.nopts <= SOT_FILTER_ENTRIES &&
			kernel.ncomms <= SOT_FILTER_COMMS,
		"the module's filter");
	if (filter_match(filter, rec) && filter->live)
		REQUIRE(module_passes(&kernel, rec), "too narrow a filter");
}

/* An event that the filter's own entries are about, more often than not. */
static void aim(uint32_t bits, const struct filter *filter, struct record *rec)
{
	struct sot_event *event = &rec->event;
	uint32_t pick = bits >> 16;

	rec->type = bits & 1 ? SOT_TYPE_SETSOCKOPT :
			       SOT_TYPE_GETSOCKOPT + (bits >> 8 & 7) % 7;
	event->flags = bits & 2 ? SOT_F_NOSOCK : 0;
	event->duration_ns = bits & 4 ? filter->min_duration_ns : 1234;
	event->sock_family = pick % 64;
	if (filter->nopts && bits & 8) {
		event->level = filter->opts[pick % filter->nopts].level;
		event->optname = filter->opts[pick % filter->nopts].optname;
	}
	if (filter->npids && bits & 16)
		event->pid = filter->pids[pick % filter->npids];
	if (filter->ntids && bits & 32)
		event->tid = filter->tids[pick % filter->ntids];
	if (filter->nuids && bits & 64)
		event->uid = filter->uids[pick % filter->nuids];
	if (filter->nerrs && bits & 128)
		event->ret = -filter->errs[pick % filter->nerrs];
	if (filter->nnetns && bits & 256)
		event->netns = event->sock_netns =
			filter->netns[pick % filter->nnetns];
	if (filter->ncomms && bits & 512)
		snprintf(event->comm, sizeof(event->comm), "%s",
			 filter->comms[pick % filter->ncomms]);
}

/* These need no device: what is said of any word is tried as well. */
static void run_offline(const struct options *options)
{
	enum exit_code code = EXIT_OK;

	if (options->command == COMMAND_EXPLAIN)
		code = command_explain(options);
	else if (options->command == COMMAND_LIST)
		code = command_list(options);
	REQUIRE(code == EXIT_OK || code == EXIT_USAGE, "explain or list");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { .at = data, .left = size };
	struct record rec = event_sample();
	char *argv[WORDS + 2] = { (char *)"sockopt-trace" };
	uint32_t bits = input_u32(&input);
	struct options options;
	char text[4096];
	int argc;

	rec.event.ret = (int32_t)input_u32(&input) % 200;
	rec.event.level = (int32_t)input_below(&input, 300);
	rec.event.optname = (int32_t)input_below(&input, 100);
	argc = split(&input, text, argv);
	if (options_parse(&options, argc, argv) != EXIT_OK)
		return 0;
	require_bounds(&options.filter);
	aim(bits, &options.filter, &rec);
	require_superset(&options.filter, &rec);
	run_offline(&options);
	return 0;
}
