// SPDX-License-Identifier: GPL-2.0-only
/* When stat prints a table, and that it does whatever was counted. */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../userspace/stats.h"
#include "event.h"
#include "json_check.h"
#include "unit.h"

static struct stats stats;
static struct out out;

/* Counts by option, for a table of every interval. */
static struct sink set_up(const struct sink_ops *ops, uint64_t interval_ns)
{
	memset(&stats, 0, sizeof(stats));
	stats.interval_ns = interval_ns;
	if (stats_init(&stats) ||
	    out_init(&out, memfd_create("out", MFD_CLOEXEC)))
		abort();
	return (struct sink){
		.ops = ops,
		.stats = &stats,
		.utc = true,
		.out = &out,
	};
}

static void tear_down(void)
{
	close(out.fd);
	out_free(&out);
	stats_free(&stats);
}

/* What the sink printed to its file; with a NUL behind it. */
static char *printed(void)
{
	static char text[1 << 20];
	ssize_t len = pread(out.fd, text, sizeof(text) - 1, 0);

	text[len < 0 ? 0 : len] = '\0';
	return text;
}

static bool are_objects(char *lines)
{
	char *end, after;

	for (; *lines; lines = end) {
		end = strchr(lines, '\n');
		if (!end++)
			return false;
		after = *end;
		*end = '\0';
		if (!json_is_line(lines))
			return false;
		*end = after;
	}
	return true;
}

static int send_any(struct sink *sink, struct record *rec)
{
	uint8_t *bytes = (uint8_t *)&rec->event;

	for (size_t i = 0; i < sizeof(rec->event); i++)
		bytes[i] = (uint8_t)rand();
	rec->type = SOT_TYPE_SETSOCKOPT + (unsigned int)rand() % 8;
	rec->event.header.type = rec->type;
	rec->event.addr_len = 16;
	return sink->ops->event(sink, rec);
}

/* Whatever a recording says of calls. */
static void test_hostile(void)
{
	const struct sink_ops *const ops[] = { &sink_stats_text,
					       &sink_stats_json };

	for (unsigned int seed = 0; seed < 60; seed++) {
		struct record rec = event_sample();
		struct sink sink =
			set_up(ops[seed % 2], seed % 5 ? 0 : 1000000000);
		int err = 0;

		stats.by = (enum stats_by)(seed % 3);
		stats.sort = (enum stats_sort)(seed % 9);
		stats.histogram = true;
		sink.ops->begin(&sink, &event_stream);
		srand(seed);
		for (int n = 0; n < 20 && !err; n++)
			err = send_any(&sink, &rec);
		err = err ? err : sink.ops->end(&sink);
		check_int("hostile: printed", err, 0);
		if (seed % 2)
			check("hostile: objects", are_objects(printed()));
		tear_down();
	}
}

/* With a call of every half second, and then none for a long time. */
static void test_intervals(void)
{
	struct sink sink = set_up(&sink_stats_text, 1000000000);
	struct record rec = event_sample();
	int tables = 0;

	sink.ops->begin(&sink, &event_stream);
	check("interval: no alarm of a recording's clock", !sink.wake_ns);
	for (uint64_t i = 0; i < 5; i++) {
		rec.event.ts_ns = EVENT_MONOTONIC + i * 500000000;
		sink.ops->event(&sink, &rec);
	}
	rec.event.ts_ns = EVENT_MONOTONIC + 1000500000000;
	sink.ops->event(&sink, &rec);
	sink.ops->end(&sink);
	for (const char *at = printed(); (at = strstr(at, "calls/s")); at++)
		tables++;
	check_int("interval: tables of those with a call", tables, 4);
	check("interval: aligned, however long nothing came",
	      strstr(printed(), "12:17:42.123456 to 12:17:42.623458"));
	tear_down();
}

/* Live, time alone closes an interval. */
static void test_tick(void)
{
	struct sink sink = set_up(&sink_stats_text, 20000000);
	uint64_t first;

	stats.live = true;
	sink.ops->begin(&sink, &event_stream);
	first = sink.wake_ns;
	check("tick: an alarm", first == stats.start_ns + 20000000);
	usleep(30000);
	sink.ops->tick(&sink);
	check("tick: a table though nothing came",
	      strstr(printed(), "         0         0           -"));
	check("tick: the next alarm",
	      sink.wake_ns > first && (sink.wake_ns - first) % 20000000 == 0);
	tear_down();
}

/* What comes before the alarm is no reason for a table. */
static void test_early_tick(void)
{
	struct sink sink =
		set_up(&sink_stats_json, 3600 * UINT64_C(1000000000));

	stats.live = true;
	sink.ops->begin(&sink, &event_stream);
	sink.ops->tick(&sink);
	check_str("tick: not before its time", printed(), "");
	tear_down();
}

int main(void)
{
	test_hostile();
	test_intervals();
	test_tick();
	test_early_tick();
	return unit_end();
}
