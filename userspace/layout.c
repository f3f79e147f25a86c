// SPDX-License-Identifier: GPL-2.0-only
#include "layout.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define WIDTH_DEFAULT 80
#define WIDTH_MOST 100
#define WIDTH_LEAST 40

size_t layout_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_col)
		return WIDTH_DEFAULT;
	if (size.ws_col < WIDTH_LEAST)
		return WIDTH_LEAST;
	return size.ws_col < WIDTH_MOST ? size.ws_col : WIDTH_MOST;
}

static void pad(FILE *to, size_t columns)
{
	fprintf(to, "%*s", (int)columns, "");
}

void layout_row(const struct layout *layout, const char *label,
		const char *text)
{
	size_t left = layout->margin + layout->labels;
	size_t column = left;

	if (!text)
		return;
	pad(layout->to, layout->margin);
	fprintf(layout->to, "%-*s", *text ? (int)layout->labels : 0, label);
	while (*text) {
		size_t word = strcspn(text, " ");

		if (layout->width && column > left &&
		    column + 1 + word > layout->width) {
			fputc('\n', layout->to);
			pad(layout->to, left);
			column = left;
		} else if (column > left) {
			fputc(' ', layout->to);
			column++;
		}
		fwrite(text, 1, word, layout->to);
		column += word;
		text += word;
		text += strspn(text, " ");
	}
	fputc('\n', layout->to);
}
