// SPDX-License-Identifier: GPL-2.0-only
/* Calls as metrics: what is counted under which name, and that names are bounded. */
#include "../../userspace/metrics.h"

#include <stdlib.h>

#include "event.h"
#include "unit.h"

static struct metrics metrics;
static struct out out;

static const char *text(void)
{
	out.len = 0;
	metrics_print(&out, &metrics);
	out_chr(&out, '\0');
	return out.buf;
}

static int lines(const char *start)
{
	int found = 0;

	for (const char *at = text(); at; at = strchr(at, '\n')) {
		at += *at == '\n';
		if (!*at)
			break;
		found += !strncmp(at, start, strlen(start));
	}
	return found;
}

/* A line of what is printed. */
static bool has(const char *line)
{
	char between[256];

	snprintf(between, sizeof(between), "\n%s\n", line);
	return strstr(text(), between);
}

static void set_up(void)
{
	memset(&metrics, 0, sizeof(metrics));
}

static void count(uint32_t type, int32_t level, int32_t optname, int32_t ret)
{
	struct record rec = event_sample();

	rec.type = rec.event.header.type = type;
	rec.event.level = level;
	rec.event.optname = optname;
	rec.event.ret = ret;
	metrics_event(&metrics, &rec);
}

#define CALLS "sockopt_trace_calls_total{"
#define TOOK "sockopt_trace_call_duration_seconds"

static void test_names(void)
{
	set_up();
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	count(SOT_TYPE_SETSOCKOPT, 6, 1, -22);
	count(SOT_TYPE_GETSOCKOPT, 6, 1, 0);
	check("names: calls add up",
	      has(CALLS
		  "call=\"setsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"ok\"} 2"));
	check("names: an error by its name",
	      has(CALLS
		  "call=\"setsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"EINVAL\"} 1"));
	check("names: the other call",
	      has(CALLS
		  "call=\"getsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"ok\"} 1"));
	/* 26 is another option for each of the calls. */
	count(SOT_TYPE_SETSOCKOPT, 1, 26, 0);
	count(SOT_TYPE_GETSOCKOPT, 1, 26, 0);
	check("names: by direction",
	      has(CALLS
		  "call=\"setsockopt\",level=\"SOL_SOCKET\",optname=\"SO_ATTACH_FILTER\",result=\"ok\"} 1") &&
		      has(CALLS
			  "call=\"getsockopt\",level=\"SOL_SOCKET\",optname=\"SO_GET_FILTER\",result=\"ok\"} 1"));
	check_int("names: no others", lines(CALLS), 5);
	count(SOT_TYPE_CONNECT, 0, 0, 0);
	check_int("names: related calls do not count", lines(CALLS), 5);
}

static void test_unknown(void)
{
	set_up();
	for (int32_t i = 0; i < 5000; i++) {
		count(SOT_TYPE_SETSOCKOPT, 100000 + i, i, 0);
		count(SOT_TYPE_SETSOCKOPT, 6, 100000 + i, -92);
		count(SOT_TYPE_GETSOCKOPT, 6, 1, -100000 - i);
	}
	count(SOT_TYPE_GETSOCKOPT, 6, 1, INT32_MIN);
	check("unknown: a level",
	      has(CALLS
		  "call=\"setsockopt\",level=\"other\",optname=\"other\",result=\"ok\"} 5000"));
	check("unknown: an option",
	      has(CALLS
		  "call=\"setsockopt\",level=\"SOL_TCP\",optname=\"other\",result=\"ENOPROTOOPT\"} 5000"));
	check("unknown: an error",
	      has(CALLS
		  "call=\"getsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"other\"} 5001"));
	check_int("unknown: no others", lines(CALLS), 3);
	check("unknown: there was room",
	      has("sockopt_trace_folded_calls_total 0"));
}

/* Every option of the catalogue, with so many errors from 0 on. */
static uint64_t count_all(int32_t errors)
{
	const struct opt_level *level;
	struct record rec = event_sample();
	uint64_t counted = 0;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		rec.event.sock_family =
			level->families ?
				(uint32_t)__builtin_ctzll(level->families) :
				AF_INET;
		rec.event.sock_protocol =
			level->protocols ?
				(uint32_t)__builtin_ctzll(level->protocols) :
				0;
		rec.event.level = level->number;
		for (size_t n = 0; n < level->count; n++) {
			rec.event.optname = level->opts[n].number;
			for (int32_t err = 0; err < errors; err++) {
				rec.event.ret = -err;
				rec.type = SOT_TYPE_SETSOCKOPT + err % 2;
				metrics_event(&metrics, &rec);
				counted++;
			}
		}
	}
	return counted;
}

static uint64_t sum(const char *start)
{
	uint64_t total = 0;
	char *copy = strdup(text());

	for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n"))
		if (!strncmp(line, start, strlen(start)))
			total += strtoull(strrchr(line, ' ') + 1, NULL, 10);
	free(copy);
	return total;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Lines that are the same up to their number would make all of it void. */
static bool is_unique(void)
{
	static char *all[16384];
	char *copy = strdup(text());
	size_t n = 0;
	bool unique = true;

	for (char *line = strtok(copy, "\n"); line; line = strtok(NULL, "\n")) {
		*strrchr(line, ' ') = '\0';
		if (*line != '#' && n < 16384)
			all[n++] = line;
	}
	qsort(all, n, sizeof(all[0]), by_text);
	for (size_t i = 1; i < n; i++)
		unique &= strcmp(all[i - 1], all[i]) != 0;
	free(copy);
	return unique && n < 16384;
}

static void test_catalogue(void)
{
	uint64_t counted;

	set_up();
	counted = count_all(1) + count_all(1);
	check("catalogue: there is room for each option", !metrics.folded);
	check("catalogue: no two lines are the same", is_unique());
	check_int("catalogue: every call is in one line", (long long)sum(CALLS),
		  (long long)counted);
}

static void test_bounds(void)
{
	uint64_t counted;

	set_up();
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	counted = count_all(140) + 1;
	check("bounds: lines of calls",
	      lines(CALLS) <= METRICS_SERIES + METRICS_FOLDED &&
		      lines(CALLS) > METRICS_SERIES / 2);
	check("bounds: histograms",
	      lines(TOOK "_count{") <= METRICS_SPREADS &&
		      lines(TOOK "_bucket{") ==
			      METRICS_BUCKETS * lines(TOOK "_count{"));
	check("bounds: size", out.len < 512 * 1024);
	check("bounds: no two lines are the same", is_unique());
	check_int("bounds: every call is in one line", (long long)sum(CALLS),
		  (long long)counted);
	check_int("bounds: and in one histogram",
		  (long long)sum(TOOK "_count{"), (long long)counted);
	check("bounds: calls without room are told", metrics.folded > 1000);
	counted = metrics.folded;
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	check("bounds: what has a line keeps it",
	      metrics.folded == counted &&
		      has(CALLS
			  "call=\"setsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"ok\"} 3"));
}

static void took(uint64_t ns)
{
	struct record rec = event_sample();

	rec.event.duration_ns = ns;
	metrics_event(&metrics, &rec);
}

#define SOCKET "{call=\"setsockopt\",level=\"SOL_SOCKET\""

static void test_durations(void)
{
	set_up();
	took(0);
	took(250);
	took(251);
	took(1000000000);
	took(1000000001);
	check("durations: bounds are inclusive",
	      has(TOOK "_bucket" SOCKET ",le=\"2.5e-07\"} 2"));
	check("durations: they add up",
	      has(TOOK "_bucket" SOCKET ",le=\"5e-07\"} 3") &&
		      has(TOOK "_bucket" SOCKET ",le=\"0.5\"} 3") &&
		      has(TOOK "_bucket" SOCKET ",le=\"1\"} 4"));
	check("durations: longer ones",
	      has(TOOK "_bucket" SOCKET ",le=\"+Inf\"} 5"));
	check("durations: their sum", has(TOOK "_sum" SOCKET "} 2.000000502"));
	check("durations: their number", has(TOOK "_count" SOCKET "} 5"));
	took(UINT64_MAX);
	took(UINT64_MAX);
	check("durations: of centuries",
	      has(TOOK "_sum" SOCKET "} 18446744073.709551615") &&
		      has(TOOK "_count" SOCKET "} 7"));
}

static void lose(uint32_t reason, uint64_t calls)
{
	const struct sot_lost lost = { .reason = reason, .count = calls };

	metrics_lost(&metrics, &lost);
}

static void test_losses(void)
{
	set_up();
	check("losses: they are there before there are any",
	      has("sockopt_trace_lost_calls_total 0") &&
		      has("sockopt_trace_missed_calls_total 0") &&
		      has("sockopt_trace_blinded_total 0"));
	lose(SOT_LOST_OVERRUN, 7);
	lose(SOT_LOST_MISSED, 3);
	lose(SOT_LOST_MISSED, 2);
	lose(99, 1);
	check("losses: lost", has("sockopt_trace_lost_calls_total 8"));
	check("losses: missed", has("sockopt_trace_missed_calls_total 5"));
	lose(SOT_LOST_DISARMED, 0);
	check("losses: blind", has("sockopt_trace_blind 1") &&
				       has("sockopt_trace_blinded_total 1"));
	lose(SOT_LOST_REARMED, 0);
	check("losses: no longer",
	      has("sockopt_trace_blind 0") &&
		      has("sockopt_trace_blinded_total 1"));
	lose(SOT_LOST_OVERRUN, UINT64_MAX);
	check("losses: more than can be counted",
	      has("sockopt_trace_lost_calls_total 18446744073709551615"));
}

static void test_text(void)
{
	char first[65536];

	set_up();
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	count(SOT_TYPE_GETSOCKOPT, 1, 3, -1);
	snprintf(first, sizeof(first), "%s", text());
	set_up();
	count(SOT_TYPE_GETSOCKOPT, 1, 3, -1);
	count(SOT_TYPE_SETSOCKOPT, 6, 1, 0);
	check_str("text: the order of calls does not matter", text(), first);
	check("text: a version",
	      has("sockopt_trace_build_info{version=\"" SOT_VERSION "\"} 1"));
	out.len = 0;
	metrics_put_label(&out, '{', "name", "a\"b\\c\nd\\\"");
	out_chr(&out, '\0');
	check_str("text: what is escaped", out.buf,
		  "{name=\"a\\\"b\\\\c\\nd\\\\\\\"\"");
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_names();
	test_unknown();
	test_catalogue();
	test_bounds();
	test_durations();
	test_losses();
	test_text();
	out_free(&out);
	return unit_end();
}
