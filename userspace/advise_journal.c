// SPDX-License-Identifier: GPL-2.0-only
#include "advise_journal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "advise_findings.h"
#include "advise_rules.h"
#include "journal.h"
#include "out.h"
#include "stream.h"
#include "timestamp.h"
#include "utf8.h"

/* All of ours have it: journalctl MESSAGE_ID=... */
#define MESSAGE_ID "e7e01edc03954319babbe01100a9fdaa"

/* As in syslog(3). */
static const char priorities[SEVERITIES] = {
	[SEVERITY_INFO] = '6',
	[SEVERITY_WARNING] = '4',
	[SEVERITY_ERROR] = '3',
};

#define FIELDS 24

struct entry {
	struct iovec fields[FIELDS];
	int count;
};

/* One line, whatever is in it: who makes the calls chooses names in them. */
__attribute__((format(printf, 2, 3))) static void add(struct entry *entry,
						      const char *fmt, ...)
{
	char *text;
	va_list args;
	int len;

	va_start(args, fmt);
	len = vasprintf(&text, fmt, args);
	va_end(args);
	if (len < 0 || entry->count == FIELDS)
		return;
	utf8_tame(text);
	entry->fields[entry->count++] = (struct iovec){
		.iov_base = text,
		.iov_len = (size_t)len,
	};
}

static void add_time(struct entry *entry, const char *name, int64_t ns)
{
	struct out time;

	if (out_init(&time, -1))
		return;
	timestamp_exact(&time, ns);
	add(entry, "%s=%.*s", name, (int)time.len, time.buf);
	out_free(&time);
}

static void begin(struct entry *entry, enum severity severity)
{
	entry->count = 0;
	add(entry, "MESSAGE_ID=%s", MESSAGE_ID);
	add(entry, "PRIORITY=%c", priorities[severity]);
	add(entry, "SYSLOG_IDENTIFIER=sockopt-trace");
}

static void send_entry(struct advise_journal *journal, struct entry *entry)
{
	int err = journal_send(entry->fields, entry->count);

	if (err && !journal->failed)
		complain("journald did not take a finding: %s", strerror(-err));
	journal->failed |= err != 0;
	while (entry->count)
		free(entry->fields[--entry->count].iov_base);
}

static void send_finding(struct advise_journal *journal,
			 const struct stream *stream,
			 const struct finding *finding)
{
	const struct rule *rule = finding->rule;
	struct entry entry;

	if (!journal->all && rule->class != CLASS_SECURITY)
		return;
	begin(&entry, rule->severity);
	add(&entry, "MESSAGE=%s[%" PRIu32 "], user %" PRIu32 ": %s (%s)",
	    finding->comm, finding->pid, finding->uid, finding->what, rule->id);
	add(&entry, "SOCKOPT_TRACE_RULE=%s", rule->id);
	add(&entry, "SOCKOPT_TRACE_SEVERITY=%s",
	    severity_names[rule->severity]);
	add(&entry, "SOCKOPT_TRACE_CLASS=%s", class_names[rule->class]);
	add(&entry, "SOCKOPT_TRACE_HOST=%s", stream->host);
	add(&entry, "SOCKOPT_TRACE_PID=%" PRIu32, finding->pid);
	add(&entry, "SOCKOPT_TRACE_UID=%" PRIu32, finding->uid);
	add(&entry, "SOCKOPT_TRACE_COMM=%s", finding->comm);
	add(&entry, "SOCKOPT_TRACE_COUNT=%" PRIu64, finding->count);
	add_time(&entry, "SOCKOPT_TRACE_FIRST", finding->first_ns);
	add_time(&entry, "SOCKOPT_TRACE_LAST", finding->last_ns);
	add(&entry, "SOCKOPT_TRACE_TITLE=%s", rule->title);
	add(&entry, "SOCKOPT_TRACE_WHAT=%s", finding->what);
	add(&entry, "SOCKOPT_TRACE_WHY=%s", rule->why);
	add(&entry, "SOCKOPT_TRACE_FIX=%s", rule->fix);
	add(&entry, "SOCKOPT_TRACE_SEE=%s", rule->see);
	for (uint32_t i = 0; i < finding->nlines; i++)
		add(&entry, "SOCKOPT_TRACE_EVIDENCE=%s", finding->lines[i]);
	send_entry(journal, &entry);
}

/* Somebody may have filled the list before the deed that is not to be seen. */
static void tell_full(struct advise_journal *journal,
		      const struct findings *findings)
{
	struct entry entry;

	if (!findings->dropped || journal->is_full)
		return;
	journal->is_full = true;
	begin(&entry, SEVERITY_ERROR);
	add(&entry,
	    "MESSAGE=there is no room for more than %d findings: start sockopt-trace advise anew",
	    FINDINGS_MAX);
	send_entry(journal, &entry);
}

void advise_journal_send(struct advise_journal *journal,
			 const struct findings *findings,
			 const struct stream *stream)
{
	while (journal->seen < findings->count)
		send_finding(journal, stream, &findings->list[journal->seen++]);
	tell_full(journal, findings);
}
