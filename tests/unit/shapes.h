/* SPDX-License-Identifier: GPL-2.0-only */
/* How values print: tables of bytes and of what they should read as. */
#ifndef SOT_SHAPES_H
#define SOT_SHAPES_H

#include <stdlib.h>
#include <sys/socket.h>

#include "../../module/uapi/sockopt_trace.h"
#include "../../userspace/catalogue/catalogue.h"
#include "unit.h"

/* The bytes of a string literal, without its NUL. */
#define BYTES(literal) (literal), (uint32_t)(sizeof(literal) - 1)

#define PLAIN_NULL "(only bytes)"

static struct out out;

/* A copy that ends where its memory does: an over-read does not go unseen. */
static inline uint8_t *exact(const char *bytes, uint32_t len)
{
	uint8_t *copy = malloc(len ? len : 1);

	memcpy(copy, bytes, len);
	return copy;
}

static inline const char *print(const struct value_type *type,
				const struct value *v, bool plain)
{
	struct value copy = *v;
	uint8_t *bytes = exact((const char *)v->bytes, v->len);

	copy.bytes = bytes;
	if (copy.full < copy.len)
		copy.full = copy.len;
	out.len = 0;
	if (!plain)
		value_print_text(&out, type, &copy);
	else if (!value_print_plain(&out, type, &copy))
		out_str(&out, PLAIN_NULL);
	out_chr(&out, '\0');
	free(bytes);
	return out.buf;
}

struct shape {
	const char *name;
	const struct value_type *type;
	const char *bytes;
	uint32_t len;
	uint32_t full; /* 0: all bytes are here */
	const char *text;
	const char *plain; /* NULL: as text */
};

/* As values of a socket, a way of calling and a secrecy like those of as. */
static inline void test_shapes_as(const struct shape *shapes, size_t count,
				  const struct value *as)
{
	for (size_t i = 0; i < count; i++) {
		const struct shape *shape = &shapes[i];
		struct value v = *as;
		const char *plain = shape->plain ? shape->plain : shape->text;
		char name[128];

		v.bytes = (const uint8_t *)shape->bytes;
		v.len = shape->len;
		v.full = shape->full;
		check_str(shape->name, print(shape->type, &v, false),
			  shape->text);
		snprintf(name, sizeof(name), "%s, plain", shape->name);
		check_str(name, print(shape->type, &v, true), plain);
	}
}

static inline void test_shapes(const struct shape *shapes, size_t count)
{
	test_shapes_as(shapes, count, &(struct value){ 0 });
}

#define COUNT(list) (sizeof(list) / sizeof(*(list)))

#endif
