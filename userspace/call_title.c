// SPDX-License-Identifier: GPL-2.0-only
#include "call_title.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "related_call.h"
#include "value_event.h"

size_t call_title(char name[CALL_TITLE], const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	const char *call = related_is_accept4(rec) ? "accept4" :
						     event_call(rec->type);
	const struct opt_level *level;
	const struct opt *opt;

	if (!record_is_option(rec)) {
		snprintf(name, CALL_TITLE, "%s", call);
		return strlen(name);
	}
	level = catalogue_level(event->level, event->sock_family,
				event->sock_protocol);
	opt = catalogue_opt(level, event->optname, event_direction(rec));
	if (opt && opt->name)
		snprintf(name, CALL_TITLE, "%s %s", call, opt->name);
	else if (level)
		snprintf(name, CALL_TITLE, "%s %s:%" PRId32, call, level->name,
			 event->optname);
	else
		snprintf(name, CALL_TITLE, "%s %" PRId32 ":%" PRId32, call,
			 event->level, event->optname);
	return strlen(name);
}
