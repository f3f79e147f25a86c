// SPDX-License-Identifier: GPL-2.0-only
#include "summary.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void summary_event(struct summary *summary, bool related, bool shown)
{
	summary->seen++;
	summary->related += related;
	summary->shown += shown;
}

void summary_unknown(struct summary *summary)
{
	summary->unknown++;
}

/* Few CPUs lose anything, so a search costs less than a table of all. */
static struct summary_cpu *find_cpu(struct summary *summary, uint32_t cpu)
{
	for (size_t i = 0; i < summary->cpus; i++)
		if (summary->cpu[i].cpu == cpu)
			return &summary->cpu[i];
	if (summary->cpus == SUMMARY_CPUS)
		return NULL;
	summary->cpu[summary->cpus] = (struct summary_cpu){ .cpu = cpu };
	return &summary->cpu[summary->cpus++];
}

void summary_lost(struct summary *summary, const struct sot_lost *lost)
{
	struct summary_cpu *cpu;

	if (lost->reason == SOT_LOST_MISSED) {
		summary->missed += lost->count;
		return;
	}
	if (lost->reason == SOT_LOST_DISARMED) {
		summary->blind++;
		return;
	}
	summary->lost += lost->count;
	if (lost->header.cpu == SOT_CPU_NONE)
		return;
	cpu = find_cpu(summary, lost->header.cpu);
	if (cpu)
		cpu->lost += lost->count;
}

static int by_cpu(const void *a, const void *b)
{
	const struct summary_cpu *one = a, *other = b;

	return (one->cpu > other->cpu) - (one->cpu < other->cpu);
}

struct line {
	char *buf;
	size_t size;
	size_t len; /* at most size - 1 */
};

__attribute__((format(printf, 2, 3))) static void append(struct line *line,
							 const char *fmt, ...)
{
	size_t room = line->size - line->len;
	va_list args;
	int n;

	va_start(args, fmt);
	n = vsnprintf(line->buf + line->len, room, fmt, args);
	va_end(args);
	if (n > 0)
		line->len += (size_t)n < room ? (size_t)n : room - 1;
}

static void append_cpus(struct line *line, const struct summary *summary)
{
	struct summary_cpu sorted[SUMMARY_CPUS];
	uint64_t others = summary->lost;
	const char *sep = " (";

	for (size_t i = 0; i < summary->cpus; i++)
		sorted[i] = summary->cpu[i];
	qsort(sorted, summary->cpus, sizeof(sorted[0]), by_cpu);
	for (size_t i = 0; i < summary->cpus; i++) {
		append(line, "%sCPU %" PRIu32 ": %" PRIu64, sep, sorted[i].cpu,
		       sorted[i].lost);
		others -= sorted[i].lost;
		sep = ", ";
	}
	if (others)
		append(line, "%sothers: %" PRIu64, sep, others);
	append(line, ")");
}

void summary_format(const struct summary *summary, char *buf, size_t size)
{
	struct line line = { .buf = buf, .size = size };

	append(&line, "seen %" PRIu64, summary->seen);
	if (summary->related)
		append(&line, " (%" PRIu64 " related)", summary->related);
	append(&line,
	       ", shown %" PRIu64 ", filtered %" PRIu64 ", lost %" PRIu64,
	       summary->shown, summary->seen - summary->shown, summary->lost);
	if (summary->lost)
		append_cpus(&line, summary);
	append(&line, ", missed %" PRIu64, summary->missed);
	if (summary->blind)
		append(&line, ", blind %" PRIu64, summary->blind);
	if (summary->unknown)
		append(&line,
		       ", skipped %" PRIu64 " records of a newer version",
		       summary->unknown);
}
