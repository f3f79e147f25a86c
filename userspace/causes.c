// SPDX-License-Identifier: GPL-2.0-only
#include "causes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct causes {
	struct cause *list;
	size_t count;
};

/* An error that is listed already gets one more cause. */
static bool join(struct causes *causes, const char *name, size_t len,
		 const char *text)
{
	for (size_t i = 0; i < causes->count; i++) {
		struct cause *cause = &causes->list[i];
		char *both;

		if (strlen(cause->name) != len ||
		    memcmp(cause->name, name, len))
			continue;
		if (asprintf(&both, "%s; or %s", cause->text, text) >= 0) {
			free(cause->text);
			cause->text = both;
		}
		return true;
	}
	return false;
}

/* Takes text, which may be NULL. */
static void add(struct causes *causes, const char *name, size_t len, char *text)
{
	struct cause *cause = &causes->list[causes->count];

	if (!text || join(causes, name, len, text) ||
	    causes->count == CAUSES_MAX) {
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

static bool has_own(const struct opt *opt, const char *name)
{
	return opt->errors && strstr(opt->errors, name);
}

static void part(FILE *to, bool holds, const char *text, const char *what)
{
	if (holds)
		fprintf(to, "%s%s%s", ftell(to) ? ", or " : "", text, what);
}

/* No cause at all makes it NULL. */
static char *why_enoprotoopt(const struct opt_level *level,
			     const struct opt *opt)
{
	bool set = catalogue_opt(level, opt->number, OPT_SET) &&
		   opt->only != OPT_GET;
	bool get = catalogue_opt(level, opt->number, OPT_GET) &&
		   opt->only != OPT_SET;
	/* No kernel of today is older than 3.0. */
	bool since = opt->since && opt->since[0] != '1' && opt->since[0] != '2';
	size_t len;
	char *text;
	FILE *to = open_memstream(&text, &len);

	if (!to)
		return NULL;
	part(to, level->number != sol_socket.number,
	     "the socket is of another family or protocol", "");
	part(to, since, "the kernel is older than ", opt->since);
	part(to, opt->gone, "the kernel is as new as ", opt->gone);
	part(to, !get, "it was to be read", "");
	part(to, !set, "it was to be set", "");
	if (!fclose(to) && len)
		return text;
	free(text);
	return NULL;
}

static char *why_einval(const struct opt *opt)
{
	uint32_t least = may_set(opt) ? catalogue_least(opt) : 0;
	char size[64] = "";
	char *text;

	if (least > 1)
		snprintf(size, sizeof(size), "to set, fewer than %u bytes; or ",
			 least);
	if (asprintf(&text, "%s%sa length that is negative", size,
		     may_set(opt) && !opt->any && !has_own(opt, "EINVAL") ?
			     "a value that it does not take; or " :
			     "") < 0)
		return NULL;
	return text;
}

static void add_denied(struct causes *causes, const struct opt *opt)
{
	const char *name = opt->denied ? opt->denied : "EPERM";
	char *text;

	if (opt->needs &&
	    asprintf(&text, "the caller lacks %s", opt->needs) >= 0)
		add(causes, name, strlen(name), text);
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
	if (level->number != sol_socket.number)
		add_general(
			&causes, "EOPNOTSUPP",
			strdup("the socket's family has no options at this level"));
	add_general(
		&causes, "EFAULT",
		strdup("the value, or the length to get it with, is not in the program's memory"));
	add_general(&causes, "EINVAL", why_einval(opt));
	add_general(&causes, "ENOMEM", strdup("the kernel is short of memory"));
	add_denied(&causes, opt);
	add_general(
		&causes, "EPERM",
		strdup("a security module or a cgroup's BPF program refuses the call"));
	return causes.count;
}

void causes_free(struct cause *causes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(causes[i].name);
		free(causes[i].text);
	}
}
