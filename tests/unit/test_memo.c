// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/memo.h"

#include <stdlib.h>

#include "../../userspace/repeat.h"
#include "event.h"
#include "unit.h"

static struct memo memo;

static void keep(uint64_t number, const char *text)
{
	struct memo_slot *slot;
	struct out out;
	int known;

	out_init(&out, -1);
	out_str(&out, "before");
	slot = memo_find(&memo, &number, sizeof(number), &known);
	check("not known yet", !known);
	out_str(&out, text);
	memo_keep(slot, &number, sizeof(number), &out, 6);
	out_free(&out);
}

static bool knows(uint64_t number, const char *text)
{
	struct memo_slot *slot;
	struct out out;
	bool same = false;
	int known;

	out_init(&out, -1);
	slot = memo_find(&memo, &number, sizeof(number), &known);
	if (known) {
		memo_put(slot, &out);
		same = out.len == strlen(text) &&
		       !memcmp(out.buf, text, out.len);
	}
	out_free(&out);
	return known && same;
}

static void test_memo(void)
{
	static char longer[MEMO_TEXT + 2];
	char text[24];
	int right = 0, wrong = 0;

	keep(1, "one");
	check("knows what it kept", knows(1, "one"));
	keep(2, "two");
	check("and what it kept before", knows(1, "one") && knows(2, "two"));
	memset(longer, 'x', MEMO_TEXT + 1);
	keep(3, longer);
	check("what is too long is not kept", !knows(3, longer));
	longer[MEMO_TEXT] = '\0';
	keep(3, longer);
	check("what just fits is", knows(3, longer));
	for (uint64_t i = 100; i < 1000; i++) {
		snprintf(text, sizeof(text), "text %d", (int)i);
		keep(i, text);
		check("the last one stays", knows(i, text));
	}
	for (uint64_t i = 100; i < 1000; i++) {
		uint64_t key = i;
		int known;

		memo_find(&memo, &key, sizeof(key), &known);
		snprintf(text, sizeof(text), "text %d", (int)i);
		if (known)
			knows(i, text) ? right++ : wrong++;
	}
	check("of many keys some are known, none wrongly", right && !wrong);
}

/* Whether a change of the event changes the key of the part. */
#define CHANGES(part, member, value)                                         \
	do {                                                                 \
		struct record a = event_sample(), b = event_sample();        \
		uint64_t key[2][MEMO_KEY / 8] = { { 0 } };                   \
		b.event.member = (value);                                    \
		check_int(#part " length", (int)event_key(&a, part, key[0]), \
			  (int)event_key(&b, part, key[1]));                 \
		check(#part " is told by " #member,                          \
		      memcmp(key[0], key[1], MEMO_KEY) != 0);                \
	} while (0)

static void test_keys(void)
{
	struct record rec = event_sample();
	uint64_t key[MEMO_KEY / 8];

	CHANGES(MEMO_CALLER, via, 2);
	CHANGES(MEMO_CALLER, header.cpu, 9);
	CHANGES(MEMO_CALLER, pid, 5);
	CHANGES(MEMO_CALLER, tid, 5);
	CHANGES(MEMO_CALLER, ppid, 5);
	CHANGES(MEMO_CALLER, ns_pid, 5);
	CHANGES(MEMO_CALLER, ns_tid, 5);
	CHANGES(MEMO_CALLER, uid, 5);
	CHANGES(MEMO_CALLER, gid, 5);
	CHANGES(MEMO_CALLER, netns, 5);
	CHANGES(MEMO_CALLER, pidns, 5);
	CHANGES(MEMO_CALLER, mntns, 5);
	CHANGES(MEMO_CALLER, userns, 5);
	CHANGES(MEMO_CALLER, cgroup_id, 5);
	CHANGES(MEMO_CALLER, comm[3], 'y');
	CHANGES(MEMO_SOCKET, fd, 77);
	CHANGES(MEMO_SOCKET, sock_cookie, 5);
	CHANGES(MEMO_SOCKET, sock_netns, 5);
	CHANGES(MEMO_SOCKET, sock_inode, 5);
	CHANGES(MEMO_SOCKET, sock_family, 5);
	CHANGES(MEMO_SOCKET, sock_type, 5);
	CHANGES(MEMO_SOCKET, sock_protocol, 5);
	CHANGES(MEMO_SOCKET, sock_state, 5);
	CHANGES(MEMO_SOCKET, flags, SOT_F_NOSOCK);
	CHANGES(MEMO_OPTION, level, 5);
	CHANGES(MEMO_OPTION, optname, 5);
	CHANGES(MEMO_OPTION, optval, 5);
	CHANGES(MEMO_OPTION, optlen, 5);
	CHANGES(MEMO_OPTION, optlen_out, 5);
	CHANGES(MEMO_OPTION, optlen_ptr, 5);
	CHANGES(MEMO_OPTION, ret, -5);
	CHANGES(MEMO_OPTION, flags, SOT_F_LATE);
	CHANGES(MEMO_OPTION, via, SOT_VIA_COMPAT);
	CHANGES(MEMO_OPTION, value_len, 3);
	CHANGES(MEMO_OPTION, sock_family, 5);
	CHANGES(MEMO_OPTION, sock_protocol, 5);
	rec.event.value_len = MEMO_KEY;
	check_int("a long value has no key",
		  (int)event_key(&rec, MEMO_OPTION, key), 0);
	rec.event.value_len = 4;
	rec.event.in_len = 4;
	check_int("nor has one with more besides",
		  (int)event_key(&rec, MEMO_OPTION, key), 0);
	rec.event.addr_len = MEMO_KEY;
	check_int("nor a socket with a long address",
		  (int)event_key(&rec, MEMO_SOCKET, key), 0);
}

int main(void)
{
	test_memo();
	test_keys();
	return unit_end();
}
