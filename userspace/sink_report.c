// SPDX-License-Identifier: GPL-2.0-only
/* Where calls are counted and judged for a page, once there are no more. */
#include "report.h"

static int report_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return 0;
}

static int take_event(struct sink *sink, const struct record *rec)
{
	report_event(sink->report, sink, rec);
	return 0;
}

static int take_lost(struct sink *sink, const struct record *rec)
{
	report_lost(sink->report, &rec->lost);
	return 0;
}

static int print_page(struct sink *sink)
{
	report_end(sink->report);
	report_print(sink->report, sink);
	return out_flush(sink->out);
}

const struct sink_ops sink_report = {
	.begin = report_begin,
	.event = take_event,
	.lost = take_lost,
	.end = print_page,
};
