// SPDX-License-Identifier: GPL-2.0-only
/* advise: what is wrong with the calls of this host, of a command, or of a file. */
#include "commands.h"

#include "advise.h"
#include "advise_suppress.h"
#include "journal.h"
#include "output.h"

/*
 * Some calls of a socket but not others: whole sockets hide nothing. The threads
 * of a process may have names, and users, of their own.
 */
bool advise_is_partial(const struct filter *filter)
{
	return filter->failed || ~filter->calls & RECORD_OPTIONS ||
	       filter->min_duration_ns || filter->nerrs || filter->nopts ||
	       filter->ntids || filter->ncomms || filter->nuids;
}

/* EXIT_FINDING if one is as bad as the user said. */
static enum exit_code judge(const struct options *options,
			    const struct findings *findings)
{
	for (uint32_t i = 0; i < findings->count; i++)
		if (findings->list[i].rule->severity >= options->fail_on)
			return EXIT_FINDING;
	return EXIT_OK;
}

static enum exit_code open_journal(struct advise_journal *journal,
				   const struct options *options)
{
	if (!options->journald)
		return EXIT_OK;
	journal->on = true;
	journal->live = !options->read_path;
	journal->all = options->only;
	return journal_open();
}

static enum exit_code run(const struct options *options,
			  const struct suppress *suppress)
{
	static struct advise advise;
	struct options with_advise = *options;
	enum exit_code code;

	with_advise.advise = &advise;
	advise.suppress = suppress;
	advise.partial = advise_is_partial(&options->filter);
	advise.verbose = options->verbose;
	code = rules_choose(&advise.rules, options->only, options->skip);
	if (code == EXIT_OK)
		code = open_journal(&advise.journal, options);
	if (code != EXIT_OK)
		return code;
	if (advise_init(&advise))
		return fail(EXIT_RUNTIME, "out of memory");
	if (options->read_path) {
		code = command_replay(&with_advise);
	} else {
		advise_meet(&advise.host, "");
		code = command_live(&with_advise);
	}
	if (code == EXIT_OK && advise.journal.failed)
		code = EXIT_RUNTIME;
	if (code == EXIT_OK)
		code = judge(options, &advise.findings);
	advise_free(&advise);
	return code;
}

enum exit_code command_advise(const struct options *options)
{
	static struct suppress suppress;
	enum exit_code code = EXIT_OK;

	if (options->list_rules) {
		rules_list(options->verbose);
		return EXIT_OK;
	}
	if (options->suppress_path)
		code = suppress_read(&suppress, options->suppress_path);
	if (code == EXIT_OK)
		code = run(options, &suppress);
	suppress_free(&suppress);
	return code;
}
