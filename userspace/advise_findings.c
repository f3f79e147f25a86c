// SPDX-License-Identifier: GPL-2.0-only
#include "advise_findings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advise_rules.h"

int findings_init(struct findings *findings)
{
	*findings = (struct findings){
		.list = calloc(FINDINGS_MAX, sizeof(*findings->list)),
		.heads = calloc(FINDINGS_MAX, sizeof(*findings->heads)),
	};
	if (findings->list && findings->heads)
		return 0;
	findings_free(findings);
	return -ENOMEM;
}

void findings_free(struct findings *findings)
{
	for (uint32_t i = 0; i < findings->count; i++)
		for (uint32_t j = 0; j < findings->list[i].nlines; j++)
			free(findings->list[i].lines[j]);
	free(findings->list);
	free(findings->heads);
}

/* FNV-1a, of what a finding is grouped by. */
static uint32_t hash(const struct rule *rule, const struct evidence *who)
{
	uint32_t hash = 2166136261U ^ who->pid;

	for (const char *c = rule->id; *c; c++)
		hash = (hash ^ (uint8_t)*c) * 16777619;
	for (const char *c = who->comm; *c; c++)
		hash = (hash ^ (uint8_t)*c) * 16777619;
	return hash & (FINDINGS_MAX - 1);
}

static struct finding *find(const struct findings *findings, uint32_t at,
			    const struct rule *rule, const struct evidence *who)
{
	while (at) {
		struct finding *finding = &findings->list[at - 1];

		if (finding->rule == rule && finding->pid == who->pid &&
		    !strcmp(finding->comm, who->comm))
			return finding;
		at = finding->next;
	}
	return NULL;
}

static struct finding *begin(struct findings *findings, uint32_t *head,
			     const struct rule *rule,
			     const struct evidence *who, const char *what)
{
	struct finding *finding;

	if (findings->count == FINDINGS_MAX) {
		findings->dropped++;
		return NULL;
	}
	finding = &findings->list[findings->count++];
	finding->rule = rule;
	finding->pid = who->pid;
	finding->uid = who->uid;
	memcpy(finding->comm, who->comm, sizeof(finding->comm));
	finding->first_ns = finding->last_ns = who->ns;
	snprintf(finding->what, sizeof(finding->what), "%s", what);
	finding->next = *head;
	*head = findings->count;
	return finding;
}

struct finding *findings_add(struct findings *findings, const struct rule *rule,
			     const struct evidence *who, const char *what)
{
	uint32_t *head = &findings->heads[hash(rule, who)];
	struct finding *finding = find(findings, *head, rule, who);

	if (!finding)
		finding = begin(findings, head, rule, who, what);
	if (!finding)
		return NULL;
	finding->count++;
	/* Rules that are judged in the end come in any order. */
	if (who->ns < finding->first_ns)
		finding->first_ns = who->ns;
	if (who->ns > finding->last_ns)
		finding->last_ns = who->ns;
	return finding;
}

void finding_add_line(struct finding *finding, const char *text)
{
	char *line;

	if (finding->nlines == FINDING_LINES)
		return;
	line = strndup(text, EVIDENCE_BYTES);
	if (line)
		finding->lines[finding->nlines++] = line;
}

static int compare(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;
	int comm = strcmp(x->comm, y->comm);

	if (x->pid != y->pid)
		return x->pid < y->pid ? -1 : 1;
	if (comm)
		return comm;
	if (x->rule->severity != y->rule->severity)
		return x->rule->severity > y->rule->severity ? -1 : 1;
	return strcmp(x->rule->id, y->rule->id);
}

/* Chains are of no use behind it: nothing is added any more. */
void findings_sort(struct findings *findings)
{
	qsort(findings->list, findings->count, sizeof(*findings->list),
	      compare);
}
