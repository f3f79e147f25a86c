// SPDX-License-Identifier: GPL-2.0-only
/* Calls by time, and how long they took: pictures without a script. */
#include "report.h"

#include <inttypes.h>

#include "html.h"
#include "timestamp.h"

#define CHART_HEIGHT 100.0

static uint64_t part_total(const struct report_part *part)
{
	return part->sets + part->gets + part->failed;
}

/* One piece of a bar, on top of those below it. */
static void put_piece(struct out *out, size_t at, uint64_t n, uint64_t below,
		      uint64_t most, const char *class)
{
	double scale = CHART_HEIGHT / (double)most;
	double height = (double)n * scale;

	if (!n)
		return;
	html_put(
		out,
		"<rect x=\"%zu.1\" y=\"%.2f\" width=.8 height=\"%.2f\" class=%s></rect>",
		at, CHART_HEIGHT - (double)below * scale - height, height,
		class);
}

static void put_part(struct out *out, size_t at, const struct report_part *part,
		     uint64_t most)
{
	put_piece(out, at, part->sets, 0, most, "set");
	put_piece(out, at, part->gets, part->sets, most, "get");
	put_piece(out, at, part->failed, part->sets + part->gets, most,
		  "failed");
}

static void put_time(const struct sink *sink, int64_t ns)
{
	out_str(sink->out, "<span>");
	timestamp_time(sink->out, ns, sink->utc);
	out_str(sink->out, "</span>");
}

static void put_legend(struct out *out)
{
	static const struct {
		const char *class, *name;
	} pieces[] = {
		{ "set", "set" },
		{ "get", "read" },
		{ "failed", "failed, of either" },
	};

	out_str(out, "<p class=legend>");
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++)
		html_put(
			out,
			"<span><svg viewBox=\"0 0 1 1\"><rect width=1 height=1 class=%s></rect></svg> %s</span>",
			pieces[i].class, pieces[i].name);
	out_str(out, "</p>\n");
}

/* Parts behind the last call are no time that was seen. */
static size_t parts_used(const struct report_times *times)
{
	uint64_t span = (uint64_t)times->last_ns - (uint64_t)times->first_ns;

	return times->part_ns ? (size_t)(span / times->part_ns) + 1 : 0;
}

void report_print_times(const struct report *report, const struct sink *sink)
{
	const struct report_times *times = &report->times;
	size_t used = parts_used(times);
	struct out *out = sink->out;
	uint64_t most = 0;

	out_str(out, "<section id=times><h2>Calls over time</h2>\n");
	for (size_t i = 0; i < used; i++)
		if (part_total(&times->parts[i]) > most)
			most = part_total(&times->parts[i]);
	if (!most) {
		out_str(out, "<p>There is none.</p></section>\n");
		return;
	}
	put_legend(out);
	out_str(out, "<p class=axis><span>at most ");
	html_count(out, most);
	out_str(out, most == 1 ? " call in " : " calls in ");
	html_duration(out, times->part_ns);
	out_str(out, "</span></p>\n");
	html_put(
		out,
		"<svg class=chart viewBox=\"0 0 %zu 100\" preserveAspectRatio=none role=img aria-label=\"calls over time\">\n",
		used);
	for (size_t i = 0; i < used; i++)
		put_part(out, i, &times->parts[i], most);
	out_str(out, "</svg>\n<p class=axis>");
	put_time(sink, times->first_ns);
	put_time(sink, times->last_ns);
	out_str(out, "</p></section>\n");
}

/* From what on, and how many: a line of the histogram. */
static void put_octave(struct out *out, const struct latency *latency,
		       uint32_t octave, uint64_t most)
{
	uint64_t n = latency_octave(latency, octave);

	out_str(out, "<tr><td class=n>");
	html_duration(out, octave ? (uint64_t)1 << octave : 0);
	out_str(out, "<td class=n>");
	if (n)
		html_count(out, n);
	html_put(
		out,
		"<td class=bar><svg viewBox=\"0 0 100 8\" preserveAspectRatio=none>"
		"<rect width=\"%.2f\" height=8 class=all></rect></svg>\n",
		100.0 * (double)n / (double)most);
}

static void print_histogram(const struct latency *latency, struct out *out)
{
	uint32_t first = LATENCY_OCTAVES, last = 0;
	uint64_t most = 0;

	for (uint32_t i = 0; i < LATENCY_OCTAVES; i++) {
		uint64_t n = latency_octave(latency, i);

		if (!n)
			continue;
		if (first == LATENCY_OCTAVES)
			first = i;
		last = i;
		if (n > most)
			most = n;
	}
	if (!most)
		return;
	out_str(out,
		"<div class=wide><table class=histogram><thead><tr><th class=n>from<th class=n>calls<th></tr></thead>\n<tbody>\n");
	for (uint32_t i = first; i <= last; i++)
		put_octave(out, latency, i, most);
	out_str(out, "</tbody></table></div>\n");
}

static void put_latency(struct out *out, const struct report_call *call)
{
	const struct latency *latency = &call->latency;
	const uint64_t times[] = {
		latency->min_ns,
		latency_quantile(latency, 500),
		latency_quantile(latency, 990),
		latency->max_ns,
	};

	out_str(out, "<tr><td>");
	html_str(out, call->call);
	out_str(out, "<td class=n>");
	html_count(out, call->item.count);
	out_str(out, call->failed ? "<td class=\"n bad\">" : "<td class=n>");
	if (call->failed)
		html_count(out, call->failed);
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++) {
		out_str(out, "<td class=n>");
		html_duration(out, times[i]);
	}
	out_chr(out, '\n');
}

void report_print_latency(const struct report *report, struct out *out)
{
	const struct tally *calls = &report->calls;

	out_str(out, "<section id=latency><h2>How long calls take</h2>\n");
	print_histogram(&report->latency, out);
	out_str(out,
		"<div class=wide><table>\n<thead><tr><th>call<th class=n>calls<th class=n>failed"
		"<th class=n>least<th class=n>median<th class=n>99 %<th class=n>most</tr></thead>\n<tbody>\n");
	for (uint32_t i = 0; i < calls->used; i++)
		put_latency(out, tally_at(calls, i));
	if (!calls->used)
		out_str(out, "<tr><td colspan=7>there is none\n");
	out_str(out, "</tbody></table></div>\n");
	if (calls->dropped)
		html_put(
			out,
			"<p class=note>%" PRIu64
			" further calls came when there was no room for more lines.</p>\n",
			calls->dropped);
	out_str(out, "</section>\n");
}
