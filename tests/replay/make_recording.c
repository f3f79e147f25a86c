// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes recordings for the tests to standard output, the same bytes at every
 * run: make_recording shapes|lost|clock|small|many|newer|related|stat|cgroups
 */
#include <string.h>
#include <unistd.h>

#include "../../userspace/recording.h"
#include "shapes.h"

/* 2026-11-21 12:01:02.123456789 UTC, of a host that is up for 1000 s */
#define START_REALTIME_NS INT64_C(1795262462123456789)
#define START_NS INT64_C(1000000000000)
#define STEP_NS 1000000

struct recorder {
	struct out out;
	uint64_t count;
};

static void usual_caller(struct sot_event *event, uint32_t number)
{
	struct {
		uint32_t *field;
		uint32_t usual;
	} ids[] = {
		{ &event->pid, 1000 + number },
		{ &event->tid, event->pid ? event->pid : 1000 + number },
		{ &event->ppid, 1 },
		{ &event->ns_pid, 1000 + number },
		{ &event->ns_tid, 1000 + number },
		{ &event->uid, 33 },
		{ &event->gid, 33 },
		{ &event->netns, 4026531840 },
		{ &event->pidns, 4026531836 },
		{ &event->mntns, 4026531841 },
		{ &event->userns, 4026531837 },
	};

	for (size_t i = 0; i < COUNT(ids); i++)
		if (!*ids[i].field)
			*ids[i].field = ids[i].usual;
	if (!event->cgroup_id)
		event->cgroup_id = 77;
}

static void usual_sock(struct build *build, const struct shape_sock *sock)
{
	struct sot_event *event = &build->event;

	if (!sock) {
		event->flags |= SOT_F_NOSOCK;
		return;
	}
	event->sock_family = sock->family;
	event->sock_type = sock->type;
	event->sock_protocol = sock->protocol;
	event->sock_state = sock->state;
	event->sock_inode = sock->inode;
	event->sock_cookie = 4096 + sock->inode;
	if (!event->sock_netns)
		event->sock_netns = 4026531840;
	build->addr = sock->addr;
	build->addr_len = sock->addr_len;
}

/* UINT64_MAX stands for what a zero could not: no time, a NULL pointer. */
static void usual_call(struct build *build)
{
	struct sot_event *event = &build->event;

	if (!event->duration_ns)
		event->duration_ns = 1200;
	else if (event->duration_ns == UINT64_MAX)
		event->duration_ns = 0;
	if (!event->fd)
		event->fd = 7;
	/* What went over a connection is nothing that a program passes. */
	if (!event->optval && build->value &&
	    event->header.type != SOT_TYPE_CLOSE)
		event->optval = 0x7ffd00001000;
	if (event->optlen_ptr == UINT64_MAX)
		event->optlen_ptr = 0;
	else if (!event->optlen_ptr &&
		 event->header.type == SOT_TYPE_GETSOCKOPT)
		event->optlen_ptr = 0x7ffd00000ff0;
}

static void put_shape(struct recorder *recorder, const struct shape *shape)
{
	struct build build = shape->build;
	struct sot_event *event = &build.event;
	uint8_t record[BUILD_MAX];
	size_t len;

	recorder->count++;
	event->header.cpu = recorder->count % 4;
	event->nth = recorder->count / 4 + 1;
	event->seq = recorder->count / 4 + 11;
	event->ts_ns = START_NS + recorder->count * STEP_NS;
	usual_caller(event, (uint32_t)recorder->count);
	usual_sock(&build, shape->sock);
	usual_call(&build);
	strncpy(event->comm, shape->comm, SOT_COMM_LEN - 1);
	len = build_event(record, &build);
	out_mem(&recorder->out, record, len);
}

static void put_shapes(struct recorder *recorder, const struct shapes *shapes)
{
	for (size_t i = 0; i < shapes->count; i++)
		put_shape(recorder, &shapes->list[i]);
}

static void put_lost(struct recorder *recorder, uint32_t cpu, uint64_t count,
		     uint32_t reason, uint32_t call)
{
	uint8_t record[BUILD_MAX];
	size_t len = build_lost(
		record, (struct sot_lost){
				.header.cpu = cpu,
				.ts_ns = START_NS + recorder->count * STEP_NS,
				.count = count,
				.reason = reason,
				.call = call,
			});

	out_mem(&recorder->out, record, len);
}

/* A type that this reader does not know: to be skipped by its length. */
static void put_unknown(struct recorder *recorder, uint32_t type)
{
	uint32_t record[8] = { sizeof(record), type, 16, 0, 1, 2, 3, 4 };

	out_mem(&recorder->out, record, sizeof(record));
}

static void make_shapes(struct recorder *recorder)
{
	put_shapes(recorder, &shapes_sockets);
	put_shapes(recorder, &shapes_values);
	put_shapes(recorder, &shapes_results);
}

static void make_lost(struct recorder *recorder)
{
	put_shape(recorder, &shapes_sockets.list[0]);
	put_lost(recorder, 2, 123, SOT_LOST_OVERRUN, 0);
	put_shape(recorder, &shapes_sockets.list[1]);
	put_lost(recorder, 0, 7, SOT_LOST_OVERRUN, 0);
	put_lost(recorder, SOT_CPU_NONE, 5, SOT_LOST_MISSED,
		 SOT_TYPE_SETSOCKOPT);
	put_lost(recorder, SOT_CPU_NONE, 6, SOT_LOST_MISSED,
		 SOT_TYPE_GETSOCKOPT);
	put_lost(recorder, SOT_CPU_NONE, 1, SOT_LOST_MISSED, 0);
	put_unknown(recorder, 77);
	put_lost(recorder, 2, 2, 99, 0);
	put_lost(recorder, SOT_CPU_NONE, 4, SOT_LOST_OVERRUN, 0);
	put_shape(recorder, &shapes_sockets.list[2]);
}

/* Between two calls the host sleeps for an hour. */
static void make_clock(struct recorder *recorder)
{
	put_shape(recorder, &shapes_sockets.list[0]);
	recording_put_clock(&recorder->out, START_REALTIME_NS - START_NS +
						    INT64_C(3600000000000));
	put_shape(recorder, &shapes_sockets.list[1]);
}

static void make_small(struct recorder *recorder)
{
	put_shape(recorder, &shapes_sockets.list[0]);
	put_lost(recorder, 1, 3, SOT_LOST_OVERRUN, 0);
	put_shape(recorder, &shapes_values.list[0]);
}

/* More than any pipe or buffer on the way holds. */
static void make_many(struct recorder *recorder)
{
	for (int i = 0; i < 20000; i++)
		put_shape(recorder, &shapes_sockets.list[0]);
}

/* What the rules of the format let a newer version add to the small one. */
static void make_newer(struct recorder *recorder)
{
	static const uint8_t more[16] = { 0xee, 0xee, 0xee };
	struct recording_header *header = (void *)recorder->out.buf;
	struct shape first = shapes_sockets.list[0];
	struct shape second = shapes_values.list[0];
	uint8_t record[BUILD_MAX];
	struct sot_lost lost = { .header.cpu = 1,
				 .count = 3,
				 .reason = SOT_LOST_OVERRUN };

	header->header_len += sizeof(more);
	out_mem(&recorder->out, more, sizeof(more));
	put_unknown(recorder, 77);
	first.build.hdr_len = sizeof(struct sot_event) + 24;
	put_shape(recorder, &first);
	lost.ts_ns = START_NS + recorder->count * STEP_NS;
	build_lost(record, lost);
	memset(record + sizeof(lost), 0xee, 8);
	((struct sot_header *)record)->len += 8;
	((struct sot_header *)record)->hdr_len += 8;
	out_mem(&recorder->out, record, sizeof(lost) + 8);
	second.build.hdr_len = sizeof(struct sot_event) + 24;
	second.build.event.via = 9;
	second.build.event.flags |= 1U << 30;
	put_shape(recorder, &second);
	/* Another one of the recording reader's own. */
	put_unknown(recorder, RECORDING_TYPE_CGROUP + 1);
	put_unknown(recorder, 77);
}

/* In a recording of its own: most readers never see any of them. */
static void make_related(struct recorder *recorder)
{
	put_shapes(recorder, &shapes_related);
	put_lost(recorder, SOT_CPU_NONE, 2, SOT_LOST_MISSED, SOT_TYPE_CONNECT);
}

/*
 * The nth of a hundred calls takes n us, every tenth fails; of three sockets, by
 * two processes. In the middle nothing comes for some seconds but a loss.
 */
static void make_stat(struct recorder *recorder)
{
	for (uint32_t i = 1; i <= 100; i++) {
		struct shape shape = shapes_sockets.list[i % 3];

		shape.build.event.pid = 500 + i % 2;
		shape.build.event.duration_ns = i * 1000;
		shape.build.event.ret = i % 10 ? 0 : -22;
		put_shape(recorder, &shape);
		if (i != 50)
			continue;
		recorder->count += 2500;
		put_lost(recorder, 1, 7, SOT_LOST_OVERRUN, 0);
	}
	put_lost(recorder, SOT_CPU_NONE, 2, SOT_LOST_MISSED, 0);
	put_lost(recorder, SOT_CPU_NONE, 0, SOT_LOST_DISARMED, 0);
}

/* Paths of cgroups ahead of the first calls from within them. */
static void make_cgroups(struct recorder *recorder)
{
	static const struct {
		uint64_t id;
		const char *path; /* NULL: not known */
	} callers[] = {
		{ 77, "/system.slice/nginx.service" },
		{ 5123, "/user.slice/\x1b[31m\"\\,\xc3\xa9\xff= x" },
		{ 5124, NULL },
		{ 1, "/" },
	};

	for (size_t i = 0; i < COUNT(callers); i++) {
		struct shape shape = shapes_sockets.list[i];

		if (callers[i].path)
			recording_put_cgroup(&recorder->out, callers[i].id,
					     callers[i].path);
		shape.build.event.cgroup_id = callers[i].id;
		put_shape(recorder, &shape);
	}
	put_shape(recorder, &shapes_sockets.list[0]);
	put_shape(recorder, &shapes_related.list[0]);
}

static const struct {
	const char *name;
	void (*make)(struct recorder *recorder);
} recordings[] = {
	{ "shapes", make_shapes },   { "lost", make_lost },
	{ "clock", make_clock },     { "small", make_small },
	{ "many", make_many },	     { "newer", make_newer },
	{ "related", make_related }, { "stat", make_stat },
	{ "cgroups", make_cgroups },
};

int main(int argc, char **argv)
{
	struct stream stream = {
		.abi = SOT_ABI,
		.realtime_offset_ns = START_REALTIME_NS - START_NS,
		.host = "web-42",
		.release = "6.12.0-test",
		.boot_id = "01234567-89ab-cdef-0123-456789abcdef",
	};
	struct recorder recorder = { .count = 0 };

	int failed = 2;

	if (argc != 2 || out_init(&recorder.out, STDOUT_FILENO))
		return 2;
	for (size_t i = 0; i < COUNT(recordings); i++) {
		if (strcmp(argv[1], recordings[i].name))
			continue;
		recording_put_header(&recorder.out, &stream);
		recordings[i].make(&recorder);
		failed = out_flush(&recorder.out) ? 1 : 0;
	}
	out_free(&recorder.out);
	return failed;
}
