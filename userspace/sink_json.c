// SPDX-License-Identifier: GPL-2.0-only
/*
 * One flat JSON object on a line for each record. Every field has one type and
 * is always there; null stands for what there is not, or what is not known.
 */
#include "columns.h"
#include "json.h"

static void json_key(struct out *out, const struct column *column, int first)
{
	/* The comma before it, the quotes and the colon: four more. */
	out_short(out, column->json + first,
		  column->name_len + 4 - (size_t)first);
}

static const struct encoding json = {
	.key = json_key,
	.none = "null",
	.mark = '"',
	.escape = json_escape,
	.list = { "[", ",", "]" },
	.ends = { "{", "}\n" },
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
