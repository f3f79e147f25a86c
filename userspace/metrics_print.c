// SPDX-License-Identifier: GPL-2.0-only
/*
 * The text format of Prometheus, version 0.0.4: that of OpenMetrics names counters
 * otherwise, and node_exporter's textfile collector does not read it.
 */
#include "metrics.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "value_event.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define PREFIX "sockopt_trace_"
#define SPREAD "call_duration_seconds"

static void put_head(struct out *out, const char *name, const char *type,
		     const char *help)
{
	out_str(out, "# HELP " PREFIX);
	out_str(out, name);
	out_chr(out, ' ');
	out_str(out, help);
	out_str(out, "\n# TYPE " PREFIX);
	out_str(out, name);
	out_chr(out, ' ');
	out_str(out, type);
	out_chr(out, '\n');
}

void metrics_put_label(struct out *out, char before, const char *name,
		       const char *value)
{
	out_chr(out, before);
	out_str(out, name);
	out_str(out, "=\"");
	for (; *value; value++) {
		if (*value == '\n') {
			out_str(out, "\\n");
			continue;
		}
		if (*value == '"' || *value == '\\')
			out_chr(out, '\\');
		out_chr(out, *value);
	}
	out_chr(out, '"');
}

/* What ends a line of a sample. */
static void put_number(struct out *out, uint64_t number)
{
	out_chr(out, ' ');
	out_u64(out, number);
	out_chr(out, '\n');
}

static void put_seconds(struct out *out, uint64_t ns)
{
	out_u64(out, ns / 1000000000);
	out_chr(out, '.');
	out_pad0(out, (uint32_t)(ns % 1000000000), 9);
}

/* By the labels, so that it is the same whichever call came first. */
static int compare_series(const void *a, const void *b)
{
	const struct metrics_series *one = *(struct metrics_series *const *)a;
	const struct metrics_series *two = *(struct metrics_series *const *)b;
	int order = strcmp(event_call(one->call), event_call(two->call));

	if (!order)
		order = strcmp(metrics_level(one), metrics_level(two));
	if (!order)
		order = strcmp(metrics_optname(one), metrics_optname(two));
	if (!order)
		order = strcmp(metrics_result(one), metrics_result(two));
	return order;
}

static void put_series(struct out *out, const struct metrics_series *series)
{
	out_str(out, PREFIX "calls_total");
	metrics_put_label(out, '{', "call", event_call(series->call));
	metrics_put_label(out, ',', "level", metrics_level(series));
	metrics_put_label(out, ',', "optname", metrics_optname(series));
	metrics_put_label(out, ',', "result", metrics_result(series));
	out_chr(out, '}');
	put_number(out, series->calls);
}

static void put_calls(struct out *out, const struct metrics *metrics)
{
	const struct metrics_series *all[METRICS_SERIES + METRICS_FOLDED];
	size_t count = 0;

	for (size_t i = 0; i < METRICS_SLOTS; i++)
		if (metrics->slots[i].call)
			all[count++] = &metrics->slots[i];
	qsort(all, count, sizeof(all[0]), compare_series);
	put_head(out, "calls_total", "counter",
		 "Calls of setsockopt and getsockopt, by what came of them.");
	for (size_t i = 0; i < count; i++)
		put_series(out, all[i]);
}

static int compare_spreads(const void *a, const void *b)
{
	const struct metrics_spread *one = *(struct metrics_spread *const *)a;
	const struct metrics_spread *two = *(struct metrics_spread *const *)b;
	int order = strcmp(event_call(one->call), event_call(two->call));

	return order ? order : strcmp(one->level, two->level);
}

static void put_spread_name(struct out *out, const char *what,
			    const struct metrics_spread *spread)
{
	out_str(out, PREFIX SPREAD);
	out_str(out, what);
	metrics_put_label(out, '{', "call", event_call(spread->call));
	metrics_put_label(out, ',', "level", spread->level);
}

static void put_spread(struct out *out, const struct metrics_spread *spread)
{
	uint64_t calls = 0;

	for (uint32_t i = 0; i < METRICS_BUCKETS; i++) {
		calls += spread->calls[i];
		put_spread_name(out, "_bucket", spread);
		metrics_put_label(out, ',', "le", metrics_bucket_name(i));
		out_chr(out, '}');
		put_number(out, calls);
	}
	put_spread_name(out, "_sum", spread);
	out_str(out, "} ");
	put_seconds(out, spread->total_ns);
	out_chr(out, '\n');
	put_spread_name(out, "_count", spread);
	out_chr(out, '}');
	put_number(out, calls);
}

static void put_spreads(struct out *out, const struct metrics *metrics)
{
	const struct metrics_spread *all[METRICS_SPREADS];

	for (uint32_t i = 0; i < metrics->spread; i++)
		all[i] = &metrics->spreads[i];
	qsort(all, metrics->spread, sizeof(all[0]), compare_spreads);
	put_head(out, SPREAD, "histogram",
		 "How long calls took, from entry to return.");
	for (uint32_t i = 0; i < metrics->spread; i++)
		put_spread(out, all[i]);
}

/* What has no labels is there from the start, so that its growth is seen. */
static const struct {
	const char *name, *type, *help;
	size_t offset; /* of a uint64_t in struct metrics */
} singles[] = {
	{ "lost_calls_total", "counter",
	  "Calls overwritten before they were read; they are in no other figure.",
	  offsetof(struct metrics, lost) },
	{ "missed_calls_total", "counter",
	  "Calls that no probe saw; they are in no other figure.",
	  offsetof(struct metrics, missed) },
	{ "blinded_total", "counter",
	  "Times that the probes of the whole system were switched off.",
	  offsetof(struct metrics, blinded) },
	{ "blind", "gauge", "1 while they are off: then no call is seen.",
	  offsetof(struct metrics, blind) },
	{ "folded_calls_total", "counter",
	  "Calls counted as other because there were too many kinds of calls.",
	  offsetof(struct metrics, folded) },
	{ "running", "gauge",
	  "1 while calls are counted, 0 of the last figures.",
	  offsetof(struct metrics, running) },
};

void metrics_print(struct out *out, const struct metrics *metrics)
{
	put_calls(out, metrics);
	put_spreads(out, metrics);
	for (size_t i = 0; i < COUNT(singles); i++) {
		put_head(out, singles[i].name, singles[i].type,
			 singles[i].help);
		out_str(out, PREFIX);
		out_str(out, singles[i].name);
		put_number(out, *(const uint64_t *)((const char *)metrics +
						    singles[i].offset));
	}
	put_head(out, "build_info", "gauge", "The version, as a label.");
	out_str(out, PREFIX "build_info");
	metrics_put_label(out, '{', "version", SOT_VERSION);
	out_chr(out, '}');
	put_number(out, 1);
}
