/* SPDX-License-Identifier: GPL-2.0-only */
/* What the commands do; each says on stderr what goes wrong. */
#ifndef SOT_COMMANDS_H
#define SOT_COMMANDS_H

#include "error.h"
#include "options.h"

/* trace and record: they differ in the sink alone. */
enum exit_code command_live(const struct options *options);
enum exit_code command_replay(const struct options *options);

/* What a recording holds, and whether it is whole. */
enum exit_code command_info(const struct options *options);

/* Either of these, with a sink that judges. */
enum exit_code command_advise(const struct options *options);

/* Either, with a sink that counts. */
enum exit_code command_stat(const struct options *options);

/* The same on a screen, while it goes on. */
enum exit_code command_top(const struct options *options);

/* Either, with a sink of metrics. */
enum exit_code command_export(const struct options *options);

/* What a recording holds, on one page. */
enum exit_code command_report(const struct options *options);

/* Of the catalogue: neither needs the device, nor any right. */
enum exit_code command_explain(const struct options *options);
enum exit_code command_list(const struct options *options);

/* Of this host and what it has of the module. */
enum exit_code command_doctor(const struct options *options);

#endif
