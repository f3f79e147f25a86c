// SPDX-License-Identifier: GPL-2.0-only
#include "advise_suppress.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLANKS " \t\r\n"
#define LINE_LEN 256

static enum exit_code wrong(const char *path, size_t number, const char *what)
{
	return fail(EXIT_USAGE, "%s:%zu: %s", path, number, what);
}

/* What stands before a #, without blanks around it. */
static char *trim(char *line)
{
	size_t len;

	line[strcspn(line, "#")] = '\0';
	line += strspn(line, BLANKS);
	len = strlen(line);
	while (len && strchr(BLANKS, line[len - 1]))
		line[--len] = '\0';
	return line;
}

static enum exit_code take_line(struct suppress *suppress, const char *path,
				size_t number, char *line)
{
	static const char key[] = "comm=";
	char *id = trim(line);
	char *comm = id + strcspn(id, BLANKS);
	const struct rule *rule;

	if (!*id)
		return EXIT_OK;
	if (*comm)
		*comm++ = '\0';
	comm += strspn(comm, BLANKS);
	rule = rule_find(id);
	if (!rule)
		return fail(
			EXIT_USAGE,
			"%s:%zu: unknown rule '%s': sockopt-trace advise --list has them all",
			path, number, id);
	if (*comm && (strncmp(comm, key, sizeof(key) - 1) != 0 ||
		      !comm[sizeof(key) - 1]))
		return wrong(path, number,
			     "behind a rule stands comm=NAME or nothing");
	if (suppress->count == SUPPRESS_MAX)
		return wrong(path, number, "more than 1024 lines");
	suppress->list[suppress->count].rule = rule;
	suppress->list[suppress->count].comm =
		*comm ? strdup(comm + sizeof(key) - 1) : NULL;
	if (*comm && !suppress->list[suppress->count].comm)
		return fail(EXIT_RUNTIME, "out of memory");
	suppress->count++;
	return EXIT_OK;
}

enum exit_code suppress_read(struct suppress *suppress, const char *path)
{
	enum exit_code code = EXIT_OK;
	char line[LINE_LEN];
	FILE *from = fopen(path, "re");

	suppress->count = 0;
	if (!from)
		return fail(EXIT_RUNTIME, "cannot open %s: %s", path,
			    strerror(errno));
	for (size_t number = 1;
	     code == EXIT_OK && fgets(line, sizeof(line), from); number++) {
		if (!strchr(line, '\n') && !feof(from))
			code = wrong(path, number, "a line that is too long");
		else
			code = take_line(suppress, path, number, line);
	}
	if (code == EXIT_OK && ferror(from))
		code = fail(EXIT_RUNTIME, "cannot read %s: %s", path,
			    strerror(errno));
	fclose(from);
	return code;
}

void suppress_free(struct suppress *suppress)
{
	for (size_t i = 0; i < suppress->count; i++)
		free(suppress->list[i].comm);
	suppress->count = 0;
}

bool suppress_has(const struct suppress *suppress, const struct rule *rule,
		  const char *comm)
{
	for (size_t i = 0; i < suppress->count; i++)
		if (suppress->list[i].rule == rule &&
		    (!suppress->list[i].comm ||
		     !fnmatch(suppress->list[i].comm, comm, 0)))
			return true;
	return false;
}
