// SPDX-License-Identifier: GPL-2.0-only
/* export: calls as figures for Prometheus. */
#include "commands.h"

#include "exporter.h"

/* Scrapes are this far apart, or further. */
#define INTERVAL_NS UINT64_C(15000000000)

enum exit_code command_export(const struct options *options)
{
	static struct exporter exporter;
	struct options with_exporter = *options;

	exporter.path = options->textfile;
	exporter.interval_ns = options->interval_ns ? options->interval_ns :
						      INTERVAL_NS;
	exporter.live = !options->read_path;
	with_exporter.exporter = &exporter;
	return options->read_path ? command_replay(&with_exporter) :
				    command_live(&with_exporter);
}
