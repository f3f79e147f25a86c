// SPDX-License-Identifier: GPL-2.0-only
/*
 * Unloaded whenever nobody happens to have the device open, and loaded again
 * with other parameters, while readers come and go as they like and calls run.
 * Each module that was loaded keeps its books.
 */
#include "module.h"

#include "marks.h"
#include "mess.h"
#include "observer.h"

#define READERS 2
#define CALLERS 2
#define FILES 2 /* of each reader */
#define MARKS 100
#define MS 3000
/* A slow kernel is busy with one open and close for so long. */
#define LOADS 3
#define MS_MOST 60000

static struct calls calls;
static atomic_bool stop;
static atomic_ulong operations;

/* Some operations, then about as long without a file. */
static void *come_and_go(void *number)
{
	struct mess mess;

	chance_init((uintptr_t)number);
	mess_init(&mess, FILES, &operations);
	while (!atomic_load(&stop)) {
		uint64_t begin = now_ms();

		for (unsigned int i = chance_of(10); i > 0; i--)
			mess_once(&mess);
		mess_end(&mess);
		sleep_ms(chance_of(4 * (unsigned int)(now_ms() - begin) + 50));
	}
	return NULL;
}

/* Calls by the thousand beside it are not for this reader. */
static void keep_books(void)
{
	const struct sot_filter filter = {
		.nopts = 1,
		.opts = { { .level = MARK_LEVEL, .flags = SOT_OPT_ANY_NAME } },
	};
	static struct account account;

	memset(&account, 0, sizeof(account));
	account.name = "reader of marks";
	account_open(&account, &filter);
	for (int i = 0; i < MARKS; i++)
		mark('m');
	account_drain(&account);
	account_check(&account, MARKS);
	device_close(&account.dev);
}

/* True if it could be unloaded; then it is there again. */
static bool reload(void)
{
	static const char *const parameters[] = {
		"",
		"buffer_kb=64",
		"buffer_kb=64 snaplen=4096 maxactive=8",
		"capture=lengths always_on=1",
		"snaplen=16 maxactive=4096",
	};

	if (module_try_unload()) {
		CHECK(errno == EWOULDBLOCK, "unloading: %s", strerror(errno));
		return false;
	}
	sleep_ms(chance_of(5));
	module_load(CHANCE_AMONG(parameters));
	return true;
}

int main(void)
{
	unsigned int loads = 1, refused = 0;
	pthread_t readers[READERS];
	uint64_t end, last;

	chance_start();
	rcu_expedite();
	module_load("");
	calls_start(&calls, CALLERS);
	for (uintptr_t i = 0; i < READERS; i++)
		pthread_create(&readers[i], NULL, come_and_go, (void *)(i + 1));
	last = now_ms() + MS_MOST;
	for (end = deadline_ms(MS);
	     now_ms() < end || (loads < LOADS && now_ms() < last);) {
		if (failures)
			break;
		sleep_ms(chance_of(4));
		if (!reload()) {
			refused++;
			continue;
		}
		loads++;
		keep_books();
	}
	atomic_store(&stop, true);
	for (int i = 0; i < READERS; i++)
		pthread_join(readers[i], NULL);
	calls_stop(&calls);

	printf("info %u loads, %u unloads refused, %lu operations, %lu calls\n",
	       loads, refused, atomic_load(&operations),
	       calls_sum(calls.ended));
	CHECK(loads > 1, "it was never unloaded");
	CHECK_EQ("open files", counter("readers"), 0);
	module_unload();
	return verdict();
}
