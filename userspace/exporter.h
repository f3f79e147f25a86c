/* SPDX-License-Identifier: GPL-2.0-only */
/* What export counts, and where that goes. */
#ifndef SOT_EXPORTER_H
#define SOT_EXPORTER_H

#include <stdbool.h>
#include <stdint.h>

#include "metrics.h"

struct exporter {
	const char *path; /* of the file to renew; NULL: the sink's output */
	uint64_t interval_ns; /* live, it is renewed so often */
	bool live;
	struct metrics metrics;
};

#endif
