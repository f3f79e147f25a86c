// SPDX-License-Identifier: GPL-2.0-only
/* Findings as text for people, and as JSON lines. */
#include "advise.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "json.h"
#include "layout.h"
#include "timestamp.h"
#include "utf8.h"

#define MARGIN 2
#define LABELS 9

/* Without -v, one line is enough to know the call. */
#define LINES_TERSE 1

struct page {
	struct layout layout;
	const struct sink *sink;
};

__attribute__((format(printf, 3, 4))) static void
row(const struct page *page, const char *label, const char *fmt, ...)
{
	char text[FINDING_WHAT + 128];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	layout_row(&page->layout, label, text);
}

/* A time as text; of the style that trace has. */
static void put_time(const struct page *page, int64_t ns, char *text,
		     size_t size)
{
	struct out *out = page->sink->out;
	size_t start = out->len;
	size_t len;

	if (page->sink->full_date)
		timestamp_full(out, ns, page->sink->utc);
	else
		timestamp_time(out, ns, page->sink->utc);
	len = out->len - start;
	if (len >= size)
		len = size - 1;
	memcpy(text, out->buf + start, len);
	text[len] = '\0';
	out->len = start;
}

static void print_times(const struct page *page, const struct finding *finding)
{
	char first[40], last[40];

	put_time(page, finding->first_ns, first, sizeof(first));
	put_time(page, finding->last_ns, last, sizeof(last));
	if (finding->count == 1)
		row(page, "when", "%s", first);
	else
		row(page, "when", "%" PRIu64 " times, %s to %s", finding->count,
		    first, last);
}

/* Once is enough, however many processes do it. */
static void explain(const struct page *page, const struct findings *findings,
		    const struct finding *finding)
{
	const struct rule *rule = finding->rule;

	for (const struct finding *i = findings->list; i < finding; i++)
		if (i->rule == rule)
			return;
	layout_row(&page->layout, "why", rule->why);
	layout_row(&page->layout, "fix", rule->fix);
	layout_row(&page->layout, "see", rule->see);
}

static void print_finding(const struct page *page,
			  const struct findings *findings,
			  const struct finding *finding, bool verbose)
{
	const struct rule *rule = finding->rule;
	uint32_t nlines = verbose || finding->nlines < LINES_TERSE ?
				  finding->nlines :
				  LINES_TERSE;

	row(page, severity_names[rule->severity], "%s: %s", rule->id,
	    rule->title);
	row(page, "what", "%s", finding->what);
	print_times(page, finding);
	explain(page, findings, finding);
	/* Calls are not wrapped: people search for them. */
	for (uint32_t i = 0; i < nlines; i++)
		fprintf(page->layout.to, "%*s%s\n", MARGIN + LABELS, "",
			finding->lines[i]);
}

static bool is_same_process(const struct finding *a, const struct finding *b)
{
	return a->pid == b->pid && !strcmp(a->comm, b->comm);
}

static void print_all(const struct advise *advise, const struct page *page)
{
	const struct findings *findings = &advise->findings;

	for (uint32_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->list[i];
		char comm[SOT_COMM_LEN];

		if (!i || !is_same_process(finding, finding - 1)) {
			memcpy(comm, finding->comm, sizeof(comm));
			utf8_tame(comm);
			fprintf(page->layout.to,
				"%s%s[%" PRIu32 "], user %" PRIu32 "\n",
				i ? "\n" : "", comm, finding->pid,
				finding->uid);
		} else {
			fputc('\n', page->layout.to);
		}
		print_finding(page, findings, finding, advise->verbose);
	}
	if (findings->count)
		fputc('\n', page->layout.to);
}

static void count(const struct findings *findings, size_t counts[SEVERITIES])
{
	for (uint32_t i = 0; i < findings->count; i++)
		counts[findings->list[i].rule->severity]++;
}

static void print_totals(const struct advise *advise, FILE *to)
{
	const struct findings *findings = &advise->findings;
	size_t counts[SEVERITIES] = { 0 };

	count(findings, counts);
	fprintf(to, "%zu error%s, %zu warning%s, %zu info",
		counts[SEVERITY_ERROR], counts[SEVERITY_ERROR] == 1 ? "" : "s",
		counts[SEVERITY_WARNING],
		counts[SEVERITY_WARNING] == 1 ? "" : "s",
		counts[SEVERITY_INFO]);
	if (findings->suppressed)
		fprintf(to, ", suppressed %" PRIu64 " times",
			findings->suppressed);
	fprintf(to, ", in %" PRIu64 " call%s\n", advise->events,
		advise->events == 1 ? "" : "s");
	if (findings->dropped)
		fprintf(to,
			"beyond %d findings nothing is kept: %" PRIu64
			" times a rule had something to say\n",
			FINDINGS_MAX, findings->dropped);
	if (advise->lossy)
		fputs("calls were lost: rules about what was never done were left out from then on\n",
		      to);
	if (advise->partial)
		fputs("the filter hides calls: rules about what was never done were left out\n",
		      to);
}

void advise_print_text(const struct advise *advise, const struct sink *sink)
{
	struct page page = { .sink = sink };
	char *text = NULL;
	size_t len;

	page.layout = (struct layout){
		.to = open_memstream(&text, &len),
		.width = isatty(STDOUT_FILENO) ? layout_width() : 80,
		.margin = MARGIN,
		.labels = LABELS,
	};
	if (!page.layout.to)
		return;
	print_all(advise, &page);
	print_totals(advise, page.layout.to);
	if (!fclose(page.layout.to))
		out_mem(sink->out, text, len);
	free(text);
}

static void json_time(struct out *out, const char *name, int64_t ns)
{
	json_key(out, name);
	out_chr(out, '"');
	timestamp_exact(out, ns);
	out_chr(out, '"');
}

static void json_finding(const struct sink *sink, const struct finding *finding)
{
	const struct rule *rule = finding->rule;
	struct out *out = sink->out;

	out_chr(out, '{');
	json_key_number(out, "schema", 1);
	json_key_string(out, "type", "finding");
	json_key_string(out, "host", sink->stream->host);
	json_key_string(out, "rule", rule->id);
	json_key_string(out, "severity", severity_names[rule->severity]);
	json_key_string(out, "class", class_names[rule->class]);
	json_key_number(out, "pid", finding->pid);
	json_key_number(out, "uid", finding->uid);
	json_key_string(out, "comm", finding->comm);
	json_key_number(out, "count", (int64_t)finding->count);
	json_time(out, "first", finding->first_ns);
	json_time(out, "last", finding->last_ns);
	json_key_string(out, "title", rule->title);
	json_key_string(out, "what", finding->what);
	json_key_string(out, "why", rule->why);
	json_key_string(out, "fix", rule->fix);
	json_key_string(out, "see", rule->see);
	json_key(out, "evidence");
	out_chr(out, '[');
	for (uint32_t i = 0; i < finding->nlines; i++) {
		if (i)
			out_chr(out, ',');
		json_string(out, finding->lines[i], strlen(finding->lines[i]));
	}
	out_str(out, "]}\n");
}

void advise_print_json(const struct advise *advise, const struct sink *sink)
{
	const struct findings *findings = &advise->findings;

	for (uint32_t i = 0; i < findings->count; i++) {
		json_finding(sink, &findings->list[i]);
		out_flush_full(sink->out);
	}
}
