// SPDX-License-Identifier: GPL-2.0-only
/* Who does what, and what fails. */
#include "report.h"

#include <inttypes.h>
#include <string.h>

#include "html.h"
#include "names.h"

/* What nobody would read to its end. */
#define LINES_MOST 250

/* As long as "getsockopt ". */
#define CALL_LEN (sizeof("setsockopt ") - 1)

static void put_comm(struct out *out, const char *comm)
{
	if (*comm)
		html_text(out, comm, strnlen(comm, SOT_COMM_LEN));
	else
		out_str(out, "<small>without a name</small>");
}

static void put_count_cell(struct out *out, uint64_t n)
{
	out_str(out, "<td class=n>");
	if (n)
		html_count(out, n);
}

static void put_failed_cell(struct out *out, uint64_t n)
{
	out_str(out, n ? "<td class=\"n bad\">" : "<td class=n>");
	if (n)
		html_count(out, n);
}

static void begin_table(struct out *out, const char *id, const char *title,
			const char *head)
{
	html_put(out, "<section id=%s><h2>%s</h2>\n<div class=wide><table>\n",
		 id, title);
	html_put(out, "<thead><tr>%s</tr></thead>\n<tbody>\n", head);
}

/* left: lines that were left out; dropped: calls for which there was no room. */
static void end_table(struct out *out, uint64_t left, uint64_t dropped)
{
	out_str(out, "</tbody></table></div>\n");
	if (left)
		html_put(out,
			 "<p class=note>%" PRIu64
			 " further lines with fewer calls are left out.</p>\n",
			 left);
	if (dropped)
		html_put(
			out,
			"<p class=note>%" PRIu64
			" further calls came when there was no room for more lines.</p>\n",
			dropped);
	out_str(out, "</section>\n");
}

/* A bar as long as this share of the most; in print it stays. */
static void put_bar(struct out *out, uint64_t n, uint64_t most)
{
	html_put(
		out,
		"<td class=bar><svg viewBox=\"0 0 100 8\" preserveAspectRatio=none>"
		"<rect width=\"%.2f\" height=8 class=all></rect></svg>",
		most ? 100.0 * (double)n / (double)most : 0.0);
}

static void print_programs(const struct report *report, struct out *out)
{
	const struct tally *programs = &report->programs;
	uint32_t shown = programs->used < LINES_MOST ? programs->used :
						       LINES_MOST;
	uint64_t most = 0;

	begin_table(
		out, "programs", "Programs",
		"<th>program<th class=n>calls<th class=n>set<th class=n>read"
		"<th class=n>failed<th>");
	for (uint32_t i = 0; i < shown; i++) {
		const struct report_program *program = tally_at(programs, i);

		if (!i)
			most = program->item.count;
		out_str(out, "<tr><td>");
		put_comm(out, program->item.key);
		if (program->pids)
			out_str(out, " <small>several processes</small>");
		else
			html_put(out, " <small>%" PRIu32 "</small>",
				 program->pid);
		put_count_cell(out, program->item.count);
		put_count_cell(out, program->sets);
		put_count_cell(out, program->gets);
		put_failed_cell(out, program->failed);
		put_bar(out, program->item.count, most);
		out_chr(out, '\n');
	}
	end_table(out, programs->used - shown, programs->dropped);
}

static void put_values(struct out *out, const struct report_use *use)
{
	out_str(out, "<td class=values>");
	for (uint32_t i = 0; i < use->nvalues; i++) {
		out_str(out, i ? " <code>" : "<code>");
		html_str(out, use->values[i]);
		out_str(out, "</code>");
	}
	if (use->more)
		out_str(out, " <small>and others</small>");
}

static void put_use(struct out *out, const struct report_use *use)
{
	out_str(out, "<tr><td>");
	put_comm(out, use->comm);
	out_str(out, "<td>");
	html_str(out, use->call + CALL_LEN);
	put_values(out, use);
	put_count_cell(out, use->item.count);
	put_failed_cell(out, use->failed);
	out_chr(out, '\n');
}

static void print_uses(struct out *out, const struct tally *uses,
		       const char *id, const char *title)
{
	uint32_t shown = uses->used < LINES_MOST ? uses->used : LINES_MOST;

	begin_table(out, id, title,
		    "<th>program<th>option<th>values<th class=n>calls"
		    "<th class=n>failed");
	for (uint32_t i = 0; i < shown; i++)
		put_use(out, tally_at(uses, i));
	if (!shown)
		out_str(out, "<tr><td colspan=5>nobody does\n");
	end_table(out, uses->used - shown, uses->dropped);
}

static void put_errno(struct out *out, uint32_t err)
{
	const char *name = errno_name(err);
	const char *message = errno_message(err);

	if (name)
		html_str(out, name);
	else
		html_put(out, "errno %" PRIu32, err);
	if (message) {
		out_str(out, " <small>");
		html_str(out, message);
		out_str(out, "</small>");
	}
}

static void print_errors(const struct report *report, struct out *out)
{
	const struct tally *errors = &report->errors;
	uint32_t shown = errors->used < LINES_MOST ? errors->used : LINES_MOST;

	begin_table(out, "errors", "What fails",
		    "<th>error<th>call<th>program<th class=n>calls");
	for (uint32_t i = 0; i < shown; i++) {
		const struct report_error *error = tally_at(errors, i);

		out_str(out, "<tr><td class=bad>");
		put_errno(out, error->err);
		out_str(out, "<td>");
		html_str(out, error->call);
		out_str(out, "<td>");
		put_comm(out, error->comm);
		if (error->comms)
			out_str(out, " <small>and others</small>");
		put_count_cell(out, error->item.count);
		out_chr(out, '\n');
	}
	if (!shown)
		out_str(out, "<tr><td colspan=4>nothing did\n");
	end_table(out, errors->used - shown, errors->dropped);
}

void report_print_tables(const struct report *report, struct out *out)
{
	print_uses(out, &report->set_uses, "sets", "Who sets what");
	print_uses(out, &report->read_uses, "reads", "Who reads what");
	print_programs(report, out);
	print_errors(report, out);
}
