// SPDX-License-Identifier: GPL-2.0-only
/*
 * Framing: any bytes as a recording, read by pieces of a size that the input
 * chooses, and as records of the device. What comes out is printed, so that
 * every byte that a record claims is touched.
 */
#include "fuzz.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../userspace/advise.h"
#include "../../userspace/columns.h"
#include "../../userspace/source.h"
#include "../../userspace/stats_print.h"
#include "../unit/json_check.h"

/* A few bytes may unpack to more than there is time to print. */
#define ENOUGH (4 << 20)

static struct out out;
static struct advise advise;
static struct stats stats;

static void put(struct sink *sink, const struct record *rec)
{
	out.len = 0;
	if (record_is_event(rec))
		sink->ops->event(sink, rec);
	else
		sink->ops->lost(sink, rec);
}

static void show(const struct source *source, const struct record *rec)
{
	static const struct sink_ops *const others[] = { &sink_chrome,
							 &sink_ctf };
	struct sink sink = { .stream = &source->stream,
			     .out = &out,
			     .utc = true,
			     .verbose = true };

	if (!record_is_event(rec) && rec->type != SOT_TYPE_LOST)
		return;
	out.err = 0;
	sink.ops = &sink_json;
	put(&sink, rec);
	/* Longer ones have been flushed, to nowhere. */
	if (!out.err) {
		require_line(&out, "JSON");
		REQUIRE(json_is_line(out.buf), "no JSON");
	}
	out.err = 0;
	sink.ops = &sink_text;
	put(&sink, rec);
	if (!out.err)
		require_line(&out, "text");
	/* What is no line: sanitizers look at the memory alone. */
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		sink.ops = others[i];
		put(&sink, rec);
	}
	if (record_is_event(rec)) {
		advise_event(&advise, &sink, rec);
		stats_event(&stats, rec);
	} else {
		advise_lost(&advise);
		summary_lost(&stats.losses, &rec->lost);
	}
}

/* What is said of it depends on the records before. */
static void judge(const struct source *source)
{
	struct sink sink = { .stream = &source->stream, .out = &out };

	advise_end(&advise);
	findings_sort(&advise.findings);
	out.len = 0;
	out.err = 0;
	advise_print_text(&advise, &sink);
	advise_print_json(&advise, &sink);
	advise_free(&advise);
	stats_print_text(&sink, &stats);
	stats_print_json(&sink, &stats);
}

/* To forget costs less than to begin with new memory. */
static void count_afresh(unsigned int choice)
{
	if (!stats.rows && stats_init(&stats))
		abort();
	stats_restart(&stats, 0);
	stats.by = (enum stats_by)(choice % 3);
	stats.sort = (enum stats_sort)(choice % 9);
	stats.histogram = choice & 1;
}

static void drain(struct source *source)
{
	uint64_t before = 0;
	struct record rec;
	int n;

	while ((n = source_next(source, &rec)) > 0) {
		REQUIRE(source_offset(source) > before, "no step forward");
		before = source_offset(source);
		REQUIRE(rec.len >= sizeof(struct sot_header),
			"a record shorter than its header");
		show(source, &rec);
	}
	REQUIRE(n == 0 || (n == -EBADMSG && source->why),
		"an error without a why");
}

static void read_all(struct source *source)
{
	int rounds = 0;
	int n;

	while ((n = source_fill(source)) > 0 || n == -EAGAIN) {
		drain(source);
		REQUIRE(++rounds < 100000, "reading without an end");
		if (source->why || source_offset(source) > ENOUGH)
			return;
	}
	REQUIRE(n != -EBADMSG || source->why, "an error without a why");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct source source;
	int fd;

	if (!out.buf && out_init(&out, -1))
		abort();
	if (!size)
		return 0;
	fd = memfd_create("fuzz", MFD_CLOEXEC);
	if (fd < 0 || write(fd, data + 1, size - 1) != (ssize_t)size - 1 ||
	    lseek(fd, 0, SEEK_SET))
		abort();
	/* The first byte chooses: a recording, or what a device says. */
	if (source_open_fd(&source, fd, "fuzz", data[0] & 1,
			   1 + (data[0] >> 1)) == EXIT_OK) {
		memset(&advise, 0, sizeof(advise));
		if (advise_init(&advise))
			abort();
		count_afresh(data[0]);
		read_all(&source);
		judge(&source);
		source_close(&source);
	}
	return 0;
}
