// SPDX-License-Identifier: GPL-2.0-only
#include "causes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SOL_SOCKET_NUMBER 1

struct causes {
	struct cause *list;
	size_t count;
};

static void add(struct causes *causes, const char *name, size_t len, char *text)
{
	struct cause *cause = &causes->list[causes->count];

	if (!text || causes->count == CAUSES_MAX) {
		free(text);
		return;
	}
	cause->name = strndup(name, len);
	cause->text = text;
	if (cause->name)
		causes->count++;
	else
		free(text);
}

/* "NAME why", line by line. */
static void add_own(struct causes *causes, const char *lines)
{
	while (lines && *lines) {
		size_t len = strcspn(lines, "\n");
		size_t name = strcspn(lines, " ");

		add(causes, lines, name,
		    strndup(lines + name + 1, len - name - 1));
		lines += len + (lines[len] == '\n');
	}
}

static bool may_set(const struct opt *opt)
{
	return opt->direction != OPT_GET && opt->only != OPT_GET;
}

static char *why_enoprotoopt(const struct opt_level *level,
			     const struct opt *opt)
{
	bool both = catalogue_opt(level, opt->number, OPT_SET) &&
		    catalogue_opt(level, opt->number, OPT_GET) && !opt->only;
	char *text;

	if (asprintf(
		    &text,
		    "the socket has no such option: its family or protocol is another%s%s%s%s%s",
		    opt->since ? ", or the kernel is older than " : "",
		    opt->since ? opt->since : "",
		    opt->gone ? ", or the kernel is as new as " : "",
		    opt->gone ? opt->gone : "",
		    both	 ? "" :
		    may_set(opt) ? ", or it was to be read" :
				   ", or it was to be set") < 0)
		return NULL;
	return text;
}

static char *why_einval(const struct opt *opt)
{
	uint32_t least = may_set(opt) ? catalogue_least(opt) : 0;
	char *text;
	int n;

	if (!may_set(opt))
		n = asprintf(&text, "to get: the length is negative");
	else if (least > 1)
		n = asprintf(
			&text,
			"to set: fewer than %u bytes, or a value that is out of range; to get: the length is negative",
			least);
	else
		n = asprintf(
			&text,
			"a value that is out of range, or a length that is negative");
	return n < 0 ? NULL : text;
}

static char *why_eperm(const struct opt *opt)
{
	bool needs = opt->needs && may_set(opt);
	char *text;

	if (asprintf(
		    &text,
		    "%s%s%sa security module or a cgroup's BPF program refuses the call",
		    needs ? "the caller lacks " : "", needs ? opt->needs : "",
		    needs ? "; or " : "") < 0)
		return NULL;
	return text;
}

static void add_general(struct causes *causes, const char *name, char *text)
{
	add(causes, name, strlen(name), text);
}

size_t causes_of(const struct opt_level *level, const struct opt *opt,
		 struct cause list[CAUSES_MAX])
{
	struct causes causes = { .list = list };

	add_own(&causes, opt->errors);
	add_general(&causes, "EBADF", strdup("the descriptor is not open"));
	add_general(&causes, "ENOTSOCK",
		    strdup("the descriptor is not of a socket"));
	add_general(&causes, "ENOPROTOOPT", why_enoprotoopt(level, opt));
	if (level->number != SOL_SOCKET_NUMBER)
		add_general(
			&causes, "EOPNOTSUPP",
			strdup("the socket's family has no options at this level"));
	add_general(
		&causes, "EFAULT",
		strdup("the value, or to get its length, is not in the program's memory"));
	add_general(&causes, "EINVAL", why_einval(opt));
	add_general(&causes, "ENOMEM", strdup("the kernel is short of memory"));
	add_general(&causes, "EPERM", why_eperm(opt));
	return causes.count;
}

void causes_free(struct cause *causes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(causes[i].name);
		free(causes[i].text);
	}
}
