// SPDX-License-Identifier: GPL-2.0-only
#include "advise.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

#include "address.h"
#include "advise_life.h"
#include "advise_loops.h"
#include "advise_scene.h"
#include "advise_suppress.h"

int advise_init(struct advise *advise)
{
	if (state_init(&advise->state))
		return -ENOMEM;
	if (findings_init(&advise->findings))
		goto free_state;
	if (out_init(&advise->line, -1))
		goto free_findings;
	return 0;
free_findings:
	findings_free(&advise->findings);
free_state:
	state_free(&advise->state);
	return -ENOMEM;
}

void advise_free(struct advise *advise)
{
	out_free(&advise->line);
	findings_free(&advise->findings);
	state_free(&advise->state);
}

static void look_at(struct call *call, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	bool is_signed;
	uint64_t n;

	*call = (struct call){
		.rec = rec,
		.event = event,
		.level = catalogue_level(event->level, event->sock_family,
					 event->sock_protocol),
		.set = rec->type == SOT_TYPE_SETSOCKOPT,
		.ok = event->ret >= 0,
	};
	call->opt = catalogue_opt(call->level, event->optname,
				  event_direction(rec));
	call->has_value = event_value(rec, &call->value) == EVENT_VALUE_BYTES;
	if (!call->has_value || !call->opt ||
	    !value_integer(call->opt->type, &call->value, &n, &is_signed))
		return;
	call->has_number = true;
	call->number = (int64_t)n;
}

/* As the text shows it, cut if it is very long. */
static struct evidence *evidence_of(struct advise *advise,
				    const struct sink *sink,
				    const struct record *rec, bool with_line)
{
	const struct sot_event *event = &rec->event;
	struct out *line = &advise->line;
	struct sink text = { .ops = &sink_text,
			     .stream = sink->stream,
			     .out = line,
			     .utc = sink->utc,
			     .full_date = sink->full_date,
			     .verbose = advise->verbose };
	struct evidence *evidence;
	size_t len;

	line->len = 0;
	line->err = 0;
	if (with_line)
		sink_text.event(&text, rec);
	len = line->len ? line->len - 1 : 0; /* without its end */
	if (len > EVIDENCE_BYTES)
		len = EVIDENCE_BYTES;
	evidence = malloc(sizeof(*evidence) + len + 1);
	if (!evidence)
		return NULL;
	evidence->ns = (int64_t)(event->ts_ns +
				 (uint64_t)sink->stream->realtime_offset_ns);
	evidence->pid = event->pid;
	evidence->uid = event->uid;
	memcpy(evidence->comm, event->comm, sizeof(evidence->comm));
	memcpy(evidence->text, line->buf, len);
	evidence->text[len] = '\0';
	return evidence;
}

/* NULL: it is suppressed, or there is no room. */
static struct finding *found(struct advise *advise, const struct rule *rule,
			     const struct evidence *who, const char *what)
{
	if (advise->suppress &&
	    suppress_has(advise->suppress, rule, who->comm)) {
		advise->findings.suppressed++;
		return NULL;
	}
	return findings_add(&advise->findings, rule, who, what);
}

static void found_by_call(struct advise *advise, const struct sink *sink,
			  const struct rule *rule, const struct scene *scene)
{
	const struct record *rec = scene->call->rec;
	struct evidence *who = evidence_of(advise, sink, rec, false);
	struct finding *finding;
	struct evidence *line;

	if (!who)
		return;
	finding = found(advise, rule, who, scene->what);
	free(who);
	/* To print a line costs more than to judge its call. */
	if (!finding || finding->nlines == FINDING_LINES)
		return;
	line = evidence_of(advise, sink, rec, true);
	if (line)
		finding_add_line(finding, line->text);
	free(line);
}

static void found_in_end(struct advise *advise, const struct rule *rule,
			 const struct scene *scene)
{
	const struct evidence *who = NULL;
	struct finding *finding;

	for (unsigned int i = 0; i < TRACKS; i++) {
		const struct evidence *line = scene->sock->tracked[i].line;

		if (rule->tracks >> i & 1 && line &&
		    (!who || line->ns > who->ns))
			who = line;
	}
	finding = who ? found(advise, rule, who, scene->what) : NULL;
	for (unsigned int i = 0; finding && i < TRACKS; i++)
		if (rule->tracks >> i & 1 && scene->sock->tracked[i].line)
			finding_add_line(finding,
					 scene->sock->tracked[i].line->text);
}

static const struct advise_host *host_of(const struct advise *advise,
					 uint32_t netns)
{
	static const struct advise_host nothing;

	return advise->host.netns && advise->host.netns == netns ?
		       &advise->host :
		       &nothing;
}

/* What the program never did is known only of what was seen from start to end. */
static void judge_end(void *context, struct sock *sock)
{
	struct advise *advise = context;
	const struct rule *rule;
	struct scene scene = {
		.host = host_of(advise, sock->netns),
		.sock = sock,
		.port = sock->port ?
				state_port(&advise->state, sock->netns,
					   IPPROTO_TCP, sock->port, false) :
				NULL,
	};

	/* All of these rules are about TCP. */
	if (advise->partial || advise->lossy || !sock->is_tcp)
		return;
	for (size_t i = 0; (rule = rule_at(i)); i++)
		if (rule->tracks && rule_is_asked(&advise->rules, i) &&
		    rule->judge(&scene))
			found_in_end(advise, rule, &scene);
}

static void judge_call(struct advise *advise, const struct sink *sink,
		       struct scene *scene)
{
	const struct record *rec = scene->call->rec;
	const struct rule *rule;

	for (size_t i = 0; (rule = rule_at(i)); i++)
		if (!rule->tracks &&
		    (record_is_option(rec) || rule->related >> rec->type & 1) &&
		    rule_is_asked(&advise->rules, i) && rule->judge(scene))
			found_by_call(advise, sink, rule, scene);
}

/* Ports are noted where a rule about them may need it alone: most come and go. */
static struct port *meet_port(struct advise *advise, const struct call *call,
			      struct sock *sock)
{
	const struct sot_event *event = call->event;
	struct endpoint local, remote;
	bool keepalive = call->set && call->ok && call->number &&
			 track_of(event) == TRACK_KEEPALIVE;

	if (!sock || !address_ends(call->rec, &local, &remote) || !local.port)
		return NULL;
	sock->port = event_is_tcp(event) ? local.port : 0;
	return state_port(&advise->state, event->sock_netns,
			  event_port_protocol(event), local.port,
			  keepalive || sock->tracked[TRACK_REUSEPORT].value);
}

static void note_port(const struct call *call, const struct sock *sock,
		      struct port *port)
{
	const struct sot_event *event = call->event;

	if (!port)
		return;
	if (call->set && call->ok && call->number &&
	    track_of(event) == TRACK_KEEPALIVE)
		port->keepalive = true;
	if (sock->tracked[TRACK_REUSEPORT].value &&
	    event->sock_state != STATE_ESTABLISHED)
		port_share(port, event);
}

static void note_sock(struct advise *advise, const struct sink *sink,
		      const struct call *call, struct sock *sock)
{
	enum track track = track_of(call->event);

	if (!sock || !call->set || !call->ok || track == TRACK_NONE)
		return;
	sock_note(sock, track, call->has_number ? call->number : 0,
		  track_has_line(track) ?
			  evidence_of(advise, sink, call->rec, true) :
			  NULL);
}

static struct loop *count_loop(struct advise *advise, const struct call *call)
{
	const struct sot_event *event = call->event;
	struct loop *loop;

	if (!loop_counts(call))
		return NULL;
	loop = state_loop(&advise->state, call->rec);
	/* Calls come in order of their returns: one may have begun before. */
	if (event->ts_ns > loop->start_ns &&
	    event->ts_ns - loop->start_ns > LOOP_NS) {
		loop->start_ns = event->ts_ns;
		loop->count = 0;
	}
	loop->count++;
	return loop;
}

static void note_loop(const struct call *call, struct loop *loop)
{
	if (!loop || !loop_is_full(loop, call->event->ts_ns))
		return;
	loop->start_ns = call->event->ts_ns;
	loop->count = 0;
}

/* A port that only one of its sockets shares is none that is shared. */
static struct port *shared_port(const struct call *call,
				const struct sock *sock, struct port *port)
{
	return port && sock->tracked[TRACK_REUSEPORT].value &&
			       call->event->sock_state != STATE_ESTABLISHED ?
		       port :
		       NULL;
}

/* No rule asks what becomes of sockets of other families, but that they end. */
static void related_event(struct advise *advise, const struct sink *sink,
			  const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct call call = { .rec = rec, .event = event, .ok = true };
	struct scene scene = { .call = &call,
			       .host = host_of(advise, event->sock_netns) };

	if (rec->type == SOT_TYPE_CLOSE) {
		judge_call(advise, sink, &scene);
		life_end(&advise->state, rec);
		state_end(&advise->state, event, judge_end, advise);
		return;
	}
	if (event->ret < 0 || event->flags & SOT_F_NOSOCK ||
	    !event_is_inet(event))
		return;
	scene.sock = state_sock(&advise->state, event, judge_end, advise);
	if (!scene.sock)
		return;
	scene.sock->is_tcp = event_is_tcp(event);
	life_note(&advise->state, rec, scene.sock, !advise->partial);
	scene.port = life_shared_port(&advise->state, rec, scene.sock);
	if (!scene.port)
		return;
	judge_call(advise, sink, &scene);
	port_share(scene.port, event);
}

void advise_event(struct advise *advise, const struct sink *sink,
		  const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct call call;
	struct scene scene = { .call = &call };
	struct port *port;

	if (!record_is_option(rec)) {
		related_event(advise, sink, rec);
		return;
	}
	advise->events++;
	look_at(&call, rec);
	scene.host = host_of(advise, event->sock_netns);
	scene.sock = state_sock(&advise->state, event, judge_end, advise);
	scene.loop = count_loop(advise, &call);
	if (scene.sock)
		scene.sock->is_tcp = event_is_tcp(event);
	port = meet_port(advise, &call, scene.sock);
	scene.port = shared_port(&call, scene.sock, port);
	judge_call(advise, sink, &scene);
	note_loop(&call, scene.loop);
	note_port(&call, scene.sock, port);
	note_sock(advise, sink, &call, scene.sock);
}

void advise_lost(struct advise *advise)
{
	advise->lossy = true;
	state_clear(&advise->state);
}

void advise_end(struct advise *advise)
{
	for (uint32_t at = advise->state.oldest; at;) {
		struct sock *sock = &advise->state.socks[at - 1];

		at = sock->newer;
		judge_end(advise, sock);
	}
	state_clear(&advise->state);
}
