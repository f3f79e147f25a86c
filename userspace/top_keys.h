/* SPDX-License-Identifier: GPL-2.0-only */
/* Every key of top, once: what it does, and what help says of it. */
#ifndef SOT_TOP_KEYS_H
#define SOT_TOP_KEYS_H

#include "top.h"

#define TOP_KEY_CODES 3

struct top_key {
	int codes[TOP_KEY_CODES]; /* 0: none */
	enum top_action action;
	const char *names;
	const char *help;
	const char *hint; /* on the last line of the screen; NULL: none */
};

#define TOP_KEYS 21

extern const struct top_key top_keys[TOP_KEYS];

/* Does what the key stands for. */
void top_press(struct top *top, int key);

#endif
