// SPDX-License-Identifier: GPL-2.0-only
#include "advise_rules.h"

#include <stdio.h>
#include <string.h>

#include "layout.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const severity_names[SEVERITIES] = {
	[SEVERITY_INFO] = "info",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

const char *const class_names[] = {
	[CLASS_PERFORMANCE] = "performance",
	[CLASS_CORRECTNESS] = "correctness",
	[CLASS_SECURITY] = "security",
};

static const struct rule *const themes[] = {
	rules_buffers, rules_tcp,   rules_keepalive, rules_address,
	rules_misuse,  rules_loops, rules_security,
};

const struct rule *rule_at(size_t i)
{
	for (size_t theme = 0; theme < COUNT(themes); theme++)
		for (const struct rule *rule = themes[theme]; rule->id; rule++)
			if (!i--)
				return rule;
	return NULL;
}

static const struct rule *find(const char *id, size_t len, size_t *place)
{
	const struct rule *rule;

	for (size_t i = 0; (rule = rule_at(i)); i++) {
		if (strlen(rule->id) == len && !memcmp(rule->id, id, len)) {
			*place = i;
			return rule;
		}
	}
	return NULL;
}

const struct rule *rule_find(const char *id)
{
	size_t place;

	return find(id, strlen(id), &place);
}

static enum exit_code add_rules(uint64_t *set, const char *list)
{
	size_t place;

	for (;;) {
		size_t len = strcspn(list, ",");

		if (!find(list, len, &place))
			return fail(
				EXIT_USAGE,
				"unknown rule '%.*s': sockopt-trace advise --list has them all",
				(int)(len < 64 ? len : 64), list);
		*set |= (uint64_t)1 << place;
		if (!list[len])
			return EXIT_OK;
		list += len + 1;
	}
}

enum exit_code rules_choose(struct rule_set *set, const char *only,
			    const char *skip)
{
	uint64_t wanted = 0, unwanted = 0;
	enum exit_code code = EXIT_OK;

	if (only)
		code = add_rules(&wanted, only);
	if (code == EXIT_OK && skip)
		code = add_rules(&unwanted, skip);
	set->left_out = (only ? ~wanted : 0) | unwanted;
	return code;
}

bool severity_find(const char *name, enum severity *severity)
{
	for (size_t i = 0; i < SEVERITIES; i++) {
		if (!strcmp(name, severity_names[i])) {
			*severity = (enum severity)i;
			return true;
		}
	}
	return false;
}

#define LABELS 8

static void describe(const struct layout *layout, const struct rule *rule)
{
	layout_row(layout, "why", rule->why);
	layout_row(layout, "fix", rule->fix);
	layout_row(layout, "see", rule->see);
	fputc('\n', layout->to);
}

void rules_list(bool verbose)
{
	const struct layout layout = {
		.to = stdout,
		.width = layout_width(),
		.margin = 4,
		.labels = LABELS,
	};
	const struct rule *rule;

	for (size_t i = 0; (rule = rule_at(i)); i++) {
		printf("%-24s %-8s %-12s %s\n", rule->id,
		       severity_names[rule->severity], class_names[rule->class],
		       rule->title);
		if (verbose)
			describe(&layout, rule);
	}
}
