// SPDX-License-Identifier: GPL-2.0-only
/* Filters by the socket's network namespace and family. */
#include "marks.h"

#include <sched.h>
#include <sys/stat.h>

static struct device dev;

static uint32_t netns(void)
{
	struct stat st;

	MUST(stat("/proc/self/ns/net", &st));
	return (uint32_t)st.st_ino;
}

static struct shared {
	uint32_t netns;
} * inside;

/* Keeps the descriptor's number for a socket of the new namespace. */
static void leave(void *fd)
{
	MUST(unshare(CLONE_NEWNET));
	inside->netns = netns();
	MUST(dup2((int)MUST(socket(AF_INET, SOCK_STREAM, 0)), *(int *)fd));
}

static void check_netns(int line, struct worker *other, uint32_t first,
			uint32_t second, const char *want, const int fds[2])
{
	struct sot_filter filter = {
		.nnetns = second ? 2 : 1,
		.netns = { first, second },
	};

	device_filter(&dev, &filter);
	mark('a');
	mark_at(fds[0], MARK_LEVEL, MARK_NAME, 'b');
	worker_mark(other, 'c');
	worker_mark_fd(other, fds[0], 'd');
	worker_mark_fd(other, fds[1], 'e');
	expect_marks_at(line, &dev, want);
}

/* The socket's namespace decides; without a socket, the caller's. */
static void namespaces(void)
{
	int fds[2] = { (int)MUST(socket(AF_INET, SOCK_STREAM, 0)),
		       (int)MUST(socket(AF_INET, SOCK_STREAM, 0)) };
	uint32_t here = netns();
	struct worker other;

	inside = shared_memory(sizeof(*inside));
	worker_start(&other, leave, &fds[1]);
	check_netns(__LINE__, &other, here, 0, "abd", fds);
	check_netns(__LINE__, &other, inside->netns, 0, "ce", fds);
	check_netns(__LINE__, &other, inside->netns, here, "abcde", fds);
	check_netns(__LINE__, &other, 1, 0, "", fds);
	worker_stop(&other);
}

static void check_families(int line, const int fds[6], uint64_t families,
			   const char *want)
{
	struct sot_filter filter = { .families = families };

	device_filter(&dev, &filter);
	for (int i = 0; i < 6; i++)
		mark_at(fds[i], MARK_LEVEL, MARK_NAME, "npix6u"[i]);
	expect_marks_at(line, &dev, want);
}

static void families(void)
{
	const uint64_t none = 1, inet = 1ULL << AF_INET,
		       inet6 = 1ULL << AF_INET6, local = 1ULL << AF_UNIX,
		       packet = 1ULL << AF_PACKET;
	int fds[6] = { -1 }, pipes[2];

	MUST(pipe(pipes));
	fds[1] = pipes[0];
	fds[2] = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	fds[3] = (int)MUST(socket(AF_PACKET, SOCK_DGRAM, 0));
	fds[4] = (int)MUST(socket(AF_INET6, SOCK_DGRAM, 0));
	fds[5] = (int)MUST(socket(AF_UNIX, SOCK_STREAM, 0));
	check_families(__LINE__, fds, 0, "npix6u");
	check_families(__LINE__, fds, none, "np");
	check_families(__LINE__, fds, inet, "i");
	check_families(__LINE__, fds, inet | inet6, "i6");
	check_families(__LINE__, fds, local | none, "npu");
	check_families(__LINE__, fds, packet, "x");
	check_families(__LINE__, fds, 1ULL << 63, "");
}

int main(void)
{
	device_open(&dev);
	namespaces();
	families();
	return verdict();
}
