// SPDX-License-Identifier: GPL-2.0-only
/* top: what stat counts, on a screen, while it goes on. */
#include "commands.h"

#include "screen.h"
#include "top.h"

#define INTERVAL_NS UINT64_C(1000000000)

static enum exit_code run(const struct options *options, struct top *top)
{
	struct options with_top = *options;
	enum exit_code code = screen_open();

	if (code != EXIT_OK)
		return code;
	with_top.top = top;
	code = options->read_path ? command_replay(&with_top) :
				    command_live(&with_top);
	screen_close();
	return code;
}

enum exit_code command_top(const struct options *options)
{
	static struct top top;
	enum exit_code code;

	top.by = options->by;
	top.sort = options->sort;
	top.live = !options->read_path;
	top.interval_ns = options->interval_ns ? options->interval_ns :
						 INTERVAL_NS;
	if (top_init(&top))
		return fail(EXIT_RUNTIME, "out of memory");
	code = run(options, &top);
	top_free(&top);
	return code;
}
