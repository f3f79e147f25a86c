// SPDX-License-Identifier: GPL-2.0-only
/* The descriptor, and the socket behind it. */
#include "columns_view.h"

#include <sys/socket.h>

#include "names.h"
#include "related_call.h"

/* Of a related call there may be none, or not yet. */
void column_fd(struct view *view)
{
	int32_t fd = view->rec->event.fd;
	bool known = view->in == IN_OPTION || fd >= 0 ||
		     related_call(view->rec->type)->passes_fd;

	view_i64(view, known, fd);
}

static void put_socket_name(struct view *view, const struct names *names,
			    uint32_t n)
{
	if (view->is_socket)
		view_name_or_number(view, names ? names_get(names, n) : NULL,
				    n);
	else
		view_none(view);
}

void column_family(struct view *view)
{
	put_socket_name(view, &names_families, view->rec->event.sock_family);
}

void column_sock_type(struct view *view)
{
	put_socket_name(view, &names_sock_types, view->rec->event.sock_type);
}

static bool is_inet(uint32_t family)
{
	return family == AF_INET || family == AF_INET6;
}

void column_protocol(struct view *view)
{
	const struct sot_event *event = &view->rec->event;

	put_socket_name(view,
			is_inet(event->sock_family) ? &names_protocols : NULL,
			event->sock_protocol);
}

/* "ESTABLISHED": these families use the states of TCP, whatever the protocol. */
void column_state(struct view *view)
{
	static const char prefix[] = "TCP_";
	const struct sot_event *event = &view->rec->event;
	const char *name = NULL;

	if (!view->is_socket) {
		view_none(view);
		return;
	}
	if (is_inet(event->sock_family) || event->sock_family == AF_UNIX ||
	    event->sock_family == AF_VSOCK)
		name = names_get(&names_tcp_states, event->sock_state);
	if (name)
		name += sizeof(prefix) - 1;
	view_name_or_number(view, name, event->sock_state);
}

static void put_end(struct view *view, bool remote)
{
	struct endpoint ends[2];

	if (!view->is_socket || !address_ends(view->rec, &ends[0], &ends[1]) ||
	    !endpoint_is_set(&ends[remote])) {
		view_none(view);
		return;
	}
	view_mark(view);
	endpoint_print(view->out, &ends[remote]);
	view_mark(view);
}

void column_local(struct view *view)
{
	put_end(view, false);
}

void column_remote(struct view *view)
{
	put_end(view, true);
}

void column_cookie(struct view *view)
{
	view_u64(view, view->is_socket, view->rec->event.sock_cookie);
}

void column_inode(struct view *view)
{
	view_u64(view, view->is_socket, view->rec->event.sock_inode);
}

void column_sock_netns(struct view *view)
{
	view_u64(view, view->is_socket, view->rec->event.sock_netns);
}
