// SPDX-License-Identifier: GPL-2.0-only
/* CPU, nth and seq, as a thread moves from CPU to CPU. */
#include "device.h"

#include <sched.h>
#include <sys/socket.h>

#define CPUS 64
#define ROUNDS 50

static void pin(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	MUST(sched_setaffinity(0, sizeof(set), &set));
}

int main(void)
{
	int cpus = (int)sysconf(_SC_NPROCESSORS_ONLN);
	uint64_t nth[CPUS] = { 0 }, seq[CPUS] = { 0 };
	struct device mine, all;

	if (cpus > CPUS)
		cpus = CPUS;
	device_open(&mine);
	device_open(&all);
	CHECK(mine.info.cpus >= (unsigned int)cpus, "%u CPUs of %d",
	      mine.info.cpus, cpus);
	device_filter(&mine, &(struct sot_filter){
				     .nopts = 1,
				     .opts = { { .level = 1, .optname = 1 } },
			     });
	for (int i = 0; i < cpus * ROUNDS; i++) {
		int cpu = i % cpus;
		const struct sot_event *event;

		pin(cpu);
		/* Of three calls that all see, one is for mine. */
		for (int name = 0; name < 3; name++)
			setsockopt(-1, 1, name, NULL, 0);
		event = device_only(&mine);
		CHECK_EQ("cpu", event->header.cpu, cpu);
		CHECK_EQ("sched_getcpu", sched_getcpu(), cpu);
		CHECK_EQ("nth", event->nth, ++nth[cpu]);
		CHECK(event->seq >= seq[cpu] + (seq[cpu] ? 3 : 1),
		      "seq %llu after %llu", (unsigned long long)event->seq,
		      (unsigned long long)seq[cpu]);
		seq[cpu] = event->seq;
	}
	for (int i = 0; i < cpus * ROUNDS * 3; i++)
		CHECK_EQ("optname in order", device_event(&all)->optname,
			 i % 3);
	device_done(&all);
	return verdict();
}
