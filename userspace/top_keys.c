// SPDX-License-Identifier: GPL-2.0-only
#include "top_keys.h"

#include "screen.h"

#define CTRL(letter) ((letter)&0x1f)
#define ESCAPE CTRL('[')
#define DELETE 127

/* In the order of help. */
const struct top_key top_keys[TOP_KEYS] = {
	{ { SCREEN_KEY_UP, 'k' }, TOP_UP, "Up, k", "the row above", NULL },
	{ { SCREEN_KEY_DOWN, 'j' },
	  TOP_DOWN,
	  "Down, j",
	  "the row below",
	  NULL },
	{ { SCREEN_KEY_PAGE_UP }, TOP_PAGE_UP, "PgUp", "a screen up", NULL },
	{ { SCREEN_KEY_PAGE_DOWN },
	  TOP_PAGE_DOWN,
	  "PgDn",
	  "a screen down",
	  NULL },
	{ { SCREEN_KEY_HOME, 'g' },
	  TOP_FIRST,
	  "Home, g",
	  "the first row",
	  NULL },
	{ { SCREEN_KEY_END, 'G' }, TOP_LAST, "End, G", "the last row", NULL },
	{ { '\n', '\r', SCREEN_KEY_ENTER },
	  TOP_OPEN,
	  "Enter",
	  "into the row: its options or processes, and its last calls",
	  "Enter open" },
	{ { ESCAPE, SCREEN_KEY_BACKSPACE, DELETE },
	  TOP_BACK,
	  "Esc, Backspace",
	  "no filter; then back",
	  "Esc back" },
	{ { '1' }, TOP_BY_OPTION, "1", "a row for each option", NULL },
	{ { '2' }, TOP_BY_PROCESS, "2", "a row for each process", NULL },
	{ { '3' }, TOP_BY_SOCKET, "3", "a row for each socket", NULL },
	{ { '\t' }, TOP_BY_NEXT, "Tab", "the next of these", "Tab by" },
	{ { SCREEN_KEY_LEFT, '<' },
	  TOP_SORT_LEFT,
	  "Left, <",
	  "sort by the column to the left",
	  "<> sort" },
	{ { SCREEN_KEY_RIGHT, '>' },
	  TOP_SORT_RIGHT,
	  "Right, >",
	  "sort by the column to the right",
	  NULL },
	{ { 'r' }, TOP_REVERSE, "r", "the other way round", NULL },
	{ { '/' },
	  TOP_TYPE_FILTER,
	  "/",
	  "rows with this text alone; Enter keeps it, Esc drops it",
	  "/ filter" },
	{ { 'p', ' ' },
	  TOP_PAUSE,
	  "p, Space",
	  "stands still, while counting goes on; again: goes on",
	  "p pause" },
	{ { 'c' }, TOP_CLEAR, "c", "counts anew from now on", NULL },
	{ { 'h', '?' }, TOP_HELP, "h, ?", "this text", "h help" },
	{ { CTRL('l') }, TOP_REPAIR, "Ctrl-L", "draws the screen anew", NULL },
	{ { 'q' }, TOP_QUIT, "q", "ends", "q quit" },
};

static const struct top_key *find_key(int code)
{
	for (size_t i = 0; i < TOP_KEYS; i++)
		for (size_t j = 0; j < TOP_KEY_CODES; j++)
			if (top_keys[i].codes[j] == code)
				return &top_keys[i];
	return NULL;
}

void top_press(struct top *top, int code)
{
	const struct top_key *key = code > 0 ? find_key(code) : NULL;

	if (top->typing)
		top_type(top, code);
	else if (key)
		top_act(top, key->action);
	else
		top->help = false;
}
