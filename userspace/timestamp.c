// SPDX-License-Identifier: GPL-2.0-only
#include "timestamp.h"

#include <time.h>

#define NS_PER_S 1000000000

/*
 * Thousands of events share a second, and breaking down a local time costs more
 * than all the rest of a line: the last second's text is kept.
 */
struct second {
	int64_t number;
	bool utc;
	bool valid;
	char text[20]; /* 2026-11-21T12:01:02 */
	char zone[5];  /* +0100 */
};

static void put(char *to, int n, int digits)
{
	while (digits--) {
		to[digits] = (char)('0' + n % 10);
		n /= 10;
	}
}

static void break_down(struct second *second, int64_t number, bool utc)
{
	time_t t = (time_t)number;
	struct tm tm = { 0 };
	int east;

	if (utc)
		gmtime_r(&t, &tm);
	else
		localtime_r(&t, &tm);
	east = (int)(tm.tm_gmtoff < 0 ? -tm.tm_gmtoff : tm.tm_gmtoff) / 60;
	put(second->text, tm.tm_year + 1900, 4);
	second->text[4] = '-';
	put(second->text + 5, tm.tm_mon + 1, 2);
	second->text[7] = '-';
	put(second->text + 8, tm.tm_mday, 2);
	second->text[10] = 'T';
	put(second->text + 11, tm.tm_hour, 2);
	second->text[13] = ':';
	put(second->text + 14, tm.tm_min, 2);
	second->text[16] = ':';
	put(second->text + 17, tm.tm_sec, 2);
	second->zone[0] = tm.tm_gmtoff < 0 ? '-' : '+';
	put(second->zone + 1, east / 60, 2);
	put(second->zone + 3, east % 60, 2);
	second->number = number;
	second->utc = utc;
	second->valid = true;
}

static const struct second *second_of(int64_t ns, bool utc, uint32_t *rest)
{
	static struct second last;
	int64_t number = ns / NS_PER_S;
	int64_t below = ns % NS_PER_S;

	if (below < 0) {
		below += NS_PER_S;
		number--;
	}
	*rest = (uint32_t)below;
	if (!last.valid || last.number != number || last.utc != utc)
		break_down(&last, number, utc);
	return &last;
}

void timestamp_time(struct out *out, int64_t ns, bool utc)
{
	uint32_t rest;
	const struct second *second = second_of(ns, utc, &rest);

	out_mem(out, second->text + 11, 8);
	out_chr(out, '.');
	out_pad0(out, rest / 1000, 6);
}

void timestamp_full(struct out *out, int64_t ns, bool utc)
{
	uint32_t rest;
	const struct second *second = second_of(ns, utc, &rest);

	out_mem(out, second->text, 19);
	out_chr(out, '.');
	out_pad0(out, rest / 1000, 6);
	out_mem(out, second->zone, sizeof(second->zone));
}

void timestamp_exact(struct out *out, int64_t ns)
{
	uint32_t rest;
	const struct second *second = second_of(ns, true, &rest);

	out_mem(out, second->text, 19);
	out_chr(out, '.');
	out_pad0(out, rest, 9);
	out_chr(out, 'Z');
}
