// SPDX-License-Identifier: GPL-2.0-only
#include "record.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

/*
 * No module writes longer records: a longer one is damage, and must be told
 * from a record of which the end has not been read yet.
 */
#define RECORD_LEN_MAX 65536

static uint64_t align8(uint64_t n)
{
	return (n + 7) & ~(uint64_t)7;
}

static const char *check_header(const struct sot_header *header)
{
	if (header->len < sizeof(*header))
		return "a record shorter than its header";
	if (header->len > RECORD_LEN_MAX)
		return "a record longer than any module writes";
	if (header->len % 8)
		return "a record length that is no multiple of 8";
	if (header->hdr_len < sizeof(*header) || header->hdr_len > header->len)
		return "a fixed part that does not fit into its record";
	return NULL;
}

/* The lengths are of 32 bits each: their sums are not to wrap. */
static bool locate_parts(struct record *rec)
{
	const struct sot_event *event = &rec->event;
	uint64_t addr = align8(event->header.hdr_len);
	uint64_t value = align8(addr + event->addr_len);
	uint64_t in = align8(value + event->value_len);

	if (addr + event->addr_len > rec->len ||
	    value + event->value_len > rec->len ||
	    in + event->in_len > rec->len)
		return false;
	rec->addr = rec->raw + addr;
	rec->value = rec->raw + value;
	rec->in = rec->raw + in;
	return true;
}

/* Of a fixed part what we know; what an older module does not have reads as 0. */
static void copy_fixed(void *to, size_t size, const uint8_t *buf, size_t fixed)
{
	size_t known = fixed < size ? fixed : size;

	memcpy(to, buf, known);
	memset((char *)to + known, 0, size - known);
}

int record_parse(const uint8_t *buf, size_t avail, struct record *rec,
		 const char **why)
{
	struct sot_header header;

	if (avail < sizeof(header))
		return 0;
	memcpy(&header, buf, sizeof(header));
	*why = check_header(&header);
	if (*why)
		return -EBADMSG;
	if (avail < header.len)
		return 0;

	rec->type = header.type;
	rec->len = header.len;
	rec->raw = buf;
	rec->addr = rec->value = rec->in = NULL;
	if (rec->type == SOT_TYPE_LOST) {
		copy_fixed(&rec->lost, sizeof(rec->lost), buf, header.hdr_len);
	} else if (record_is_event(rec)) {
		/* As nearly always: of a length that the compiler knows. */
		if (header.hdr_len == sizeof(rec->event))
			memcpy(&rec->event, buf, sizeof(rec->event));
		else
			copy_fixed(&rec->event, sizeof(rec->event), buf,
				   header.hdr_len);
		rec->event.comm[SOT_COMM_LEN - 1] = '\0';
		if (!locate_parts(rec)) {
			*why = "a value or an address that does not fit into its record";
			return -EBADMSG;
		}
	}
	return (int)header.len;
}
