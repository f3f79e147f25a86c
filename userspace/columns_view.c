// SPDX-License-Identifier: GPL-2.0-only
#include "columns_view.h"

void view_none(struct view *view)
{
	view->none = true;
}

void view_signed(struct view *view, int64_t n)
{
	if (view->as->binary)
		out_mem(view->out, &n, sizeof(n));
	else
		out_i64(view->out, n);
}

void view_u64(struct view *view, bool known, uint64_t n)
{
	if (known)
		view_number(view, n);
	else
		view_none(view);
}

void view_i64(struct view *view, bool known, int64_t n)
{
	if (known)
		view_signed(view, n);
	else
		view_none(view);
}

/* A name of ours: nothing in it needs escaping. */
void view_marked(struct view *view, const char *name)
{
	view_mark(view);
	out_str(view->out, name);
	view_mark(view);
}

void view_name(struct view *view, const char *name)
{
	if (name)
		view_marked(view, name);
	else
		view_none(view);
}

/* A name, or the number as a string, so that the field keeps its type. */
void view_name_or_number(struct view *view, const char *name, uint64_t n)
{
	if (name) {
		view_marked(view, name);
		return;
	}
	view_mark(view);
	out_u64(view->out, n);
	view_mark(view);
}

void view_string(struct view *view, const void *bytes, size_t len)
{
	size_t start;

	view_quote(view);
	start = view->out->len;
	out_mem(view->out, bytes, len);
	view->as->escape(view->out, start);
	view_quote(view);
}

void view_hex(struct view *view, const uint8_t *bytes, uint32_t len)
{
	if (!len) {
		view_none(view);
		return;
	}
	view_mark(view);
	out_hex_bytes(view->out, bytes, len);
	view_mark(view);
}
