/* SPDX-License-Identifier: GPL-2.0-only */
/* What puts the values of fields, of columns.c alone. */
#ifndef SOT_COLUMNS_VIEW_H
#define SOT_COLUMNS_VIEW_H

#include "address.h"
#include "columns.h"
#include "value_event.h"

/* Which records have a column. */
#define IN_OPTION 1U
#define IN_RELATED 2U
#define IN_LOST 4U
#define IN_EVENT (IN_OPTION | IN_RELATED)
#define IN_ALL (IN_EVENT | IN_LOST)

/* What is worked out once for a record, and where its fields go. */
struct view {
	const struct sink *sink;
	const struct record *rec;
	const struct encoding *as;
	struct out *out;
	int64_t ns;	 /* since 1970 */
	unsigned int in; /* which columns there are: one of IN_* */
	bool is_event;
	bool is_socket;
	bool none; /* the field has no value */
	/* of view_look_at_option(): */
	const struct opt_level *level;
	const struct opt *opt;
	const struct value_type *type; /* of the value; NULL: not known */
	struct event_optlen optlen;
	enum event_value kind;
	struct value value;
};

static inline void view_mark(struct view *view)
{
	if (view->as->mark)
		out_chr(view->out, view->as->mark);
}

static inline void view_quote(struct view *view)
{
	if (view->as->quote)
		out_chr(view->out, view->as->quote);
}

/* One of IN_*. */
static inline unsigned int record_columns(const struct record *rec)
{
	if (record_is_option(rec))
		return IN_OPTION;
	return record_is_event(rec) ? IN_RELATED : IN_LOST;
}

/* Into a view, whose sink, rec, as and out are there. */
static inline void view_look(struct view *view)
{
	const struct record *rec = view->rec;
	const struct sot_event *event = &rec->event;

	view->in = record_columns(rec);
	view->is_event = view->in != IN_LOST;
	view->ns = (int64_t)((view->is_event ? event->ts_ns : rec->lost.ts_ns) +
			     (uint64_t)view->sink->stream->realtime_offset_ns);
	if (!view->is_event)
		return;
	view->is_socket = !(event->flags & SOT_F_NOSOCK);
}

/* columns_look.c: left until it is needed: often a memo knows the text already. */
void view_look_at_option(struct view *view);

static inline void view_number(struct view *view, uint64_t n)
{
	if (view->as->binary)
		out_mem(view->out, &n, sizeof(n));
	else
		out_u64(view->out, n);
}

/* columns_view.c: a value of each kind, as the format has it */
void view_signed(struct view *view, int64_t n);
void view_none(struct view *view);
void view_u64(struct view *view, bool known, uint64_t n);
void view_i64(struct view *view, bool known, int64_t n);
void view_marked(struct view *view, const char *name);
void view_name(struct view *view, const char *name);
void view_name_or_number(struct view *view, const char *name, uint64_t n);
void view_string(struct view *view, const void *bytes, size_t len);
void view_hex(struct view *view, const uint8_t *bytes, uint32_t len);

/* columns_socket.c */
void column_fd(struct view *view);
void column_family(struct view *view);
void column_sock_type(struct view *view);
void column_protocol(struct view *view);
void column_state(struct view *view);
void column_local(struct view *view);
void column_remote(struct view *view);
void column_cookie(struct view *view);
void column_inode(struct view *view);
void column_sock_netns(struct view *view);

/* columns_related.c */
void column_asked_family(struct view *view);
void column_asked_type(struct view *view);
void column_asked_protocol(struct view *view);
void column_sock_flags(struct view *view);
void column_backlog(struct view *view);
void column_address(struct view *view);
void column_bytes_sent(struct view *view);
void column_bytes_received(struct view *view);
void column_data_segs_out(struct view *view);
void column_data_segs_in(struct view *view);

/* columns_option.c */
void column_level(struct view *view);
void column_level_nr(struct view *view);
void column_optname(struct view *view);
void column_optname_nr(struct view *view);
void column_value(struct view *view);
void column_value_int(struct view *view);
void column_value_hex(struct view *view);
void column_in_hex(struct view *view);
void column_optval(struct view *view);
void column_optlen(struct view *view);
void column_optlen_out(struct view *view);
void column_via(struct view *view);
void column_flags(struct view *view);
void column_ret(struct view *view);
void column_errno(struct view *view);

#endif
