// SPDX-License-Identifier: GPL-2.0-only
/* The page as a whole: one file, which needs no other, nor a script. */
#include "report.h"

#include <string.h>

#include "html.h"
#include "report_style.h"
#include "timestamp.h"

/* Whatever gets into the page, a browser loads and runs nothing. */
static const char page_head[] =
	"<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n"
	"<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<meta name=viewport content=\"width=device-width,initial-scale=1\">\n"
	"<meta name=referrer content=no-referrer>\n";

static const char page_nav[] =
	"<nav><a href=#times>over time</a><a href=#findings>findings</a>"
	"<a href=#sets>who sets what</a><a href=#reads>who reads what</a>"
	"<a href=#programs>programs</a><a href=#errors>what fails</a>"
	"<a href=#latency>latency</a></nav>\n";

static void put_head(const struct report *report, const struct sink *sink)
{
	const struct report_times *times = &report->times;
	const struct stream *stream = sink->stream;
	struct out *out = sink->out;

	out_str(out, page_head);
	out_str(out, "<title>Socket options on ");
	html_str(out, stream->host);
	out_str(out, "</title>\n<style>\n");
	out_str(out, report_style);
	out_str(out,
		"</style>\n</head>\n<body>\n<header>\n<h1>Socket options on ");
	html_str(out, stream->host);
	out_str(out, "</h1>\n<p class=when>Linux ");
	html_str(out, stream->release);
	if (times->part_ns) {
		out_str(out, ", ");
		timestamp_full(out, times->first_ns, sink->utc);
		out_str(out, " to ");
		timestamp_full(out, times->last_ns, sink->utc);
		out_str(out, " (");
		html_duration(out, (uint64_t)times->last_ns -
					   (uint64_t)times->first_ns);
		out_chr(out, ')');
	}
	out_str(out, "</p>\n");
	out_str(out, page_nav);
	out_str(out, "</header>\n");
}

static void put_tile(struct out *out, uint64_t n, const char *name, bool bad)
{
	out_str(out, bad && n ? "<div class=bad><b>" : "<div><b>");
	html_count(out, n);
	html_put(out, "</b>%s</div>\n", name);
}

static void put_tiles(const struct report *report, struct out *out)
{
	const struct summary *losses = &report->losses;

	out_str(out, "<div class=tiles>\n");
	put_tile(out, report->sets, "options set", false);
	put_tile(out, report->gets, "options read", false);
	put_tile(out, report->failed, "calls failed", true);
	put_tile(out, report->programs.used, "programs", false);
	put_tile(out, report->advise.findings.count, "findings", false);
	put_tile(out, losses->lost + losses->missed, "calls lost", true);
	out_str(out, "</div>\n");
	if (losses->blind)
		out_str(out,
			"<p class=bad>For some time the probes were switched off: "
			"nobody knows how many calls are missing.</p>\n");
	if (report->related) {
		out_str(out, "<p class=note>and ");
		html_count(out, report->related);
		out_str(out, " related calls, from socket to close</p>\n");
	}
}

static void put_row(struct out *out, const char *label, const char *text)
{
	if (!text)
		return;
	html_put(out, "<dt>%s</dt><dd>", label);
	html_str(out, text);
	out_str(out, "</dd>\n");
}

static void put_when(const struct sink *sink, const struct finding *finding)
{
	struct out *out = sink->out;

	out_str(out, " <small>");
	if (finding->count > 1) {
		html_count(out, finding->count);
		out_str(out, " times, ");
	}
	timestamp_time(out, finding->first_ns, sink->utc);
	if (finding->count > 1) {
		out_str(out, " to ");
		timestamp_time(out, finding->last_ns, sink->utc);
	}
	out_str(out, "</small>");
}

/* Who it is, and what they did. */
static void put_case(const struct sink *sink, const struct finding *finding)
{
	struct out *out = sink->out;

	out_str(out, "<div class=case><p><b>");
	html_text(out, finding->comm, strnlen(finding->comm, SOT_COMM_LEN));
	html_put(out, "[%u]</b> ", finding->pid);
	html_str(out, finding->what);
	put_when(sink, finding);
	out_str(out, "</p>");
	for (uint32_t i = 0; i < finding->nlines; i++) {
		out_str(out, i ? "\n" : "<pre>");
		html_str(out, finding->lines[i]);
	}
	out_str(out, finding->nlines ? "</pre></div>\n" : "</div>\n");
}

static bool is_first_of_rule(const struct findings *findings, uint32_t at)
{
	for (uint32_t i = 0; i < at; i++)
		if (findings->list[i].rule == findings->list[at].rule)
			return false;
	return true;
}

/* What the rule says once, however many do it. */
static void put_rule(const struct findings *findings, const struct rule *rule,
		     const struct sink *sink)
{
	const char *severity = severity_names[rule->severity];
	struct out *out = sink->out;

	html_put(
		out,
		"<article class=\"finding %s\">\n<p class=tag>%s, %s</p>\n<h3>",
		severity, severity, class_names[rule->class]);
	html_str(out, rule->title);
	html_put(out, " <small>%s</small></h3>\n<dl>\n", rule->id);
	put_row(out, "why", rule->why);
	put_row(out, "fix", rule->fix);
	put_row(out, "see", rule->see);
	out_str(out, "</dl>\n");
	for (uint32_t i = 0; i < findings->count; i++)
		if (findings->list[i].rule == rule)
			put_case(sink, &findings->list[i]);
	out_str(out, "</article>\n");
}

static void put_limits(const struct advise *advise, struct out *out)
{
	if (advise->findings.dropped)
		html_put(
			out,
			"<p class=note>Beyond %d findings nothing is kept.</p>\n",
			FINDINGS_MAX);
	if (advise->lossy)
		out_str(out,
			"<p class=note>Calls were lost: rules about what was never done were left out from then on.</p>\n");
	if (advise->partial)
		out_str(out,
			"<p class=note>A filter hides calls: rules about what was never done were left out.</p>\n");
}

/* The worst first, whoever it is. */
static void put_findings(const struct report *report, const struct sink *sink)
{
	const struct findings *findings = &report->advise.findings;
	struct out *out = sink->out;

	out_str(out, "<section id=findings><h2>Findings</h2>\n");
	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO;
	     severity--)
		for (uint32_t i = 0; i < findings->count; i++)
			if ((int)findings->list[i].rule->severity == severity &&
			    is_first_of_rule(findings, i))
				put_rule(findings, findings->list[i].rule,
					 sink);
	if (!findings->count)
		out_str(out,
			"<p>None of the rules of advise has found anything.</p>\n");
	put_limits(&report->advise, out);
	out_str(out, "</section>\n");
}

void report_print(const struct report *report, const struct sink *sink)
{
	struct out *out = sink->out;

	put_head(report, sink);
	put_tiles(report, out);
	report_print_times(report, sink);
	put_findings(report, sink);
	report_print_tables(report, out);
	report_print_latency(report, out);
	out_str(out, "<footer>sockopt-trace " SOT_VERSION
		     "</footer>\n</body>\n</html>\n");
}
