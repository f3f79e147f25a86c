/* SPDX-License-Identifier: GPL-2.0-only */
/* The device of the module as a source. */
#ifndef SOT_DEVICE_H
#define SOT_DEVICE_H

#include "error.h"
#include "source.h"

/* Each says on stderr what is wrong and how to mend it. */
enum exit_code device_open(struct source *source, const char *path);

/* On a descriptor of it that others opened; path is for messages. */
enum exit_code device_adopt(struct source *source, int fd, const char *path);

/* Only calls that are entered from now on and match. */
enum exit_code device_set_filter(struct source *source,
				 const struct sot_filter *filter);

/*
 * The same, for who can do without the related calls that filter names: if they
 * cannot be had, leaves them out of it and says so.
 */
enum exit_code device_try_filter(struct source *source,
				 struct sot_filter *filter);

/* Back to the oldest record that the kernel still keeps. */
enum exit_code device_rewind(struct source *source);

#endif
