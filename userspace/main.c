// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "../module/uapi/sockopt_trace.h"
#include "commands.h"
#include "error.h"
#include "options.h"

/*
 * Without it, the device or a recording could become descriptor 1 or 2 and
 * have messages written into it. The modes make a use of the missing one fail.
 */
static int fill_standard_fds(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF &&
		    open("/dev/null", mode) != fd)
			return -1;
	}
	return 0;
}

static enum exit_code show_help(const struct options *options)
{
	(void)options;
	options_help();
	return EXIT_OK;
}

static enum exit_code show_version(const struct options *options)
{
	(void)options;
	printf("sockopt-trace %s (ABI %d)\n", SOT_VERSION, SOT_ABI);
	return EXIT_OK;
}

int main(int argc, char **argv)
{
	static enum exit_code (*const commands[])(const struct options *) = {
		[COMMAND_TRACE] = command_live,
		[COMMAND_RECORD] = command_live,
		[COMMAND_REPLAY] = command_replay,
		[COMMAND_ADVISE] = command_advise,
		[COMMAND_STAT] = command_stat,
		[COMMAND_TOP] = command_top,
		[COMMAND_EXPORT] = command_export,
		[COMMAND_REPORT] = command_report,
		[COMMAND_EXPLAIN] = command_explain,
		[COMMAND_LIST] = command_list,
		[COMMAND_DOCTOR] = command_doctor,
		[COMMAND_INFO] = command_info,
		[COMMAND_HELP] = show_help,
		[COMMAND_VERSION] = show_version,
	};
	struct options options;
	enum exit_code code;

	if (fill_standard_fds())
		return EXIT_RUNTIME;
	code = options_parse(&options, argc, argv);
	if (code == EXIT_OK)
		code = commands[options.command](&options);
	if (fflush(stdout) && code == EXIT_OK)
		code = fail(EXIT_RUNTIME, "cannot write standard output");
	return code;
}
