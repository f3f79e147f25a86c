/* SPDX-License-Identifier: GPL-2.0-only */
/* HTML, whatever the bytes. */
#ifndef SOT_HTML_H
#define SOT_HTML_H

#include <stddef.h>
#include <stdint.h>

#include "out.h"

/* Markup of ours, with numbers and names of ours in it. */
void html_put(struct out *out, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Text of others: markup in it does not act, and what is no UTF-8 is \xff. */
void html_text(struct out *out, const void *bytes, size_t len);
void html_str(struct out *out, const char *text);

/* "1,234" */
void html_count(struct out *out, uint64_t n);

/* "1.2 µs" */
void html_duration(struct out *out, uint64_t ns);

#endif
