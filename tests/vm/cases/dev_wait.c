// SPDX-License-Identifier: GPL-2.0-only
/* O_NONBLOCK, poll, reads that wait, and signals that end the wait. */
#include "marks.h"

#include <poll.h>
#include <pthread.h>

static struct device dev;
static volatile int waiter_tid;

/* Returns when the thread sleeps. */
static void until_asleep(volatile int *tid)
{
	char path[64], state = 0;

	while (state != 'S') {
		FILE *file;

		snprintf(path, sizeof(path), "/proc/self/task/%d/stat", *tid);
		file = *tid ? fopen(path, "r") : NULL;
		if (!file)
			continue;
		if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
			state = 0;
		fclose(file);
	}
}

static void nonblocking(void)
{
	struct pollfd pfd = { .fd = dev.fd, .events = POLLIN | POLLRDNORM };

	CHECK_ERR(read(dev.fd, dev.buf, dev.size), EAGAIN);
	CHECK_EQ("poll without an event", poll(&pfd, 1, 0), 0);
	mark('a');
	CHECK_EQ("poll", poll(&pfd, 1, 0), 1);
	CHECK_EQ("revents", pfd.revents, POLLIN | POLLRDNORM);
	EXPECT_MARKS(&dev, "a");
	CHECK_EQ("poll after the read", poll(&pfd, 1, 0), 0);
}

static void *poll_forever(void *revents)
{
	struct pollfd pfd = { .fd = dev.fd, .events = POLLIN };

	waiter_tid = gettid();
	poll(&pfd, 1, -1);
	*(int *)revents = pfd.revents;
	return NULL;
}

/* One that sleeps in poll is woken by the call itself. */
static void poll_wakes(void)
{
	pthread_t thread;
	int revents = 0;

	waiter_tid = 0;
	pthread_create(&thread, NULL, poll_forever, &revents);
	until_asleep(&waiter_tid);
	mark('p');
	pthread_join(thread, NULL);
	CHECK_EQ("revents", revents, POLLIN);
	EXPECT_MARKS(&dev, "p");
}

static void *read_one(void *got)
{
	waiter_tid = gettid();
	*(ssize_t *)got = read(dev.fd, dev.buf, dev.size);
	if (*(ssize_t *)got < 0)
		*(ssize_t *)got = -errno;
	return NULL;
}

static ssize_t blocking_read(void (*meanwhile)(pthread_t thread))
{
	pthread_t thread;
	ssize_t got = 0;

	waiter_tid = 0;
	pthread_create(&thread, NULL, read_one, &got);
	until_asleep(&waiter_tid);
	meanwhile(thread);
	pthread_join(thread, NULL);
	return got;
}

static void make_a_call(pthread_t thread)
{
	(void)thread;
	mark('r');
}

static void interrupt(pthread_t thread)
{
	pthread_kill(thread, SIGUSR1);
}

/* What the filter turns away wakes nobody: only the second call does. */
static void other_calls(pthread_t thread)
{
	(void)thread;
	for (int i = 0; i < 100; i++)
		mark_get('n');
	mark('s');
}

static void on_signal(int nr)
{
	(void)nr;
}

static void reads_wait(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	const struct sot_event *event = (const void *)dev.buf;
	ssize_t got;

	MUST(fcntl(dev.fd, F_SETFL, 0));
	got = blocking_read(make_a_call);
	CHECK(got > 0 && got == (ssize_t)event->header.len, "read: %zd", got);
	CHECK_EQ("letter", event->optlen, 'r');

	sigaction(SIGUSR1, &action, NULL);
	CHECK_EQ("interrupted read", blocking_read(interrupt), -EINTR);

	got = blocking_read(other_calls);
	CHECK(got > 0 && got == (ssize_t)event->header.len, "read: %zd", got);
	CHECK_EQ("letter", event->optlen, 's');
}

int main(void)
{
	struct sot_filter filter = {
		.npids = 1,
		.calls = 1U << SOT_TYPE_SETSOCKOPT,
	};

	device_open(&dev);
	device_filter(&dev, &filter);
	nonblocking();
	poll_wakes();
	reads_wait();
	return verdict();
}
