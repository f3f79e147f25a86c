/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The terminal as a screen, by way of ncurses: that library is loaded where a
 * screen is asked for alone, so that the reader runs, and is built, on hosts
 * without it.
 */
#ifndef SOT_SCREEN_H
#define SOT_SCREEN_H

#include <stddef.h>

#include "error.h"

/* Keys that are no characters, as curses.h numbers them. */
enum screen_key {
	SCREEN_KEY_NONE = -1,
	SCREEN_KEY_DOWN = 0402,
	SCREEN_KEY_UP = 0403,
	SCREEN_KEY_LEFT = 0404,
	SCREEN_KEY_RIGHT = 0405,
	SCREEN_KEY_HOME = 0406,
	SCREEN_KEY_BACKSPACE = 0407,
	SCREEN_KEY_PAGE_DOWN = 0522,
	SCREEN_KEY_PAGE_UP = 0523,
	SCREEN_KEY_ENTER = 0527,
	SCREEN_KEY_BACK_TAB = 0541,
	SCREEN_KEY_END = 0550,
	SCREEN_KEY_RESIZE = 0632,
};

/* Attributes, likewise. */
enum screen_look {
	SCREEN_PLAIN = 0,
	SCREEN_REVERSE = 1 << 18,
	SCREEN_BOLD = 1 << 21,
};

/*
 * To be called before rights are given up: it loads code, and reads what the
 * terminal can do from files that may be the user's own. Says on stderr what is
 * wrong, and what to do instead; whatever is said later closes the screen before.
 */
enum exit_code screen_open(void);

/* The terminal is as it was before. Does nothing if it is already. */
void screen_close(void);

/* To wait for keys on. */
int screen_fd(void);

/* The next key that was pressed, or SCREEN_KEY_NONE; it does not wait. */
int screen_key(void);

int screen_lines(void);
int screen_columns(void);

/*
 * A frame is begun, filled and shown. Of text what fits is put, up to room
 * columns; what is no printable ASCII is a '?' there.
 */
void screen_begin(void);
void screen_put(int line, int column, enum screen_look look, const char *text,
		int room);
void screen_show(void);

/* The same anew, whatever somebody else has put there. */
void screen_repair(void);

#endif
