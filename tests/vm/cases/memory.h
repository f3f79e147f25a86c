/* SPDX-License-Identifier: GPL-2.0-only */
/* What the machine has left. */
#ifndef SOT_MEMORY_H
#define SOT_MEMORY_H

#include "check.h"

static inline unsigned long available_mb(void)
{
	FILE *file = fopen("/proc/meminfo", "r");
	unsigned long kb = 0;
	char line[128];

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "MemAvailable: %lu", &kb) == 1)
			break;
	if (!kb)
		DIE("/proc/meminfo does not tell what is available");
	fclose(file);
	return kb >> 10;
}

#endif
