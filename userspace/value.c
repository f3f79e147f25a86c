// SPDX-License-Identifier: GPL-2.0-only
#include "value.h"

#include <string.h>

#include "../module/uapi/sockopt_trace.h"
#include "value_types.h"

static const char redacted[] = "<redacted>";

/* The layout and the length decide between the types that an option takes. */
static const struct value_type *pick(const struct value_type *type,
				     const struct value *v)
{
	if (v->via == SOT_VIA_COMPAT && type->compat)
		type = type->compat;
	else if (v->via == SOT_VIA_X32 && type->x32)
		type = type->x32;
	while (type->shorter && v->full < type->size)
		type = type->shorter;
	return type;
}

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define HOST_BIG_ENDIAN true
#else
#define HOST_BIG_ENDIAN false
#endif

static uint64_t load(const uint8_t *bytes, uint32_t width, bool big_endian)
{
	uint64_t n = 0;
	uint32_t word;

	/* The usual case: an int of the host. */
	if (width == sizeof(word) && big_endian == HOST_BIG_ENDIAN) {
		memcpy(&word, bytes, sizeof(word));
		return word;
	}

	for (uint32_t i = 0; i < width; i++) {
		uint32_t at = big_endian ? i : width - 1 - i;

		n = n << 8 | bytes[at];
	}
	return n;
}

static bool read_integer(const struct value_type *type, const struct value *v,
			 uint64_t *n)
{
	uint32_t width = type->widths == 4 ? 4 : 8;

	/* By the full length: the readable half of a u64 is no u32. */
	while (width && (!(type->widths & width) || width > v->full))
		width /= 2;
	if (!width || width > v->len)
		return false;
	*n = load(v->bytes, width, type->big_endian || HOST_BIG_ENDIAN);
	if (type->is_signed && width == 4)
		*n = (uint64_t)(int64_t)(int32_t)*n;
	return true;
}

static bool is_readable(const struct value_type *type, const struct value *v)
{
	uint64_t n;

	if (type->widths)
		return read_integer(type, v, &n);
	if (type->fits && !type->fits(v))
		return false;
	return v->len > 0 && (!type->whole || v->len >= type->size);
}

/* The type by which the bytes really read. */
static const struct value_type *settle(const struct value_type *type,
				       const struct value *v)
{
	if (!type)
		type = v->full == sizeof(int32_t) ? &value_int : &value_bytes;
	type = pick(type, v);
	return is_readable(type, v) ? type : &value_bytes;
}

/* Of a secret only structures have a public head. */
static bool hides_all(const struct value_type *type, const struct value *v)
{
	return v->redacted && !type->fields &&
	       !(type->item && type->item->fields);
}

void value_print_text(struct out *out, const struct value_type *type,
		      const struct value *v)
{
	type = settle(type, v);
	if (hides_all(type, v)) {
		out_str(out, redacted);
		return;
	}
	if (type->brackets)
		out_chr(out, '[');
	type->print(out, type, v);
	if (type->brackets)
		out_chr(out, ']');
}

bool value_print_plain(struct out *out, const struct value_type *type,
		       const struct value *v)
{
	type = settle(type, v);
	if (hides_all(type, v))
		out_str(out, redacted);
	else if (type == &value_bytes)
		return false;
	else if (type->plain)
		type->plain(out, type, v);
	else
		type->print(out, type, v);
	return true;
}

bool value_integer(const struct value_type *type, const struct value *v,
		   uint64_t *n, bool *is_signed)
{
	type = settle(type, v);
	*is_signed = type->is_signed;
	return !v->redacted && type->widths && read_integer(type, v, n);
}

void value_print_integer(struct out *out, const struct value_type *type,
			 const struct value *v)
{
	uint64_t n;

	if (read_integer(type, v, &n))
		type->number(out, type, v, n);
}

static void print_missing(struct out *out, const struct value *v)
{
	if (v->full > v->len)
		out_str(out, "...");
}

void value_print_bytes(struct out *out, const struct value_type *type,
		       const struct value *v)
{
	(void)type;
	out_chr(out, '"');
	for (uint32_t i = 0; i < v->len; i++) {
		out_str(out, "\\x");
		out_hex_bytes(out, v->bytes + i, 1);
	}
	out_chr(out, '"');
	print_missing(out, v);
}

static uint32_t string_len(const struct value *v)
{
	const uint8_t *nul = memchr(v->bytes, '\0', v->len);

	return nul ? (uint32_t)(nul - v->bytes) : v->len;
}

void value_print_string(struct out *out, const struct value_type *type,
			const struct value *v)
{
	uint32_t len = string_len(v);

	(void)type;
	out_chr(out, '"');
	for (uint32_t i = 0; i < len; i++) {
		uint8_t c = v->bytes[i];

		if (c < 0x20 || c >= 0x7f) {
			out_str(out, "\\x");
			out_hex_bytes(out, &c, 1);
			continue;
		}
		if (c == '"' || c == '\\')
			out_chr(out, '\\');
		out_chr(out, (char)c);
	}
	out_chr(out, '"');
	if (len == v->len)
		print_missing(out, v);
}

void value_plain_string(struct out *out, const struct value_type *type,
			const struct value *v)
{
	uint32_t len = string_len(v);

	(void)type;
	out_mem(out, v->bytes, len);
	if (len == v->len)
		print_missing(out, v);
}

/* What v holds at offset: size bytes, or all that is left if size is 0. */
static struct value part(const struct value *v, uint32_t offset, uint32_t size)
{
	struct value sub = *v;

	sub.redacted = false;
	sub.bytes += offset;
	sub.len -= offset;
	sub.full -= offset;
	if (size && sub.full > size)
		sub.full = size;
	if (sub.len > sub.full)
		sub.len = sub.full;
	return sub;
}

/*
 * Most fields are integers of one layout whose bytes are all here: they need no
 * value of their own. False if this one is something else.
 */
static bool print_plain_field(struct out *out, const struct field *field,
			      const struct value *v)
{
	const struct value_type *type = field->type;
	uint64_t n;

	if (type->print != value_print_integer || field->bits || type->compat ||
	    type->x32 || type->shorter || !(type->widths & field->size) ||
	    (uint32_t)field->offset + field->size > v->len)
		return false;
	n = load(v->bytes + field->offset, field->size,
		 type->big_endian || HOST_BIG_ENDIAN);
	if (type->is_signed && field->size == 4)
		n = (uint64_t)(int64_t)(int32_t)n;
	type->number(out, type, v, n);
	return true;
}

/*
 * What is left of a cut structure or list reads, and all that counts of a struct
 * sockaddr_storage stands at its start.
 */
static bool reads_partly(const struct value_type *type)
{
	return type->fields || type->item || type == &value_sockaddr ||
	       type == &value_hidden;
}

static void print_field(struct out *out, const struct field *field,
			const struct value *v)
{
	struct value sub = part(v, field->offset, field->size);
	const struct value_type *type = pick(field->type, &sub);
	bool cut = field->size && sub.len < field->size;
	uint64_t n;

	/* The ... behind the last field is enough for all. */
	if (cut)
		sub.full = sub.len;
	if (cut && !reads_partly(type)) {
		value_print_bytes(out, &value_bytes, &sub);
	} else if (field->bits) {
		uint32_t shift = field->shift;

		if (HOST_BIG_ENDIAN)
			shift = 8U * field->size - shift - field->bits;
		n = load(sub.bytes, field->size, HOST_BIG_ENDIAN) >> shift;
		n &= (1ULL << field->bits) - 1;
		type->number(out, type, &sub, n);
	} else if (type->item) {
		out_chr(out, '[');
		type->print(out, type, &sub);
		out_chr(out, ']');
	} else {
		type->print(out, type, &sub);
	}
}

void value_print_struct(struct out *out, const struct value_type *type,
			const struct value *v)
{
	const char *comma = "";
	bool whole = true;

	out_chr(out, '{');
	for (size_t i = 0; i < type->nfields && whole; i++) {
		const struct field *field = &type->fields[i];
		uint32_t end = field->offset + field->size;

		whole = field->offset < v->len && end <= v->len;
		if (field->offset >= v->len)
			break;
		out_str(out, comma);
		out_str(out, field->name);
		out_chr(out, '=');
		if (!print_plain_field(out, field, v))
			print_field(out, field, v);
		comma = ", ";
	}
	if (v->redacted || (!whole && v->full > v->len)) {
		out_str(out, comma);
		out_str(out, v->redacted ? redacted : "...");
	}
	out_chr(out, '}');
}

/* Of a secret, an item that is cut says so itself. */
static void print_rest_of_list(struct out *out, const struct value_type *type,
			       const struct value *v)
{
	if (!v->redacted)
		out_str(out, ", ...");
	else if (v->len % type->size == 0)
		out_str(out, ", <redacted>");
}

void value_print_list(struct out *out, const struct value_type *type,
		      const struct value *v)
{
	const struct value_type *item = type->item;

	for (uint32_t at = 0; at < v->len; at += type->size) {
		struct value sub = part(v, at, type->size);
		bool cut = sub.len < type->size;

		/* The ... behind the last item is enough for all. */
		if (cut)
			sub.full = sub.len;
		sub.redacted = v->redacted && cut;
		if (at)
			out_str(out, ", ");
		if (is_readable(item, &sub))
			item->print(out, item, &sub);
		else
			value_print_bytes(out, item, &sub);
		if (v->len - at <= type->size)
			break;
	}
	if (v->full > v->len)
		print_rest_of_list(out, type, v);
}
