// SPDX-License-Identifier: GPL-2.0-only
/* What stat counts, how it is bounded, and in which order it is shown. */
#include "../../userspace/stats.h"

#include <stdlib.h>

#include "../../userspace/stats_view.h"
#include "event.h"
#include "unit.h"

static struct stats stats;

static void set_up(enum stats_by by, enum stats_sort sort)
{
	memset(&stats, 0, sizeof(stats));
	stats.by = by;
	stats.sort = sort;
	if (stats_init(&stats))
		abort();
}

static void count(struct record *rec, uint64_t duration_ns, int32_t ret)
{
	rec->event.duration_ns = duration_ns;
	rec->event.ret = ret;
	stats_event(&stats, rec);
}

/* The names of all rows in their order, with commas between. */
static const char *names(void)
{
	static char text[4096];
	struct stats_view view;
	size_t len = 0;

	text[0] = '\0';
	if (stats_view_make(&view, &stats))
		abort();
	for (uint32_t i = 0; i < view.count; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s",
					i ? "," : "", view.lines[i].name);
	stats_view_free(&view);
	return text;
}

static void test_figures(void)
{
	struct record rec = event_sample();
	struct stats_row sum;

	set_up(STATS_BY_OPTION, STATS_SORT_CALLS);
	for (uint64_t i = 1; i <= 10; i++) {
		rec.event.ts_ns = EVENT_MONOTONIC + i * 100000000;
		count(&rec, i, i == 3 ? -22 : 0);
	}
	check_int("figures: rows", stats.count, 1);
	check_int("figures: calls", (long long)stats.rows[0].latency.count, 10);
	check_int("figures: errors", (long long)stats.rows[0].errors, 1);
	check_int("figures: from", (long long)stats.start_ns,
		  EVENT_MONOTONIC + 100000000);
	check_int("figures: to the return of the last", (long long)stats.end_ns,
		  EVENT_MONOTONIC + 1000000010);
	check_int("figures: calls per second",
		  (long long)(stats_rate(&stats, &stats.rows[0]) * 1000),
		  11111);
	stats_sum(&stats, &sum);
	check_int("figures: sum", (long long)sum.latency.count, 10);
	check_int("figures: errors of the sum", (long long)sum.errors, 1);
	stats_free(&stats);
}

static void test_no_time(void)
{
	struct record rec = event_sample();

	set_up(STATS_BY_OPTION, STATS_SORT_CALLS);
	count(&rec, 0, 0);
	check("no time, no rate", stats_rate(&stats, &stats.rows[0]) == 0);
	rec.event.ts_ns = UINT64_MAX;
	count(&rec, UINT64_MAX, 0);
	check("time does not go further than it can",
	      stats.end_ns == UINT64_MAX);
	rec.event.ts_ns = 0;
	count(&rec, 1, 0);
	check("an earlier one comes first", stats.start_ns == 0);
	stats_free(&stats);
}

static void test_options(void)
{
	struct record rec = event_sample();
	struct record get = event_get_sample();

	set_up(STATS_BY_OPTION, STATS_SORT_NAME);
	count(&rec, 1, 0);
	count(&get, 1, 0);
	rec.event.sock_family = AF_UNIX;
	rec.event.pid = 77;
	rec.event.sock_cookie = 1;
	count(&rec, 1, 0);
	check_str(
		"option: set and get, whatever the socket", names(),
		"getsockopt SOL_SOCKET SO_RCVBUF,setsockopt SOL_SOCKET SO_RCVBUF");
	rec.event.level = 6;
	rec.event.optname = 1;
	rec.event.sock_family = AF_INET;
	rec.event.sock_protocol = 6;
	count(&rec, 1, 0);
	rec.event.sock_family = 31; /* AF_BLUETOOTH */
	rec.event.sock_protocol = 0;
	count(&rec, 1, 0);
	check_int("option: a level of two families is two", stats.count, 4);
	rec.event.level = 9999;
	rec.event.optname = -1;
	count(&rec, 1, 0);
	check("option: unknown",
	      strstr(names(), "setsockopt 9999 /* SOL_??? */ -1"));
	rec.type = rec.event.header.type = SOT_TYPE_CONNECT;
	count(&rec, 1, 0);
	rec.event.level = 1;
	count(&rec, 1, 0);
	check("option: a related call has none",
	      stats.count == 6 && !strncmp(names(), "connect,get", 11));
	stats_free(&stats);
}

static void test_processes(void)
{
	struct record rec = event_sample();

	set_up(STATS_BY_PROCESS, STATS_SORT_CALLS);
	count(&rec, 1, 0);
	rec.event.tid++;
	memcpy(rec.event.comm, "worker\n", 8);
	count(&rec, 1, 0);
	check_str("process: whatever its threads are called", names(),
		  "nginx[812]");
	rec.event.pid = 4;
	count(&rec, 1, 0);
	check_str("process: another; no name breaks a line", names(),
		  "nginx[812],worker\\x0a[4]");
	stats_free(&stats);
}

static void test_sockets(void)
{
	struct record rec = event_sample();
	struct sot_inet inet = *(const struct sot_inet *)rec.addr;

	set_up(STATS_BY_SOCKET, STATS_SORT_CALLS);
	inet.raddr = inet.rport = 0;
	rec.addr = (const uint8_t *)&inet;
	count(&rec, 1, 0);
	check_str("socket: as it is", names(),
		  "TCP 10.0.0.1:443 [41234] of nginx[812]");
	rec = event_sample();
	count(&rec, 1, 0);
	check_str("socket: as it became", names(),
		  "TCP 10.0.0.1:443 -> 10.0.0.9:51515 [41234] of nginx[812]");
	rec.event.sock_netns++;
	count(&rec, 1, 0);
	rec.event.sock_netns--;
	rec.event.sock_cookie++;
	count(&rec, 1, 0);
	check_int("socket: another cookie, another namespace", stats.count, 3);
	rec.event.flags = SOT_F_NOSOCK;
	rec.event.sock_cookie = rec.event.sock_netns = 0;
	count(&rec, 1, -9);
	rec.event.pid++;
	count(&rec, 1, -9);
	check("socket: all on none are one",
	      stats.count == 4 && strstr(names(), "(no socket)"));
	stats_free(&stats);
}

/* An address that is cut short, or longer than any. */
static void test_addresses(void)
{
	static const uint8_t bytes[64];
	struct record rec = event_sample();

	set_up(STATS_BY_SOCKET, STATS_SORT_CALLS);
	rec.addr = bytes;
	rec.event.addr_len = sizeof(bytes);
	count(&rec, 1, 0);
	rec.event.sock_family = AF_INET6;
	count(&rec, 1, 0);
	rec.event.addr_len = 3;
	count(&rec, 1, 0);
	check("address: of any length", strstr(names(), " of nginx[812]"));
	stats_free(&stats);
}

static void test_limit(void)
{
	struct record rec = event_sample();
	struct stats_row sum;
	struct stats_view view;

	set_up(STATS_BY_OPTION, STATS_SORT_CALLS);
	for (int32_t i = 0; i < STATS_ROWS + 100; i++) {
		rec.event.optname = i * 4096;
		count(&rec, 5, i % 2 ? -22 : 0);
		count(&rec, 5, 0);
	}
	check_int("limit: rows", stats.count, STATS_ROWS);
	check_int("limit: calls beyond", (long long)stats.others.latency.count,
		  200);
	check_int("limit: errors beyond", (long long)stats.others.errors, 50);
	rec.event.optname = 4096;
	count(&rec, 5, 0);
	check_int("limit: who is in stays in",
		  (long long)stats.others.latency.count, 200);
	stats_sum(&stats, &sum);
	check_int("limit: no call is left out", (long long)sum.latency.count,
		  2 * (STATS_ROWS + 100) + 1);
	stats_view_make(&view, &stats);
	check_int("limit: lines", view.count, STATS_ROWS + 1);
	check_str("limit: others are last", view.lines[STATS_ROWS].name,
		  "(others)");
	stats_view_free(&view);
	stats_restart(&stats, 1);
	check("restart: all is forgotten",
	      !stats.count && !stats.others.latency.count &&
		      stats.start_ns == 1 && stats.end_ns == 1);
	count(&rec, 5, 0);
	check_int("restart: and begins anew",
		  (long long)stats.rows[0].latency.count, 1);
	stats_free(&stats);
}

static void sorted(enum stats_sort sort, const char *want)
{
	/* calls, errors, durations of the first, and of all others */
	static const struct {
		const char *comm;
		int calls, errors;
		uint64_t first_ns, ns;
	} programs[] = {
		{ "a", 3, 0, 9, 9 },
		{ "c", 200, 2, 1, 2 },
		{ "b", 3, 3, 9000, 8 },
	};
	struct record rec = event_sample();

	set_up(STATS_BY_PROCESS, sort);
	for (uint32_t i = 0; i < 3; i++) {
		strcpy(rec.event.comm, programs[i].comm);
		rec.event.pid = i;
		for (int n = 0; n < programs[i].calls; n++)
			count(&rec, n ? programs[i].ns : programs[i].first_ns,
			      n < programs[i].errors ? -1 : 0);
	}
	check_str("sort", names(), want);
	stats_free(&stats);
}

static void test_sort(void)
{
	sorted(STATS_SORT_NAME, "a[0],b[2],c[1]");
	sorted(STATS_SORT_CALLS, "c[1],a[0],b[2]");
	sorted(STATS_SORT_RATE, "c[1],a[0],b[2]");
	sorted(STATS_SORT_ERRORS, "b[2],c[1],a[0]");
	sorted(STATS_SORT_MIN, "a[0],b[2],c[1]");
	sorted(STATS_SORT_MEDIAN, "a[0],b[2],c[1]");
	sorted(STATS_SORT_P99, "b[2],a[0],c[1]");
	sorted(STATS_SORT_MAX, "b[2],a[0],c[1]");
	sorted(STATS_SORT_TOTAL, "b[2],c[1],a[0]");
}

int main(void)
{
	test_figures();
	test_no_time();
	test_options();
	test_processes();
	test_sockets();
	test_addresses();
	test_limit();
	test_sort();
	return unit_end();
}
