/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong with the calls that were seen. Each call is judged by the rules
 * with what is known of its socket, then noted there; rules about what a program
 * never did are judged once its socket is forgotten, or at the end. All memory
 * is bounded: those who make the calls may be hostile.
 */
#ifndef SOT_ADVISE_H
#define SOT_ADVISE_H

#include <stdbool.h>
#include <stdint.h>

#include "advise_findings.h"
#include "advise_host.h"
#include "advise_journal.h"
#include "advise_rules.h"
#include "advise_state.h"
#include "sink.h"

struct suppress;

struct advise {
	/* set by the caller: */
	struct advise_host host; /* that the calls were made on */
	struct rule_set rules;
	const struct suppress *suppress; /* NULL: nothing is */
	bool partial; /* a filter hides calls: none is known to be missing */
	bool verbose;
	struct advise_journal journal;

	/* of advise.c: */
	struct state state;
	struct findings findings;
	struct out line; /* where evidence is printed */
	uint64_t events; /* calls for options */
	bool lossy;	 /* something was lost on the way */
};

struct filter;

/* Whether it hides some calls of a socket: then none is known to be missing. */
bool advise_is_partial(const struct filter *filter);

/* 0 or -ENOMEM. */
int advise_init(struct advise *advise);
void advise_free(struct advise *advise);

/* A call, related or not, one after the other; evidence shows times as the sink does. */
void advise_event(struct advise *advise, const struct sink *sink,
		  const struct record *rec);
/* Something was lost: what is known of sockets may be wrong by now. */
void advise_lost(struct advise *advise);
/* There are no more calls: judges what is left. */
void advise_end(struct advise *advise);

/* advise_print.c: what was found, appended to out. */
void advise_print_text(const struct advise *advise, const struct sink *sink);
void advise_print_json(const struct advise *advise, const struct sink *sink);

#endif
