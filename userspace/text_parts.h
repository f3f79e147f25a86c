/* SPDX-License-Identifier: GPL-2.0-only */
/* The parts of a call's line in text, each appended to sink->out or out. */
#ifndef SOT_TEXT_PARTS_H
#define SOT_TEXT_PARTS_H

#include "catalogue/catalogue.h"
#include "sink.h"
#include "value_event.h"
#include "wrap.h"

#define TEXT_BOLD "\033[1m"
#define TEXT_RED "\033[31m"
#define TEXT_DIM "\033[2m"
#define TEXT_RESET "\033[0m"

static inline void text_color(const struct sink *sink, const char *code)
{
	if (sink->color)
		out_str(sink->out, code);
}

/* The comma behind an argument, where a line may break. */
static inline void text_next(struct wrap *wrap, struct out *out)
{
	out_str(out, ", ");
	wrap_point(wrap, out);
}

void text_comm(struct out *out, const char *comm);
void text_socket(struct out *out, const struct record *rec);
void text_level(const struct sink *sink, const struct opt_level *level,
		int32_t number);
void text_optname(const struct sink *sink, const struct opt_level *level,
		  const struct opt *opt, int32_t optname);
/* As this type, which may be NULL; as is the unit that its bytes count. */
void text_value(struct out *out, const struct record *rec,
		const struct value_type *type);
void text_bytes(struct out *out, const struct record *rec, const char *unit);
void text_optlen(struct out *out, const struct record *rec);
/* All from the parenthesis behind the call on: arguments and result. */
void text_related(const struct sink *sink, const struct record *rec,
		  struct wrap *wrap);
void text_result(const struct sink *sink, int32_t ret);
void text_duration(struct out *out, uint64_t ns);
void text_notes(struct out *out, const struct sot_event *event);
/* Whatever somebody chose for a name: a line stays a line. */
void text_name(struct out *out, const char *name, size_t len);
/* Each may begin another line. */
void text_details(const struct sink *sink, struct wrap *wrap,
		  const struct sot_event *event);

/* All of a call, with the end of its line. */
void text_call(struct sink *sink, const struct record *rec);

#endif
