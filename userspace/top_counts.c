// SPDX-License-Identifier: GPL-2.0-only
#include "top_counts.h"

#include <errno.h>
#include <string.h>

/* What a call is counted by; of two, by what they are a pair. */
static const struct {
	enum stats_by by;
	enum top_table pair_of;
} tables[] = {
	[TOP_OPTIONS] = { .by = STATS_BY_OPTION },
	[TOP_PROCESSES] = { .by = STATS_BY_PROCESS },
	[TOP_SOCKETS] = { .by = STATS_BY_SOCKET },
	[TOP_PROCESS_OPTIONS] = { .by = STATS_BY_OPTION,
				  .pair_of = TOP_PROCESSES },
	[TOP_SOCKET_OPTIONS] = { .by = STATS_BY_OPTION,
				 .pair_of = TOP_SOCKETS },
};

int top_counts_init(struct top_counts *counts)
{
	memset(counts, 0, sizeof(*counts));
	if (recent_init(&counts->recent))
		return -ENOMEM;
	for (int i = 0; i < TOP_TABLES; i++) {
		counts->tables[i] = (struct stats){
			.by = tables[i].by,
			.most = TOP_ROWS,
			.recycle = true,
		};
		if (stats_init(&counts->tables[i])) {
			top_counts_free(counts);
			return -ENOMEM;
		}
	}
	return 0;
}

void top_counts_free(struct top_counts *counts)
{
	for (int i = 0; i < TOP_TABLES; i++)
		stats_free(&counts->tables[i]);
	recent_free(&counts->recent);
}

void top_counts_event(struct top_counts *counts, const struct record *rec)
{
	uint64_t ids[TOP_TABLES];

	for (int i = 0; i < TOP_TABLES; i++) {
		struct stats *table = &counts->tables[i];

		if (!tables[i].pair_of) {
			ids[i] = stats_event(table, rec)->id;
		} else {
			const uint64_t pair[STATS_KEY] = {
				ids[tables[i].pair_of], ids[TOP_OPTIONS]
			};

			stats_count(table, rec, pair);
		}
	}
	counts->calls++;
	counts->errors += rec->event.ret < 0;
	recent_add(&counts->recent, rec);
}

void top_counts_restart(struct top_counts *counts, uint64_t start_ns)
{
	for (int i = 0; i < TOP_TABLES; i++)
		stats_restart(&counts->tables[i], start_ns);
	recent_clear(&counts->recent);
	counts->calls = counts->errors = 0;
	counts->marked = counts->calls_recent = 0;
	counts->losses = (struct summary){ 0 };
}

void top_counts_mark(struct top_counts *counts, uint64_t ns)
{
	for (int i = 0; i < TOP_TABLES; i++)
		stats_mark(&counts->tables[i], ns);
	counts->calls_recent = counts->calls - counts->marked;
	counts->marked = counts->calls;
}

double top_counts_rate(const struct top_counts *counts)
{
	const struct stats_row all = {
		.latency.count = counts->calls,
		.recent = counts->calls_recent,
	};

	return stats_recent_rate(&counts->tables[TOP_OPTIONS], &all);
}
