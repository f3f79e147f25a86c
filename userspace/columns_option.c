// SPDX-License-Identifier: GPL-2.0-only
/* The option, the value that is passed, and what came of the call. */
#include "columns_view.h"

#include "names.h"

void column_level(struct view *view)
{
	view_name(view, view->level ? view->level->name : NULL);
}

void column_level_nr(struct view *view)
{
	view_signed(view, view->rec->event.level);
}

void column_optname(struct view *view)
{
	view_name(view, view->opt ? view->opt->name : NULL);
}

void column_optname_nr(struct view *view)
{
	view_signed(view, view->rec->event.optname);
}

void column_value(struct view *view)
{
	size_t start;

	if (view->kind != EVENT_VALUE_BYTES) {
		view_none(view);
		return;
	}
	view_quote(view);
	start = view->out->len;
	if (!value_print_plain(view->out, view->type, &view->value)) {
		view_none(view);
		return;
	}
	view->as->escape(view->out, start);
	view_quote(view);
}

void column_value_int(struct view *view)
{
	bool is_signed = false;
	uint64_t n;

	if (view->kind != EVENT_VALUE_BYTES ||
	    !value_integer(view->type, &view->value, &n, &is_signed))
		view_none(view);
	else if (is_signed)
		view_signed(view, (int64_t)n);
	else
		view_number(view, n);
}

void column_value_hex(struct view *view)
{
	view_hex(view, view->rec->value, view->rec->event.value_len);
}

void column_in_hex(struct view *view)
{
	view_hex(view, view->rec->in, view->rec->event.in_len);
}

void column_optval(struct view *view)
{
	uint64_t address = view->rec->event.optval;

	if (!address) {
		view_none(view);
		return;
	}
	view_mark(view);
	out_hex(view->out, address);
	view_mark(view);
}

void column_optlen(struct view *view)
{
	view_i64(view, view->optlen.in_known, view->rec->event.optlen);
}

void column_optlen_out(struct view *view)
{
	view_i64(view, view->optlen.out_known, view->rec->event.optlen_out);
}

void column_via(struct view *view)
{
	uint32_t via = view->rec->event.via;

	view_name_or_number(view, names_get(&names_vias, via), via);
}

void column_flags(struct view *view)
{
	const struct sot_event *event = &view->rec->event;
	const char *const *list = view->as->list;
	bool any = event->via != SOT_VIA_SYSCALL;

	if (any) {
		out_str(view->out, list[0]);
		column_via(view);
	}
	for (size_t i = 0; i < event_notes_count; i++) {
		if (!(event->flags & event_notes[i].flag))
			continue;
		out_str(view->out, list[any]);
		view_marked(view, event_notes[i].name);
		any = true;
	}
	if (!any && !*list[0]) {
		view_none(view);
		return;
	}
	if (!any)
		out_str(view->out, list[0]);
	out_str(view->out, list[2]);
}

void column_ret(struct view *view)
{
	view_signed(view, view->rec->event.ret);
}

void column_errno(struct view *view)
{
	int32_t ret = view->rec->event.ret;
	uint32_t err = 0 - (uint32_t)ret;
	const char *name = errno_name(err);

	if (ret >= 0) {
		view_none(view);
	} else if (name) {
		view_marked(view, name);
	} else {
		view_mark(view);
		out_str(view->out, "ERRNO_");
		out_u64(view->out, err);
		view_mark(view);
	}
}
