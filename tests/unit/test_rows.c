// SPDX-License-Identifier: GPL-2.0-only
/* Every row of the catalogue, both ways, through the sinks as they are. */
#include <stdlib.h>

#include "../../userspace/catalogue/catalogue.h"
#include "event.h"
#include "json_check.h"
#include "unit.h"

static struct out out;
static struct sink text = { .ops = &sink_text, .out = &out, .utc = true };
static struct sink json = { .ops = &sink_json, .out = &out };

static const char *line_of(struct sink *sink, const struct record *rec)
{
	out.len = 0;
	sink->ops->event(sink, rec);
	out_chr(&out, '\0');
	return out.buf;
}

static bool is_line(const char *line)
{
	const char *end = strchr(line, '\n');

	for (; *line && line != end; line++)
		if (*line < 0x20 || *line == 0x7f)
			return false;
	return end && !end[1];
}

static bool shows(const struct record *rec, const struct opt_level *level,
		  const struct opt *opt)
{
	char want[128];
	const char *line = line_of(&text, rec);
	bool ok;

	snprintf(want, sizeof(want), ", %s, %s, ", level->name, opt->name);
	ok = is_line(line) && (!opt->name || strstr(line, want));
	if (!ok)
		printf("# %s: %s", want, line);
	line = line_of(&json, rec);
	snprintf(want, sizeof(want), "\"%s\"", opt->name ? opt->name : "");
	if (!json_is_line(line) ||
	    (opt->name && strcmp(json_field(line, "optname"), want))) {
		printf("# %s: %s", want, line);
		ok = false;
	}
	return ok;
}

/* All lengths up to 40, then some more, of the bytes given. */
static bool shows_lengths(struct record *rec, const struct opt_level *level,
			  const struct opt *opt, const uint8_t *bytes,
			  uint32_t max)
{
	bool all = true;

	for (uint32_t len = 0; len <= max; len += len < 40 ? 1 : 37) {
		/* Memory of that very size, so that an over-read is seen. */
		uint8_t *copy = malloc(len ? len : 1);

		memcpy(copy, bytes, len);
		rec->value = copy;
		rec->event.value_len = len;
		rec->event.optlen = (int32_t)len;
		rec->event.optlen_out = (int32_t)len;
		rec->event.via = len % 4;
		rec->event.flags = len % 5 ? 0 : SOT_F_REDACTED;
		all &= shows(rec, level, opt);
		rec->event.optlen += 7;
		rec->event.optlen_out += 7;
		all &= shows(rec, level, opt);
		free(copy);
	}
	return all;
}

static bool shows_row(const struct opt_level *level, const struct opt *opt,
		      enum opt_direction direction)
{
	struct record rec = direction == OPT_SET ? event_sample() :
						   event_get_sample();
	uint8_t bytes[320];
	unsigned int seed = 3;
	bool all = true;

	rec.event.level = level->number;
	rec.event.optname = opt->number;
	for (uint32_t family = 1; level->families >> family; family++)
		if (level->families >> family & 1)
			rec.event.sock_family = family;
	for (uint32_t protocol = 0; level->protocols >> protocol; protocol++)
		if (level->protocols >> protocol & 1)
			rec.event.sock_protocol = protocol;
	for (int round = 0; round < 4; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (uint8_t)(seed >> 16);
		}
		if (round == 1)
			memset(bytes, 0, sizeof(bytes));
		if (round == 2)
			memset(bytes, 0xff, sizeof(bytes));
		if (round == 3)
			memset(bytes, AF_INET, sizeof(bytes));
		all &= shows_lengths(&rec, level, opt, bytes, sizeof(bytes));
	}
	return all;
}

int main(void)
{
	const struct opt_level *level;

	if (out_init(&out, -1))
		return 1;
	text.ops->begin(&text, &event_stream);
	json.ops->begin(&json, &event_stream);
	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		bool all = true;

		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			if (opt->direction & OPT_SET)
				all &= shows_row(level, opt, OPT_SET);
			if (opt->direction & OPT_GET)
				all &= shows_row(level, opt, OPT_GET);
		}
		if (level->count)
			check(level->name, all);
	}
	out_free(&out);
	return unit_end();
}
