// SPDX-License-Identifier: GPL-2.0-only
/*
 * A million calls of eight threads against two readers with different filters,
 * one of which is too slow: each gets, or is told the loss of, exactly what
 * matches its filter.
 */
#include "module.h"
#include "account.h"
#include "marks.h"

#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/eventfd.h>

#define THREADS 8
#define CALLS 125000 /* of each thread, a quarter of each kind */
#define KINDS 4
#define STRIDE 5000 /* calls between two reads of the slow reader */

static void take_event(struct account *account, const struct sot_event *event);

/* What a reader is told, and what it has to be. */
struct tally {
	struct account account; /* first */
	uint64_t matching;	/* calls that match its filter */
	bool slow;
	unsigned char seen[THREADS][CALLS]; /* calls delivered */
};

static struct tally fast = { .account = { .name = "fast", .event = take_event },
			     .matching = THREADS * CALLS / KINDS * 3 };
static struct tally slow = { .account = { .name = "slow", .event = take_event },
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

static void take_event(struct account *account, const struct sot_event *event)
{
	struct tally *tally = (struct tally *)account;
	unsigned int value = 0;

	if (event->value_len == 4)
		memcpy(&value, event_value(event), 4);
	else
		FAIL("%s: value of %u bytes", account->name, event->value_len);
	if (value >= THREADS * CALLS || (tally->slow && value % KINDS != 1) ||
	    (!tally->slow && value % KINDS == 2))
		FAIL("%s: call %u is not for it", account->name, value);
	else if (tally->seen[value / CALLS][value % CALLS]++)
		FAIL("%s: call %u came twice", account->name, value);
}

static void *read_fast(void *arg)
{
	struct pollfd pfds[2] = { { .fd = fast.account.dev.fd,
				    .events = POLLIN },
				  { .fd = finished, .events = POLLIN } };

	(void)arg;
	while (account_read(&fast.account, 256 << 10) || !atomic_load(&done))
		poll(pfds, 2, -1);
	return NULL;
}

/* A handful of records, then as many calls go by as fit into the buffers. */
static void *read_slow(void *arg)
{
	uint64_t strides;

	(void)arg;
	while (!atomic_load(&done)) {
		account_read(&slow.account,
			     slow.account.dev.info.record_max * 4);
		for (int i = 0; i < 8 && !atomic_load(&done); i++)
			MUST(read(progress, &strides, sizeof(strides)));
	}
	account_drain(&slow.account);
	return NULL;
}

static void check(struct tally *tally)
{
	const struct account *account = &tally->account;
	uint64_t distinct = 0;

	for (int thread = 0; thread < THREADS; thread++)
		for (int i = 0; i < CALLS; i++)
			distinct += tally->seen[thread][i];
	printf("info the %s reader: %llu delivered, %llu lost\n", account->name,
	       (unsigned long long)account->delivered,
	       (unsigned long long)account->lost);
	CHECK_EQ("delivered once", distinct, account->delivered);
	CHECK_EQ("missed", account->missed, 0);
	account_check(&tally->account, tally->matching);
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
	account_open(&fast.account, &sets);
	account_open(&slow.account, &failed);
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
	CHECK(slow.account.lost > 0,
	      "the slow reader lost nothing: no test of losses");
	CHECK_EQ("recorded", counter("events") - events, fast.matching);
	device_close(&fast.account.dev);
	device_close(&slow.account.dev);
	module_unload();
	return verdict();
}
