// SPDX-License-Identifier: GPL-2.0-only
#include "commands.h"

#include "child.h"
#include "device.h"
#include "handover.h"
#include "output.h"
#include "session.h"

static enum exit_code run(const struct options *options, struct source *source,
			  struct output *output, struct handover *handover)
{
	struct child child = { 0 };
	struct session session = {
		.source = source,
		.filter = &options->filter,
		.output = output,
		.child = options->argv ? &child : NULL,
		.handover = options->handover ? handover : NULL,
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
				   struct sot_filter *kernel,
				   struct source *source)
{
	enum exit_code code = EXIT_OK;

	if (options->argv)
		code = child_prepare();
	if (code != EXIT_OK)
		return code;
	code = options->advise ? device_try_filter(source, kernel) :
				 device_set_filter(source, kernel);
	if (code == EXIT_OK && options->history)
		code = device_rewind(source);
	return code;
}

/* From the device, be it opened anew or as the process before left it. */
static enum exit_code trace(const struct options *options,
			    struct sot_filter *kernel, struct source *source,
			    struct handover *handover)
{
	struct output output;
	enum exit_code code = output_open(&output, options);
	enum exit_code closing;

	if (code != EXIT_OK)
		return code;
	/* What was left has its filter, and what came meanwhile. */
	if (handover->device < 0)
		code = choose_calls(options, kernel, source);
	if (code == EXIT_OK && options->handover && handover->device < 0)
		code = handover_keep(handover, source->fd);
	if (code == EXIT_OK)
		code = run(options, source, &output, handover);
	closing = output_close(&output);
	return code == EXIT_OK ? closing : code;
}

enum exit_code command_live(const struct options *options)
{
	struct handover handover = { .device = -1, .count = -1 };
	enum exit_code code = EXIT_OK;
	struct sot_filter kernel;
	struct source source;

	filter_to_kernel(&options->filter, &kernel);
	if (options->handover)
		code = handover_open(&handover, &kernel);
	if (code != EXIT_OK)
		return code;
	code = handover.device < 0 ?
		       device_open(&source, options->device) :
		       device_adopt(&source, handover.device, options->device);
	if (code == EXIT_OK) {
		code = trace(options, &kernel, &source, &handover);
		source_close(&source);
	}
	handover_close(&handover);
	return code;
}
