// SPDX-License-Identifier: GPL-2.0-only
/* Filters by what came of a call, and how long it took. */
#include "marks.h"

#include <pthread.h>
#include <time.h>

#include "sleeper.h"

#define ASLEEP_NS 50000000ULL

static struct device dev;
static struct sleeper sleeper;
static int fd;

static void check_at(int line, struct sot_filter filter, const char *want)
{
	int value = 0;
	socklen_t length = 'o';
	char buffer['o'];

	device_filter(&dev, &filter);
	mark('b');				 /* EBADF */
	mark_at(fd, MARK_LEVEL, MARK_NAME, 'p'); /* ENOPROTOOPT */
	MUST(getsockopt(fd, SOL_SOCKET, SO_TYPE, buffer, &length));
	length = (socklen_t) - 'i'; /* EINVAL */
	getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &length);
	expect_marks_at(line, &dev, want);
}

#define CHECK_FILTER(want, ...) \
	check_at(__LINE__, (struct sot_filter){ __VA_ARGS__ }, want)

static void results(void)
{
	static const char negative[] = { 'b', 'p', (char)-'i', '\0' };
	static const char all[] = { 'b', 'p', 'o', (char)-'i', '\0' };
	static const char einval[] = { (char)-'i', '\0' };

	CHECK_FILTER(all, .err = 0);
	CHECK_FILTER(negative, .flags = SOT_FILTER_FAILED);
	CHECK_FILTER("b", .err = EBADF);
	CHECK_FILTER("p", .err = ENOPROTOOPT);
	CHECK_FILTER(einval, .err = EINVAL);
	CHECK_FILTER("b", .err = EBADF, .flags = SOT_FILTER_FAILED);
	CHECK_FILTER("", .err = EPERM);
	CHECK_FILTER("", .err = EBADF, .families = 1ULL << AF_INET);
}

static void *wake_late(void *arg)
{
	const struct timespec time = { .tv_nsec = ASLEEP_NS };

	(void)arg;
	sleeper_wait(&sleeper, 1);
	nanosleep(&time, NULL);
	sleeper_wake(&sleeper, "", 1);
	return NULL;
}

static void durations(void)
{
	struct sot_filter filter = { .min_duration_ns = ASLEEP_NS };
	pthread_t thread;

	device_filter(&dev, &filter);
	mark('q');
	sleeper_init(&sleeper);
	pthread_create(&thread, NULL, wake_late, NULL);
	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, sleeper.hole, 's'));
	pthread_join(thread, NULL);
	mark('q');
	EXPECT_MARKS(&dev, "s");
}

int main(void)
{
	fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	device_open(&dev);
	results();
	durations();
	return verdict();
}
