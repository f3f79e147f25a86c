// SPDX-License-Identifier: GPL-2.0-only
#include "source_end.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

static enum exit_code fail_bad(const struct source *source)
{
	if (source->ready)
		return fail(EXIT_RUNTIME,
			    "%s is damaged at byte %" PRIu64 "%s: %s",
			    source->name, source_offset(source),
			    source_space(source), source->why);
	return fail(EXIT_RUNTIME, "%s: %s", source->name, source->why);
}

static enum exit_code end_of_recording(const struct source *source)
{
	uint64_t size = source_offset(source) + source_rest(source);

	if (source->ready && !source_rest(source) && !source_is_torn(source))
		return EXIT_OK;
	if (!size && !source_is_torn(source))
		return fail(EXIT_RUNTIME,
			    "%s is empty: there is no recording in it",
			    source->name);
	return fail(EXIT_RUNTIME,
		    "%s is cut off: it ends at byte %" PRIu64
		    "%s, within the %s that starts at byte %" PRIu64,
		    source->name, size, source_space(source),
		    source->ready ? "record" : "header", source_offset(source));
}

enum exit_code source_end(const struct source *source, int err)
{
	if (!err)
		return end_of_recording(source);
	if (err == -EBADMSG)
		return fail_bad(source);
	if (err == -ENODEV && source->live)
		return fail(EXIT_RUNTIME,
			    "%s is gone: is the module still loaded?",
			    source->name);
	return fail(EXIT_RUNTIME, "cannot read %s: %s", source->name,
		    strerror(-err));
}
