// SPDX-License-Identifier: GPL-2.0-only
/* Times as text, with what is kept from one to the next. */
#include <stdlib.h>
#include <time.h>

#include "../../userspace/timestamp.h"
#include "unit.h"

static struct out out;

static const char *text(void)
{
	static char copy[64];

	memcpy(copy, out.buf, out.len);
	copy[out.len] = '\0';
	out.len = 0;
	return copy;
}

static void test_exact(int64_t ns, const char *exact, const char *count)
{
	timestamp_exact(&out, ns);
	check_str("exact", text(), exact);
	timestamp_ns(&out, ns);
	check_str("in nanoseconds", text(), count);
}

int main(void)
{
	check_int("init", out_init(&out, -1), 0);
	setenv("TZ", "Etc/GMT-3", 1);
	tzset();
	test_exact(0, "1970-01-01T00:00:00.000000000Z", "0");
	test_exact(999999999, "1970-01-01T00:00:00.999999999Z", "999999999");
	test_exact(1000000000, "1970-01-01T00:00:01.000000000Z", "1000000000");
	test_exact(1000000001, "1970-01-01T00:00:01.000000001Z", "1000000001");
	test_exact(-1, "1969-12-31T23:59:59.999999999Z", "-1");
	test_exact(-1000000001, "1969-12-31T23:59:58.999999999Z",
		   "-1000000001");
	test_exact(1795262462123456789, "2026-11-21T12:01:02.123456789Z",
		   "1795262462123456789");
	test_exact(1795262462000000007, "2026-11-21T12:01:02.000000007Z",
		   "1795262462000000007");
	test_exact(INT64_MAX, "2262-04-11T23:47:16.854775807Z",
		   "9223372036854775807");
	test_exact(INT64_MIN, "1677-09-21T00:12:43.145224192Z",
		   "-9223372036854775808");

	timestamp_time(&out, 1795262462123456789, true);
	check_str("time, UTC", text(), "12:01:02.123456");
	timestamp_time(&out, 1795262462123456789, false);
	check_str("time, local", text(), "15:01:02.123456");
	timestamp_full(&out, 1795262462999999999, false);
	check_str("date and zone", text(), "2026-11-21T15:01:02.999999+0300");
	timestamp_full(&out, 1795262462999999999, true);
	check_str("date and zone, UTC", text(),
		  "2026-11-21T12:01:02.999999+0000");
	out_free(&out);
	return unit_end();
}
