// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whatever name a program gives itself, and whatever a recording claims its host
 * to be: nothing that is printed commands the terminal.
 */
#include "control.h"
#include "event.h"
#include "unit.h"

static struct out out;

static const struct {
	const char *name;
	const struct sink_ops *ops;
} formats[] = {
	{ "text", &sink_text },
	{ "JSON", &sink_json },
	{ "CSV", &sink_csv },
	{ "logfmt", &sink_logfmt },
};

#define FORMATS (sizeof(formats) / sizeof(*formats))

static const char *line_of(const struct sink_ops *ops, const char *name)
{
	struct stream stream = event_stream;
	struct sink sink = { .stream = &stream, .out = &out, .utc = true };
	struct record rec = event_sample();

	strcpy(rec.event.comm, name);
	strcpy(stream.host, name);
	out.len = 0;
	ops->event(&sink, &rec);
	out_chr(&out, '\0');
	return out.buf;
}

static bool is_harmless(const struct sink_ops *ops, const char *name)
{
	const char *line = line_of(ops, name);

	return is_lines(line) && strchr(line, '\n')[1] == '\0';
}

static void test_bytes(void)
{
	for (size_t i = 0; i < FORMATS; i++) {
		bool alone = true, in_utf8 = true;

		for (int c = 1; c < 0x100; c++) {
			const char byte[] = { 'a', (char)c, 'b', '\0' };
			const char both[] = { 'a', '\xc2', (char)c, 'b', '\0' };

			alone &= is_harmless(formats[i].ops, byte);
			in_utf8 &= is_harmless(formats[i].ops, both);
		}
		check(formats[i].name, alone);
		check(formats[i].name, in_utf8);
	}
}

static void check_shown(const char *format, const struct sink_ops *ops,
			const char *name, const char *want)
{
	check(format, strstr(line_of(ops, name), want) != NULL);
}

/* One character, whether it comes as one byte or as UTF-8. */
static void test_shown(void)
{
	check_shown("JSON: a byte", &sink_json, "a\x9b", "\"a\\u009b\"");
	check_shown("JSON: UTF-8", &sink_json, "a\xc2\x9b", "\"a\\u009b\"");
	check_shown("CSV: a byte", &sink_csv, "a\x9b", "\"a\\x9b\"");
	check_shown("CSV: UTF-8", &sink_csv, "a\xc2\x9b", "\"a\\x9b\"");
	check_shown("CSV: no control", &sink_csv, "a\xe4", "\"a\xc3\xa4\"");
	check_shown("logfmt: UTF-8", &sink_logfmt, "a\xc2\x9b", "\"a\\u009b\"");
}

int main(void)
{
	if (out_init(&out, -1))
		return 1;
	test_bytes();
	test_shown();
	out_free(&out);
	return unit_end();
}
