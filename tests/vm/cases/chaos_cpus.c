// SPDX-License-Identifier: GPL-2.0-only
/*
 * CPUs go offline and come back amid calls, and readers come and go: no record
 * of a CPU that is gone goes with it.
 */
#include "module.h"

#include "mess.h"
#include "observer.h"

#define CALLERS 3
#define FILES 3
#define CPUS_MAX 8
#define MS 3000

static struct observer observer;
static struct calls calls;
static atomic_bool stop;
static atomic_ulong operations;
static int switches[CPUS_MAX]; /* descriptors of their files in sysfs */
static unsigned int nswitches;

static void find_switches(void)
{
	char path[64];

	for (int cpu = 0; cpu < CPUS_MAX; cpu++) {
		int fd;

		snprintf(path, sizeof(path),
			 "/sys/devices/system/cpu/cpu%d/online", cpu);
		fd = open(path, O_WRONLY | O_CLOEXEC);
		if (fd >= 0)
			switches[nswitches++] = fd;
	}
	if (!nswitches)
		skip("there is no CPU that can be taken offline");
}

static void *make_mess(void *arg)
{
	struct mess mess;

	(void)arg;
	chance_init(1);
	mess_init(&mess, FILES, &operations);
	while (!atomic_load(&stop))
		mess_once(&mess);
	mess_end(&mess);
	return NULL;
}

/* Some of them go, stay away for a while, and come back. */
static unsigned int cycle(void)
{
	unsigned int cycles = 0;
	bool gone[CPUS_MAX];

	for (unsigned int i = 0; i < nswitches; i++) {
		gone[i] = chance_of(nswitches + 1) < nswitches;
		if (!gone[i])
			continue;
		/* The last one of all has to stay. */
		gone[i] = pwrite(switches[i], "0", 1, 0) == 1;
		CHECK(gone[i] || errno == EBUSY, "going offline: %s",
		      strerror(errno));
	}
	sleep_ms(chance_of(150));
	for (unsigned int i = 0; i < nswitches; i++) {
		if (!gone[i])
			continue;
		MUST(pwrite(switches[i], "1", 1, 0));
		cycles++;
	}
	sleep_ms(chance_of(50));
	return cycles;
}

int main(void)
{
	unsigned int cycles = 0;
	pthread_t reader;
	uint64_t end;

	find_switches();
	chance_start();
	rcu_expedite();
	module_load("");
	observer_start(&observer);
	calls_start(&calls, CALLERS);
	pthread_create(&reader, NULL, make_mess, NULL);
	for (end = deadline_ms(MS); now_ms() < end && !failures;)
		cycles += cycle();
	atomic_store(&stop, true);
	pthread_join(reader, NULL);
	calls_stop(&calls);
	observer_stop(&observer);

	printf("info %u times a CPU offline and online, %lu operations\n",
	       cycles, atomic_load(&operations));
	CHECK(cycles > 0, "no CPU went offline");
	observer_check(&observer, &calls);
	observer_close(&observer);
	module_unload();
	return verdict();
}
