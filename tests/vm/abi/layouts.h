/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Line cases for programs of another ABI: calls whose values are laid out in
 * memory in another way than those of a 64-bit program, or just alike.
 */
#ifndef SOT_LAYOUTS_H
#define SOT_LAYOUTS_H

#include "lines.h"

#include <linux/filter.h>
#include <stdint.h>

#include "program.h"

/* How the program makes the calls, and the note that the reader adds. */
struct way {
	long (*call)(long nr, const struct line *line, void *length);
	const char *note;
	bool returns_length; /* of a getsockopt, as io_uring does */
};

_Static_assert(sizeof(void *) == 4, "no ABI with 32-bit pointers");
_Static_assert(sizeof(struct sock_fprog) == 8, "another struct sock_fprog");
_Static_assert(sizeof(struct group_req) == 132, "another struct group_req");
_Static_assert(sizeof(struct group_source_req) == 260,
	       "another struct group_source_req");

static inline void layout_ints(int fd, const struct way *way)
{
	int value = 50;

	SET(fd, SOL_TCP, TCP_KEEPIDLE, &value, 4, .text = "[50]",
	    .notes = way->note, .call = way->call);
	GET(fd, SOL_TCP, TCP_KEEPIDLE, &value, 8, .text = "[50]",
	    .notes = way->note, .call = way->call);
	SET(-1, SOL_TCP, TCP_KEEPIDLE, &value, 4, .text = "[50]",
	    .notes = way->note, .call = way->call, .err = EBADF);
	GET(fd, SOL_SOCKET, SO_TYPE, &value, 4, .text = "[SOCK_STREAM]",
	    .notes = way->note, .call = way->call);
}

static inline void layout_linger(int fd, const struct way *way)
{
	struct linger linger = { .l_onoff = 1, .l_linger = 5 };

	SET(fd, SOL_SOCKET, SO_LINGER, &linger, 8,
	    .text = "{l_onoff=1, l_linger=5}", .notes = way->note,
	    .call = way->call);
	GET(fd, SOL_SOCKET, SO_LINGER, &linger, 8,
	    .text = "{l_onoff=1, l_linger=5}", .notes = way->note,
	    .call = way->call);
}

/* By number: which of the two SO_RCVTIMEO is, depends on the C library. */
static inline void layout_timeout(int fd, const struct way *way, int name,
				  const char *name_text, void *time,
				  long length)
{
	SET_AS(fd, SOL_SOCKET, "SOL_SOCKET", name, name_text, time, length,
	       .text = "{tv_sec=1, tv_usec=500000}", .notes = way->note,
	       .call = way->call);
	memset(time, 0, (size_t)length);
	GET_AS(fd, SOL_SOCKET, "SOL_SOCKET", name, name_text, time, length,
	       .text = "{tv_sec=1, tv_usec=500000}", .notes = way->note,
	       .ret = way->returns_length ? length : 0, .call = way->call);
}

static inline void layout_filter(int fd, const struct way *way)
{
	struct sock_filter program[] = { { BPF_RET | BPF_K, 0, 0, 0xffff } };
	struct sock_fprog fprog = { .len = 1, .filter = program };
	char text[128];
	int zero = 0;

	snprintf(text, sizeof(text),
		 "{len=1, filter=%p, hash=%016llx, insns=[0: ret #65535]}",
		 (void *)program, (unsigned long long)program_hash(program, 1));
	SET(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, 8, .text = text,
	    .notes = way->note, .call = way->call);
	SET(fd, SOL_SOCKET, SO_DETACH_FILTER, &zero, 4, .text = "[0]",
	    .notes = way->note, .call = way->call);
}

#define GROUP_TEXT "{sa_family=AF_INET, sin_port=0, sin_addr=224.0.0.3}"
#define SOURCE_TEXT "{sa_family=AF_INET, sin_port=0, sin_addr=127.0.0.9}"

static inline void layout_address(struct sockaddr_storage *ss, const char *ip)
{
	struct sockaddr_in *in = (void *)ss;

	in->sin_family = AF_INET;
	inet_pton(AF_INET, ip, &in->sin_addr);
}

/* Longer than what is kept of a value by default: via.sh raises that. */
static inline void layout_groups(int fd, const struct way *way)
{
	struct group_source_req source = { .gsr_interface = 1 };
	struct group_req group = { .gr_interface = 1 };

	layout_address(&group.gr_group, "224.0.0.3");
	layout_address(&source.gsr_group, "224.0.0.3");
	layout_address(&source.gsr_source, "127.0.0.9");
	SET(fd, SOL_IP, MCAST_JOIN_GROUP, &group, 132,
	    .text = "{gr_interface=1, gr_group=" GROUP_TEXT "}",
	    .notes = way->note, .call = way->call);
	SET(fd, SOL_IP, MCAST_LEAVE_GROUP, &group, 132,
	    .text = "{gr_interface=1, gr_group=" GROUP_TEXT "}",
	    .notes = way->note, .call = way->call);
	SET(fd, SOL_IP, MCAST_JOIN_SOURCE_GROUP, &source, 260,
	    .text = "{gsr_interface=1, gsr_group=" GROUP_TEXT
		    ", gsr_source=" SOURCE_TEXT "}",
	    .notes = way->note, .call = way->call);
}

#endif
