// SPDX-License-Identifier: GPL-2.0-only
/*
 * A process whose cgroup runs BPF programs on its calls: shown is, of a
 * setsockopt, what the process passed, and of a getsockopt, what it got.
 */
#include "via_event.h"

#include <sys/socket.h>

#include "cgroup.h"
#include "via_bpf.h"

#define PASSED 3
#define REWRITTEN 5
#define REPORTED 4242

/* clang-format off */
static const struct bpf_insn rewrite_value[] = {
	BPF_PUT_VALUE(REWRITTEN), BPF_RETURN(1),
};
static const struct bpf_insn rewrite_name[] = {
	BPF_PUT(level, SOL_SOCKET), BPF_PUT(optname, SO_PRIORITY), BPF_RETURN(1),
};
static const struct bpf_insn refuse[] = { BPF_RETURN(0) };
/* The kernel's own answer counts no more: an error becomes a success. */
static const struct bpf_insn answer[] = {
	BPF_PUT_VALUE(REPORTED), BPF_PUT(optlen, 4), BPF_PUT(retval, 0),
	BPF_RETURN(1),
};
/* clang-format on */

#define ATTACH(AT, WHERE, INSNS) \
	bpf_attach(AT, &group, WHERE, INSNS, sizeof(INSNS) / sizeof(*(INSNS)))

static struct device dev;
static struct cgroup group;

static const struct sot_event *set(int fd, int level, int name, int *value,
				   int ret)
{
	int got = setsockopt(fd, level, name, value, 4) ? -errno : 0;

	CHECK_EQ("what setsockopt returned", got, ret);
	return device_only(&dev);
}

static const struct sot_event *get(int fd, int name, int *value, int ret)
{
	socklen_t length = 4;
	int got = getsockopt(fd, SOL_SOCKET, name, value, &length) ? -errno : 0;

	CHECK_EQ("what getsockopt returned", got, ret);
	CHECK_EQ("the length", length, 4);
	return device_only(&dev);
}

/* What the socket is left with, whatever an event said. */
static void check_priority(int fd, int want)
{
	int value = -1;

	get(fd, SO_PRIORITY, &value, 0);
	CHECK_EQ("the socket's priority", value, want);
}

static void sets(int fd)
{
	struct bpf_attached at;
	int value = PASSED;

	ATTACH(&at, BPF_CGROUP_SETSOCKOPT, rewrite_value);
	CHECK_EVENT(set(fd, SOL_SOCKET, SO_PRIORITY, &value, 0),
		    .type = SOT_TYPE_SETSOCKOPT, .fd = fd, .level = SOL_SOCKET,
		    .optname = SO_PRIORITY, .optlen = 4, .at = &value,
		    .value = &(int){ PASSED }, .value_len = 4);
	CHECK_EQ("the process's own memory", value, PASSED);
	bpf_detach(&at);
	check_priority(fd, REWRITTEN);

	ATTACH(&at, BPF_CGROUP_SETSOCKOPT, rewrite_name);
	CHECK_EVENT(set(fd, 4242, 4243, &value, 0), .type = SOT_TYPE_SETSOCKOPT,
		    .fd = fd, .level = 4242, .optname = 4243, .optlen = 4,
		    .at = &value, .value = &value, .value_len = 4);
	bpf_detach(&at);
	check_priority(fd, PASSED);

	value = 1;
	ATTACH(&at, BPF_CGROUP_SETSOCKOPT, refuse);
	CHECK_EVENT(set(fd, SOL_SOCKET, SO_PRIORITY, &value, -EPERM),
		    .type = SOT_TYPE_SETSOCKOPT, .fd = fd, .level = SOL_SOCKET,
		    .optname = SO_PRIORITY, .optlen = 4, .ret = -EPERM,
		    .at = &value, .value = &value, .value_len = 4);
	bpf_detach(&at);
	check_priority(fd, PASSED);
}

static void gets(int fd)
{
	struct bpf_attached at;
	int value = -1;

	ATTACH(&at, BPF_CGROUP_GETSOCKOPT, answer);
	CHECK_EVENT(get(fd, SO_PRIORITY, &value, 0),
		    .type = SOT_TYPE_GETSOCKOPT, .fd = fd, .level = SOL_SOCKET,
		    .optname = SO_PRIORITY, .optlen = 4, .at = &value,
		    .value = &(int){ REPORTED }, .value_len = 4);
	CHECK_EQ("what the process got", value, REPORTED);
	/* The kernel knows no such option, but the process got an answer. */
	CHECK_EVENT(get(fd, 9999, &value, 0), .type = SOT_TYPE_GETSOCKOPT,
		    .fd = fd, .level = SOL_SOCKET, .optname = 9999, .optlen = 4,
		    .at = &value, .value = &(int){ REPORTED }, .value_len = 4);
	bpf_detach(&at);

	ATTACH(&at, BPF_CGROUP_GETSOCKOPT, refuse);
	CHECK_EVENT(get(fd, SO_PRIORITY, &value, -EPERM),
		    .type = SOT_TYPE_GETSOCKOPT, .fd = fd, .level = SOL_SOCKET,
		    .optname = SO_PRIORITY, .optlen = 4, .ret = -EPERM,
		    .at = &value);
	bpf_detach(&at);
}

static void calls(void *arg)
{
	int fd;

	(void)arg;
	cgroup_enter(&group);
	/* It belongs to the cgroup in which it is made. */
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	device_filter_self(&dev, false);
	sets(fd);
	gets(fd);
	device_done(&dev);
}

int main(void)
{
	struct cgroup root;

	cgroup_root(&root);
	cgroup_make(&group, &root, "via_bpf");
	device_open(&dev);
	run_forked(calls, NULL);
	cgroup_remove(&group);
	return verdict();
}
