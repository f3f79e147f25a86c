// SPDX-License-Identifier: GPL-2.0-only
#include "stats.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "catalogue/catalogue.h"

#define HEADS (2 * STATS_ROWS)

int stats_init(struct stats *stats)
{
	if (!stats->most)
		stats->most = STATS_ROWS;
	stats->rows = calloc(stats->most, sizeof(*stats->rows));
	stats->heads = calloc(HEADS, sizeof(*stats->heads));
	if (!stats->rows || !stats->heads) {
		stats_free(stats);
		return -ENOMEM;
	}
	/*
	 * Programs choose levels and options as they like: whoever knew the hash
	 * could make all rows one chain. Without a seed they are found, just slower.
	 */
	if (getrandom(&stats->seed, sizeof(stats->seed), GRND_NONBLOCK) < 0)
		stats->seed = 0;
	return 0;
}

void stats_free(struct stats *stats)
{
	free(stats->rows);
	free(stats->heads);
	stats->rows = NULL;
	stats->heads = NULL;
}

/*
 * The same number is another option at another level, and the level's another
 * one in another family. What it is called may differ with the direction.
 */
static void option_key(const struct sot_event *event, uint64_t key[STATS_KEY])
{
	if (!(RECORD_OPTIONS >> event->header.type & 1))
		return;
	key[0] = (uint64_t)(uint32_t)event->level << 32 |
		 (uint32_t)event->optname;
	key[1] = (uintptr_t)catalogue_level(event->level, event->sock_family,
					    event->sock_protocol);
}

static void process_key(const struct sot_event *event, uint64_t key[STATS_KEY])
{
	key[0] = event->pid;
}

static void socket_key(const struct sot_event *event, uint64_t key[STATS_KEY])
{
	if (!stats_has_socket(event))
		return;
	key[0] = event->sock_cookie;
	key[1] = event->sock_netns;
}

static const struct {
	void (*make)(const struct sot_event *event, uint64_t key[STATS_KEY]);
	bool by_call;	  /* calls of another type are another row */
	bool newest_name; /* addresses of a socket come with time */
} keys[] = {
	[STATS_BY_OPTION] = { .make = option_key, .by_call = true },
	[STATS_BY_PROCESS] = { .make = process_key },
	[STATS_BY_SOCKET] = { .make = socket_key, .newest_name = true },
};

static uint32_t hash(uint64_t seed, const uint64_t key[STATS_KEY])
{
	uint64_t mixed = seed;

	for (int i = 0; i < STATS_KEY; i++) {
		mixed = (mixed ^ key[i]) * UINT64_C(0x9e3779b97f4a7c15);
		mixed ^= mixed >> 32;
	}
	return (uint32_t)mixed % HEADS;
}

static void link_row(struct stats *stats, struct stats_row *row)
{
	uint32_t *head = &stats->heads[hash(stats->seed, row->key)];

	row->next = *head;
	*head = (uint32_t)(row - stats->rows) + 1;
}

static void add_row(struct stats_row *sum, const struct stats_row *row)
{
	sum->errors += row->errors;
	sum->marked += row->marked;
	latency_merge(&sum->latency, &row->latency);
}

static int compare_times(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

/*
 * Half of the rows, or more, join the others: one by one, each new row would
 * have to look for the oldest of all.
 */
static void make_room(struct stats *stats)
{
	static uint64_t times[STATS_ROWS];
	uint32_t kept = 0;

	for (uint32_t i = 0; i < stats->count; i++)
		times[i] = stats->rows[i].last_ns;
	qsort(times, stats->count, sizeof(*times), compare_times);
	memset(stats->heads, 0, HEADS * sizeof(*stats->heads));
	for (uint32_t i = 0; i < stats->count; i++) {
		struct stats_row *row = &stats->rows[i];

		if (row->last_ns <= times[stats->count / 2]) {
			add_row(&stats->others, row);
			continue;
		}
		if (kept != i)
			stats->rows[kept] = *row;
		link_row(stats, &stats->rows[kept++]);
	}
	memset(stats->rows + kept, 0,
	       (stats->count - kept) * sizeof(*stats->rows));
	stats->count = kept;
}

/* NULL if there is no room for one more. */
static struct stats_row *find_row(struct stats *stats,
				  const uint64_t key[STATS_KEY])
{
	struct stats_row *row;

	for (uint32_t place = stats->heads[hash(stats->seed, key)]; place;
	     place = row->next) {
		row = &stats->rows[place - 1];
		if (stats_key_is(row->key, key))
			return row;
	}
	if (stats->count == stats->most && stats->recycle)
		make_room(stats);
	if (stats->count == stats->most)
		return NULL;
	row = &stats->rows[stats->count++];
	memcpy(row->key, key, sizeof(row->key));
	row->id = ++stats->last_id;
	link_row(stats, row);
	return row;
}

static void take_name(struct stats_row *row, const struct record *rec)
{
	row->event = rec->event;
	if (row->event.addr_len > sizeof(row->addr))
		row->event.addr_len = sizeof(row->addr);
	memcpy(row->addr, rec->addr, row->event.addr_len);
}

void stats_key(enum stats_by by, const struct record *rec,
	       uint64_t key[STATS_KEY])
{
	memset(key, 0, STATS_KEY * sizeof(*key));
	keys[by].make(&rec->event, key);
	if (keys[by].by_call)
		key[STATS_KEY - 1] = rec->type;
}

struct stats_row *stats_count(struct stats *stats, const struct record *rec,
			      const uint64_t key[STATS_KEY])
{
	const struct sot_event *event = &rec->event;
	uint64_t returned = stats_returned(event);
	struct stats_row *row;

	/* What the kernel had kept is older than the reader. */
	if (!stats->started ||
	    (event->ts_ns < stats->start_ns && !stats->interval_ns))
		stats->start_ns = event->ts_ns;
	stats->started = true;
	if (returned > stats->end_ns)
		stats->end_ns = returned;
	row = find_row(stats, key);
	if (!row)
		row = &stats->others;
	else if (!row->latency.count || keys[stats->by].newest_name)
		take_name(row, rec);
	row->errors += event->ret < 0;
	row->last_ns = returned;
	latency_add(&row->latency, event->duration_ns);
	return row;
}

struct stats_row *stats_event(struct stats *stats, const struct record *rec)
{
	uint64_t key[STATS_KEY];

	stats_key(stats->by, rec, key);
	return stats_count(stats, rec, key);
}

static void mark_row(struct stats_row *row)
{
	row->recent = row->latency.count - row->marked;
	row->marked = row->latency.count;
}

void stats_mark(struct stats *stats, uint64_t ns)
{
	uint64_t from = stats->marked_ns ? stats->marked_ns : stats->start_ns;

	for (uint32_t i = 0; i < stats->count; i++)
		mark_row(&stats->rows[i]);
	mark_row(&stats->others);
	stats->recent_ns = ns > from ? ns - from : 0;
	stats->marked_ns = ns;
}

void stats_restart(struct stats *stats, uint64_t start_ns)
{
	memset(stats->rows, 0, stats->count * sizeof(*stats->rows));
	memset(stats->heads, 0, HEADS * sizeof(*stats->heads));
	stats->count = 0;
	stats->others = (struct stats_row){ 0 };
	stats->losses = (struct summary){ 0 };
	stats->started = true;
	stats->start_ns = stats->end_ns = start_ns;
	stats->marked_ns = stats->recent_ns = 0;
}

void stats_sum(const struct stats *stats, struct stats_row *sum)
{
	*sum = (struct stats_row){ 0 };
	for (uint32_t i = 0; i < stats->count; i++)
		add_row(sum, &stats->rows[i]);
	add_row(sum, &stats->others);
}

double stats_rate(const struct stats *stats, const struct stats_row *row)
{
	if (stats->end_ns <= stats->start_ns)
		return 0;
	return (double)row->latency.count * 1e9 /
	       (double)(stats->end_ns - stats->start_ns);
}

double stats_recent_rate(const struct stats *stats, const struct stats_row *row)
{
	if (!stats->recent_ns)
		return stats_rate(stats, row);
	return (double)row->recent * 1e9 / (double)stats->recent_ns;
}
