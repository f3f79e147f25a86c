// SPDX-License-Identifier: GPL-2.0-only
#include "recording.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Room for fields to come; a longer header is damage. */
#define HEADER_LEN_MAX 4096

void recording_put_header(struct out *out, const struct stream *stream)
{
	struct recording_header header = {
		.byte_order = RECORDING_BYTE_ORDER,
		.header_len = sizeof(header),
		.version = RECORDING_VERSION,
		.abi = stream->abi,
		.realtime_offset_ns = stream->realtime_offset_ns,
	};

	memcpy(header.magic, RECORDING_MAGIC, RECORDING_MAGIC_LEN);
	snprintf(header.host, sizeof(header.host), "%s", stream->host);
	snprintf(header.release, sizeof(header.release), "%s", stream->release);
	snprintf(header.boot_id, sizeof(header.boot_id), "%s", stream->boot_id);
	out_mem(out, &header, sizeof(header));
}

void recording_put_clock(struct out *out, int64_t realtime_offset_ns)
{
	struct recording_clock clock = {
		.header.len = sizeof(clock),
		.header.type = RECORDING_TYPE_CLOCK,
		.header.hdr_len = sizeof(clock),
		.header.cpu = SOT_CPU_NONE,
		.realtime_offset_ns = realtime_offset_ns,
	};

	out_mem(out, &clock, sizeof(clock));
}

uint32_t recording_put_cgroup(struct out *out, uint64_t id, const char *path)
{
	static const char zeros[8];
	size_t len = strlen(path);
	size_t padding = -len % 8;
	struct recording_cgroup cgroup = {
		.header.len = (uint32_t)(sizeof(cgroup) + len + padding),
		.header.type = RECORDING_TYPE_CGROUP,
		.header.hdr_len = sizeof(cgroup),
		.header.cpu = SOT_CPU_NONE,
		.id = id,
		.path_len = (uint32_t)len,
	};

	out_mem(out, &cgroup, sizeof(cgroup));
	out_mem(out, path, len);
	out_mem(out, zeros, padding);
	return cgroup.header.len;
}

static const char *check_header(const struct recording_header *header)
{
	if (header->byte_order == __builtin_bswap32(RECORDING_BYTE_ORDER))
		return "recorded on a host of the other byte order: replay it on such a host";
	if (header->byte_order != RECORDING_BYTE_ORDER)
		return "its header is damaged: no known byte order";
	if (header->version != RECORDING_VERSION)
		return "a file format of another version: replay it with the sockopt-trace that recorded it";
	if (header->abi != SOT_ABI)
		return "records of another ABI: replay it with the sockopt-trace that recorded it";
	if (header->header_len < sizeof(*header) ||
	    header->header_len > HEADER_LEN_MAX || header->header_len % 8)
		return "its header is damaged: no possible length";
	return NULL;
}

/* The file's fields are wider than ours and not trusted to be terminated. */
static void copy_text(char *to, size_t size, const char *from, size_t len)
{
	size_t n = strnlen(from, len);

	if (n > size - 1)
		n = size - 1;
	memcpy(to, from, n);
	to[n] = '\0';
}

int recording_parse_header(const uint8_t *buf, size_t avail,
			   struct stream *stream, const char **why)
{
	size_t magic = avail < RECORDING_MAGIC_LEN ? avail :
						     RECORDING_MAGIC_LEN;
	struct recording_header header;

	if (memcmp(buf, RECORDING_MAGIC, magic)) {
		*why = "not a recording: sockopt-trace record -w FILE makes one";
		return -EBADMSG;
	}
	if (avail < sizeof(header))
		return 0;
	memcpy(&header, buf, sizeof(header));
	*why = check_header(&header);
	if (*why)
		return -EBADMSG;
	if (avail < header.header_len)
		return 0;
	memset(stream, 0, sizeof(*stream));
	stream->abi = header.abi;
	stream->realtime_offset_ns = header.realtime_offset_ns;
	copy_text(stream->host, sizeof(stream->host), header.host,
		  sizeof(header.host));
	copy_text(stream->release, sizeof(stream->release), header.release,
		  sizeof(header.release));
	copy_text(stream->boot_id, sizeof(stream->boot_id), header.boot_id,
		  sizeof(header.boot_id));
	return (int)header.header_len;
}

int recording_parse_clock(const struct record *rec, int64_t *realtime_offset_ns)
{
	struct recording_clock clock;

	memcpy(&clock.header, rec->raw, sizeof(clock.header));
	if (clock.header.hdr_len < sizeof(clock))
		return -EBADMSG;
	memcpy(&clock, rec->raw, sizeof(clock));
	*realtime_offset_ns = clock.realtime_offset_ns;
	return 0;
}

int recording_parse_cgroup(const struct record *rec,
			   struct recording_cgroup *cgroup, const char **path)
{
	memcpy(&cgroup->header, rec->raw, sizeof(cgroup->header));
	if (cgroup->header.hdr_len < sizeof(*cgroup))
		return -EBADMSG;
	memcpy(cgroup, rec->raw, sizeof(*cgroup));
	*path = (const char *)rec->raw + cgroup->header.hdr_len;
	if (cgroup->path_len > rec->len - cgroup->header.hdr_len ||
	    memchr(*path, '\0', cgroup->path_len))
		return -EBADMSG;
	return 0;
}
