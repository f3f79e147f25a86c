// SPDX-License-Identifier: GPL-2.0-only
#include "repeat.h"

#include <string.h>

/* Members from first to last, which stand side by side. */
#define SPAN(first, last)                        \
	(offsetof(struct sot_event, last) +      \
	 sizeof(((struct sot_event *)0)->last) - \
	 offsetof(struct sot_event, first))

static size_t pair(uint64_t *key, uint32_t a, uint32_t b)
{
	*key = (uint64_t)a << 32 | b;
	return sizeof(*key);
}

/* Of the key of a caller four bytes behind the ids are left for this. */
#define CALLER_PATHS 44

/* The path of a cgroup may become known only after its first calls. */
static void add_paths(uint64_t *key, const struct cgroups *cgroups)
{
	uint32_t version = cgroups_version(cgroups);

	memcpy((uint8_t *)key + CALLER_PATHS, &version, sizeof(version));
}

static size_t caller_key(const struct record *rec, uint64_t *key)
{
	const struct sot_event *event = &rec->event;

	_Static_assert(SPAN(pid, userns) == CALLER_PATHS,
		       "other members of the caller");
	memcpy(key, &event->pid, SPAN(pid, userns));
	memset((uint8_t *)key + CALLER_PATHS, 0, 4);
	memcpy(key + 6, event->comm, sizeof(event->comm));
	key[8] = event->cgroup_id;
	pair(&key[9], rec->type << 16 | event->via, event->header.cpu);
	return 10 * sizeof(*key);
}

static size_t socket_key(const struct record *rec, uint64_t *key)
{
	const struct sot_event *event = &rec->event;
	const size_t fixed = 5 * sizeof(*key);

	_Static_assert(SPAN(sock_netns, sock_state) == 24,
		       "other members of the socket");
	if (event->addr_len > MEMO_KEY - 5 * sizeof(*key))
		return 0;
	pair(&key[0], (uint32_t)event->fd,
	     (event->flags & SOT_F_NOSOCK) << 8 | event->addr_len);
	key[1] = event->sock_cookie;
	memcpy(key + 2, &event->sock_netns, SPAN(sock_netns, sock_state));
	memset(key + 5, 0, MEMO_KEY - fixed);
	memcpy(key + 5, rec->addr, event->addr_len);
	return fixed + (event->addr_len + 7) / 8 * 8;
}

/* Bytes of a value that may be part of a key. */
#define VALUE_MOST (MEMO_KEY - 7 * sizeof(uint64_t))

static size_t option_key(const struct record *rec, uint64_t *key)
{
	const struct sot_event *event = &rec->event;

	if (event->value_len > VALUE_MOST || event->in_len)
		return 0;
	pair(&key[0], (uint32_t)event->level, (uint32_t)event->optname);
	pair(&key[1], event->sock_family, event->sock_protocol);
	pair(&key[2], rec->type << 8 | event->via, event->flags);
	pair(&key[3], (uint32_t)event->ret, event->value_len);
	pair(&key[4], (uint32_t)event->optlen, (uint32_t)event->optlen_out);
	key[5] = event->optval;
	key[6] = event->optlen_ptr;
	memset(key + 7, 0, VALUE_MOST);
	memcpy(key + 7, rec->value, event->value_len);
	return MEMO_KEY;
}

size_t event_key(const struct record *rec, enum sink_memo part,
		 uint64_t key[MEMO_KEY / 8])
{
	switch (part) {
	case MEMO_CALLER:
		return caller_key(rec, key);
	case MEMO_SOCKET:
		return socket_key(rec, key);
	case MEMO_OPTION:
		return option_key(rec, key);
	default:
		return 0;
	}
}

/* Of all events the same: there is nothing to look for. */
static bool head_begin(struct repeat *repeat, const struct sink *sink)
{
	repeat->key_len = 0;
	repeat->slot = sink->memos[MEMO_HEAD].slots;
	memo_put(repeat->slot, sink->out);
	return repeat->slot->len > 0;
}

bool repeat_begin(struct repeat *repeat, const struct sink *sink,
		  const struct record *rec, enum sink_memo part)
{
	int known = 0;

	repeat->slot = NULL;
	if (!sink->memos)
		return false;
	repeat->start = sink->out->len;
	if (part == MEMO_HEAD)
		return head_begin(repeat, sink);
	repeat->key_len = event_key(rec, part, repeat->key);
	if (part == MEMO_CALLER)
		add_paths(repeat->key, sink->stream->cgroups);
	if (!repeat->key_len)
		return false;
	repeat->slot = memo_find(&sink->memos[part], repeat->key,
				 repeat->key_len, &known);
	if (known)
		memo_put(repeat->slot, sink->out);
	return known;
}

void repeat_end(const struct repeat *repeat, const struct sink *sink)
{
	if (repeat->slot)
		memo_keep(repeat->slot, repeat->key, repeat->key_len, sink->out,
			  repeat->start);
}
