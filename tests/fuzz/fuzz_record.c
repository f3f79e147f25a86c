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

#include "../../userspace/columns.h"
#include "../../userspace/source.h"

/* Of all that is printed only the way there is of interest. */
static struct out out;

static void show(const struct source *source, const struct record *rec)
{
	struct sink sink = { .ops = &sink_json,
			     .stream = &source->stream,
			     .out = &out,
			     .utc = true };

	out.len = 0;
	if (record_is_event(rec))
		sink_json.event(&sink, rec);
	else if (rec->type == SOT_TYPE_LOST)
		sink_json.lost(&sink, rec);
	out.len = 0;
	if (!record_is_event(rec))
		return;
	sink_text.event(&sink, rec);
	out.len = 0;
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

	while (source_fill(source) > 0) {
		drain(source);
		REQUIRE(++rounds < 100000, "reading without an end");
		if (source->why)
			return;
	}
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
		read_all(&source);
		source_close(&source);
	}
	return 0;
}
