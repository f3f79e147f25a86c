// SPDX-License-Identifier: GPL-2.0-only
#include "commands.h"

#include "output.h"
#include "session.h"
#include "source.h"

enum exit_code command_replay(const struct options *options)
{
	struct output output;
	struct source source;
	struct session session = {
		.source = &source,
		.filter = &options->filter,
		.output = &output,
		.strict = options->strict,
		.drop_privileges = true,
	};
	enum exit_code code =
		source_open_recording(&source, options->read_path);
	enum exit_code closing;

	if (code != EXIT_OK)
		return code;
	code = output_open(&output, options);
	if (code == EXIT_OK) {
		code = session_run(&session);
		closing = output_close(&output);
		if (code == EXIT_OK)
			code = closing;
	}
	source_close(&source);
	return code;
}
