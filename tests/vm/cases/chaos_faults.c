// SPDX-License-Identifier: GPL-2.0-only
/*
 * Every allocation, and every copy to or from a program, that loading, opening,
 * reading and the rest take fails once, where the kernel can inject faults:
 * each time a clean error, nothing left behind, and the next try works.
 */
#include "module.h"

#include <poll.h>

#include "account.h"
#include "marks.h"
#include "memory.h"

#define MARKS 5				 /* before each read */
#define FEW "buffer_kb=64 maxactive=8"	 /* allocations */
#define FEWER "buffer_kb=64 maxactive=2" /* for the probes of related calls */
#define NTH_MAX 20000
#define MODULES_START "0xffffffffa0000000" /* on x86 */
#define MODULES_END "0xffffffffff000000"
#define LEAK_MB 32 /* what is available varies by less */

static int fail_nth; /* of this thread, in proc */
static int module_fd;
static int fd = -1; /* of the device */
static struct account account = { .name = "reader" };
static int sock;

static void set_attribute(const char *kind, const char *name, const char *value)
{
	char path[128];
	int file;

	snprintf(path, sizeof(path), "/sys/kernel/debug/%s/%s", kind, name);
	file = open(path, O_WRONLY | O_CLOEXEC);
	if (file < 0)
		skip("the kernel has no %s", path);
	MUST(write(file, value, strlen(value)));
	close(file);
}

/*
 * By themselves they spare whoever may sleep, and show where it was. What fails
 * is only what is done for a module, which is ours: a kernel that lacks memory
 * to read the module's file complains of that at length.
 */
static void faults_init(void)
{
	static const char *const kinds[] = { "failslab", "fail_page_alloc",
					     "fail_usercopy" };

	fail_nth = open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
	if (fail_nth < 0)
		skip("the kernel cannot inject faults");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		set_attribute(kinds[i], "verbose", "0");
		set_attribute(kinds[i], "require-start", MODULES_START);
		set_attribute(kinds[i], "require-end", MODULES_END);
	}
	set_attribute("failslab", "ignore-gfp-wait", "N");
	set_attribute("fail_page_alloc", "ignore-gfp-wait", "N");
	set_attribute("fail_page_alloc", "ignore-gfp-highmem", "N");
	set_attribute("fail_page_alloc", "min-order", "0");
}

static void faults_arm(unsigned int nth)
{
	char word[16];
	int len = snprintf(word, sizeof(word), "%u", nth);

	MUST(pwrite(fail_nth, word, (size_t)len, 0));
}

/* Whether there was one. To ask is to copy, and that may be what fails. */
static bool faults_disarm(void)
{
	char left[16] = "";
	ssize_t got = pread(fail_nth, left, sizeof(left) - 1, 0);
	bool injected = got > 0 && atoi(left) == 0;

	while (pwrite(fail_nth, "0", 1, 0) != 1)
		;
	return injected;
}

struct operation {
	const char *name;
	void (*prepare)(void); /* or NULL */
	long (*make)(void);
	void (*undo)(void); /* after one that did not fail; or NULL */
};

static long load(void)
{
	return module_try_load_file(module_fd, FEW);
}

static long load_always_on(void)
{
	return module_try_load_file(module_fd, FEW " always_on=1");
}

static void load_anew(void)
{
	module_load("");
}

static long unload(void)
{
	return module_try_unload();
}

static long open_device(void)
{
	return fd = open(SOT_DEVICE, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

static void must_open(void)
{
	MUST(open_device());
}

static void close_device(void)
{
	MUST(close(fd));
	CHECK_EQ("open files", counter("readers"), 0);
	CHECK_EQ("armed", kprobes_armed(), false);
}

static long close_only(void)
{
	return close(fd);
}

static long set_filter(void)
{
	const struct sot_filter filter = { .npids = 1 };

	return ioctl(fd, SOT_IOC_SET_FILTER, &filter);
}

static void open_anew(void)
{
	module_load(FEWER);
	must_open();
}

/* Probes stay registered until the module goes: the next try is to do it again. */
static void close_anew(void)
{
	close_device();
	module_unload();
	open_anew();
}

/* After an error the same file is asked again: it must not remember. */
static long set_related_filter(void)
{
	const struct sot_filter filter = { .calls = 1U << SOT_TYPE_CONNECT };

	return ioctl(fd, SOT_IOC_SET_FILTER, &filter);
}

static long get_stats(void)
{
	struct sot_stats stats;

	return ioctl(fd, SOT_IOC_STATS, &stats);
}

static long get_info(void)
{
	struct sot_info info;

	return ioctl(fd, SOT_IOC_INFO, &info);
}

static long poll_device(void)
{
	struct pollfd pfd = { .fd = fd, .events = POLLIN };

	return poll(&pfd, 1, 0);
}

static long seek(void)
{
	return lseek(fd, 0, SEEK_SET);
}

/* What was lost to an error comes with the next read. */
static long read_account(void)
{
	ssize_t got = read(account.dev.fd, account.dev.buf,
			   account.dev.info.record_max * 4);

	if (got <= 0)
		return got;
	account.dev.have = (size_t)got;
	account.dev.at = 0;
	account_read(&account, 1 << 20);
	return got;
}

static long call(void)
{
	int one = 1;

	return setsockopt(sock, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one));
}

static void make_marks(void)
{
	for (int i = 0; i < MARKS; i++)
		mark('m');
}

/* Some of what is tried may do without. */
static void check_error(const char *name, unsigned int nth, int err)
{
	if (err != ENOMEM && err != EFAULT)
		FAIL("%s: the fault of number %u: %s", name, nth,
		     strerror(err));
}

/* Returns how many times it was tried, the last time without a fault. */
static unsigned int try_all(const struct operation *operation)
{
	unsigned int nth, failed = 0;
	bool injected = true;

	for (nth = 1; injected && nth < NTH_MAX && !failures; nth++) {
		long ret;
		int err;

		if (operation->prepare)
			operation->prepare();
		faults_arm(nth);
		ret = operation->make();
		err = errno;
		injected = faults_disarm();
		if (ret >= 0) {
			if (operation->undo)
				operation->undo();
			continue;
		}
		failed++;
		check_error(operation->name, nth, err);
	}
	CHECK(!injected, "%s: not done with %u faults", operation->name, nth);
	printf("info %s: %u faults, %u errors\n", operation->name, nth - 2,
	       failed);
	fflush(stdout);
	return nth - 1;
}

#define TRY_ALL(...) try_all(&(const struct operation){ __VA_ARGS__ })

static void try_module(void)
{
	TRY_ALL("load", .make = load, .undo = module_unload);
	TRY_ALL("load with always_on", .make = load_always_on,
		.undo = module_unload);
	TRY_ALL("unload", .prepare = load_anew, .make = unload);
}

/*
 * Something is left open while the others are closed: the kernel warns of itself
 * where it has no memory to disarm a probe.
 */
static void try_device(void)
{
	int other;

	TRY_ALL("first open", .make = open_device, .undo = close_device);
	/* The buffers are there now. */
	TRY_ALL("open", .make = open_device, .undo = close_device);
	must_open();
	other = fd;
	TRY_ALL("close", .prepare = must_open, .make = close_only);
	fd = other;
	TRY_ALL("set filter", .make = set_filter);
	TRY_ALL("get statistics", .make = get_stats);
	TRY_ALL("get info", .make = get_info);
	TRY_ALL("poll", .make = poll_device);
	TRY_ALL("seek", .make = seek);
	close_device();
}

/* The first filter with related calls has their probes registered. */
static void try_related(void)
{
	open_anew();
	TRY_ALL("set filter of related calls", .make = set_related_filter,
		.undo = close_anew);
	close_device();
	module_unload();
}

/* A call that failed so is told too, and no record goes with a failed read. */
static void try_account(void)
{
	unsigned int made = 0;

	sock = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	account_open(&account, NULL);
	made += TRY_ALL("call", .make = call);
	made += TRY_ALL("read", .prepare = make_marks, .make = read_account) *
		MARKS;
	account_drain(&account);
	account_check(&account, made);
	device_close(&account.dev);
}

int main(void)
{
	unsigned long before, after;

	faults_init();
	module_fd = module_file();
	before = available_mb();
	try_module();
	try_related();
	module_load("");
	try_device();
	try_account();
	module_unload();
	after = available_mb();
	CHECK(after + LEAK_MB >= before,
	      "%lu MiB were available before, now %lu", before, after);
	return verdict();
}
