// SPDX-License-Identifier: GPL-2.0-only
#include "advise_scene.h"

#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "utf8.h"

bool say(struct scene *scene, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(scene->what, sizeof(scene->what), fmt, args);
	va_end(args);
	/* Names that a program chose get in here. */
	utf8_tame(scene->what);
	return true;
}

const char *call_name(const struct call *call)
{
	static char text[48];

	if (call->opt)
		return call->opt->name;
	snprintf(text, sizeof(text), "option %d of level %d",
		 call->event->optname, call->event->level);
	return text;
}

const char *call_error(const struct call *call)
{
	const char *name = errno_name(0 - (uint32_t)call->event->ret);

	return name ? name : "an error";
}

bool event_is_inet(const struct sot_event *event)
{
	return event->sock_family == AF_INET || event->sock_family == AF_INET6;
}

bool event_is_tcp(const struct sot_event *event)
{
	return event_is_inet(event) && event->sock_type == SOCK_STREAM &&
	       (event->sock_protocol == IPPROTO_TCP ||
		event->sock_protocol == IPPROTO_MPTCP);
}

uint32_t event_port_protocol(const struct sot_event *event)
{
	return event_is_tcp(event) ? IPPROTO_TCP : event->sock_protocol;
}

bool call_field(const struct call *call, size_t offset, size_t width,
		int64_t *number)
{
	uint16_t n16;
	int32_t n32;

	if (!call->has_value || call->value.len < offset + width)
		return false;
	switch (width) {
	case sizeof(n16):
		memcpy(&n16, call->value.bytes + offset, width);
		*number = n16;
		return true;
	case sizeof(n32):
		memcpy(&n32, call->value.bytes + offset, width);
		*number = n32;
		return true;
	default:
		memcpy(number, call->value.bytes + offset, sizeof(*number));
		return true;
	}
}
