// SPDX-License-Identifier: GPL-2.0-only
/* Prints the catalogue for the test beside it: level, its number, name, number, secret. */
#include <stdio.h>

#include "../../userspace/catalogue/catalogue.h"

int main(void)
{
	const struct opt_level *level;

	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			printf("%s %d %s %d %s\n", level->name, level->number,
			       opt->name, opt->number,
			       opt->secret ? "secret" : "-");
		}
	}
	return 0;
}
