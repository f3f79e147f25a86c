// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/rotate.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../userspace/recording.h"
#include "../../userspace/sink_recording.h"
#include "../../userspace/source.h"
#include "../replay/build_record.h"
#include "unit.h"

static void test_sizes(void)
{
	static const struct {
		const char *arg;
		uint64_t want; /* 0: refused */
	} cases[] = {
		{ "4096", 4096 },
		{ "4K", 4096 },
		{ "64M", UINT64_C(64) << 20 },
		{ "2g", UINT64_C(2) << 30 },
		{ "1T", UINT64_C(1) << 40 },
		{ "4095", 0 },
		{ "0", 0 },
		{ "", 0 },
		{ "M", 0 },
		{ "-1", 0 },
		{ " 4096", 0 },
		{ "1.5M", 0 },
		{ "64MB", 0 },
		{ "9000000T", 0 },
		{ "99999999999999999999", 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		uint64_t size = 0;
		enum exit_code code = rotate_parse_size(&size, cases[i].arg);

		check_int(cases[i].arg, (long long)size,
			  (long long)cases[i].want);
		check_int("its code", code,
			  cases[i].want ? EXIT_OK : EXIT_USAGE);
	}
}

/* A file of this name that holds this letter. */
static void put(const char *name, char letter)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	if (write(fd, &letter, 1) != 1)
		perror(name);
	close(fd);
}

/* The letter in the file, or '-' if there is none. */
static char get(const char *name)
{
	int fd = open(name, O_RDONLY);
	char letter = '?';

	if (fd < 0)
		return '-';
	if (read(fd, &letter, 1) != 1)
		letter = '0';
	close(fd);
	return letter;
}

static const char *contents(void)
{
	static char letters[6];
	char name[8] = "f";

	for (int i = 0; i < 5; i++) {
		if (i)
			snprintf(name, sizeof(name), "f.%d", i);
		letters[i] = get(name);
	}
	return letters;
}

static void test_shift(void)
{
	struct rotate rotate = { .path = "f", .size = 4096, .files = 3 };
	char longest[PATH_MAX];

	check_int("nothing to shift", rotate_shift(&rotate), 0);
	check_str("makes nothing", contents(), "-----");
	put("f", 'a');
	rotate_shift(&rotate);
	check_str("gets a number", contents(), "-a---");
	put("f", 'b');
	rotate_shift(&rotate);
	check_str("the older one makes room", contents(), "-ba--");
	put("f", 'c');
	rotate_shift(&rotate);
	check_str("the oldest goes", contents(), "-cb--");
	put("f.4", 'x');
	unlink("f.1");
	put("f", 'd');
	rotate_shift(&rotate);
	check_str("what is behind a gap stays", contents(), "-db-x");
	rotate.files = 1;
	put("f", 'e');
	rotate_shift(&rotate);
	check_str("one file is replaced", contents(), "-db-x");
	memset(longest, 'n', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	rotate = (struct rotate){ .path = longest, .size = 4096, .files = 2 };
	check_int("a name too long", rotate_shift(&rotate), -ENAMETOOLONG);
	unlink("f.1");
	unlink("f.2");
	unlink("f.4");
}

/* Somebody else's folder is not taken for a file of ours. */
static void test_folder(void)
{
	const struct rotate rotate = { .path = "f", .size = 4096, .files = 2 };

	mkdir("f.1", 0700);
	put("f", 'a');
	check_int("a folder in the way", rotate_shift(&rotate), -EEXIST);
	check_str("nothing is lost", contents(), "a0---");
	rmdir("f.1");
	unlink("f");
}

/* How many calls are in a recording; -1 if it is none or not whole. */
static int count_calls(const char *name)
{
	struct source source;
	struct record rec;
	int calls = 0, n;

	if (source_open_recording(&source, name) != EXIT_OK)
		return -1;
	while (source_fill(&source) > 0)
		while ((n = source_next(&source, &rec)) > 0)
			calls++;
	if (source_rest(&source) || !source.ready)
		calls = -1;
	source_close(&source);
	return calls;
}

static off_t size_of(const char *name)
{
	struct stat st;

	return stat(name, &st) ? -1 : st.st_size;
}

/* Every call is in exactly one file, each of which is whole and small enough. */
static void test_recording(void)
{
	const struct stream stream = { .abi = SOT_ABI, .host = "host" };
	struct recording_sink recording = {
		.sink = { .ops = &sink_recording },
		.rotate = { .path = "f", .size = 4096, .files = 4 },
	};
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT },
		.value = "value",
		.value_len = 5,
	};
	struct sink *sink = &recording.sink;
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	const char *why;
	struct out out;
	int fit, err = 0;

	record_parse(bytes, build_event(bytes, &build), &rec, &why);
	fit = (int)((4096 - sizeof(struct recording_header) -
		     sizeof(struct recording_clock)) /
		    rec.len);
	out_init(&out, open("f", O_RDWR | O_CREAT | O_EXCL, 0600));
	sink->out = &out;
	err |= sink->ops->begin(sink, &stream);
	for (int i = 0; i < 2 * fit + 3; i++)
		err |= sink->ops->event(sink, &rec);
	err |= sink->ops->end(sink);
	err |= out_flush(&out);
	check_int("no error", err, 0);
	check_int("the file being written", count_calls("f"), 3);
	check_int("the one before", count_calls("f.1"), fit);
	check_int("and the first", count_calls("f.2"), fit);
	check_int("no more", size_of("f.3"), -1);
	check("not too long", size_of("f.1") > 3000 && size_of("f.1") <= 4096);
	unlink("f.1");
	mkdir("f.1", 0700);
	for (int i = 0; i < fit && !err; i++)
		err = sink->ops->event(sink, &rec);
	check_int("tells what stands in the way", err, -EEXIST);
	rmdir("f.1");
	unlink("f.2");
	unlink("f");
	close(out.fd);
	out_free(&out);
}

int main(void)
{
	char dir[] = "/tmp/test_rotate.XXXXXX";

	if (!mkdtemp(dir) || chdir(dir))
		return 1;
	test_sizes();
	test_shift();
	test_folder();
	test_recording();
	if (chdir("/") || rmdir(dir))
		perror(dir);
	return unit_end();
}
