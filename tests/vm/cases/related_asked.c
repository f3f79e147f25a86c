// SPDX-License-Identifier: GPL-2.0-only
/*
 * Related calls are for those who ask for them: nobody else gets any, and until
 * somebody asks, nothing is probed.
 */
#include "related.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>

#include "module.h"

/* The probed function of each related call. */
static const char *const functions[] = {
	"__sys_socket", "__sys_bind",	 "__sys_connect",
	"__sys_listen", "__sys_accept4", "sock_close",
};

#define FUNCTIONS (sizeof(functions) / sizeof(*functions))

/* Reads which of them are probed, and how many of these are switched off. */
static void probed(unsigned int *registered, unsigned int *disabled)
{
	FILE *file = fopen("/sys/kernel/debug/kprobes/list", "r");
	char line[256], function[128];

	if (!file)
		DIE("the list of kprobes: %s", strerror(errno));
	*registered = *disabled = 0;
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "%*s %*s %127[^+]", function) != 1)
			continue;
		for (size_t i = 0; i < FUNCTIONS; i++) {
			if (strcmp(function, functions[i]))
				continue;
			++*registered;
			*disabled += !!strstr(line, "[DISABLED]");
		}
	}
	fclose(file);
}

static void check_armed_at(int line, bool armed)
{
	unsigned int registered, disabled;

	probed(&registered, &disabled);
	CHECK(armed ? registered == FUNCTIONS && !disabled :
		      registered == disabled,
	      "line %d: %u functions are probed, %u of them switched off", line,
	      registered, disabled);
}
#define check_armed(armed) check_armed_at(__LINE__, armed)

static void one_life(void)
{
	int one = 1, fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));

	MUST(setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &one, sizeof(one)));
	MUST(listen(fd, 1));
	MUST(close(fd));
}

/* What one life shows, as a set of calls. */
static uint32_t seen(struct device *dev)
{
	const struct sot_header *header;
	uint32_t set = 0;

	one_life();
	while ((header = device_next(dev)))
		set |= 1U << header->type;
	return set;
}

static void arming(void)
{
	struct device first, second;
	struct sot_filter bad = { .calls = CALL(CLOSE) << 1 };

	device_open(&first);
	check_armed(false);
	device_filter_self(&first, false);
	CHECK_EQ("seen", seen(&first), CALL(SETSOCKOPT));
	check_armed(false);

	device_open(&second);
	related_ask(&second, CALL(LISTEN), false);
	check_armed(true);
	CHECK_EQ("seen", seen(&second), CALL(LISTEN));
	CHECK_EQ("seen by who did not ask", seen(&first), CALL(SETSOCKOPT));
	device_drop(&second);

	related_ask(&first, OPTION_CALLS | CALL(SOCKET) | CALL(CLOSE), false);
	CHECK_EQ("seen", seen(&first),
		 CALL(SETSOCKOPT) | CALL(SOCKET) | CALL(CLOSE));
	/* The last who asks counts, as long as one does. */
	device_filter_self(&second, false);
	check_armed(true);
	device_filter_self(&first, false);
	check_armed(false);
	CHECK_ERR(ioctl(first.fd, SOT_IOC_SET_FILTER, &bad), EINVAL);
	related_ask(&first, RELATED_CALLS, false);
	check_armed(true);
	device_close(&first);
	check_armed(false);
	device_close(&second);
}

/* Options choose among option calls; the other conditions are for all. */
static void conditions(void)
{
	struct sot_filter filter = {
		.calls = OPTION_CALLS | RELATED_CALLS,
		.npids = 1,
		.nopts = 1,
		.opts = { { .level = SOL_SOCKET, .optname = SO_RCVBUF } },
	};
	struct device dev;

	device_open(&dev);
	device_filter(&dev, &filter);
	CHECK_EQ("seen of one option", seen(&dev),
		 CALL(SOCKET) | CALL(LISTEN) | CALL(CLOSE));
	filter.nopts = 0;
	filter.families = 1ULL << AF_INET6;
	device_filter(&dev, &filter);
	CHECK_EQ("seen of another family", seen(&dev), 0);
	filter.families = 1ULL << AF_INET;
	device_filter(&dev, &filter);
	CHECK_EQ("seen of the family", seen(&dev),
		 CALL(SETSOCKOPT) | CALL(SOCKET) | CALL(LISTEN) | CALL(CLOSE));
	device_close(&dev);
}

/* History, too, has related calls only for who asks. */
static void history(void)
{
	const struct sot_header *header;
	struct device asks, does_not;
	uint32_t set = 0;

	device_open(&asks);
	device_open(&does_not);
	related_ask(&asks, OPTION_CALLS | RELATED_CALLS, false);
	device_filter_self(&does_not, false);
	one_life();
	MUST(lseek(does_not.fd, 0, SEEK_SET));
	while ((header = device_next(&does_not)))
		set |= 1U << header->type;
	CHECK_EQ("history of who did not ask", set, CALL(SETSOCKOPT));
	device_close(&does_not);
	device_open(&does_not);
	MUST(lseek(does_not.fd, 0, SEEK_SET));
	for (set = 0; (header = device_next(&does_not));)
		set |= 1U << header->type;
	CHECK(!(set & RELATED_CALLS), "without a filter, history has %#x", set);
	device_close(&does_not);
	device_close(&asks);
}

/* nth counts what this reader gets, of both kinds. */
static void counting(void)
{
	const struct sot_event *event;
	struct sot_stats stats;
	struct device dev;
	uint64_t n = 0;
	cpu_set_t cpu;

	CPU_ZERO(&cpu);
	CPU_SET(0, &cpu);
	MUST(sched_setaffinity(0, sizeof(cpu), &cpu));
	device_open(&dev);
	related_ask(&dev, OPTION_CALLS | RELATED_CALLS, false);
	for (int i = 0; i < 100; i++)
		one_life();
	while ((event = (const void *)device_next(&dev)))
		CHECK_EQ("nth", event->nth, ++n);
	CHECK_EQ("events", n, 400);
	MUST(ioctl(dev.fd, SOT_IOC_STATS, &stats));
	CHECK_EQ("matched", stats.matched, 400);
	CHECK_EQ("delivered", stats.delivered, 400);
	CHECK_EQ("lost and missed", stats.lost + stats.missed, 0);
	device_close(&dev);
}

int main(void)
{
	arming();
	conditions();
	history();
	counting();
	return verdict();
}
