// SPDX-License-Identifier: GPL-2.0-only
#include "screen.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define LIBRARY "libncursesw.so.6"

/* So long an escape may be the start of a key that sends more. */
#define ESCAPE_MS 25

/* WINDOW, SCREEN, bool and chtype of curses.h */
struct window;
struct terminal;
typedef unsigned char curses_bool;
typedef uint32_t curses_text;

static struct {
	char *(*capability)(const char *name);
	struct terminal *(*new_terminal)(const char *type, FILE *out, FILE *in);
	void (*free_terminal)(struct terminal *terminal);
	int (*end)(void);
	int (*take_keys)(void);
	int (*no_echo)(void);
	int (*set_escape)(int ms);
	int (*cursor)(int visible);
	int (*function_keys)(struct window *window, curses_bool on);
	int (*no_wait)(struct window *window, curses_bool on);
	int (*key)(struct window *window);
	int (*lines)(const struct window *window);
	int (*columns)(const struct window *window);
	int (*erase)(struct window *window);
	int (*anew)(struct window *window, curses_bool on);
	int (*move)(struct window *window, int line, int column);
	int (*add)(struct window *window, curses_text text);
	int (*refresh)(struct window *window);
	struct window **all;
} lib;

static const struct {
	const char *name;
	void *at;
} symbols[] = {
	{ "tigetstr", &lib.capability },
	{ "newterm", &lib.new_terminal },
	{ "delscreen", &lib.free_terminal },
	{ "endwin", &lib.end },
	{ "cbreak", &lib.take_keys },
	{ "noecho", &lib.no_echo },
	{ "set_escdelay", &lib.set_escape },
	{ "curs_set", &lib.cursor },
	{ "keypad", &lib.function_keys },
	{ "nodelay", &lib.no_wait },
	{ "wgetch", &lib.key },
	{ "getmaxy", &lib.lines },
	{ "getmaxx", &lib.columns },
	{ "werase", &lib.erase },
	{ "clearok", &lib.anew },
	{ "wmove", &lib.move },
	{ "waddch", &lib.add },
	{ "wrefresh", &lib.refresh },
	{ "stdscr", &lib.all },
};

static struct terminal *terminal; /* NULL: the screen is not open */
static FILE *keyboard;

static enum exit_code load(void)
{
	void *library = dlopen(LIBRARY, RTLD_NOW);

	for (size_t i = 0; library && i < COUNT(symbols); i++) {
		/* A cast would be no C: dlsym(3). */
		*(void **)symbols[i].at = dlsym(library, symbols[i].name);
		if (!*(void **)symbols[i].at)
			library = NULL;
	}
	if (library)
		return EXIT_OK;
	return fail(
		EXIT_RUNTIME,
		"a screen needs ncurses, as Debian's libncursesw6; stat does without: %s",
		dlerror());
}

/* Standard input may be a recording. */
static enum exit_code open_keyboard(void)
{
	if (isatty(STDIN_FILENO))
		keyboard = stdin;
	else
		keyboard = fopen("/dev/tty", "re");
	if (keyboard)
		return EXIT_OK;
	return fail(
		EXIT_USAGE,
		"there is no terminal to take keys from: use stat, which needs none");
}

/* A terminal that prints line by line is set up as well. */
static enum exit_code open_terminal(void)
{
	const char *type = getenv("TERM");
	const char *move;

	terminal = lib.new_terminal(NULL, stdout, keyboard);
	if (!terminal)
		return fail(
			EXIT_USAGE,
			"nothing is known of a terminal of type '%s': set TERM, or use stat, which needs none",
			type ? type : "");
	error_before = screen_close;
	move = lib.capability("cup");
	if (!move || move == (char *)-1)
		return fail(
			EXIT_USAGE,
			"a terminal of type '%s' cannot move its cursor: set TERM, or use stat, which needs not",
			type ? type : "");
	return EXIT_OK;
}

enum exit_code screen_open(void)
{
	enum exit_code code;

	if (!isatty(STDOUT_FILENO))
		return fail(
			EXIT_USAGE,
			"standard output is no terminal: use stat, which prints the same counts anywhere");
	code = load();
	if (code == EXIT_OK)
		code = open_keyboard();
	if (code == EXIT_OK)
		code = open_terminal();
	if (code != EXIT_OK)
		return code;
	lib.take_keys();
	lib.no_echo();
	lib.set_escape(ESCAPE_MS);
	lib.cursor(0);
	lib.function_keys(*lib.all, true);
	lib.no_wait(*lib.all, true);
	return EXIT_OK;
}

void screen_close(void)
{
	if (!terminal)
		return;
	lib.end();
	lib.free_terminal(terminal);
	terminal = NULL;
	if (keyboard != stdin)
		fclose(keyboard);
	error_before = NULL;
}

int screen_fd(void)
{
	return fileno(keyboard);
}

int screen_key(void)
{
	int key = lib.key(*lib.all);

	return key < 0 ? SCREEN_KEY_NONE : key;
}

int screen_lines(void)
{
	return lib.lines(*lib.all);
}

int screen_columns(void)
{
	return lib.columns(*lib.all);
}

void screen_begin(void)
{
	lib.erase(*lib.all);
}

void screen_put(int line, int column, enum screen_look look, const char *text,
		int room)
{
	int left = screen_columns() - column;

	if (line < 0 || line >= screen_lines() || column < 0)
		return;
	if (room > left)
		room = left;
	lib.move(*lib.all, line, column);
	for (; *text && room > 0; text++, room--) {
		unsigned char c = (unsigned char)*text;

		/* Even what should have been made printable before. */
		if (c < 0x20 || c >= 0x7f)
			c = '?';
		lib.add(*lib.all, c | (curses_text)look);
	}
}

void screen_show(void)
{
	lib.refresh(*lib.all);
}

void screen_repair(void)
{
	lib.anew(*lib.all, true);
}
