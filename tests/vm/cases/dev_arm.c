// SPDX-License-Identifier: GPL-2.0-only
/* The probes are armed while there is a reader, and the counters tell. */
#include "module.h"
#include "marks.h"

#define CALLS 5000

static void calls(void)
{
	for (int i = 0; i < CALLS; i++)
		mark('x');
}

static void check(bool armed, unsigned int readers)
{
	CHECK_EQ("armed", counter("armed"), armed);
	CHECK_EQ("in the list of kprobes", kprobes_armed(), armed);
	CHECK_EQ("readers", counter("readers"), readers);
}

/* Calls made now must move the counter by so many. */
static void count(unsigned int events)
{
	unsigned long long before = counter("events");
	unsigned long long missed = counter("missed");

	calls();
	CHECK_EQ("events", counter("events") - before, events);
	CHECK_EQ("missed", counter("missed") - missed, 0);
}

int main(void)
{
	unsigned long long overwritten;
	struct device first, second;

	check(false, 0);
	count(0);
	device_open(&first);
	check(true, 1);
	count(CALLS);
	device_open(&second);
	check(true, 2);
	count(CALLS);
	device_close(&first);
	check(true, 1);
	count(CALLS);

	/* What no reader wants is not even recorded. */
	device_filter(&second, &(struct sot_filter){ .err = EPERM });
	count(0);
	device_filter_self(&second, false);
	overwritten = counter("overwritten");
	for (int i = 0; i < 4; i++)
		count(CALLS);
	CHECK(counter("overwritten") > overwritten,
	      "a full buffer overwrote nothing");

	device_close(&second);
	check(false, 0);
	count(0);
	return verdict();
}
