// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/report.h"

#include "unit.h"

#define START INT64_C(1795262462123456789)

static struct report_times times;

static void empty(void)
{
	memset(&times, 0, sizeof(times));
}

static uint64_t total(void)
{
	uint64_t n = 0;

	for (size_t i = 0; i < REPORT_PARTS; i++)
		n += times.parts[i].sets + times.parts[i].gets +
		     times.parts[i].failed;
	return n;
}

static void test_kinds(void)
{
	empty();
	report_times_add(&times, START, true, false);
	report_times_add(&times, START, false, false);
	report_times_add(&times, START, true, true);
	report_times_add(&times, START, false, true);
	check_int("set", (long long)times.parts[0].sets, 1);
	check_int("read", (long long)times.parts[0].gets, 1);
	check_int("failed, of either", (long long)times.parts[0].failed, 2);
}

static void test_parts(void)
{
	int64_t part;

	empty();
	report_times_add(&times, START, true, false);
	part = (int64_t)times.part_ns;
	report_times_add(&times, START + part * REPORT_PARTS - 1, true, false);
	check_int("it fits", (long long)times.part_ns, part);
	check_int("into the last part",
		  (long long)times.parts[REPORT_PARTS - 1].sets, 1);
	report_times_add(&times, START + part * REPORT_PARTS, true, false);
	check_int("then two become one", (long long)times.part_ns, 2 * part);
	check_int("the first stays", (long long)times.parts[0].sets, 1);
	check_int("the last is in the middle",
		  (long long)times.parts[REPORT_PARTS / 2 - 1].sets, 1);
	check_int("the new one behind it",
		  (long long)times.parts[REPORT_PARTS / 2].sets, 1);
	check_int("none is lost", (long long)total(), 3);
}

/* Times as no host has them. */
static void test_odd(void)
{
	empty();
	report_times_add(&times, START, true, false);
	report_times_add(&times, START - 5000000000, true, false);
	check_int("before the first: with it", (long long)times.parts[0].sets,
		  2);
	empty();
	report_times_add(&times, INT64_MIN, true, false);
	report_times_add(&times, INT64_MAX, false, false);
	report_times_add(&times, 0, false, true);
	check_int("all of time: none is lost", (long long)total(), 3);
}

int main(void)
{
	test_kinds();
	test_parts();
	test_odd();
	return unit_end();
}
