/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How the bytes of an option read. A type says it by tables; one set of
 * functions prints them all, never reading behind the bytes that were captured.
 */
#ifndef SOT_VALUE_H
#define SOT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names.h"
#include "out.h"

/* The bytes of one value, and what is known of them. */
struct value {
	const uint8_t *bytes;
	uint32_t len;	   /* bytes that are here */
	uint32_t full;	   /* bytes that the program's value has: len or more */
	uint32_t family;   /* AF_* of the socket; 0 if there is none */
	uint32_t protocol; /* of the socket, as its family numbers them */
	uint32_t via;	   /* enum sot_via: some layouts depend on it */
	bool redacted;	   /* what is missing was left out for secrecy */
	/* What the value points to, if that was captured: in_len bytes. */
	const uint8_t *in;
	uint32_t in_len;
};

struct value_type;

/* One member of a structure; members stand in the order of their offsets. */
struct field {
	const char *name;
	uint16_t offset;
	uint16_t size; /* bytes; 0: all that is left of the value */
	uint8_t shift; /* of a bit field, counted from the lowest bit ... */
	uint8_t bits;  /* ... and how many bits it has; 0: no bit field */
	const struct value_type *type;
};

struct value_type {
	const char *name; /* for people: "int", "struct linger" */

	/* As text, without the brackets around it. */
	void (*print)(struct out *out, const struct value_type *type,
		      const struct value *v);
	/* What JSON says instead, if that differs. */
	void (*plain)(struct out *out, const struct value_type *type,
		      const struct value *v);
	/* Whether the bytes read as this type, where not all do. */
	bool (*fits)(const struct value *v);
	bool brackets; /* text has [ ] around it */
	bool whole;    /* fewer bytes than size do not read as this type */

	/* Integers: the widths in bytes that they come in, a set of 1, 2, 4, 8. */
	uint8_t widths;
	bool is_signed; /* in 4 and 8 bytes; the kernel never extends less */
	bool big_endian;
	void (*number)(struct out *out, const struct value_type *type,
		       const struct value *v, uint64_t n);
	const struct names *names; /* of an enumeration or of flags */

	/* Structures. */
	const struct field *fields;
	size_t nfields;

	uint32_t size; /* bytes of the whole; of a list: of one item */

	const struct value_type *item; /* of a list */
	/* What fewer bytes than size mean. */
	const struct value_type *shorter;
	/* The layouts of 32-bit and of x32 programs. */
	const struct value_type *compat;
	const struct value_type *x32;
};

/*
 * Text: [5], "cubic", {l_onoff=1, l_linger=5}, <redacted>; bytes that do not
 * read as the type say "\x01\x00", and ... stands for bytes that are missing.
 * type NULL: an unknown option, an int if it has 4 bytes.
 */
void value_print_text(struct out *out, const struct value_type *type,
		      const struct value *v);

/*
 * The same without brackets and quotes, a boolean as on or off; not escaped.
 * Returns false, and writes nothing, if only raw bytes are known.
 */
bool value_print_plain(struct out *out, const struct value_type *type,
		       const struct value *v);

/* The integer that the value is; *is_signed tells how to read n. */
bool value_integer(const struct value_type *type, const struct value *v,
		   uint64_t *n, bool *is_signed);

#endif
