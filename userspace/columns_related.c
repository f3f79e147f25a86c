// SPDX-License-Identifier: GPL-2.0-only
/* What a related call passes. */
#include "columns_view.h"

#include "names.h"
#include "related_call.h"

/* A name, or the number; nothing, if the call has no such argument. */
static void put_kind(struct view *view, const char *name, int32_t number)
{
	if (!related_call(view->rec->type)->passes_kind) {
		view_none(view);
	} else if (name) {
		view_marked(view, name);
	} else {
		view_mark(view);
		out_i64(view->out, number);
		view_mark(view);
	}
}

void column_asked_family(struct view *view)
{
	int32_t domain = related_domain(view->rec);

	put_kind(view, names_get(&names_families, (uint32_t)domain), domain);
}

void column_asked_type(struct view *view)
{
	int32_t type = related_type(view->rec);

	put_kind(view, names_get(&names_sock_types, (uint32_t)type), type);
}

void column_asked_protocol(struct view *view)
{
	put_kind(view, related_protocol_name(view->rec),
		 related_protocol(view->rec));
}

void column_sock_flags(struct view *view)
{
	if (!related_call(view->rec->type)->passes_flags ||
	    !related_flags(view->rec)) {
		view_none(view);
		return;
	}
	view_mark(view);
	related_put_flags(view->out, view->rec);
	view_mark(view);
}

void column_backlog(struct view *view)
{
	view_i64(view, related_call(view->rec->type)->passes_backlog,
		 related_backlog(view->rec));
}

static void put_path(struct view *view, const struct related_path *path)
{
	size_t start;

	view_quote(view);
	start = view->out->len;
	if (path->is_abstract)
		out_chr(view->out, '@');
	out_mem(view->out, path->bytes, path->len);
	view->as->escape(view->out, start);
	view_quote(view);
}

void column_address(struct view *view)
{
	struct related_path path;
	struct endpoint end;

	if (related_endpoint(view->rec, &end)) {
		view_mark(view);
		endpoint_print(view->out, &end);
		view_mark(view);
	} else if (related_path(view->rec, &path)) {
		put_path(view, &path);
	} else {
		view_none(view);
	}
}

void column_bytes_sent(struct view *view)
{
	struct sot_tcp_end end = { 0 };
	bool known = related_end(view->rec, &end);

	view_u64(view, known, end.bytes_sent);
}

void column_bytes_received(struct view *view)
{
	struct sot_tcp_end end = { 0 };
	bool known = related_end(view->rec, &end);

	view_u64(view, known, end.bytes_received);
}

void column_data_segs_out(struct view *view)
{
	struct sot_tcp_end end = { 0 };
	bool known = related_end(view->rec, &end);

	view_u64(view, known, end.data_segs_out);
}

void column_data_segs_in(struct view *view)
{
	struct sot_tcp_end end = { 0 };
	bool known = related_end(view->rec, &end);

	view_u64(view, known, end.data_segs_in);
}
