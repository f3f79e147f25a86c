/* SPDX-License-Identifier: GPL-2.0-only */
/* Checks that say their name, and count. A test is main() ending in unit_end(). */
#ifndef SOT_UNIT_H
#define SOT_UNIT_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static unsigned int unit_passed;
static unsigned int unit_failed;

/* Returns ok, so that a test can stop where the rest makes no sense. */
static inline bool unit_check(bool ok, const char *name, const char *why,
			      int line)
{
	if (ok) {
		unit_passed++;
		printf("ok %s\n", name);
	} else {
		unit_failed++;
		printf("not ok %s: line %d: %s\n", name, line, why);
	}
	return ok;
}

static inline bool unit_check_str(const char *got, const char *want,
				  const char *name, int line)
{
	char why[4096];

	snprintf(why, sizeof(why), "got '%s', want '%s'", got ? got : "(null)",
		 want ? want : "(null)");
	return unit_check(got && want ? !strcmp(got, want) : got == want, name,
			  why, line);
}

static inline bool unit_check_int(long long got, long long want,
				  const char *name, int line)
{
	char why[64];

	snprintf(why, sizeof(why), "got %lld, want %lld", got, want);
	return unit_check(got == want, name, why, line);
}

#define check(name, condition) \
	unit_check((condition), name, #condition, __LINE__)
#define check_str(name, got, want) unit_check_str(got, want, name, __LINE__)
#define check_int(name, got, want) unit_check_int(got, want, name, __LINE__)

/* The exit code of the test. */
static inline int unit_end(void)
{
	printf("%u passed, %u failed\n", unit_passed, unit_failed);
	return unit_failed ? 1 : 0;
}

#endif
