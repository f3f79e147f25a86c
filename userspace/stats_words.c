// SPDX-License-Identifier: GPL-2.0-only
/* What the user calls rows and columns of stat. */
#include "stats.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const stats_by_names[] = {
	[STATS_BY_OPTION] = "option",
	[STATS_BY_PROCESS] = "process",
	[STATS_BY_SOCKET] = "socket",
};

const char *const stats_by_plurals[] = {
	[STATS_BY_OPTION] = "options",
	[STATS_BY_PROCESS] = "processes",
	[STATS_BY_SOCKET] = "sockets",
};

const char *const stats_sort_names[] = {
	[STATS_SORT_CALLS] = "calls",	[STATS_SORT_ERRORS] = "errors",
	[STATS_SORT_RATE] = "rate",	[STATS_SORT_MIN] = "min",
	[STATS_SORT_MEDIAN] = "median", [STATS_SORT_P99] = "p99",
	[STATS_SORT_MAX] = "max",	[STATS_SORT_TOTAL] = "total",
	[STATS_SORT_NAME] = "name",
};

static bool find(const char *const names[], size_t count, const char *word,
		 size_t *found)
{
	for (size_t i = 0; i < count; i++) {
		if (!strcmp(names[i], word)) {
			*found = i;
			return true;
		}
	}
	return false;
}

bool stats_by_find(const char *word, enum stats_by *by)
{
	size_t i = 0;
	bool found = find(stats_by_names, COUNT(stats_by_names), word, &i);

	*by = (enum stats_by)i;
	return found;
}

bool stats_sort_find(const char *word, enum stats_sort *sort)
{
	size_t i = 0;
	bool found = find(stats_sort_names, COUNT(stats_sort_names), word, &i);

	*sort = (enum stats_sort)i;
	return found;
}
