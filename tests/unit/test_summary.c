// SPDX-License-Identifier: GPL-2.0-only
/* The line that a trace ends with. */
#include "../../userspace/summary.h"

#include <string.h>

#include "unit.h"

static void check_line(const char *name, const struct summary *summary,
		       const char *expected)
{
	char line[512];

	summary_format(summary, line, sizeof(line));
	check_str(name, line, expected);
}

static void test_events(void)
{
	struct summary summary = { 0 };

	summary_event(&summary, false, true);
	summary_event(&summary, false, false);
	check_line("summary: no loss", &summary,
		   "seen 2, shown 1, filtered 1, lost 0, missed 0");
	summary_event(&summary, true, false);
	check_line("summary: related calls", &summary,
		   "seen 3 (1 related), shown 1, filtered 2, lost 0, missed 0");
}

static void test_blind(void)
{
	struct summary summary = { .seen = 2, .shown = 1 };

	summary_lost(&summary, &(struct sot_lost){
				       .header.cpu = SOT_CPU_NONE,
				       .reason = SOT_LOST_DISARMED,
			       });
	check_line("summary: blind", &summary,
		   "seen 2, shown 1, filtered 1, lost 0, missed 0, blind 1");
	check("blind is a loss", summary_has_loss(&summary));
}

static void test_unknown(void)
{
	struct summary summary = { 0 };

	summary_unknown(&summary);
	check_line(
		"summary: unknown", &summary,
		"seen 0, shown 0, filtered 0, lost 0, missed 0, skipped 1 records of a newer version");
	check("a type that is not known is no loss",
	      !summary_has_loss(&summary));
}

static void test_cpus(void)
{
	struct summary summary = { .seen = 2, .shown = 1 };
	char line[512], small[24];

	for (uint32_t cpu = 2 * SUMMARY_CPUS; cpu > 0; cpu--)
		summary_lost(&summary, &(struct sot_lost){
					       .header.cpu = cpu,
					       .reason = SOT_LOST_OVERRUN,
					       .count = 2,
				       });
	check_int("summary: more CPUs than have room", (long long)summary.lost,
		  4 * SUMMARY_CPUS);
	check_int("summary: room", (long long)summary.cpus, SUMMARY_CPUS);
	summary_format(&summary, line, sizeof(line));
	check("summary: in the order of CPUs",
	      strstr(line, "lost 4096 (CPU 1025: 2, CPU 1026: 2, "));
	summary_format(&summary, small, sizeof(small));
	check_str("summary: cut", small, "seen 2, shown 1, filter");
}

int main(void)
{
	test_events();
	test_blind();
	test_unknown();
	test_cpus();
	return unit_end();
}
