// SPDX-License-Identifier: GPL-2.0-only
/* What of findings goes to journald, and when. */
#include "advise_steps.h"

#include <errno.h>

#include "../../userspace/journal.h"

#define MARK .level = 1, .optname = 36
#define BINDTODEVICE .level = 1, .optname = 25
#define RCVBUF .level = 1, .optname = 8

/* In place of the library: the last entry, a field a line. */
static char sent[8192];
static int entries;
static bool forged; /* a field has more lines than one */
static int answer;

int journal_send(const struct iovec *fields, int count)
{
	size_t len = 0;
	int lines = 0;

	entries++;
	for (int i = 0; i < count; i++)
		len += (size_t)snprintf(sent + len, sizeof(sent) - len,
					"%.*s\n", (int)fields[i].iov_len,
					(const char *)fields[i].iov_base);
	for (const char *c = sent; *c; c++)
		lines += *c == '\n';
	forged |= lines != count;
	return answer;
}

enum exit_code journal_open(void)
{
	return EXIT_OK;
}

static struct sink sink = { .stream = &event_stream,
			    .utc = true,
			    .advise = &advise };

/* Calls as the sink gets them; how many entries they make. */
static int judged(const struct step *steps, bool live, bool all)
{
	struct sot_inet inet;

	entries = 0;
	*sent = '\0';
	steps_begin();
	advise.journal.on = true;
	advise.journal.live = live;
	advise.journal.all = all;
	for (size_t i = 0; i < STEPS && steps[i].optname; i++) {
		struct record rec =
			record_of(&steps[i], &inet, EVENT_MONOTONIC + i);

		sink_advise_text.event(&sink, &rec);
	}
	return entries;
}

static void end(void)
{
	sink_advise_text.end(&sink);
	advise_free(&advise);
}

static bool has(const char *line)
{
	const char *at = strstr(sent, line);

	return at && (at == sent || at[-1] == '\n') && at[strlen(line)] == '\n';
}

static void test_entry(void)
{
	static const struct step steps[STEPS] = { { MARK, 7, .pid = 5 } };

	check_int("live: at once", judged(steps, true, false), 1);
	check("which kind", has("MESSAGE_ID=e7e01edc03954319babbe01100a9fdaa"));
	check("priority", has("PRIORITY=6"));
	check("of whom", has("SYSLOG_IDENTIFIER=sockopt-trace"));
	check("message",
	      has("MESSAGE=nginx[5], user 0: SO_MARK set to 0x7 (packet-mark)"));
	check("rule", has("SOCKOPT_TRACE_RULE=packet-mark"));
	check("class", has("SOCKOPT_TRACE_CLASS=security"));
	check("severity", has("SOCKOPT_TRACE_SEVERITY=info"));
	check("process", has("SOCKOPT_TRACE_PID=5"));
	check("user", has("SOCKOPT_TRACE_UID=0"));
	check("name", has("SOCKOPT_TRACE_COMM=nginx"));
	check("what", has("SOCKOPT_TRACE_WHAT=SO_MARK set to 0x7"));
	check("count", has("SOCKOPT_TRACE_COUNT=1"));
	check("when", strstr(sent, "\nSOCKOPT_TRACE_FIRST=2") != NULL);
	check("fix", strstr(sent, "\nSOCKOPT_TRACE_FIX=know the") != NULL);
	check("evidence",
	      strstr(sent, "\nSOCKOPT_TRACE_EVIDENCE=12:01:02.") != NULL);
	end();
	check_int("live: once", entries, 1);
}

static void test_when(void)
{
	static const struct step steps[STEPS] = {
		{ RCVBUF, 1000 },
		{ MARK, 7, .pid = 5 },
		{ MARK, 7, .pid = 5 },
		{ MARK, 7, .pid = 4 },
	};

	check_int("live: each finding", judged(steps, true, false), 2);
	end();
	check_int("live: each once", entries, 2);
	check_int("a recording: in the end", judged(steps, false, false), 0);
	end();
	check_int("a recording: each finding", entries, 2);
	check_int("all rules", judged(steps, true, true), 3);
	end();
}

/* A name with a newline makes no field of its own. */
static void test_hostile(void)
{
	static const struct step steps[STEPS] = {
		{ BINDTODEVICE, .bytes = "e\nMESSAGE=0\x1b\x9b", .len = 14,
		  .comm = "x\nPRIORITY=0\n" },
	};

	check_int("hostile: told", judged(steps, true, false), 1);
	check("hostile: priority", has("PRIORITY=6") && !has("PRIORITY=0"));
	check("hostile: name", has("SOCKOPT_TRACE_COMM=x?PRIORITY=0?"));
	check("hostile: value",
	      has("SOCKOPT_TRACE_WHAT=bound to network device \"e?MESSAGE=0??\""));
	end();
}

/* Whoever fills the list does not do so unseen. */
static void test_full(void)
{
	static const struct step none[STEPS];
	struct step step = { MARK, 7 };
	struct sot_inet inet;

	judged(none, true, false);
	for (uint32_t i = 0; i < 2 * FINDINGS_MAX; i++) {
		struct record rec;

		step.pid = i + 1;
		rec = record_of(&step, &inet, EVENT_MONOTONIC + i);
		sink_advise_text.event(&sink, &rec);
	}
	check_int("full: told once", entries, FINDINGS_MAX + 1);
	check("full: as an error", has("PRIORITY=3"));
	end();
}

static void test_refused(void)
{
	static const struct step steps[STEPS] = { { MARK, 7 } };

	answer = -ECONNREFUSED;
	judged(steps, true, false);
	answer = 0;
	check("refused: noted", advise.journal.failed);
	end();
}

int main(void)
{
	static struct out out;

	if (out_init(&out, -1))
		check("memory", false);
	sink.out = &out;
	test_entry();
	test_when();
	test_hostile();
	test_full();
	test_refused();
	check("a field is a line", !forged);
	out_free(&out);
	return unit_end();
}
