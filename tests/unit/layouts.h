/* SPDX-License-Identifier: GPL-2.0-only */
/* Compares the members of a type with those of the structure in the headers. */
#ifndef SOT_LAYOUTS_H
#define SOT_LAYOUTS_H

#include "../../userspace/value_types.h"

#include "unit.h"

static inline bool is_at(const struct value_type *type, const char *name,
			 size_t offset, size_t size)
{
	/* Of a list: those of its items. */
	if (type->item)
		type = type->item;
	for (size_t i = 0; i < type->nfields; i++) {
		const struct field *field = &type->fields[i];

		if (!strcmp(field->name, name))
			return field->offset == offset && field->size == size;
	}
	return false;
}

#define AT(type, structure, member)                               \
	check(#structure "." #member,                             \
	      is_at(&(type), #member,                             \
		    __builtin_offsetof(struct structure, member), \
		    sizeof(((struct structure *)NULL)->member)))

#endif
