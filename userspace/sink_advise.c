// SPDX-License-Identifier: GPL-2.0-only
/* Where calls are judged: they end as findings, once there are no more. */
#include "advise.h"

static int advise_begin(struct sink *sink, const struct stream *stream)
{
	sink->stream = stream;
	return 0;
}

static int judge_event(struct sink *sink, const struct record *rec)
{
	struct advise *advise = sink->advise;

	advise_event(advise, sink, rec);
	if (advise->journal.on && advise->journal.live)
		advise_journal_send(&advise->journal, &advise->findings,
				    sink->stream);
	return 0;
}

static int judge_lost(struct sink *sink, const struct record *rec)
{
	(void)rec;
	advise_lost(sink->advise);
	return 0;
}

/* Before they are sorted, those that are new stand behind the others. */
static void judge_rest(struct sink *sink)
{
	struct advise *advise = sink->advise;

	advise_end(advise);
	if (advise->journal.on)
		advise_journal_send(&advise->journal, &advise->findings,
				    sink->stream);
	findings_sort(&advise->findings);
}

static int end_text(struct sink *sink)
{
	judge_rest(sink);
	advise_print_text(sink->advise, sink);
	return out_flush(sink->out);
}

static int end_json(struct sink *sink)
{
	judge_rest(sink);
	advise_print_json(sink->advise, sink);
	return out_flush(sink->out);
}

const struct sink_ops sink_advise_text = {
	.begin = advise_begin,
	.event = judge_event,
	.lost = judge_lost,
	.end = end_text,
};

const struct sink_ops sink_advise_json = {
	.begin = advise_begin,
	.event = judge_event,
	.lost = judge_lost,
	.end = end_json,
};
