// SPDX-License-Identifier: GPL-2.0-only
/* Where calls become metrics: a file that is renewed, or one text in the end. */
#include "clock.h"
#include "exporter.h"
#include "sink.h"
#include "textfile.h"

/* The output has a descriptor while it is written, and none in between. */
static int renew(struct sink *sink)
{
	struct exporter *exporter = sink->exporter;
	struct textfile file;
	int err = textfile_begin(&file, exporter->path);

	if (err)
		return err;
	sink->out->fd = file.fd;
	metrics_print(sink->out, &exporter->metrics);
	err = out_flush(sink->out);
	sink->out->fd = -1;
	return textfile_end(&file, err);
}

/*
 * The first file is there at once: what keeps it from being made is told then,
 * and counts that begin at 0 are seen to grow.
 */
static int metrics_begin(struct sink *sink, const struct stream *stream)
{
	struct exporter *exporter = sink->exporter;

	sink->stream = stream;
	exporter->metrics.running = exporter->live;
	if (exporter->live && exporter->path)
		sink->wake_ns = now_ns();
	return 0;
}

static int metrics_tick(struct sink *sink)
{
	uint64_t now = now_ns();

	if (now < sink->wake_ns)
		return 0;
	sink->wake_ns = now + sink->exporter->interval_ns;
	return renew(sink);
}

/*
 * With more calls than it can keep up with, the reader never waits, and so never
 * ticks: just then the counts of what is lost must not get old.
 */
static int count_event(struct sink *sink, const struct record *rec)
{
	const struct sot_event *event = &rec->event;

	metrics_event(&sink->exporter->metrics, rec);
	if (!sink->wake_ns || event->ts_ns < sink->wake_ns)
		return 0;
	return metrics_tick(sink);
}

static int count_lost(struct sink *sink, const struct record *rec)
{
	metrics_lost(&sink->exporter->metrics, &rec->lost);
	return 0;
}

static int metrics_end(struct sink *sink)
{
	struct exporter *exporter = sink->exporter;

	exporter->metrics.running = 0;
	if (exporter->path)
		return renew(sink);
	metrics_print(sink->out, &exporter->metrics);
	return out_flush(sink->out);
}

const struct sink_ops sink_metrics = {
	.begin = metrics_begin,
	.event = count_event,
	.lost = count_lost,
	.tick = metrics_tick,
	.end = metrics_end,
};
