// SPDX-License-Identifier: GPL-2.0-only
/* What screen.h says of keys and attributes is what curses.h says. */
#include <curses.h>

#include "../../userspace/screen.h"

#define SAME(one, other) _Static_assert((int)(one) == (int)(other), #one)

SAME(SCREEN_KEY_NONE, ERR);
SAME(SCREEN_KEY_DOWN, KEY_DOWN);
SAME(SCREEN_KEY_UP, KEY_UP);
SAME(SCREEN_KEY_LEFT, KEY_LEFT);
SAME(SCREEN_KEY_RIGHT, KEY_RIGHT);
SAME(SCREEN_KEY_HOME, KEY_HOME);
SAME(SCREEN_KEY_BACKSPACE, KEY_BACKSPACE);
SAME(SCREEN_KEY_PAGE_DOWN, KEY_NPAGE);
SAME(SCREEN_KEY_PAGE_UP, KEY_PPAGE);
SAME(SCREEN_KEY_ENTER, KEY_ENTER);
SAME(SCREEN_KEY_END, KEY_END);
SAME(SCREEN_PLAIN, A_NORMAL);
SAME(SCREEN_REVERSE, A_REVERSE);
SAME(SCREEN_BOLD, A_BOLD);

/* And the types that screen.c has of its own. */
SAME(sizeof(chtype), 4);
SAME(sizeof(bool), 1);
