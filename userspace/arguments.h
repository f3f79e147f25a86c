/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The values of options that make up the filter, and durations. Each adds to
 * what is there, or says on stderr what is wrong and returns EXIT_USAGE.
 */
#ifndef SOT_ARGUMENTS_H
#define SOT_ARGUMENTS_H

#include <stdint.h>

#include "error.h"
#include "filter.h"
#include "resolve.h"

/* Lists with commas. */
enum exit_code arg_pids(struct filter *filter, const char *arg);
enum exit_code arg_tids(struct filter *filter, const char *arg);
enum exit_code arg_users(struct filter *filter, const char *arg);
enum exit_code arg_levels(struct filter *filter, const char *arg);
enum exit_code arg_options(struct filter *filter, const char *arg);
enum exit_code arg_families(struct filter *filter, const char *arg);
enum exit_code arg_errnos(struct filter *filter, const char *arg);

/* One each: names and paths may hold a comma. */
enum exit_code arg_comm(struct filter *filter, const char *arg);
enum exit_code arg_cgroup(struct filter *filter, const char *arg);
enum exit_code arg_netns(struct filter *filter, const char *arg);

/* What to say of a name that resolve.h does not know. */
enum exit_code arg_unknown(const char *what, const char *item,
			   const struct nearest *nearest);

/* A plain number from 0 to max. */
enum exit_code arg_number(uint32_t *number, const char *arg, uint32_t max);

/* "1.5ms"; a plain number is in units of default_ns. */
enum exit_code arg_duration(uint64_t *ns, const char *arg, uint64_t default_ns);

#endif
