// SPDX-License-Identifier: GPL-2.0-only
/*
 * key=value pairs on a line for each record. What there is not, or is not known,
 * is left out. Free text stands in quotes and is escaped as in JSON.
 */
#include "columns.h"
#include "json.h"

static const struct encoding logfmt = {
	.key = KEY_LOGFMT,
	.quote = '"',
	.escape = json_escape,
	.list = { "", ",", "" },
};

static int logfmt_record(struct sink *sink, const struct record *rec)
{
	return columns_put(sink, rec, &logfmt);
}

const struct sink_ops sink_logfmt = {
	.begin = columns_begin,
	.event = logfmt_record,
	.lost = logfmt_record,
	.end = columns_end,
};
