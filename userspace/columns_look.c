// SPDX-License-Identifier: GPL-2.0-only
/* What is worked out once for a record, for all of its columns. */
#include "columns_view.h"

#include "related_call.h"
#include "value_types.h"

static void look_at_passed(struct view *view)
{
	const struct record *rec = view->rec;
	const struct sot_event *event = &rec->event;

	view->level = catalogue_level(event->level, event->sock_family,
				      event->sock_protocol);
	view->opt = catalogue_opt(view->level, event->optname,
				  event_direction(rec));
	view->type = view->opt ? view->opt->type : NULL;
	view->optlen = event_optlen(rec);
	view->kind = event_value(rec, &view->value);
}

/* A value that no program passed: what went over a connection. */
static void look_at_end(struct view *view)
{
	const struct record *rec = view->rec;

	view->type = &value_tcp_end;
	view->kind = EVENT_VALUE_BYTES;
	view->value = (struct value){ .bytes = rec->value,
				      .len = rec->event.value_len,
				      .full = rec->event.value_len };
}

/* What there is in place of an option. */
static void look_at_related(struct view *view)
{
	const struct record *rec = view->rec;
	bool passes_address = related_call(rec->type)->passes_address;

	view->level = NULL;
	view->opt = NULL;
	view->type = &value_sockaddr;
	view->optlen = (struct event_optlen){ .in_known = passes_address };
	view->kind = passes_address ? event_value(rec, &view->value) :
				      EVENT_VALUE_NONE;
	if (rec->type == SOT_TYPE_CLOSE && rec->event.value_len)
		look_at_end(view);
}

void view_look_at_option(struct view *view)
{
	if (view->in == IN_OPTION)
		look_at_passed(view);
	else if (view->in == IN_RELATED)
		look_at_related(view);
}
