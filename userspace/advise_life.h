/* SPDX-License-Identifier: GPL-2.0-only */
/* What related calls tell of IPv4 and IPv6 sockets: facts instead of guesses. */
#ifndef SOT_ADVISE_LIFE_H
#define SOT_ADVISE_LIFE_H

#include "advise_state.h"

/* Of a related call that succeeded; is_whole: no filter hides another one. */
void life_note(struct state *state, const struct record *rec, struct sock *sock,
	       bool is_whole);

/* The port of a bind whose socket shares it; NULL: it does not. */
struct port *life_shared_port(struct state *state, const struct record *rec,
			      const struct sock *sock);

/* Before the socket is forgotten: what it held is free. */
void life_end(struct state *state, const struct record *rec);

/* Unless somebody did before, the caller shares the port from now on. */
void port_share(struct port *port, const struct sot_event *event);

#endif
