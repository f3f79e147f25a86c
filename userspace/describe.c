// SPDX-License-Identifier: GPL-2.0-only
#include "describe.h"

#include <inttypes.h>
#include <stdio.h>

const char *describe_direction(const struct opt *opt)
{
	static const char *const either[] = {
		[OPT_ALIAS] = "another name",
		[OPT_SET] = "set alone",
		[OPT_GET] = "get alone",
		[OPT_BOTH] = "set and get",
	};
	static const char *const only[] = {
		[OPT_SET] = "set; reading it is refused",
		[OPT_GET] = "get; setting it is refused",
	};

	if (opt->only == OPT_SET || opt->only == OPT_GET)
		return only[opt->only];
	return either[opt->direction];
}

/* "4 bytes", "1 or 4 bytes" of the set of widths that an integer comes in. */
static void put_widths(FILE *to, uint8_t widths)
{
	const char *before = ", ";
	unsigned int most = 0;

	for (unsigned int width = 1; width <= 8; width *= 2) {
		if (!(widths & width))
			continue;
		fprintf(to, "%s%u", before, width);
		before = " or ";
		most = width;
	}
	if (most)
		fputs(most == 1 ? " byte" : " bytes", to);
}

static void put_fields(FILE *to, const struct value_type *type)
{
	for (size_t i = 0; i < type->nfields; i++) {
		const struct field *field = &type->fields[i];

		fprintf(to, "%s%s %s", i ? ", " : ": ", field->type->name,
			field->name);
		if (field->bits)
			fprintf(to, " (%u bit%s)", field->bits,
				field->bits == 1 ? "" : "s");
	}
}

static void put_names(FILE *to, const struct value_type *type)
{
	const struct names *names = type->names;
	const char *what = type->number == number_flags ? ": any of " :
							  ": one of ";

	for (size_t i = 0; i < names->count; i++)
		fprintf(to, "%s%s", i ? ", " : what, names->list[i].name);
}

char *describe_type(const struct value_type *type)
{
	size_t len;
	char *text;
	FILE *to = open_memstream(&text, &len);

	if (!to)
		return NULL;
	fputs(type->name, to);
	if (type->widths)
		put_widths(to, type->widths);
	else if (type->size && !type->item)
		fprintf(to, ", %" PRIu32 " bytes", type->size);
	if (type->names)
		put_names(to, type);
	else if (type->fields)
		put_fields(to, type);
	return fclose(to) ? NULL : text;
}
