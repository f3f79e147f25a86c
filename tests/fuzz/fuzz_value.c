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

/* Half of the inputs choose a row of the catalogue, and a socket that has it. */
static void choose_option(struct input *input, struct sot_event *event)
{
	uint32_t pick = input_below(input, 0x10000);
	const struct opt_level *level;

	event->sock_family = input_below(input, 64);
	event->sock_protocol = input_below(input, 300);
	event->level = (int32_t)input_u32(input);
	event->optname = (int32_t)input_u32(input);
	for (size_t i = 0; pick & 1 && (level = catalogue_at(i)); i++) {
		if (pick / 2 >= level->count) {
			pick -= 2 * (uint32_t)level->count;
			continue;
		}
		event->level = level->number;
		event->optname = level->opts[pick / 2].number;
		if (level->families)
			event->sock_family =
				(uint32_t)__builtin_ctzll(level->families);
		if (level->protocols)
			event->sock_protocol =
				(uint32_t)__builtin_ctzll(level->protocols);
		break;
	}
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

static void require_line(const char *what)
{
	out_chr(&out, '\0');
	REQUIRE(!out.err, what);
	REQUIRE(out.len >= 2 && strchr(out.buf, '\n') == out.buf + out.len - 2,
		what);
	for (const char *c = out.buf; c[1]; c++)
		REQUIRE((unsigned char)*c >= 0x20 && *c != 0x7f, what);
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
		require_line("JSON, repeated");
		REQUIRE(!strcmp(printed, out.buf), "repeated otherwise");
	}
	sink->memos = NULL;
	free(printed);
}

static void print(const struct record *rec)
{
	struct sink sink = { .stream = &stream, .out = &out, .utc = true };

	out.len = 0;
	sink_text.event(&sink, rec);
	require_line("text");
	out.len = 0;
	sink.verbose = true;
	sink.columns = 80;
	sink_text.event(&sink, rec);
	out.len = 0;
	sink_json.event(&sink, rec);
	require_line("JSON");
	REQUIRE(json_is_line(out.buf), "no JSON");
	require_same(&sink, rec);
	out.len = 0;
	sink_csv.event(&sink, rec);
	require_line("CSV");
	out.len = 0;
	sink_logfmt.event(&sink, rec);
	require_line("logfmt");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input input = { .at = data, .left = size };
	struct record rec = { .type = input_below(&input, 2) ?
					      SOT_TYPE_SETSOCKOPT :
					      SOT_TYPE_GETSOCKOPT };
	uint8_t *parts[3];

	if (!out.buf && out_init(&out, -1))
		abort();
	choose_option(&input, &rec.event);
	choose_lengths(&input, &rec.event);
	choose_rest(&input, &rec.event);
	rec.addr = parts[0] = input_bytes(&input, rec.event.addr_len);
	rec.value = parts[1] = input_bytes(&input, rec.event.value_len);
	rec.in = parts[2] = input_bytes(&input, rec.event.in_len);
	/* What is printed never fills the buffer up to where it is flushed. */
	print(&rec);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		free(parts[i]);
	return 0;
}
