/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages to the user and the exit codes they end with. */
#ifndef SOT_ERROR_H
#define SOT_ERROR_H

enum exit_code {
	EXIT_OK = 0,
	EXIT_RUNTIME = 1,
	EXIT_USAGE = 2,
	EXIT_DEVICE = 3,     /* device or module missing, or not one of ours */
	EXIT_PERMISSION = 4, /* the device may not be opened */
	EXIT_LOSS = 5,	     /* --strict, and something was lost */
	EXIT_FINDING = 6,    /* --fail-on, and something as bad was found */
};

/* Called before each message, by whoever has the terminal for himself; or NULL. */
extern void (*error_before)(void);

/* One line on stderr, behind the program's name; control characters as '?'. */
void complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same, and returns code. */
enum exit_code fail(enum exit_code code, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
