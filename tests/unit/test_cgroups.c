// SPDX-License-Identifier: GPL-2.0-only
/* Paths of cgroups: remembered, asked of a made-up host, shown, and recorded. */
#include "../../userspace/cgroups.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "../../userspace/recording.h"
#include "../../userspace/sink_recording.h"
#include "../../userspace/source.h"
#include "../replay/build_record.h"
#include "event.h"
#include "json_check.h"
#include "tree.h"
#include "unit.h"

static void put(struct cgroups *cgroups, uint64_t id, const char *path)
{
	cgroups_put(cgroups, id, path, strlen(path));
}

static void test_remembered(void)
{
	struct cgroups *cgroups = cgroups_new();
	uint32_t version;

	check_str("remembered: nothing yet", cgroups_path(cgroups, 1), NULL);
	put(cgroups, 1, "/one");
	cgroups_put(cgroups, 2, "/two/and more", 4);
	check_str("remembered: one", cgroups_path(cgroups, 1), "/one");
	check_str("remembered: no more than its length",
		  cgroups_path(cgroups, 2), "/two");
	version = cgroups_version(cgroups);
	put(cgroups, 1, "/one");
	check_int("remembered: nothing new", cgroups_version(cgroups), version);
	put(cgroups, 1, "/other");
	check_str("remembered: the last", cgroups_path(cgroups, 1), "/other");
	check("remembered: it is told", cgroups_version(cgroups) != version);
	cgroups_forget(cgroups);
	check_str("remembered: forgotten", cgroups_path(cgroups, 1), NULL);
	put(cgroups, 1, "/one");
	check_str("remembered: again", cgroups_path(cgroups, 1), "/one");
	cgroups_free(cgroups);
	check_str("remembered: by nobody", cgroups_path(NULL, 1), NULL);
}

/* All different, and far from each other. */
static uint64_t bounded_id(uint64_t i)
{
	return 2 + (i & 1 ? 2 * i : i << 40);
}

static void test_bounded(void)
{
	static char longest[CGROUP_PATH_MAX];
	struct cgroups *cgroups = cgroups_new();
	bool known = true, right = true;
	char path[32];

	memset(longest, '/', sizeof(longest));
	cgroups_put(cgroups, 1, longest, sizeof(longest));
	check_str("bounded: too long", cgroups_path(cgroups, 1), NULL);
	cgroups_put(cgroups, 1, longest, sizeof(longest) - 1);
	check("bounded: just short enough", cgroups_path(cgroups, 1));
	for (uint64_t i = 0; i < 3 * CGROUPS_MAX; i++) {
		snprintf(path, sizeof(path), "/%" PRIu64, i);
		put(cgroups, bounded_id(i), path);
	}
	for (uint64_t i = 0; i < 3 * CGROUPS_MAX; i++) {
		const char *got = cgroups_path(cgroups, bounded_id(i));

		snprintf(path, sizeof(path), "/%" PRIu64, i);
		known &= i < 2 * CGROUPS_MAX ? !got : !!got;
		right &= !got || !strcmp(got, path);
	}
	check("bounded: the last ones are known, and no others", known);
	check("bounded: none wrongly", right);
	check_str("bounded: the first one is not", cgroups_path(cgroups, 1),
		  NULL);
	cgroups_free(cgroups);
}

static uint64_t id_of(const char *path)
{
	struct stat st;

	return stat(path, &st) ? 0 : st.st_ino;
}

/* A hierarchy and processes below the working directory. */
static struct cgroups_host make_host(void)
{
	struct cgroups_host host = { 0 };

	tree_put("cgroup/system.slice/cron.service/cgroup.procs", "");
	tree_put("cgroup/user.slice/user-1000.slice/cgroup.procs", "");
	tree_put("proc/12/cgroup", "5:memory:/user.slice\n"
				   "0::/system.slice/cron.service\n");
	tree_put("proc/13/cgroup", "0::/\n");
	tree_put("proc/14/cgroup",
		 "0::/system.slice/cron.service/cgroup.procs\n");
	host.root = open("cgroup", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	host.proc = open("proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return host;
}

static void test_process(void)
{
	struct cgroups_host host = make_host();
	struct cgroups *known = cgroups_new();
	uint64_t cron = id_of("cgroup/system.slice/cron.service");

	cgroups_host_ask(&host, known, cron, 12);
	check_str("process: its path", cgroups_path(known, cron),
		  "/system.slice/cron.service");
	cgroups_host_ask(&host, known, id_of("cgroup"), 13);
	check_str("process: the root", cgroups_path(known, id_of("cgroup")),
		  "/");
	check("process: nothing else was looked for", !host.walk_ns);
	cgroups_host_ask(&host, known,
			 id_of("cgroup/system.slice/cron.service/cgroup.procs"),
			 14);
	check_str("process: a file is none",
		  cgroups_path(known, id_of("cgroup/system.slice/cron.service/"
					    "cgroup.procs")),
		  "");
	cgroups_free(known);
	cgroups_host_close(&host);
}

static void test_walk(void)
{
	struct cgroups_host host = make_host();
	struct cgroups *known = cgroups_new();
	uint64_t user = id_of("cgroup/user.slice/user-1000.slice");
	uint64_t new_one;

	/* Meanwhile that number is another process's. */
	cgroups_host_ask(&host, known, user, 12);
	check_str("walk: found", cgroups_path(known, user),
		  "/user.slice/user-1000.slice");
	check_str("walk: so were the others",
		  cgroups_path(known, id_of("cgroup/system.slice")),
		  "/system.slice");
	check_str("walk: and the root", cgroups_path(known, id_of("cgroup")),
		  "/");
	tree_put("cgroup/new/cgroup.procs", "");
	new_one = id_of("cgroup/new");
	cgroups_host_ask(&host, known, new_one, 99);
	check_str("walk: not again so soon", cgroups_path(known, new_one),
		  NULL);
	host.walk_ns = 0;
	cgroups_host_ask(&host, known, new_one, 99);
	check_str("walk: later", cgroups_path(known, new_one), "/new");
	host.walk_ns = 0;
	cgroups_host_ask(&host, known, 1, 0);
	check_str("walk: what is gone", cgroups_path(known, 1), "");
	cgroups_free(known);
	cgroups_host_close(&host);
	tree_remove("cgroup/new");
}

/* Deeper than is looked: it ends, and the descriptors do as well. */
static void test_depth(void)
{
	struct cgroups_host host = make_host();
	struct cgroups *known = cgroups_new();
	char path[PATH_MAX] = "cgroup/deep";
	uint64_t last;

	for (int i = 0; i < 100; i++)
		strcat(path, "/12345678901");
	strcat(path, "/file");
	tree_put(path, "");
	*strrchr(path, '/') = '\0';
	last = id_of(path);
	cgroups_host_ask(&host, known, last, 0);
	check_str("depth: not found", cgroups_path(known, last), "");
	check_str("depth: its top is",
		  cgroups_path(known, id_of("cgroup/deep")), "/deep");
	cgroups_free(known);
	cgroups_host_close(&host);
	tree_remove("cgroup/deep");
}

static void test_no_host(void)
{
	struct cgroups_host host = { .root = -1, .proc = -1 };
	struct cgroups *known = cgroups_new();

	cgroups_host_ask(&host, known, 7, 1);
	check_str("no host: no path", cgroups_path(known, 7), "");
	cgroups_host_close(&host);
	/* Whatever there is: it must not fail. */
	cgroups_host_open(&host);
	cgroups_host_ask(&host, known, 7, (uint32_t)getpid());
	cgroups_host_close(&host);
	cgroups_free(known);
}

/* What was printed of a caller before its path was known is not printed again. */
static void test_shown(void)
{
	struct stream stream = event_stream;
	struct record rec = event_sample();
	struct out out;
	struct sink sink = { .out = &out,
			     .stream = &stream,
			     .utc = true,
			     .verbose = true,
			     .memos = calloc(MEMO_COUNT, sizeof(struct memo)) };
	const char *want[] = { "null", "null", "\"/a\\u001b\"" };

	out_init(&out, -1);
	stream.cgroups = cgroups_new();
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			put(stream.cgroups, rec.event.cgroup_id, "/a\x1b");
		out.len = 0;
		sink_json.event(&sink, &rec);
		out_chr(&out, '\0');
		check(i < 2 ? "shown: JSON, not known" : "shown: JSON",
		      !strcmp(json_field(out.buf, "cgroup"), want[i]));
	}
	out.len = 0;
	sink_text.event(&sink, &rec);
	out_chr(&out, '\0');
	check("shown: text", strstr(out.buf, " cgroup=/a\\x1b\n"));
	cgroups_free(stream.cgroups);
	free(sink.memos);
	out_free(&out);
}

/* Nor is it where a walk was put off: once it may be, the path is there. */
static void test_shown_later(void)
{
	struct cgroups_host host = make_host();
	struct stream stream = event_stream;
	struct record rec = event_sample();
	struct out out;
	struct sink sink = { .out = &out,
			     .stream = &stream,
			     .memos = calloc(MEMO_COUNT, sizeof(struct memo)) };
	const char *want[] = { "null", "null", "\"/user.slice\"" };

	out_init(&out, -1);
	stream.cgroups = cgroups_new();
	stream.cgroups_host = &host;
	rec.event.cgroup_id = id_of("cgroup/user.slice");
	rec.event.pid = 99;
	host.walk_ns = UINT64_MAX;
	for (int i = 0; i < 3; i++) {
		if (i == 2)
			host.walk_ns = 0;
		out.len = 0;
		sink_json.event(&sink, &rec);
		out_chr(&out, '\0');
		check_str("shown later: JSON", json_field(out.buf, "cgroup"),
			  want[i]);
	}
	cgroups_free(stream.cgroups);
	cgroups_host_close(&host);
	free(sink.memos);
	out_free(&out);
}

/* A recording sink that puts calls from within cgroups into a file. */
struct writer {
	struct stream stream;
	struct recording_sink recording;
	struct out out;
};

static void writer_open(struct writer *writer)
{
	*writer = (struct writer){
		.stream = event_stream,
		.recording.sink = { .ops = &sink_recording,
				    .out = &writer->out },
	};
	out_init(&writer->out, memfd_create("recording", MFD_CLOEXEC));
	writer->stream.cgroups = cgroups_new();
	writer->recording.named = cgroups_new();
	sink_recording.begin(&writer->recording.sink, &writer->stream);
}

static void write_call(struct writer *writer, uint64_t id)
{
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT,
			   .cgroup_id = id },
	};
	uint8_t bytes[BUILD_MAX];
	struct record rec;
	const char *why;

	record_parse(bytes, build_event(bytes, &build), &rec, &why);
	sink_recording.event(&writer->recording.sink, &rec);
}

/* As a source; there is no other way to the file then. */
static void writer_close(struct writer *writer, struct source *source)
{
	sink_recording.end(&writer->recording.sink);
	out_flush(&writer->out);
	lseek(writer->out.fd, 0, SEEK_SET);
	if (source_open_fd(source, writer->out.fd, "a recording", false, 1) !=
	    EXIT_OK)
		abort();
	cgroups_free(writer->stream.cgroups);
	cgroups_free(writer->recording.named);
	out_free(&writer->out);
}

/* The path of the next call's cgroup, "?" if there is no call. */
static const char *next_path(struct source *source)
{
	struct record rec;
	int n;

	while (!(n = source_next(source, &rec)))
		if (source_fill(source) <= 0)
			return "?";
	return n > 0 ? stream_cgroup(&source->stream, &rec.event) : "?";
}

static void test_recorded(void)
{
	const off_t call = sizeof(struct sot_event);
	const off_t path = sizeof(struct recording_cgroup) + 8;
	struct writer writer;
	struct source source;

	writer_open(&writer);
	write_call(&writer, 5);
	put(writer.stream.cgroups, 5, "/five");
	put(writer.stream.cgroups, 6, "/sixteen");
	put(writer.stream.cgroups, 7, "");
	write_call(&writer, 5);
	write_call(&writer, 6);
	write_call(&writer, 5);
	write_call(&writer, 7);
	writer_close(&writer, &source);
	check_int("recorded: each once", lseek(source.fd, 0, SEEK_END),
		  (off_t)sizeof(struct recording_header) + 5 * call + 2 * path);
	lseek(source.fd, 0, SEEK_SET);
	check_str("recorded: not known yet", next_path(&source), "");
	check_str("recorded: known", next_path(&source), "/five");
	check_str("recorded: another", next_path(&source), "/sixteen");
	check_str("recorded: the first again", next_path(&source), "/five");
	check_str("recorded: one that is gone", next_path(&source), "");
	check_str("recorded: no more", next_path(&source), "?");
	source_close(&source);
}

/* Who reads forgets what who wrote forgot: all that was known is known. */
static void test_many(void)
{
	const uint64_t many = CGROUPS_MAX + CGROUPS_MAX / 2;
	struct writer writer;
	struct source source;
	bool right = true;
	char path[32];

	writer_open(&writer);
	for (uint64_t i = 1; i <= 3 * many; i++) {
		snprintf(path, sizeof(path), "/%" PRIu64, i % many + 1);
		put(writer.stream.cgroups, i % many + 1, path);
		write_call(&writer, i % many + 1);
		write_call(&writer, i / 2 % many + 1);
	}
	writer_close(&writer, &source);
	for (uint64_t i = 1; i <= 3 * many; i++) {
		const char *other;

		snprintf(path, sizeof(path), "/%" PRIu64, i % many + 1);
		right &= !strcmp(next_path(&source), path);
		snprintf(path, sizeof(path), "/%" PRIu64, i / 2 % many + 1);
		other = next_path(&source);
		right &= !*other || !strcmp(other, path);
	}
	check("many: all that was known", right);
	check_str("many: no more", next_path(&source), "?");
	source_close(&source);
}

/* Of what is in a file nothing is believed. */
static void test_damaged(void)
{
	static const struct {
		const char *name;
		size_t at;
		uint32_t word;
	} cases[] = {
		{ "damaged: a path longer than its record", 24, 9 },
		{ "damaged: the longest", 24, UINT32_MAX },
		{ "damaged: no room for it", 8, 24 },
		{ "damaged: a NUL in it", 32, 0 },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct recording_cgroup cgroup;
		struct record rec;
		struct out out;
		const char *why, *path;

		out_init(&out, -1);
		check_int("damaged: its length",
			  recording_put_cgroup(&out, 5, "/sixteen"), 40);
		record_parse((uint8_t *)out.buf, out.len, &rec, &why);
		check("damaged: whole",
		      !recording_parse_cgroup(&rec, &cgroup, &path) &&
			      cgroup.id == 5 && cgroup.path_len == 8 &&
			      !memcmp(path, "/sixteen", 8));
		memcpy(out.buf + cases[i].at, &cases[i].word, 4);
		record_parse((uint8_t *)out.buf, out.len, &rec, &why);
		check(cases[i].name,
		      recording_parse_cgroup(&rec, &cgroup, &path) < 0);
		out_free(&out);
	}
}

int main(void)
{
	if (!tree_begin())
		return 1;
	test_remembered();
	test_bounded();
	test_process();
	test_walk();
	test_depth();
	test_no_host();
	test_shown();
	test_shown_later();
	test_recorded();
	test_many();
	test_damaged();
	tree_end();
	return unit_end();
}
