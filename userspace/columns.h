/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The fields of a record for machines, once for every format. A field has one
 * name and one type wherever it stands:
 *
 *   value      the text's value as a string without its brackets and quotes, a
 *              boolean as on or off; none if only bytes are known
 *   value_int  the value, where it is one integer
 *   address    what bind and connect pass, whose bytes are their value
 *   value_hex  the bytes that were captured; in_hex those at entry of a
 *              getsockopt that reads its buffer too
 *   ret        as the kernel returned it: of a failure the negative errno,
 *              whose name is in errno
 */
#ifndef SOT_COLUMNS_H
#define SOT_COLUMNS_H

#include <stddef.h>

#include "out.h"
#include "sink.h"

struct view;

/* What stands before a value, in each format. */
enum column_key { KEY_JSON, KEY_LOGFMT, KEY_CSV, KEY_NONE, KEY_COUNT };

struct key {
	/* Without its first character it has OUT_SHORT bytes, too. */
	char text[OUT_SHORT + 1]; /* ,"pid": */
	uint8_t len;
};

/* What a value is, for formats that have types. */
enum column_kind { COLUMN_TEXT, COLUMN_U32, COLUMN_U64, COLUMN_I64 };

struct column {
	const char *name;
	enum column_kind kind;
	struct key keys[KEY_COUNT];
	unsigned int in; /* the types of records that have it, as bits */
	/* offset in struct sot_event of the __u32, or __u64, that it shows ... */
	size_t at;
	void (*put)(struct view *view); /* ... or what puts its value */
};

/* How a format writes; every function appends to out. */
struct encoding {
	enum column_key key;
	/* For a value that there is not; NULL: leave the field out, key and all. */
	const char *none;
	/* Around a name of ours, which needs no escaping; '\0': nothing. */
	char mark;
	char quote; /* around free text; likewise */
	/* Makes free text, between quotes if any, of what was appended since start. */
	void (*escape)(struct out *out, size_t start);
	const char *list[3]; /* before, between, behind */
	char open, close;    /* around the record; 0 for none */
	bool all;	     /* every record has all columns */
	/*
	 * Numbers as this machine has them, in the bytes of their kind, and a NUL
	 * behind each text. What there is not is an empty text, 0, or if there
	 * may be a 0, -1.
	 */
	bool binary;
};

/* What a record consists of, in this order; sets of these. */
enum columns_part {
	COLUMNS_HEAD = 1,
	COLUMNS_WHEN = 2,
	COLUMNS_CALLER = 4,
	COLUMNS_SOCKET = 8,
	COLUMNS_OPTION = 16,
	COLUMNS_DURATION = 32,
};

/* For struct sink_ops, where a format has nothing of its own to do. */
int columns_begin(struct sink *sink, const struct stream *stream);
int columns_end(struct sink *sink);

/* One line. Returns what out_flush_full() does. */
int columns_put(const struct sink *sink, const struct record *rec,
		const struct encoding *encoding);

/* Some parts alone, behind what out holds; nothing is flushed. */
void columns_put_parts(const struct sink *sink, const struct record *rec,
		       const struct encoding *encoding, unsigned int parts);

/* Tells which columns these parts of records of a type have. */
void columns_tell(struct out *out, uint32_t type, unsigned int parts,
		  void (*tell)(struct out *out, const struct column *column));

/* The names of all columns, with commas between them and a line's end. */
void columns_header(struct out *out);

#endif
