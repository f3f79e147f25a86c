/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The books of one reader: every record is held against those before it, and in
 * the end what came and what was told as lost against the calls that were made.
 */
#ifndef SOT_ACCOUNT_H
#define SOT_ACCOUNT_H

#include "device.h"

#define ACCOUNT_CPUS 64

struct account {
	const char *name;
	struct device dev;
	uint64_t delivered;
	uint64_t lost;
	uint64_t missed;
	uint64_t nth[ACCOUNT_CPUS]; /* of the last event */
	uint64_t seq[ACCOUNT_CPUS];
	uint64_t gap[ACCOUNT_CPUS]; /* lost since then */
	/* What else is to be looked at, or NULL. */
	void (*event)(struct account *account, const struct sot_event *event);
};

/* Without a filter if that is NULL. */
static inline void account_open(struct account *account,
				const struct sot_filter *filter)
{
	device_open(&account->dev);
	if (filter)
		device_filter(&account->dev, filter);
}

static inline void account_lost(struct account *account,
				const struct sot_lost *lost)
{
	CHECK(lost->count > 0, "%s: a loss of none", account->name);
	if (lost->reason == SOT_LOST_MISSED) {
		CHECK_EQ("CPU of what was missed", lost->header.cpu,
			 SOT_CPU_NONE);
		account->missed += lost->count;
		return;
	}
	CHECK_EQ("reason of a loss", lost->reason, SOT_LOST_OVERRUN);
	if (lost->header.cpu >= ACCOUNT_CPUS)
		DIE("%s: CPU %u", account->name, lost->header.cpu);
	account->lost += lost->count;
	account->gap[lost->header.cpu] += lost->count;
}

static inline void account_event(struct account *account,
				 const struct sot_event *event)
{
	uint32_t cpu = event->header.cpu;

	if (cpu >= ACCOUNT_CPUS)
		DIE("%s: CPU %u", account->name, cpu);
	account->delivered++;
	if (event->nth != account->nth[cpu] + account->gap[cpu] + 1)
		FAIL("%s: nth %llu after %llu and a loss of %llu",
		     account->name, (unsigned long long)event->nth,
		     (unsigned long long)account->nth[cpu],
		     (unsigned long long)account->gap[cpu]);
	if (event->seq <= account->seq[cpu])
		FAIL("%s: seq %llu after %llu", account->name,
		     (unsigned long long)event->seq,
		     (unsigned long long)account->seq[cpu]);
	account->nth[cpu] = event->nth;
	account->seq[cpu] = event->seq;
	account->gap[cpu] = 0;
	if (account->event)
		account->event(account, event);
}

/* One read of at most size bytes; false if there was nothing. */
static inline bool account_read(struct account *account, size_t size)
{
	struct device *dev = &account->dev;
	uint64_t before = 0;

	dev->size = size;
	for (bool first = true;; first = false) {
		const struct sot_header *header;
		const struct sot_event *event;
		uint64_t end;

		if (!first && dev->at == dev->have)
			return true;
		header = device_next(dev);
		if (!header)
			return false;
		if (header->type == SOT_TYPE_LOST) {
			account_lost(account, (const void *)header);
			continue;
		}
		event = (const void *)header;
		account_event(account, event);
		end = event->ts_ns + event->duration_ns;
		CHECK(end >= before, "%s: a call from %llu ns before",
		      account->name, (unsigned long long)(before - end));
		before = end;
	}
}

static inline void account_drain(struct account *account)
{
	while (account_read(account, 1 << 20))
		;
}

/*
 * What the reader was told is what the device says it told, and it makes up the
 * calls that match the filter, of which there were at least and at most so many.
 */
static inline void account_between(struct account *account, uint64_t least,
				   uint64_t most)
{
	uint64_t sum = account->delivered + account->lost + account->missed;
	struct sot_stats stats;

	if (sum < least || sum > most)
		FAIL("%s: %llu delivered, %llu lost, %llu missed make %llu, expected %llu to %llu",
		     account->name, (unsigned long long)account->delivered,
		     (unsigned long long)account->lost,
		     (unsigned long long)account->missed,
		     (unsigned long long)sum, (unsigned long long)least,
		     (unsigned long long)most);
	MUST(ioctl(account->dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched in the statistics", stats.matched,
		 account->delivered + account->lost);
	CHECK_EQ("delivered in the statistics", stats.delivered,
		 account->delivered);
	CHECK_EQ("lost in the statistics", stats.lost, account->lost);
	CHECK_EQ("missed in the statistics", stats.missed, account->missed);
}

static inline void account_check(struct account *account, uint64_t made)
{
	account_between(account, made, made);
}

#endif
