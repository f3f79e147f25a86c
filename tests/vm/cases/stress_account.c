// SPDX-License-Identifier: GPL-2.0-only
/*
 * A million calls of eight threads against two readers with different filters,
 * one of which is too slow: each gets, or is told the loss of, exactly what
 * matches its filter.
 */
#include "module.h"
#include "marks.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/eventfd.h>

#define THREADS 8
#define CALLS 125000 /* of each thread, a quarter of each kind */
#define KINDS 4
#define CPUS 16
#define STRIDE 5000 /* calls between two reads of the slow reader */

/* What a reader is told, and what it has to be. */
struct tally {
	const char *name;
	struct device dev;
	uint64_t matching; /* calls that match its filter */
	bool slow;
	uint64_t delivered;
	uint64_t lost;
	uint64_t nth[CPUS]; /* of the last event */
	uint64_t seq[CPUS];
	uint64_t gap[CPUS];		    /* lost since then */
	unsigned char seen[THREADS][CALLS]; /* calls delivered */
};

static struct tally fast = { .name = "fast",
			     .matching = THREADS * CALLS / KINDS * 3 };
static struct tally slow = { .name = "slow",
			     .matching = THREADS * CALLS / KINDS,
			     .slow = true };
static int progress; /* eventfd: strides that were made */
static int finished; /* eventfd: all were made */
static atomic_bool done;

/* All but kind 2 are setsockopt; only kind 1 fails. */
static void *make_calls(void *arg)
{
	int thread = (int)(intptr_t)arg;
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	const uint64_t stride = 1;
	socklen_t len;
	int type;

	for (int i = 0; i < CALLS; i++) {
		int value = thread * CALLS + i;

		switch (i % KINDS) {
		case 0:
			setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, 4);
			break;
		case 1:
			setsockopt(-1, MARK_LEVEL, MARK_NAME, &value, 4);
			break;
		case 2:
			len = sizeof(type);
			getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len);
			break;
		case 3:
			setsockopt(fd, SOL_SOCKET, SO_MARK, &value, 4);
			break;
		}
		if (i % STRIDE == 0)
			MUST(write(progress, &stride, sizeof(stride)));
	}
	return NULL;
}

static void take_lost(struct tally *tally, const struct sot_lost *lost)
{
	CHECK_EQ("reason of a loss", lost->reason, SOT_LOST_OVERRUN);
	CHECK(lost->count > 0, "a loss of none");
	tally->lost += lost->count;
	tally->gap[lost->header.cpu] += lost->count;
}

static void take_event(struct tally *tally, const struct sot_event *event)
{
	uint32_t cpu = event->header.cpu;
	unsigned int value = 0;

	tally->delivered++;
	if (event->nth != tally->nth[cpu] + tally->gap[cpu] + 1)
		FAIL("%s: nth %llu after %llu and a loss of %llu", tally->name,
		     (unsigned long long)event->nth,
		     (unsigned long long)tally->nth[cpu],
		     (unsigned long long)tally->gap[cpu]);
	if (event->seq <= tally->seq[cpu])
		FAIL("%s: seq %llu after %llu", tally->name,
		     (unsigned long long)event->seq,
		     (unsigned long long)tally->seq[cpu]);
	tally->nth[cpu] = event->nth;
	tally->seq[cpu] = event->seq;
	tally->gap[cpu] = 0;

	if (event->value_len == 4)
		memcpy(&value, event_value(event), 4);
	else
		FAIL("%s: value of %u bytes", tally->name, event->value_len);
	if (value >= THREADS * CALLS || (tally->slow && value % KINDS != 1) ||
	    (!tally->slow && value % KINDS == 2))
		FAIL("%s: call %u is not for it", tally->name, value);
	else if (tally->seen[value / CALLS][value % CALLS]++)
		FAIL("%s: call %u came twice", tally->name, value);
}

/* One read; false if there was nothing. */
static bool take(struct tally *tally, size_t size)
{
	struct device *dev = &tally->dev;
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
		if (header->cpu >= CPUS)
			DIE("%s: CPU %u", tally->name, header->cpu);
		if (header->type == SOT_TYPE_LOST) {
			take_lost(tally, (const void *)header);
			continue;
		}
		event = (const void *)header;
		take_event(tally, event);
		end = event->ts_ns + event->duration_ns;
		CHECK(end >= before, "%s: a call from %llu ns before",
		      tally->name, (unsigned long long)(before - end));
		before = end;
	}
}

static void *read_fast(void *arg)
{
	struct pollfd pfds[2] = { { .fd = fast.dev.fd, .events = POLLIN },
				  { .fd = finished, .events = POLLIN } };

	(void)arg;
	while (take(&fast, 256 << 10) || !atomic_load(&done))
		poll(pfds, 2, -1);
	return NULL;
}

/* A handful of records, then as many calls go by as fit into the buffers. */
static void *read_slow(void *arg)
{
	uint64_t strides;

	(void)arg;
	while (!atomic_load(&done)) {
		take(&slow, slow.dev.info.record_max * 4);
		for (int i = 0; i < 8 && !atomic_load(&done); i++)
			MUST(read(progress, &strides, sizeof(strides)));
	}
	while (take(&slow, 1 << 20))
		;
	return NULL;
}

static void check(struct tally *tally)
{
	struct sot_stats stats;
	uint64_t distinct = 0;

	for (int thread = 0; thread < THREADS; thread++)
		for (int i = 0; i < CALLS; i++)
			distinct += tally->seen[thread][i];
	printf("info the %s reader: %llu delivered, %llu lost\n", tally->name,
	       (unsigned long long)tally->delivered,
	       (unsigned long long)tally->lost);
	CHECK_EQ("delivered and lost", tally->delivered + tally->lost,
		 tally->matching);
	CHECK_EQ("delivered once", distinct, tally->delivered);
	MUST(ioctl(tally->dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched in the statistics", stats.matched, tally->matching);
	CHECK_EQ("delivered in the statistics", stats.delivered,
		 tally->delivered);
	CHECK_EQ("lost in the statistics", stats.lost, tally->lost);
	CHECK_EQ("missed in the statistics", stats.missed, 0);
}

int main(void)
{
	struct sot_filter sets = { .calls = 1U << SOT_TYPE_SETSOCKOPT };
	struct sot_filter failed = { .flags = SOT_FILTER_FAILED };
	pthread_t makers[THREADS], readers[2];
	const uint64_t one = 1;
	unsigned long long events;

	module_load("");
	progress = (int)MUST(eventfd(0, EFD_SEMAPHORE));
	finished = (int)MUST(eventfd(0, 0));
	device_open(&fast.dev);
	device_open(&slow.dev);
	device_filter(&fast.dev, &sets);
	device_filter(&slow.dev, &failed);
	events = counter("events");

	pthread_create(&readers[0], NULL, read_fast, NULL);
	pthread_create(&readers[1], NULL, read_slow, NULL);
	for (intptr_t i = 0; i < THREADS; i++)
		pthread_create(&makers[i], NULL, make_calls, (void *)i);
	for (int i = 0; i < THREADS; i++)
		pthread_join(makers[i], NULL);
	atomic_store(&done, true);
	MUST(write(progress, &one, sizeof(one)));
	MUST(write(finished, &one, sizeof(one)));
	pthread_join(readers[0], NULL);
	pthread_join(readers[1], NULL);

	check(&fast);
	check(&slow);
	CHECK(slow.lost > 0, "the slow reader lost nothing: no test of losses");
	CHECK_EQ("recorded", counter("events") - events, fast.matching);
	device_close(&fast.dev);
	device_close(&slow.dev);
	module_unload();
	return verdict();
}
