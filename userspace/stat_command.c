// SPDX-License-Identifier: GPL-2.0-only
/* stat: how many calls there were, and how long they took. */
#include "commands.h"

#include "stats.h"

enum exit_code command_stat(const struct options *options)
{
	static struct stats stats;
	struct options with_stats = *options;
	enum exit_code code;

	stats.by = options->by;
	stats.sort = options->sort;
	stats.histogram = options->histogram || options->verbose;
	stats.interval_ns = options->interval_ns;
	stats.live = !options->read_path;
	with_stats.stats = &stats;
	if (stats_init(&stats))
		return fail(EXIT_RUNTIME, "out of memory");
	code = options->read_path ? command_replay(&with_stats) :
				    command_live(&with_stats);
	stats_free(&stats);
	return code;
}
