// SPDX-License-Identifier: GPL-2.0-only
/*
 * The machine is suspended amid calls and comes back: readers that wait or read
 * are frozen and go on, and nothing is missing.
 */
#include "module.h"

#include "observer.h"

#define CALLERS 2
#define ROUNDS 1
#define STATE "/sys/power/state"
#define TEST "/sys/power/pm_test" /* as far as devices, and back by itself */
#define TEST_SECONDS "/sys/module/suspend/parameters/pm_test_delay"

static struct observer observer;
static struct calls calls;

/* 0, or an errno. */
static int put(const char *path, const char *word)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t done;
	int err;

	if (fd < 0)
		return errno;
	done = write(fd, word, strlen(word));
	err = done < 0 ? errno : 0;
	close(fd);
	return err;
}

/* Nothing else would wake a VM that sleeps. */
static void prepare(void)
{
	if (access(TEST, W_OK))
		skip("the kernel cannot be suspended for a test");
	CHECK_EQ(TEST, put(TEST, "devices"), 0);
	put(TEST_SECONDS, "1");
}

static void suspend(void)
{
	int err = put(STATE, "freeze");

	CHECK(!err, "suspending: %s", strerror(err));
}

int main(void)
{
	prepare();
	module_load("");
	observer_start(&observer);
	calls_start(&calls, CALLERS);
	for (int i = 0; i < ROUNDS && !failures; i++) {
		sleep_ms(100);
		suspend();
	}
	sleep_ms(100);
	calls_stop(&calls);
	observer_stop(&observer);

	observer_check(&observer, &calls);
	observer_close(&observer);
	CHECK_EQ(TEST, put(TEST, "none"), 0);
	module_unload();
	return verdict();
}
