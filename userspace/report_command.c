// SPDX-License-Identifier: GPL-2.0-only
/* report: what a recording holds, on one page. */
#include "commands.h"

#include "advise_suppress.h"
#include "report.h"

static enum exit_code run(const struct options *options,
			  const struct suppress *suppress)
{
	static struct report report;
	struct options with_report = *options;
	enum exit_code code;

	with_report.report = &report;
	report.advise.suppress = suppress;
	report.advise.partial = advise_is_partial(&options->filter);
	code = rules_choose(&report.advise.rules, options->only, options->skip);
	if (code != EXIT_OK)
		return code;
	if (report_init(&report))
		return fail(EXIT_RUNTIME, "out of memory");
	code = command_replay(&with_report);
	report_free(&report);
	return code;
}

enum exit_code command_report(const struct options *options)
{
	static struct suppress suppress;
	enum exit_code code = EXIT_OK;

	if (options->suppress_path)
		code = suppress_read(&suppress, options->suppress_path);
	if (code == EXIT_OK)
		code = run(options, &suppress);
	suppress_free(&suppress);
	return code;
}
