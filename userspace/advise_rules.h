/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rules, in files by theme. A rule's identifier never changes: people put it
 * into scripts and suppression files.
 */
#ifndef SOT_ADVISE_RULES_H
#define SOT_ADVISE_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"

struct scene;

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITIES };

enum rule_class { CLASS_PERFORMANCE, CLASS_CORRECTNESS, CLASS_SECURITY };

extern const char *const severity_names[SEVERITIES];
extern const char *const class_names[];

struct rule {
	const char *id;
	enum severity severity;
	enum rule_class class;
	const char *title;
	const char *why; /* it is a problem, and when it is none */
	const char *fix;
	const char *see; /* manual page or documentation of the kernel */
	/* Whether it applies; then it has said what happened, see advise_scene.h. */
	bool (*judge)(struct scene *scene);
	/*
	 * 0: each call is judged. Else the socket is, once there are no more
	 * calls: this set of 1 << enum track has to do with it.
	 */
	unsigned int tracks;
	uint32_t related; /* besides option calls: set of 1 << enum sot_type */
};

/* One after the other, NULL behind the last; fewer than 64. */
const struct rule *rule_at(size_t i);

/* By its identifier, or NULL. */
const struct rule *rule_find(const char *id);

/* Which rules are asked. */
struct rule_set {
	uint64_t left_out; /* set of 1 << place */
};

static inline bool rule_is_asked(const struct rule_set *set, size_t i)
{
	return !(set->left_out >> i & 1);
}

/*
 * From the lists of --only and --skip, each of which may be NULL. Says on stderr
 * what is wrong and returns EXIT_USAGE.
 */
enum exit_code rules_choose(struct rule_set *set, const char *only,
			    const char *skip);

/* "info", "warning" or "error". */
bool severity_find(const char *name, enum severity *severity);

/* On stdout, one a line; verbose: all that is said of them. */
void rules_list(bool verbose);

/* Each of these ends with a row without an identifier. */
extern const struct rule rules_buffers[], rules_tcp[], rules_keepalive[],
	rules_address[], rules_misuse[], rules_loops[], rules_security[];

#endif
