// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/html.h"

#include "unit.h"

static struct out out;

static const char *taken(void)
{
	static char text[512];

	memcpy(text, out.buf, out.len);
	text[out.len] = '\0';
	out.len = 0;
	return text;
}

static const char *escaped(const char *bytes, size_t len)
{
	html_text(&out, bytes, len);
	return taken();
}

#define ESCAPED(text) escaped(text, sizeof(text) - 1)

static void test_text(void)
{
	check_str("plain", ESCAPED("SO_RCVBUF [5]"), "SO_RCVBUF [5]");
	check_str("markup", ESCAPED("<b a=\"1\" b='2'>&amp;"),
		  "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;");
	check_str("UTF-8", ESCAPED("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"),
		  "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
	check_str("no UTF-8", ESCAPED("\xff\xe2\x82\xc0\xaf"),
		  "\\xff\\xe2\\x82\\xc0\\xaf");
	check_str("cut within a character", ESCAPED("a\xe2\x82"),
		  "a\\xe2\\x82");
	check_str("controls", ESCAPED("\0\n\x1b[1m\x7f\xc2\x9b"),
		  "\\x00\\x0a\\x1b[1m\\x7f\\xc2\\x9b");
	check_str("what turns text around", ESCAPED("a\xe2\x80\xae b"),
		  "a\\xe2\\x80\\xae b");
}

static const char *count(uint64_t n)
{
	html_count(&out, n);
	return taken();
}

static const char *duration(uint64_t ns)
{
	html_duration(&out, ns);
	return taken();
}

static void test_numbers(void)
{
	check_str("count: 0", count(0), "0");
	check_str("count: 999", count(999), "999");
	check_str("count: thousands", count(1000), "1,000");
	check_str("count: most", count(UINT64_MAX),
		  "18,446,744,073,709,551,615");
	check_str("duration: 0", duration(0), "0 ns");
	check_str("duration: ns", duration(999), "999 ns");
	check_str("duration: us", duration(1250), "1.2 \xc2\xb5s");
	check_str("duration: ms", duration(999999999), "999.9 ms");
	check_str("duration: s", duration(59999999999), "59.9 s");
	check_str("duration: min", duration(90000000000), "1.5 min");
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_text();
	test_numbers();
	out_free(&out);
	return unit_end();
}
