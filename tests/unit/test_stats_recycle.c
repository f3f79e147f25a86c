// SPDX-License-Identifier: GPL-2.0-only
/* Rows that make room for others, and what is recent. */
#include <stdlib.h>

#include "../../userspace/stats.h"
#include "event.h"
#include "unit.h"

#define ROWS 8

static struct stats stats;

static void set_up(void)
{
	stats = (struct stats){
		.by = STATS_BY_PROCESS,
		.most = ROWS,
		.recycle = true,
	};
	if (stats_init(&stats))
		abort();
	stats_restart(&stats, EVENT_MONOTONIC);
}

static struct stats_row *count(uint32_t pid, uint64_t second)
{
	struct record rec = event_sample();

	rec.event.pid = pid;
	rec.event.ts_ns = EVENT_MONOTONIC + second * 1000000000;
	return stats_event(&stats, &rec);
}

static const struct stats_row *find(uint32_t pid)
{
	for (uint32_t i = 0; i < stats.count; i++)
		if (stats.rows[i].event.pid == pid)
			return &stats.rows[i];
	return NULL;
}

static void test_oldest_go(void)
{
	struct stats_row sum;

	set_up();
	for (uint32_t i = 1; i <= ROWS; i++)
		count(i, i);
	check_int("room: all have a row", stats.count, ROWS);
	count(1, ROWS + 1); /* the first to come is not the oldest now */
	count(100, ROWS + 2);
	check("room: who just called stays", find(1) && find(ROWS));
	check("room: who called long ago goes", !find(2) && !find(3));
	check("room: the new one is there", find(100));
	check("room: others have the rest", stats.others.latency.count > 0);
	stats_sum(&stats, &sum);
	check_int("room: no call is forgotten", (long long)sum.latency.count,
		  ROWS + 2);
	check_int("room: rows are found again",
		  (long long)count(1, ROWS + 3)->latency.count, 3);
	stats_free(&stats);
}

static void test_same_time(void)
{
	set_up();
	for (uint32_t i = 1; i <= 10 * ROWS; i++)
		count(i, 1);
	check("room: calls of one time", stats.count <= ROWS);
	stats_free(&stats);
}

static void test_ids(void)
{
	uint64_t id, other;

	set_up();
	id = count(1, 1)->id;
	other = count(2, 1)->id;
	check("id: another row has another", id && other && id != other);
	check("id: it stays", count(1, 2)->id == id);
	for (uint32_t i = 1; i <= ROWS; i++)
		count(100 + i, 10 + i);
	check("id: a row that comes again has a new one",
	      count(1, 100)->id > other);
	stats_free(&stats);
}

static void test_recent(void)
{
	set_up();
	count(1, 0);
	count(1, 1);
	check("recent: without a mark, of all the time",
	      stats_recent_rate(&stats, find(1)) ==
		      stats_rate(&stats, find(1)));
	stats_mark(&stats, EVENT_MONOTONIC + 2000000000);
	check("recent: up to the first mark",
	      stats_recent_rate(&stats, find(1)) == 1);
	for (int i = 0; i < 30; i++)
		count(1, 3);
	check("recent: only marks change it",
	      stats_recent_rate(&stats, find(1)) == 1);
	stats_mark(&stats, EVENT_MONOTONIC + 4000000000);
	check("recent: between two marks",
	      stats_recent_rate(&stats, find(1)) == 15);
	stats_mark(&stats, EVENT_MONOTONIC + 4000000000);
	check("recent: no time between them",
	      stats_recent_rate(&stats, find(1)) >= 0);
	stats_restart(&stats, EVENT_MONOTONIC);
	check("recent: nothing", !stats.recent_ns && !stats.marked_ns);
	stats_free(&stats);
}

static void test_recent_others(void)
{
	set_up();
	for (uint32_t i = 1; i <= ROWS; i++)
		count(i, i);
	stats_mark(&stats, EVENT_MONOTONIC + 10000000000);
	count(100, 11);
	stats_mark(&stats, EVENT_MONOTONIC + 12000000000);
	check_int("recent: calls that joined the others are not new there",
		  (long long)stats.others.recent, 0);
	stats_free(&stats);
}

int main(void)
{
	test_oldest_go();
	test_same_time();
	test_ids();
	test_recent();
	test_recent_others();
	return unit_end();
}
