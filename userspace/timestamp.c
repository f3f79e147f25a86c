// SPDX-License-Identifier: GPL-2.0-only
#include "timestamp.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define NS_PER_S 1000000000
#define DATE_AND_TIME 19 /* characters of 2026-11-21T12:01:02 */
#define BELOW 9		 /* digits below the second */

/*
 * Thousands of events share a second, and breaking down a local time costs more
 * than all the rest of a line: the last second's text is kept. So is that of
 * the last nanoseconds, which formats for machines print twice.
 */
struct second {
	int64_t ns;
	int64_t number;
	bool utc;
	bool valid;
	char text[DATE_AND_TIME + 1 + BELOW + 1]; /* with a point and Z */
	char zone[5];				  /* +0100 */
	uint8_t count_len;     /* of number; 0: it is not positive */
	char count[OUT_SHORT]; /* in nanoseconds: 19 digits at most */
};

#define TIME_OF(second) ((second)->text + 11)
#define BELOW_OF(second) ((second)->text + DATE_AND_TIME + 1)

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
	put_pad0(second->text, (uint32_t)(tm.tm_year + 1900), 4);
	second->text[4] = '-';
	put_pad0(second->text + 5, (uint32_t)(tm.tm_mon + 1), 2);
	second->text[7] = '-';
	put_pad0(second->text + 8, (uint32_t)tm.tm_mday, 2);
	second->text[10] = 'T';
	put_pad0(second->text + 11, (uint32_t)tm.tm_hour, 2);
	second->text[13] = ':';
	put_pad0(second->text + 14, (uint32_t)tm.tm_min, 2);
	second->text[16] = ':';
	put_pad0(second->text + 17, (uint32_t)tm.tm_sec, 2);
	second->text[19] = '.';
	second->text[29] = 'Z';
	second->zone[0] = tm.tm_gmtoff < 0 ? '-' : '+';
	put_pad0(second->zone + 1, (uint32_t)east / 60, 2);
	put_pad0(second->zone + 3, (uint32_t)east % 60, 2);
	/* What is below 0 is counted in nanoseconds as one number. */
	second->count_len = 0;
	if (number > 0)
		second->count_len =
			(uint8_t)snprintf(second->count, sizeof(second->count),
					  "%lld", (long long)number);
	second->number = number;
	second->utc = utc;
	second->valid = true;
}

static const struct second *second_of(int64_t ns, bool utc)
{
	static struct second last;
	int64_t number, rest;

	if (last.ns == ns && last.valid && last.utc == utc)
		return &last;
	last.ns = ns;
	number = ns / NS_PER_S;
	rest = ns % NS_PER_S;
	if (rest < 0) {
		rest += NS_PER_S;
		number--;
	}
	put_pad0(BELOW_OF(&last), (uint32_t)rest, BELOW);
	if (!last.valid || last.number != number || last.utc != utc)
		break_down(&last, number, utc);
	memcpy(last.count + last.count_len, BELOW_OF(&last), BELOW);
	return &last;
}

void timestamp_time(struct out *out, int64_t ns, bool utc)
{
	out_mem(out, TIME_OF(second_of(ns, utc)), 15);
}

void timestamp_full(struct out *out, int64_t ns, bool utc)
{
	const struct second *second = second_of(ns, utc);

	out_mem(out, second->text, DATE_AND_TIME + 1 + 6);
	out_mem(out, second->zone, sizeof(second->zone));
}

void timestamp_exact(struct out *out, int64_t ns)
{
	const struct second *second = second_of(ns, true);

	out_mem(out, second->text, sizeof(second->text));
}

void timestamp_ns(struct out *out, int64_t ns)
{
	const struct second *second = second_of(ns, true);

	if (second->count_len)
		out_short(out, second->count, second->count_len + BELOW);
	else
		out_i64(out, ns);
}
