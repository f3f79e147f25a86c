// SPDX-License-Identifier: GPL-2.0-only
#include "report.h"

#include <errno.h>
#include <string.h>

#include "value_event.h"

#define PROGRAMS_MOST 1024
#define USES_MOST 4096
#define CALLS_MOST 512
#define ERRORS_MOST 1024

int report_init(struct report *report)
{
	struct tally *programs = &report->programs;
	struct tally *calls = &report->calls, *errors = &report->errors;
	struct tally *sets = &report->set_uses, *reads = &report->read_uses;

	if (advise_init(&report->advise))
		return -ENOMEM;
	if (!tally_init(programs, sizeof(struct report_program),
			PROGRAMS_MOST) &&
	    !tally_init(sets, sizeof(struct report_use), USES_MOST) &&
	    !tally_init(reads, sizeof(struct report_use), USES_MOST) &&
	    !tally_init(calls, sizeof(struct report_call), CALLS_MOST) &&
	    !tally_init(errors, sizeof(struct report_error), ERRORS_MOST) &&
	    !out_init(&report->text, -1))
		return 0;
	report_free(report);
	return -ENOMEM;
}

void report_free(struct report *report)
{
	out_free(&report->text);
	tally_free(&report->errors);
	tally_free(&report->calls);
	tally_free(&report->read_uses);
	tally_free(&report->set_uses);
	tally_free(&report->programs);
	advise_free(&report->advise);
}

/* A key of two texts; each ends where zeros start. */
static void make_key(char key[TALLY_KEY], const char comm[SOT_COMM_LEN],
		     const char *call)
{
	_Static_assert(SOT_COMM_LEN + CALL_TITLE <= TALLY_KEY,
		       "a key is too short");
	memset(key, 0, TALLY_KEY);
	if (comm)
		memcpy(key, comm, strnlen(comm, SOT_COMM_LEN));
	if (call)
		memcpy(key + SOT_COMM_LEN, call, strlen(call));
}

static void count_program(struct report *report, const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	struct report_program *program;
	char key[TALLY_KEY];

	make_key(key, event->comm, NULL);
	program = tally_count(&report->programs, key);
	if (!program)
		return;
	if (program->item.count == 1)
		program->pid = event->pid;
	else if (program->pid != event->pid)
		program->pids = true;
	if (rec->type == SOT_TYPE_SETSOCKOPT)
		program->sets++;
	else
		program->gets++;
	if (event->ret < 0)
		program->failed++;
}

/* Cut to what a table has room for; not escaped. */
static void print_value(struct out *out, const struct record *rec,
			char text[REPORT_VALUE])
{
	const struct sot_event *event = &rec->event;
	const struct opt_level *level = catalogue_level(
		event->level, event->sock_family, event->sock_protocol);
	const struct opt *opt =
		catalogue_opt(level, event->optname, event_direction(rec));
	const struct value_type *type = opt ? opt->type : NULL;
	struct value value;
	size_t len;

	text[0] = '\0';
	if (event_value(rec, &value) != EVENT_VALUE_BYTES)
		return;
	out->len = 0;
	if (!value_print_plain(out, type, &value))
		value_print_text(out, type, &value);
	len = strnlen(out->buf, out->len);
	if (len < REPORT_VALUE) {
		memcpy(text, out->buf, len);
	} else {
		len = REPORT_VALUE - 1;
		memcpy(text, out->buf, len - 3);
		memcpy(text + len - 3, "...", 3);
	}
	text[len] = '\0';
}

static void note_value(struct report_use *use, const char *text)
{
	for (uint32_t i = 0; i < use->nvalues; i++)
		if (!strcmp(use->values[i], text))
			return;
	if (use->nvalues == REPORT_VALUES)
		use->more = true;
	else
		strcpy(use->values[use->nvalues++], text);
}

static void count_use(struct report *report, const struct record *rec,
		      const char *call)
{
	const struct sot_event *event = &rec->event;
	bool is_set = rec->type == SOT_TYPE_SETSOCKOPT;
	char key[TALLY_KEY], value[REPORT_VALUE];
	struct report_use *use;

	make_key(key, event->comm, call);
	use = tally_count(is_set ? &report->set_uses : &report->read_uses, key);
	if (!use)
		return;
	memcpy(use->comm, event->comm, SOT_COMM_LEN);
	strcpy(use->call, call);
	if (event->ret < 0)
		use->failed++;
	/* What a failed getsockopt left in the buffer is no answer. */
	if (event->ret < 0 && !is_set)
		return;
	print_value(&report->text, rec, value);
	if (*value)
		note_value(use, value);
}

static void count_call(struct report *report, const struct sot_event *event,
		       const char *name)
{
	char key[TALLY_KEY];
	struct report_call *call;

	make_key(key, NULL, name);
	call = tally_count(&report->calls, key);
	if (!call)
		return;
	strcpy(call->call, name);
	latency_add(&call->latency, event->duration_ns);
	if (event->ret < 0)
		call->failed++;
}

static void count_error(struct report *report, const struct sot_event *event,
			const char *call)
{
	uint32_t err = 0 - (uint32_t)event->ret;
	struct report_error *error;
	char key[TALLY_KEY];

	if (event->ret >= 0)
		return;
	make_key(key, NULL, call);
	memcpy(key, &err, sizeof(err));
	error = tally_count(&report->errors, key);
	if (!error)
		return;
	if (error->item.count == 1)
		memcpy(error->comm, event->comm, SOT_COMM_LEN);
	else if (memcmp(error->comm, event->comm, SOT_COMM_LEN))
		error->comms = true;
	strcpy(error->call, call);
	error->err = err;
}

void report_event(struct report *report, const struct sink *sink,
		  const struct record *rec)
{
	const struct sot_event *event = &rec->event;
	bool is_set = rec->type == SOT_TYPE_SETSOCKOPT;
	char call[CALL_TITLE];

	advise_event(&report->advise, sink, rec);
	if (!record_is_option(rec)) {
		report->related++;
		return;
	}
	call_title(call, rec);
	if (is_set)
		report->sets++;
	else
		report->gets++;
	if (event->ret < 0)
		report->failed++;
	report_times_add(&report->times,
			 (int64_t)(event->ts_ns +
				   (uint64_t)sink->stream->realtime_offset_ns),
			 is_set, event->ret < 0);
	latency_add(&report->latency, event->duration_ns);
	count_program(report, rec);
	count_use(report, rec, call);
	count_call(report, event, call);
	count_error(report, event, call);
}

void report_lost(struct report *report, const struct sot_lost *lost)
{
	summary_lost(&report->losses, lost);
	advise_lost(&report->advise);
}

void report_end(struct report *report)
{
	advise_end(&report->advise);
	findings_sort(&report->advise.findings);
	tally_sort(&report->programs);
	tally_sort(&report->set_uses);
	tally_sort(&report->read_uses);
	tally_sort(&report->calls);
	tally_sort(&report->errors);
}
