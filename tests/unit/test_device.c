// SPDX-License-Identifier: GPL-2.0-only
/* What a module or a kernel without related calls answers, and what is made of it. */
#include "../../userspace/device.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "unit.h"

/* The module: refuses filters that name related calls, or all, with errors. */
static int related_error;
static int any_error;
static uint32_t taken; /* calls of the last filter that it took */

int ioctl(int fd, unsigned long request, ...)
{
	const struct sot_filter *filter;
	va_list args;

	va_start(args, request);
	filter = va_arg(args, const struct sot_filter *);
	va_end(args);
	(void)fd;
	errno = filter->calls & RECORD_RELATED && related_error ?
			related_error :
			any_error;
	if (errno)
		return -1;
	taken = filter->calls;
	return 0;
}

struct answer {
	const char *name;
	int related_error, any_error;
	enum exit_code set, try;
	const char *set_says, *try_says; /* "": nothing */
};

static const struct answer answers[] = {
	{ "takes them", 0, 0, EXIT_OK, EXIT_OK, "", "" },
	{ "old module", EINVAL, 0, EXIT_RUNTIME, EXIT_OK,
	  "the loaded module knows no related calls", "judged alone" },
	{ "kernel without a function", ENOENT, 0, EXIT_RUNTIME, EXIT_OK,
	  "this kernel lacks a function", "judged alone" },
	{ "another cause", EINVAL, EINVAL, EXIT_RUNTIME, EXIT_RUNTIME,
	  "do without --related", "refuses the filter" },
	{ "no right any more", EPERM, EPERM, EXIT_RUNTIME, EXIT_RUNTIME,
	  "refuses the filter: Operation not permitted",
	  "refuses the filter: Operation not permitted" },
};

/* What stands in the file that standard error now is. */
static const char *said(void)
{
	static char text[1024];
	ssize_t n = pread(STDERR_FILENO, text, sizeof(text) - 1, 0);

	text[n > 0 ? n : 0] = '\0';
	return text;
}

static void hush(void)
{
	check("standard error", !ftruncate(STDERR_FILENO, 0) &&
					!lseek(STDERR_FILENO, 0, SEEK_SET));
}

static void check_said(const char *name, const char *want)
{
	check(name, *want ? strstr(said(), want) != NULL : !*said());
	hush();
}

static void try_answer(const struct answer *answer)
{
	struct sot_filter filter = { .calls = RECORD_EVENTS };
	struct source source = { .name = "the device", .fd = -1 };

	related_error = answer->related_error;
	any_error = answer->any_error;
	check_int(answer->name, device_set_filter(&source, &filter),
		  answer->set);
	check_said("what is said", answer->set_says);
	taken = 0;
	check_int(answer->name, device_try_filter(&source, &filter),
		  answer->try);
	check_said("what is said, trying", answer->try_says);
	if (answer->try == EXIT_OK)
		check_int("what is taken", taken,
			  answer->related_error ? RECORD_OPTIONS :
						  RECORD_EVENTS);
}

int main(void)
{
	FILE *file = tmpfile();

	if (!file || dup2(fileno(file), STDERR_FILENO) < 0)
		return 1;
	for (size_t i = 0; i < sizeof(answers) / sizeof(*answers); i++)
		try_answer(&answers[i]);
	return unit_end();
}
