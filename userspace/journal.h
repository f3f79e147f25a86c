/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Entries for journald, by way of libsystemd: that library is loaded where it is
 * asked for alone, so that the reader runs on hosts without it.
 */
#ifndef SOT_JOURNAL_H
#define SOT_JOURNAL_H

#include <sys/uio.h>

#include "error.h"

/*
 * To be called before rights are given up, which whoever loads code must not do
 * late. Says on stderr what is missing.
 */
enum exit_code journal_open(void);

/* One entry, of fields NAME=VALUE. 0 or a negative errno. */
int journal_send(const struct iovec *fields, int count);

#endif
