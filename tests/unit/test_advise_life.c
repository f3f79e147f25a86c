// SPDX-License-Identifier: GPL-2.0-only
/* What advise makes of calls from socket(2) to close(2). */
#include "advise_steps.h"

#define SOCKET .call = SOT_TYPE_SOCKET
#define BIND(port) .call = SOT_TYPE_BIND, .to = (port)
#define LISTEN(at) .call = SOT_TYPE_LISTEN, .port = (at)
#define ACCEPT(at) .call = SOT_TYPE_ACCEPT, .port = (at), .state = CONNECTED
#define CLOSE(at) .call = SOT_TYPE_CLOSE, .port = (at)

#define REUSEADDR .level = 1, .optname = 2
#define KEEPALIVE .level = 1, .optname = 9
#define REUSEPORT .level = 1, .optname = 15
#define KEEPIDLE .level = 6, .optname = 4
#define KEEPINTVL .level = 6, .optname = 5
#define TOS .level = 0, .optname = 1

#define UDP .family = AF_INET, .type = SOCK_DGRAM, .protocol = 17
#define SECOND .cookie = 78
#define OTHER .cookie = 78, .pid = 99, .comm = "other"

/* sent, received: segments with data; of so many bytes all those sent */
#define ENDS(sent, received, of, as)                               \
	.call = SOT_TYPE_CLOSE, .len = sizeof(struct sot_tcp_end), \
	.bytes = &(const struct sot_tcp_end)                       \
	{                                                          \
		.bytes_sent = (of), .data_segs_out = (sent),       \
		.data_segs_in = (received), .flags = (as)          \
	}

/* What a rule says with these calls, and what it would without related ones. */
static const struct {
	const char *name, *rule;
	bool with, without;
	struct step steps[STEPS];
} cases[] = {
	{ "bound",
	  "reuse-late",
	  true,
	  true,
	  { { SOCKET }, { BIND(80) }, { REUSEADDR, 1, .port = 80 } } },
	{ "bound to what the kernel picks",
	  "reuse-late",
	  true,
	  true,
	  { { SOCKET }, { BIND(0) }, { REUSEADDR, 1, .port = 40000 } } },
	{ "never bound",
	  "reuse-late",
	  false,
	  true,
	  { { SOCKET, UDP }, { REUSEADDR, 1, UDP, .port = 40000 } } },
	{ "bind failed",
	  "reuse-late",
	  false,
	  true,
	  { { SOCKET, UDP },
	    { BIND(80), UDP, .ret = -98 },
	    { REUSEADDR, 1, UDP, .port = 40000 } } },
	{ "from before",
	  "reuse-late",
	  true,
	  true,
	  { { REUSEADDR, 1, .port = 80 } } },
	{ "its end is forgotten",
	  "reuse-late",
	  true,
	  true,
	  { { SOCKET }, { CLOSE(0) }, { REUSEADDR, 1, .port = 80 } } },

	{ "a client at a low port",
	  "tos-late",
	  true,
	  false,
	  { { SOCKET },
	    { TOS, 184, .state = CONNECTED, .port = 22, .peer = 40000 } } },
	{ "accepted at a high port",
	  "tos-late",
	  false,
	  true,
	  { { ACCEPT(40001), .peer = 22 },
	    { TOS, 184, .state = CONNECTED, .port = 40001, .peer = 22 } } },

	{ "keepalive by the listener",
	  "keepalive-off",
	  false,
	  true,
	  { { SOCKET },
	    { KEEPALIVE, 1 },
	    { BIND(80) },
	    { LISTEN(80) },
	    { ACCEPT(80), SECOND },
	    { KEEPIDLE, 60, .port = 80, .state = CONNECTED, SECOND } } },
	{ "keepalive by a listener from before",
	  "keepalive-off",
	  false,
	  true,
	  { { KEEPALIVE, 1 },
	    { LISTEN(80) },
	    { CLOSE(80) },
	    { KEEPIDLE, 60, .port = 80, .state = CONNECTED, SECOND } } },
	{ "keepalive by none",
	  "keepalive-off",
	  true,
	  true,
	  { { LISTEN(80) },
	    { ACCEPT(80), SECOND },
	    { KEEPIDLE, 60, .port = 80, .state = CONNECTED, SECOND } } },
	{ "keepalive of another port",
	  "keepalive-off",
	  true,
	  true,
	  { { KEEPALIVE, 1 },
	    { LISTEN(81) },
	    { ACCEPT(80), SECOND },
	    { KEEPIDLE, 60, .port = 80, .state = CONNECTED, SECOND } } },
	{ "times by the listener",
	  "keepalive-slow",
	  false,
	  true,
	  { { KEEPIDLE, 60 },
	    { KEEPINTVL, 10 },
	    { BIND(80) },
	    { LISTEN(80) },
	    { ACCEPT(80), SECOND },
	    { KEEPALIVE, 1, .port = 80, .state = CONNECTED, SECOND } } },
	{ "times by one that is closed",
	  "keepalive-slow",
	  true,
	  true,
	  { { KEEPIDLE, 60 },
	    { LISTEN(80) },
	    { CLOSE(80) },
	    { ACCEPT(80), SECOND },
	    { KEEPALIVE, 1, .port = 80, .state = CONNECTED, SECOND } } },

	{ "shared from bind on",
	  "reuseport-shared",
	  true,
	  false,
	  { { REUSEPORT, 1 },
	    { BIND(80) },
	    { REUSEPORT, 1, OTHER },
	    { BIND(80), OTHER } } },
	{ "one after the other",
	  "reuseport-shared",
	  false,
	  false,
	  { { REUSEPORT, 1 },
	    { BIND(80) },
	    { CLOSE(80) },
	    { REUSEPORT, 1, OTHER },
	    { BIND(80), OTHER } } },
	{ "not shared",
	  "reuseport-shared",
	  false,
	  false,
	  { { REUSEPORT, 1 }, { BIND(80) }, { BIND(80), OTHER } } },
	{ "another port",
	  "reuseport-shared",
	  false,
	  false,
	  { { REUSEPORT, 1 },
	    { BIND(80) },
	    { REUSEPORT, 1, OTHER },
	    { BIND(81), OTHER } } },
	{ "any port",
	  "reuseport-shared",
	  false,
	  false,
	  { { REUSEPORT, 1 },
	    { BIND(0) },
	    { REUSEPORT, 1, OTHER },
	    { BIND(0), OTHER } } },
	{ "no socket",
	  "reuseport-shared",
	  false,
	  false,
	  { { REUSEPORT, 1 },
	    { BIND(80), .flags = SOT_F_NOSOCK },
	    { REUSEPORT, 1, OTHER },
	    { BIND(80), OTHER, .flags = SOT_F_NOSOCK } } },

	{ "to and fro",
	  "nodelay-missing",
	  true,
	  false,
	  { { ENDS(20, 20, 2000, 0) } } },
	{ "with TCP_NODELAY",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(20, 20, 2000, SOT_TCP_NODELAY) } } },
	{ "with TCP_CORK",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(20, 20, 2000, SOT_TCP_CORK) } } },
	{ "large ones",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(20, 20, 20480, 0) } } },
	{ "one way",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(20, 15, 2000, 0) } } },
	{ "few",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(15, 20, 1500, 0) } } },
	{ "nothing",
	  "nodelay-missing",
	  false,
	  false,
	  { { ENDS(0, 0, 0, 0) } } },
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The same program, seen by a trace that holds no related call. */
static void options_of(struct step to[STEPS], const struct step *steps)
{
	memset(to, 0, STEPS * sizeof(*to));
	for (size_t i = 0; i < STEPS; i++)
		if (steps[i].optname)
			*to++ = steps[i];
}

static void try_case(size_t i)
{
	struct step without[STEPS];
	const struct finding *finding;
	char name[96];

	steps_begin();
	feed(cases[i].steps);
	advise_end(&advise);
	finding = finding_of(cases[i].rule);
	snprintf(name, sizeof(name), "%s: %s", cases[i].rule, cases[i].name);
	check(name, (finding != NULL) == cases[i].with);
	advise_free(&advise);

	options_of(without, cases[i].steps);
	steps_begin();
	feed(without);
	advise_end(&advise);
	snprintf(name, sizeof(name), "%s: %s: as far as options tell",
		 cases[i].rule, cases[i].name);
	check(name, (finding_of(cases[i].rule) != NULL) == cases[i].without);
	advise_free(&advise);
}

/* Calls that are hidden may have been a bind. */
static void test_partial(void)
{
	static const struct step steps[STEPS] = {
		{ SOCKET, UDP }, { REUSEADDR, 1, UDP, .port = 40000 }
	};

	steps_begin();
	advise.partial = true;
	feed(steps);
	advise_end(&advise);
	check("what is hidden may have been", finding_of("reuse-late"));
	advise_free(&advise);
}

static void test_end(void)
{
	static const struct step steps[STEPS] = { { SOCKET },
						  { KEEPIDLE, 60 },
						  { CLOSE(0) } };
	const struct finding *finding;

	steps_begin();
	feed(steps);
	finding = finding_of("keepalive-off");
	check("judged at its end", finding && finding->count == 1);
	advise_end(&advise);
	check("and not again", finding && finding->count == 1);
	check_int("calls for options are counted", (long long)advise.events, 1);
	advise_free(&advise);
}

/* Numbers of a related call never mean an option. */
static void test_no_options(void)
{
	static const struct step linger = { .level = 1,
					    .optname = 8,
					    .n = 4096 };

	steps_begin();
	for (uint32_t call = SOT_TYPE_SOCKET; call <= SOT_TYPE_CLOSE; call++) {
		struct step step = linger;

		step.call = call;
		for (int failed = 0; failed < 2; failed++) {
			struct step steps[STEPS] = { step };

			steps[0].ret = failed ? -92 : 0;
			steps[0].times = 200;
			feed(steps);
		}
	}
	advise_end(&advise);
	check_int("no related call is judged as an option",
		  advise.findings.count, 0);
	check_int("nor counted as one", (long long)advise.events, 0);
	advise_free(&advise);
}

/* Sockets that end make room: whatever becomes of others, none is forgotten. */
static void test_places(void)
{
	struct step step = { SOCKET };
	struct step end = { CLOSE(0) };
	struct sot_inet inet;

	steps_begin();
	for (uint32_t i = 1; i <= 20000; i++) {
		struct sockaddr_in address;
		struct record rec;

		step.cookie = i;
		rec = record_of(&step, &inet, EVENT_MONOTONIC + i);
		relate(&rec, &step, &address);
		advise_event(&advise, &steps_sink, &rec);
		/* Also those of which no rule asks. */
		if (i % 3 == 0) {
			struct step other = { .level = 1,
					      .optname = 16,
					      .n = 1,
					      .family = AF_UNIX,
					      .type = SOCK_STREAM,
					      .cookie = 1000000 + i };

			rec = record_of(&other, &inet, EVENT_MONOTONIC + i);
			advise_event(&advise, &steps_sink, &rec);
			rec.type = rec.event.header.type = SOT_TYPE_CLOSE;
			advise_event(&advise, &steps_sink, &rec);
		}
		/* Each has gone by the time that a hundred others have come. */
		end.cookie = i < 100 ? 0 : i - (i % 2 ? 99 : 97);
		rec = record_of(&end, &inet, EVENT_MONOTONIC + i);
		relate(&rec, &end, &address);
		advise_event(&advise, &steps_sink, &rec);
	}
	check_int("places: none is forgotten",
		  (long long)advise.state.forgotten, 0);
	check("places: few are used", advise.state.count <= 102);
	advise_lost(&advise);
	step.cookie = 5;
	for (int i = 0; i < 2; i++) {
		struct sockaddr_in address;
		struct record rec = record_of(&step, &inet, EVENT_MONOTONIC);

		relate(&rec, &step, &address);
		advise_event(&advise, &steps_sink, &rec);
	}
	check_int("places: after a loss", advise.state.count, 1);
	advise_end(&advise);
	advise_free(&advise);
}

int main(void)
{
	for (size_t i = 0; i < COUNT(cases); i++)
		try_case(i);
	test_partial();
	test_end();
	test_no_options();
	test_places();
	return unit_end();
}
