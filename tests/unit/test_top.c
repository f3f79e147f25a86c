// SPDX-License-Identifier: GPL-2.0-only
/* What top counts and shows, and what keys change of it, without a terminal. */
#include <stdlib.h>

#include "../../userspace/screen.h"
#include "../../userspace/top_keys.h"
#include "event.h"
#include "unit.h"

#define SECOND UINT64_C(1000000000)
#define ESCAPE 27

static struct top top;

/* When calls are made. */
static uint64_t now = EVENT_MONOTONIC;

static void set_up(enum stats_by by, bool live)
{
	memset(&top, 0, sizeof(top));
	top.by = by;
	top.live = live;
	top.interval_ns = SECOND;
	if (top_init(&top))
		abort();
	top_begin(&top, &event_stream, true, EVENT_MONOTONIC);
	top_resize(&top, 24, 80);
}

/* A record as it comes from a source: with its bytes. */
static void count(uint32_t pid, const char *comm, int32_t optname, int32_t ret)
{
	static uint64_t bytes[512 / 8];
	struct record rec = event_sample();
	const char *why;

	rec.event.ts_ns = now;
	rec.event.pid = rec.event.tid = pid;
	rec.event.optname = optname;
	rec.event.ret = ret;
	rec.event.sock_cookie = pid * 10;
	snprintf(rec.event.comm, sizeof(rec.event.comm), "%s", comm);
	rec.event.addr_len = rec.event.value_len = 0;
	rec.event.header.len = (sizeof(rec.event) + 7) / 8 * 8;
	rec.event.header.hdr_len = sizeof(rec.event);
	memcpy(bytes, &rec.event, sizeof(rec.event));
	if (record_parse((uint8_t *)bytes, sizeof(bytes), &rec, &why) <= 0)
		abort();
	top_event(&top, &rec);
}

static void count_many(uint32_t pid, const char *comm, int32_t optname,
		       int times)
{
	for (int i = 0; i < times; i++)
		count(pid, comm, optname, 0);
}

/* Two processes, of which one makes three calls, and the other two. */
static void count_some(void)
{
	count_many(1, "one", 8, 2);
	count(1, "one", 9, -22);
	count_many(2, "two", 9, 2);
	top_look(&top, EVENT_MONOTONIC + SECOND);
}

static void press(const char *keys)
{
	for (; *keys; keys++)
		top_press(&top, *keys);
}

/* The names of the rows in their order, with commas between. */
static const char *names(void)
{
	static char text[TOP_ROWS * 64];
	size_t len = 0;

	text[0] = '\0';
	for (uint32_t i = 0; i < top.rows.shown; i++)
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s",
					i ? "," : "",
					top_rows_at(&top.rows, i)->name);
	return text;
}

static const char *chosen(void)
{
	return top.rows.shown ?
		       top_rows_at(&top.rows, top_page(&top)->cursor)->name :
		       "";
}

static uint64_t figure(uint32_t place, enum stats_sort sort)
{
	return top_rows_at(&top.rows, place)->figures[sort];
}

static void test_tables(void)
{
	set_up(STATS_BY_OPTION, false);
	check_str("tables: nothing yet", names(), "");
	count_some();
	check_str(
		"tables: options", names(),
		"setsockopt SOL_SOCKET SO_KEEPALIVE,setsockopt SOL_SOCKET SO_RCVBUF");
	check_int("tables: calls", (long long)figure(0, STATS_SORT_CALLS), 3);
	check_int("tables: errors", (long long)figure(0, STATS_SORT_ERRORS), 1);
	check_int("tables: calls of all", (long long)top.all, 5);
	check_int("tables: errors of all", (long long)top.errors, 1);
	press("2");
	check_str("tables: processes", names(), "one[1],two[2]");
	press("3");
	check_int("tables: sockets", top.rows.shown, 2);
	press("\t\t");
	check_str("tables: round they go", names(), "one[1],two[2]");
	press("1");
	check_int("tables: options again", top.rows.shown, 2);
	top_free(&top);
}

static void test_order(void)
{
	set_up(STATS_BY_PROCESS, false);
	count_some();
	press("r");
	check_str("order: reversed", names(), "two[2],one[1]");
	press("r>");
	check_int("order: by the column to the right", top.sort,
		  STATS_SORT_ERRORS);
	check_str("order: by errors", names(), "one[1],two[2]");
	press("<<<<");
	check_int("order: the first column is the last one", top.sort,
		  STATS_SORT_CALLS);
	press(">>>>>>>>>>>>");
	check_int("order: names", top.sort, STATS_SORT_NAME);
	press("r");
	check_str("order: names reversed", names(), "two[2],one[1]");
	press("<");
	check_int("order: what is not on the screen is left out", top.sort,
		  STATS_SORT_P99);
	top_resize(&top, 24, 120);
	press(">");
	check_int("order: but is not on a wide one", top.sort, STATS_SORT_MAX);
	top_free(&top);
}

static void test_cursor(void)
{
	set_up(STATS_BY_PROCESS, false);
	for (uint32_t pid = 1; pid <= 50; pid++)
		count_many(pid, "p", 8, (int)(100 - pid));
	top_look(&top, EVENT_MONOTONIC + SECOND);
	press("jj");
	check_str("cursor: down", chosen(), "p[3]");
	press("k");
	check_str("cursor: up", chosen(), "p[2]");
	count_many(2, "p", 8, 100);
	top_look(&top, EVENT_MONOTONIC + SECOND);
	check_str("cursor: stays with its row", chosen(), "p[2]");
	check_int("cursor: that went up", top_page(&top)->cursor, 0);
	press("G");
	check_str("cursor: the last", chosen(), "p[50]");
	check_int("cursor: at the end of the screen",
		  (long long)top_page(&top)->first, 50 - top_room(&top));
	top_press(&top, SCREEN_KEY_PAGE_UP);
	check_str("cursor: a screen up", chosen(), "p[31]");
	top_press(&top, SCREEN_KEY_PAGE_DOWN);
	press("jjj");
	check_str("cursor: not below the last", chosen(), "p[50]");
	press("gk");
	check_int("cursor: not above the first", top_page(&top)->cursor, 0);
	count_many(9, "p", 8, 1000);
	top_look(&top, EVENT_MONOTONIC + SECOND);
	check_str("cursor: at the first place it stays there", chosen(),
		  "p[9]");
	press("G");
	top_resize(&top, 10, 60);
	check_str("cursor: a smaller screen", chosen(), "p[50]");
	check("cursor: it is on it",
	      top_page(&top)->cursor - top_page(&top)->first <
		      (uint32_t)top_room(&top));
	top_resize(&top, 1, 1);
	press("jkG\n");
	check("cursor: on no screen at all", true);
	top_free(&top);
}

static void test_depth(void)
{
	set_up(STATS_BY_PROCESS, false);
	count_some();
	press("\n");
	check_str(
		"depth: options of a process", names(),
		"setsockopt SOL_SOCKET SO_RCVBUF,setsockopt SOL_SOCKET SO_KEEPALIVE");
	check_str("depth: which one", top_page(&top)->name, "one[1]");
	check_int("depth: its calls alone", (long long)top.calls.count > 0, 1);
	for (size_t i = 0; i < top.calls.count; i++)
		check("depth: none of another's",
		      !strstr(top_calls_line(&top.calls, i), "two["));
	press("\n");
	check_int("depth: no further", top.depth, 1);
	count(1, "one", 10, 0);
	top_look(&top, EVENT_MONOTONIC + SECOND);
	check_int("depth: it goes on", top.rows.shown, 3);
	top_press(&top, ESCAPE);
	check_str("depth: back", names(), "one[1],two[2]");
	press("j\n");
	check_str("depth: another one", names(),
		  "setsockopt SOL_SOCKET SO_KEEPALIVE");
	press("1\n");
	check_str("depth: processes of an option", names(), "two[2],one[1]");
	check_int("depth: of this option alone",
		  (long long)figure(1, STATS_SORT_CALLS), 1);
	press("3\n");
	check_int("depth: options of a socket", top.rows.shown, 3);
	top_free(&top);
}

static void test_filter(void)
{
	set_up(STATS_BY_PROCESS, false);
	count_some();
	press("/TW");
	check_str("filter: while it is typed, in any case", names(), "two[2]");
	press("q");
	check("filter: keys are characters", !top.quit);
	check_str("filter: no row", names(), "");
	press("\177\n");
	check_str("filter: stays", names(), "two[2]");
	press("\n");
	check_str("filter: within a row there is another", names(),
		  "setsockopt SOL_SOCKET SO_KEEPALIVE");
	top_press(&top, ESCAPE);
	check_str("filter: outside it stands", names(), "two[2]");
	top_press(&top, ESCAPE);
	check_str("filter: dropped", names(), "one[1],two[2]");
	press("/two");
	top_press(&top, ESCAPE);
	check_str("filter: given up", names(), "one[1],two[2]");
	press("/\177");
	check("filter: nothing left to erase", !top.typing);
	press("/");
	for (int i = 0; i < 1000; i++)
		press("x");
	check_int("filter: no longer than there is room",
		  (long long)strlen(top_page(&top)->filter), TOP_FILTER - 1);
	top_free(&top);
}

static void test_pause(void)
{
	set_up(STATS_BY_PROCESS, true);
	count_some();
	press("p");
	count_many(3, "three", 8, 9);
	top_look(&top, EVENT_MONOTONIC + 2 * SECOND);
	check_str("pause: it stands still", names(), "one[1],two[2]");
	check_int("pause: so does the head", (long long)top.all, 5);
	press("r");
	check_str("pause: and can be sorted", names(), "two[2],one[1]");
	press("r ");
	check_str("pause: what was counted is there", names(),
		  "three[3],one[1],two[2]");
	top_free(&top);
}

static void test_clear(void)
{
	set_up(STATS_BY_PROCESS, true);
	count_some();
	press("\n");
	top.now_ns = EVENT_MONOTONIC + 3 * SECOND;
	press("c");
	check_int("clear: no rows", top.rows.shown, 0);
	check_int("clear: outside", top.depth, 0);
	check_int("clear: nothing counted", (long long)top.all, 0);
	now = top.now_ns;
	count_many(1, "one", 8, 4);
	top_look(&top, EVENT_MONOTONIC + 5 * SECOND);
	check_int("clear: rates count from then on", (long long)top.rate,
		  2 * TOP_RATE_UNIT);
	top.ended = true;
	press("c");
	check_int("clear: not what ended", top.rows.shown, 1);
	check("clear: says so", top.note);
	press("j");
	check("clear: once", !top.note);
	now = EVENT_MONOTONIC;
	top_free(&top);
}

static void test_rates(void)
{
	set_up(STATS_BY_PROCESS, true);
	count_some();
	count_many(1, "one", 8, 30);
	top_look(&top, EVENT_MONOTONIC + 3 * SECOND);
	check_int("rates: of the last interval",
		  (long long)figure(0, STATS_SORT_RATE), 15 * TOP_RATE_UNIT);
	check_int("rates: of who made no calls",
		  (long long)figure(1, STATS_SORT_RATE), 0);
	check_int("rates: of all", (long long)top.rate, 15 * TOP_RATE_UNIT);
	check("rates: more than any", top_whole_rate(1e300) > 0);
	top_free(&top);
}

static void test_help(void)
{
	set_up(STATS_BY_PROCESS, false);
	press("?");
	check("help: is there", top.help);
	press("jjk");
	check_int("help: is read line by line", top.help_first, 1);
	press("2");
	check("help: a key closes it", !top.help);
	check_int("help: and does nothing else", top_page(&top)->scope.by,
		  STATS_BY_PROCESS);
	press("hx");
	check("help: so does one that means nothing", !top.help);
	press("hq");
	check("help: but ends, if it is that one", top.quit);
	top_free(&top);
}

/* More of everything than there is room for, with any names. */
static void test_many(void)
{
	char comm[SOT_COMM_LEN] = "\033[31m\n\x80";

	set_up(STATS_BY_PROCESS, false);
	for (uint32_t i = 1; i <= 3 * TOP_ROWS; i++) {
		count(i, comm, (int32_t)(i * 2654435761U), 0);
		if (i % 1000 == 0)
			top_look(&top, EVENT_MONOTONIC + SECOND);
	}
	top_look(&top, EVENT_MONOTONIC + SECOND);
	check("many: rows are bounded", top.rows.shown <= TOP_ROWS + 1);
	check("many: no control characters", !strpbrk(names(), "\033\n\x80"));
	press("G");
	check_str("many: the others are last", chosen(), "(others)");
	press("\n");
	check("many: nobody goes into them", !top.depth && top.note);
	press("k\n");
	check_int("many: but into a row", top.depth, 1);
	top_free(&top);
}

int main(void)
{
	test_tables();
	test_order();
	test_cursor();
	test_depth();
	test_filter();
	test_pause();
	test_clear();
	test_rates();
	test_help();
	test_many();
	return unit_end();
}
