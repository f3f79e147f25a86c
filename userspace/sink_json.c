// SPDX-License-Identifier: GPL-2.0-only
/*
 * One flat JSON object on a line for each record. Every field has one type and
 * is always there; null stands for what there is not, or what is not known.
 */
#include "columns.h"
#include "json.h"

static const struct encoding json = {
	.key = KEY_JSON,
	.none = "null",
	.mark = '"',
	.quote = '"',
	.escape = json_escape,
	.list = { "[", ",", "]" },
	.open = '{',
	.close = '}',
};

static int json_record(struct sink *sink, const struct record *rec)
{
	return columns_put(sink, rec, &json);
}

const struct sink_ops sink_json = {
	.begin = columns_begin,
	.event = json_record,
	.lost = json_record,
	.end = columns_end,
};
