// SPDX-License-Identifier: GPL-2.0-only
/*
 * Decoding: any event, of any option that the catalogue knows or of none, in
 * every format. A line has to be one line, JSON has to be JSON, and no byte
 * behind those that were captured may be read.
 */
#include "fuzz.h"

#include <sys/socket.h>

#include "../../userspace/catalogue/catalogue.h"
#include "../../userspace/sink.h"
#include "../unit/json_check.h"

#define VALUE_MOST 600

static const struct stream stream = { .abi = SOT_ABI, .host = "web-42" };
static struct out out;

/*
 * How far each row's value has come in each direction. Rows are data, which
 * coverage of code cannot tell apart: by these counters libFuzzer keeps an input
 * of each row, and of each that prints longer.
 */
#define ROWS_MOST 1024
__attribute__((section("__libfuzzer_extra_counters"))) static uint8_t
	printed_of[2 * ROWS_MOST];

static size_t count_rows(void)
{
	const struct opt_level *level;
	size_t rows = 0;

	for (size_t i = 0; (level = catalogue_at(i)); i++)
		rows += level->count;
	REQUIRE(rows <= ROWS_MOST, "more rows than counters");
	return rows;
}

/* The first number of the set from a number on; any if the set is empty. */
static uint32_t next_of(uint64_t set, uint32_t from)
{
	if (!set)
		return from;
	for (from %= 64; !(set >> from & 1); from = (from + 1) % 64)
		;
	return from;
}

/* An option of the catalogue's row, and a socket that has it. */
static void choose_row(struct sot_event *event, size_t row)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		if (row < level->count)
			break;
		row -= level->count;
	}
	event->level = level->number;
	event->optname = level->opts[row].number;
	event->sock_family = next_of(level->families, event->sock_family);
	event->sock_protocol = next_of(level->protocols, event->sock_protocol);
}

/* Of 16 inputs 15 choose a row. Returns which, or how many there are. */
static size_t choose_option(struct input *input, struct sot_event *event)
{
	static size_t rows;
	size_t row;

	if (!rows)
		rows = count_rows();
	row = input_below(input, 0x10000) % rows;
	if (!input_below(input, 16))
		row = rows;
	event->sock_family = input_below(input, 64);
	event->sock_protocol = input_below(input, 300);
	event->level = (int32_t)input_u32(input);
	event->optname = (int32_t)input_u32(input);
	if (row < rows)
		choose_row(event, row);
	return row;
}

static void choose_lengths(struct input *input, struct sot_event *event)
{
	static const int32_t lengths[] = { 0, 1, 4, 8, 16, 28, 128, 136, 320 };
	uint32_t pick = input_below(input, 32);

	event->value_len = input_below(input, VALUE_MOST);
	event->optlen = (int32_t)event->value_len;
	if (pick < sizeof(lengths) / sizeof(*lengths))
		event->value_len = (uint32_t)lengths[pick];
	if (pick & 1)
		event->optlen = (int32_t)input_u32(input);
	event->optlen_out = pick & 2 ? (int32_t)input_u32(input) :
				       (int32_t)event->value_len;
	event->in_len = pick & 4 ? input_below(input, VALUE_MOST) : 0;
	event->addr_len = pick & 8  ? sizeof(struct sot_inet) :
			  pick & 16 ? sizeof(struct sot_inet6) :
				      input_below(input, 64);
}

static void choose_rest(struct input *input, struct sot_event *event)
{
	event->flags = input_u32(input) & 0xfff;
	event->via = input_below(input, 5);
	event->ret = input_below(input, 3) ? 0 : (int32_t)input_u32(input);
	event->optval = input_below(input, 8) ? 0x7ffd0000 : 0;
	event->optlen_ptr = input_below(input, 8) ? 0x7ffe0000 : 0;
	event->sock_type = input_below(input, 12);
	event->sock_state = input_below(input, 16);
	input_take(input, event->comm, sizeof(event->comm));
	event->comm[SOT_COMM_LEN - 1] = '\0';
}

/* What a memo copies is what was printed for this very event. */
static void require_same(struct sink *sink, const struct record *rec)
{
	static struct memo memos[MEMO_COUNT];
	char *printed = strdup(out.buf);

	sink->memos = memos;
	for (int i = 0; i < 2; i++) {
		out.len = 0;
		sink_json.event(sink, rec);
		require_line(&out, "JSON, repeated");
		REQUIRE(!strcmp(printed, out.buf), "repeated otherwise");
	}
	sink->memos = NULL;
	free(printed);
}

/* Returns how long the line of text is. */
static size_t print(const struct record *rec)
{
	struct sink sink = { .stream = &stream, .out = &out, .utc = true };
	size_t len;

	out.len = 0;
	sink_text.event(&sink, rec);
	require_line(&out, "text");
	len = out.len;
	out.len = 0;
	sink.verbose = true;
	sink.columns = 80;
	sink_text.event(&sink, rec);
	require_lines(&out, "text that wraps");
	out.len = 0;
	sink_json.event(&sink, rec);
	require_line(&out, "JSON");
	REQUIRE(json_is_line(out.buf), "no JSON");
	require_same(&sink, rec);
	out.len = 0;
	sink_csv.event(&sink, rec);
	require_line(&out, "CSV");
	out.len = 0;
	sink_logfmt.event(&sink, rec);
	require_line(&out, "logfmt");
	return len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { .at = data, .left = size };
	struct record rec = { .type = input_below(&input, 2) ?
					      SOT_TYPE_SETSOCKOPT :
					      SOT_TYPE_GETSOCKOPT };
	uint8_t *parts[3];
	size_t row, len;

	if (!out.buf && out_init(&out, -1))
		abort();
	row = choose_option(&input, &rec.event);
	choose_lengths(&input, &rec.event);
	choose_rest(&input, &rec.event);
	rec.addr = parts[0] = input_bytes(&input, rec.event.addr_len);
	rec.value = parts[1] = input_bytes(&input, rec.event.value_len);
	rec.in = parts[2] = input_bytes(&input, rec.event.in_len);
	/* What is printed never fills the buffer up to where it is flushed. */
	len = print(&rec) / 16;
	if (row < ROWS_MOST)
		printed_of[2 * row + (rec.type == SOT_TYPE_SETSOCKOPT)] =
			len < UINT8_MAX ? (uint8_t)len : UINT8_MAX;
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		free(parts[i]);
	return 0;
}
