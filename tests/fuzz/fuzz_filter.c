// SPDX-License-Identifier: GPL-2.0-only
/*
 * The command line: any words, and what a filter made of them says of an event.
 * Words that are accepted must give a filter within its bounds.
 */
#include "fuzz.h"

#include <getopt.h>

#include "../../userspace/options.h"
#include "../unit/event.h"

#define WORDS 24

/* Up to the last NUL; what is behind it is an event. */
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

/* What the user wants to see, the module must let pass, as far as it can say. */
static void require_superset(const struct filter *filter,
			     const struct record *rec)
{
	struct sot_filter kernel;

	filter_to_kernel(filter, &kernel);
	REQUIRE(!kernel.pad && kernel.npids <= SOT_FILTER_ENTRIES &&
			kernel.nopts <= SOT_FILTER_ENTRIES &&
			kernel.ncomms <= SOT_FILTER_COMMS,
		"the module's filter");
	if (!filter_match(filter, rec))
		return;
	REQUIRE(!kernel.calls || kernel.calls >> rec->type & 1, "calls");
	REQUIRE(!(kernel.flags & SOT_FILTER_FAILED) || rec->event.ret < 0,
		"failed");
	REQUIRE(rec->event.duration_ns >= kernel.min_duration_ns, "duration");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { .at = data, .left = size };
	struct record rec = event_sample();
	char *argv[WORDS + 2] = { (char *)"sockopt-trace" };
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
	require_superset(&options.filter, &rec);
	return 0;
}
