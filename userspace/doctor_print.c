// SPDX-License-Identifier: GPL-2.0-only
/* doctor: what keeps this user from tracing, and the command that mends it. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "doctor.h"
#include "json.h"
#include "layout.h"

static const char *const status_names[STATUSES] = {
	[STATUS_OK] = "ok",	      [STATUS_PROBLEM] = "problem",
	[STATUS_NOTE] = "note",	      [STATUS_UNKNOWN] = "unknown",
	[STATUS_SKIPPED] = "skipped",
};

/* Columns of a status and of a check's name. */
#define LABELS 21

static enum exit_code print_text(const struct doctor *doctor,
				 const size_t *counts)
{
	const struct layout layout = {
		.to = stdout,
		.width = isatty(STDOUT_FILENO) ? layout_width() : 0,
		.labels = LABELS,
	};
	const char *before = "";

	for (size_t i = 0; i < CHECKS; i++) {
		const struct result *result = &doctor->results[i];
		char label[LABELS + 1];

		if (result->status == STATUS_SKIPPED)
			continue;
		snprintf(label, sizeof(label), "%-8s %-11s",
			 status_names[result->status], doctor_names[i]);
		layout_row(&layout, label, result->text);
		if (!*result->fix)
			continue;
		snprintf(label, sizeof(label), "%19s", "->");
		layout_row(&layout, label, result->fix);
	}
	for (size_t i = 0; i < STATUSES; i++) {
		if (!counts[i] && i != STATUS_PROBLEM)
			continue;
		printf("%s%zu %s%s", before, counts[i], status_names[i],
		       (i == STATUS_PROBLEM || i == STATUS_NOTE) &&
				       counts[i] != 1 ?
			       "s" :
			       "");
		before = ", ";
	}
	puts(counts[STATUS_UNKNOWN] && doctor->host.uid ?
		     " (root may see more)" :
		     "");
	if (fflush(stdout))
		return fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(errno));
	return EXIT_OK;
}

static void json_result(struct out *out, const char *name,
			const struct result *result)
{
	out_chr(out, '{');
	json_key_string(out, "type", "check");
	json_key_string(out, "check", name);
	json_key_string(out, "status", status_names[result->status]);
	json_key_string(out, "text", result->text);
	json_key_string(out, "fix", *result->fix ? result->fix : NULL);
	out_str(out, "}\n");
}

static enum exit_code print_json(const struct doctor *doctor,
				 const size_t *counts)
{
	struct out out;
	int err;

	if (out_init(&out, STDOUT_FILENO))
		return fail(EXIT_RUNTIME, "out of memory");
	for (size_t i = 0; i < CHECKS; i++)
		json_result(&out, doctor_names[i], &doctor->results[i]);
	out_chr(&out, '{');
	json_key_string(&out, "type", "summary");
	json_key_string(&out, "version", SOT_VERSION);
	for (size_t i = 0; i < STATUSES; i++)
		json_key_number(&out, status_names[i], (int64_t)counts[i]);
	out_str(&out, "}\n");
	err = out_flush(&out);
	out_free(&out);
	if (err && err != -EPIPE)
		return fail(EXIT_RUNTIME, "cannot write standard output: %s",
			    strerror(-err));
	return EXIT_OK;
}

enum exit_code command_doctor(const struct options *options)
{
	static struct doctor doctor;
	size_t counts[STATUSES] = { 0 };
	enum exit_code code;

	doctor_meet(&doctor.host);
	doctor_examine(&doctor);
	doctor_release(&doctor.host);
	for (size_t i = 0; i < CHECKS; i++)
		counts[doctor.results[i].status]++;
	if (options->format == FORMAT_JSON)
		code = print_json(&doctor, counts);
	else
		code = print_text(&doctor, counts);
	return code == EXIT_OK && counts[STATUS_PROBLEM] ? EXIT_RUNTIME : code;
}
