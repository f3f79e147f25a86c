// SPDX-License-Identifier: GPL-2.0-only
#include "commands.h"

#include "child.h"
#include "device.h"
#include "output.h"
#include "session.h"

static enum exit_code run(const struct options *options, struct source *source,
			  struct output *output)
{
	struct child child = { 0 };
	struct session session = {
		.source = source,
		.filter = &options->filter,
		.output = output,
		.child = options->argv ? &child : NULL,
		.duration_ns = options->duration_ns,
		.strict = options->strict,
		.drop_privileges = true,
	};
	enum exit_code code = EXIT_OK;

	/* The filter stands already: not even the first call is missed. */
	if (options->argv)
		code = child_start(&child, options->argv);
	return code == EXIT_OK ? session_run(&session) : code;
}

static enum exit_code choose_calls(const struct options *options,
				   struct source *source)
{
	struct sot_filter kernel;
	enum exit_code code = EXIT_OK;

	if (options->argv)
		code = child_prepare();
	if (code != EXIT_OK)
		return code;
	filter_to_kernel(&options->filter, &kernel);
	code = options->advise ? device_try_filter(source, &kernel) :
				 device_set_filter(source, &kernel);
	if (code == EXIT_OK && options->history)
		code = device_rewind(source);
	return code;
}

enum exit_code command_live(const struct options *options)
{
	struct output output;
	struct source source;
	enum exit_code code = device_open(&source, options->device);
	enum exit_code closing;

	if (code != EXIT_OK)
		return code;
	code = output_open(&output, options);
	if (code != EXIT_OK)
		goto close_source;
	code = choose_calls(options, &source);
	if (code == EXIT_OK)
		code = run(options, &source, &output);
	closing = output_close(&output);
	if (code == EXIT_OK)
		code = closing;
close_source:
	source_close(&source);
	return code;
}
