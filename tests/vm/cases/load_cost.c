// SPDX-License-Identifier: GPL-2.0-only
/* What it costs to load the module, to arm its probes, and to undo both. */
#include <time.h>

#include "device.h"
#include "module.h"

#define ROUNDS 5

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Adds what passed since the last lap to *sum. */
static void lap(double *sum, double *last)
{
	double now = now_ms();

	*sum += now - *last;
	*last = now;
}

int main(void)
{
	double load = 0, arm = 0, disarm = 0, unload = 0;

	for (int i = 0; i < ROUNDS; i++) {
		double last = now_ms();
		struct device device;

		module_load("");
		lap(&load, &last);
		device_open(&device);
		lap(&arm, &last);
		device_close(&device);
		lap(&disarm, &last);
		module_unload();
		lap(&unload, &last);
	}
	printf("info load %.1f ms, arm %.1f ms, disarm %.1f ms, unload %.1f ms\n",
	       load / ROUNDS, arm / ROUNDS, disarm / ROUNDS, unload / ROUNDS);
	return verdict();
}
