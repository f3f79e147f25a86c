// SPDX-License-Identifier: GPL-2.0-only
#include "duration_text.h"

#include <inttypes.h>
#include <stdio.h>

const char *duration_text(char text[DURATION_TEXT], uint64_t ns)
{
	static const char *const units[] = { "ns", "us", "ms", "s" };
	uint64_t unit = 1, whole, thousandths;
	size_t i = 0;

	for (; i < 3 && ns / unit >= 1000; i++)
		unit *= 1000;
	whole = ns / unit;
	thousandths = ns % unit * 1000 / unit;
	if (!i || whole >= 100)
		snprintf(text, DURATION_TEXT, "%" PRIu64 "%s", whole, units[i]);
	else if (whole >= 10)
		snprintf(text, DURATION_TEXT, "%" PRIu64 ".%" PRIu64 "%s",
			 whole, thousandths / 100, units[i]);
	else
		snprintf(text, DURATION_TEXT, "%" PRIu64 ".%02" PRIu64 "%s",
			 whole, thousandths / 10, units[i]);
	return text;
}
