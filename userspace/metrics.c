// SPDX-License-Identifier: GPL-2.0-only
#include "metrics.h"

#include <string.h>

#include "names.h"
#include "value_event.h"

static const char other[] = "other";

/* Three to a power of ten: enough to read quantiles from, and few to store. */
static const struct {
	uint64_t ns;
	const char *name; /* as programs in Go write it: others may compare */
} buckets[] = {
	{ 250, "2.5e-07" },	{ 500, "5e-07" },     { 1000, "1e-06" },
	{ 2500, "2.5e-06" },	{ 5000, "5e-06" },    { 10000, "1e-05" },
	{ 25000, "2.5e-05" },	{ 50000, "5e-05" },   { 100000, "0.0001" },
	{ 250000, "0.00025" },	{ 500000, "0.0005" }, { 1000000, "0.001" },
	{ 2500000, "0.0025" },	{ 5000000, "0.005" }, { 10000000, "0.01" },
	{ 25000000, "0.025" },	{ 50000000, "0.05" }, { 100000000, "0.1" },
	{ 250000000, "0.25" },	{ 500000000, "0.5" }, { 1000000000, "1" },
	{ UINT64_MAX, "+Inf" },
};
_Static_assert(sizeof(buckets) / sizeof(buckets[0]) == METRICS_BUCKETS,
	       "METRICS_BUCKETS in metrics.h counts them");

const char *metrics_bucket_name(uint32_t bucket)
{
	return buckets[bucket].name;
}

const char *metrics_level(const struct metrics_series *series)
{
	return series->level ? series->level->name : other;
}

const char *metrics_optname(const struct metrics_series *series)
{
	return series->opt ? series->opt->name : other;
}

const char *metrics_result(const struct metrics_series *series)
{
	if (!series->err)
		return "ok";
	return series->err == METRICS_ERR_OTHER ? other :
						  errno_name(series->err);
}

/* A recording may claim that more happened than can be counted. */
static void add(uint64_t *sum, uint64_t more)
{
	if (__builtin_add_overflow(*sum, more, sum))
		*sum = UINT64_MAX;
}

static uint32_t error_of(const struct sot_event *event)
{
	uint32_t err = 0 - (uint32_t)event->ret;

	if (event->ret >= 0)
		return 0;
	return errno_name(err) ? err : METRICS_ERR_OTHER;
}

static struct metrics_series key_of(const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct metrics_series key = {
		.call = rec->type,
		.err = error_of(event),
		.level = catalogue_level(event->level, event->sock_family,
					 event->sock_protocol),
	};

	key.opt =
		catalogue_opt(key.level, event->optname, event_direction(rec));
	return key;
}

/* Whoever makes the calls has only what is in the catalogue to choose from. */
static size_t hash(const struct metrics_series *key)
{
	uint64_t mixed = (uintptr_t)key->level;

	mixed = mixed * 31 + (uintptr_t)key->opt;
	mixed = mixed * 31 + key->err;
	mixed = (mixed * 31 + key->call) * UINT64_C(0x9e3779b97f4a7c15);
	return mixed >> 32;
}

/* That of the key, or a free one. There is one: half of them stay free. */
static struct metrics_series *find_slot(struct metrics *metrics,
					const struct metrics_series *key)
{
	size_t at = hash(key) % METRICS_SLOTS;
	struct metrics_series *slot = &metrics->slots[at];

	while (slot->call &&
	       (slot->call != key->call || slot->err != key->err ||
		slot->level != key->level || slot->opt != key->opt)) {
		at = (at + 1) % METRICS_SLOTS;
		slot = &metrics->slots[at];
	}
	return slot;
}
_Static_assert(METRICS_SERIES + METRICS_FOLDED < METRICS_SLOTS,
	       "a slot must be free for the search to end");

static struct metrics_spread *find_spread(struct metrics *metrics,
					  uint32_t call, const char *level)
{
	struct metrics_spread *spread;

	for (uint32_t i = 0; i < metrics->spread; i++) {
		spread = &metrics->spreads[i];
		if (spread->call == call && !strcmp(spread->level, level))
			return spread;
	}
	/* The last two are for what has no room. */
	if (metrics->spread >= METRICS_SPREADS - 2 && level != other)
		return find_spread(metrics, call, other);
	spread = &metrics->spreads[metrics->spread++];
	spread->call = call;
	spread->level = level;
	return spread;
}

static void add_duration(struct metrics_spread *spread, uint64_t ns)
{
	uint32_t bucket = 0;

	while (ns > buckets[bucket].ns)
		bucket++;
	spread->calls[bucket]++;
	add(&spread->total_ns, ns);
}

void metrics_event(struct metrics *metrics, const struct record *rec)
{
	struct metrics_series key;
	struct metrics_series *series;

	if (!record_is_option(rec))
		return;
	key = key_of(rec);
	series = find_slot(metrics, &key);
	if (!series->call && metrics->series >= METRICS_SERIES) {
		metrics->folded++;
		key.level = NULL;
		key.opt = NULL;
		key.err = key.err ? METRICS_ERR_OTHER : 0;
		series = find_slot(metrics, &key);
	}
	if (!series->call) {
		*series = key;
		series->spread =
			find_spread(metrics, key.call, metrics_level(&key));
		metrics->series++;
	}
	series->calls++;
	add_duration(series->spread, rec->event.duration_ns);
}

void metrics_lost(struct metrics *metrics, const struct sot_lost *lost)
{
	switch (lost->reason) {
	case SOT_LOST_MISSED:
		add(&metrics->missed, lost->count);
		break;
	case SOT_LOST_DISARMED:
		metrics->blinded++;
		metrics->blind = 1;
		break;
	case SOT_LOST_REARMED:
		metrics->blind = 0;
		break;
	default:
		add(&metrics->lost, lost->count);
	}
}
