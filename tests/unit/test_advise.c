// SPDX-License-Identifier: GPL-2.0-only
/* What advise remembers and says, whichever the rule. */
#include "advise_steps.h"

#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../userspace/advise_suppress.h"

#define NODELAY .level = 6, .optname = 1
#define KEEPIDLE .level = 6, .optname = 4
#define KEEPALIVE .level = 1, .optname = 9
#define KEEPINTVL .level = 6, .optname = 5
#define USER_TIMEOUT .level = 6, .optname = 18
#define RCVBUF .level = 1, .optname = 8

static void test_text(void)
{
	static const struct step steps[STEPS] = {
		{ RCVBUF, 8388608, .times = 5 },
		{ RCVBUF, 425984, .get = true },
	};
	const struct finding *finding;

	steps_begin();
	feed(steps);
	advise_end(&advise);
	finding = finding_of("buffer-clamped");
	if (!check("clamped", finding != NULL))
		return;
	check_str(
		"what happened", finding->what,
		"asked for 8388608 bytes of SO_RCVBUF, got 212992 (shown as twice that, 425984): net.core.rmem_max");
	check_str(
		"evidence", finding->lines[0],
		"12:01:02.123461 nginx[812/830] getsockopt(7<TCP>, SOL_SOCKET, SO_RCVBUF, [425984], [4]) = 0 <1.2us>");
	finding = finding_of("buffer-fixed");
	if (check("fixed", finding != NULL)) {
		check_int("count", (long long)finding->count, 5);
		check_int("lines", finding->nlines, FINDING_LINES);
		check_int("from the first to the last",
			  finding->last_ns - finding->first_ns, 4000);
	}
	advise_free(&advise);
}

/* What this host says counts for sockets of its own network namespace. */
static void test_host(void)
{
	static const struct step steps[STEPS] = { { RCVBUF, 300000 } };

	for (uint32_t netns = 14; netns <= 15; netns++) {
		steps_begin();
		advise.host.netns = netns;
		advise.host.rmem_max = 212992;
		feed(steps);
		advise_end(&advise);
		check(netns == 14 ? "this host's limit" : "another host's",
		      (finding_of("buffer-clamped") != NULL) == (netns == 14));
		advise_free(&advise);
	}
}

static void test_groups(void)
{
	static const struct step steps[STEPS] = {
		{ RCVBUF, 1000, .pid = 5 },
		{ RCVBUF, 1000, .pid = 4, .comm = "b" },
		{ RCVBUF, 1000, .pid = 4, .comm = "a" },
		{ NODELAY, 1, .pid = 4, .comm = "a", .ret = -92 },
		{ RCVBUF, 1000, .pid = 5 },
	};
	const struct finding *list;

	steps_begin();
	feed(steps);
	advise_end(&advise);
	findings_sort(&advise.findings);
	list = advise.findings.list;
	check_int("groups", advise.findings.count, 4);
	check("by process, then the worst",
	      list[0].pid == 4 && !strcmp(list[0].comm, "a") &&
		      list[0].rule->severity >= list[1].rule->severity &&
		      !strcmp(list[2].comm, "b") && list[3].pid == 5);
	check_int("counted together", (long long)list[3].count, 2);
	advise_free(&advise);
}

static void test_choice(void)
{
	static const struct step steps[STEPS] = { { KEEPIDLE, 60 },
						  { RCVBUF, 1000 } };
	struct rule_set only, skip;

	check("a list of rules",
	      rules_choose(&only, "keepalive-off,no-effect", NULL) == EXIT_OK);
	check("without a rule",
	      rules_choose(&skip, NULL, "keepalive-off") == EXIT_OK);
	check("unknown rule",
	      rules_choose(&only, "buffer", NULL) == EXIT_USAGE);
	check("empty entry",
	      rules_choose(&only, NULL, "no-effect,") == EXIT_USAGE);
	rules_choose(&only, "keepalive-off,no-effect", NULL);
	for (int i = 0; i < 4; i++) {
		steps_begin();
		if (i < 2)
			advise.rules = i ? skip : only;
		advise.partial = i == 2;
		feed(steps);
		if (i == 3)
			advise_lost(&advise);
		advise_end(&advise);
		check(i == 0 ? "only" :
		      i == 1 ? "skip" :
		      i == 2 ? "calls are hidden" :
			       "calls were lost",
		      (finding_of("keepalive-off") != NULL) == (i == 0) &&
			      (finding_of("buffer-fixed") != NULL) == (i != 0));
		advise_free(&advise);
	}
}

/* As many sockets, processes and names as anybody likes. */
static void test_bounds(void)
{
	struct step step = { KEEPIDLE, 60 };
	struct sot_inet inet;
	size_t before = 0;

	steps_begin();
	for (uint32_t i = 1; i <= 1000000; i++) {
		struct record rec;

		step.cookie = i;
		step.pid = i;
		step.ret = i % 3 ? 0 : -22;
		step.port = i % 65536;
		rec = record_of(&step, &inet, EVENT_MONOTONIC + i);
		advise_event(&advise, &steps_sink, &rec);
		if (i == 20000)
			before = mallinfo2().uordblks;
	}
	check("a million sockets take no more memory",
	      mallinfo2().uordblks < before + 1000000);
	check_int("sockets that are known", advise.state.count, STATE_SOCKS);
	check_int("those forgotten", (long long)advise.state.forgotten,
		  1000000 - STATE_SOCKS);
	check_int("findings", advise.findings.count, FINDINGS_MAX);
	check("findings that are not kept are counted",
	      advise.findings.dropped > 100000);
	advise_end(&advise);
	advise_free(&advise);
}

/* The newest stay, and one that is used is new. */
static void test_oldest(void)
{
	struct step step = { KEEPALIVE, 1 };
	struct sot_inet inet;

	steps_begin();
	/* Every other call is on the first socket. */
	for (uint32_t i = 0; i < 2 * STATE_SOCKS; i++) {
		struct record rec;

		step.cookie = i % 2 ? 1 : i + 2;
		rec = record_of(&step, &inet, EVENT_MONOTONIC + i);
		advise_event(&advise, &steps_sink, &rec);
	}
	check_int("forgotten is the oldest alone",
		  (long long)advise.state.forgotten, 1);
	check_int("one in use is known",
		  state_sock(&advise.state,
			     &(struct sot_event){ .sock_cookie = 1,
						  .sock_netns = 14 },
			     NULL, NULL)
			  ->tracked[TRACK_KEEPALIVE]
			  .sets,
		  STATE_SOCKS);
	advise_free(&advise);
}

static enum exit_code read_text(struct suppress *suppress, const char *text)
{
	char path[] = "/tmp/suppress-XXXXXX";
	int fd = mkstemp(path);
	enum exit_code code;

	if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
		abort();
	close(fd);
	code = suppress_read(suppress, path);
	unlink(path);
	return code;
}

static void test_suppress(void)
{
	static struct suppress suppress;
	static const char *const wrong[] = {
		"no-such-rule\n",
		"no-effect comm=\n",
		"no-effect nginx\n",
		"no-effect\n\nbuffer-late pid=3\n",
	};
	const struct rule *late = rule_find("buffer-late");
	char line[400];

	check("a file", read_text(&suppress,
				  "# known\n\n no-effect # all\n"
				  "buffer-late comm=ngi*\nbuffer-late\tcomm=a b"
				  "\r\n") == EXIT_OK);
	check_int("its lines", (long long)suppress.count, 3);
	check("whoever it is",
	      suppress_has(&suppress, rule_find("no-effect"), "x"));
	check("by pattern", suppress_has(&suppress, late, "nginx"));
	check("by a name with a blank", suppress_has(&suppress, late, "a b"));
	check("nobody else", !suppress_has(&suppress, late, "sshd"));
	suppress_free(&suppress);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		check(wrong[i], read_text(&suppress, wrong[i]) == EXIT_USAGE);
		suppress_free(&suppress);
	}
	memset(line, 'x', sizeof(line) - 1);
	line[sizeof(line) - 1] = '\0';
	check("a long line", read_text(&suppress, line) == EXIT_USAGE);
	suppress_free(&suppress);
	check("no such file",
	      suppress_read(&suppress, "/nonexistent") == EXIT_RUNTIME);
}

static const char *what_of(const char *rule, const struct step *steps)
{
	static char what[FINDING_WHAT];
	const struct finding *finding;

	steps_begin();
	advise.host.netns = 14;
	snprintf(advise.host.congestion, sizeof(advise.host.congestion),
		 "reno cubic");
	feed(steps);
	advise_end(&advise);
	finding = finding_of(rule);
	snprintf(what, sizeof(what), "%s", finding ? finding->what : "");
	advise_free(&advise);
	return what;
}

/* What is missing is named. */
static void test_missing(void)
{
	static const uint8_t replace[96];
	static const struct step denied[STEPS] = {
		{ .level = 1,
		  .optname = 36,
		  7,
		  .ret = -1,
		  .uid = 1000,
		  .userns = USERNS_OWN },
	};
	static const struct step table[STEPS] = {
		{ .level = 0,
		  .optname = 64,
		  .bytes = replace,
		  .len = sizeof(replace),
		  .ret = -92 },
	};
	static const struct step ulp[STEPS] = {
		{ .level = 6,
		  .optname = 31,
		  .bytes = "tls",
		  .len = 3,
		  .ret = -2 },
	};
	static const struct step congestion[STEPS] = {
		{ .level = 6,
		  .optname = 13,
		  .bytes = "brr",
		  .len = 3,
		  .ret = -2 },
	};

	check("the capability and the namespace",
	      strstr(what_of("missing-capability", denied), "CAP_NET_ADMIN") &&
		      strstr(what_of("missing-capability", denied),
			     "; the process is in user namespace 4026532999, "));
	check_str(
		"the module", what_of("unsupported-option", table),
		"IPT_SO_SET_REPLACE is refused (ENOPROTOOPT): the socket is of another family or protocol; it is of the module ip_tables");
	check_str("the module of a protocol on top of TCP",
		  what_of("unsupported-option", ulp),
		  "TCP_ULP is refused (ENOENT): its module is not loaded");
	check_str("the algorithms that there are",
		  what_of("congestion-unknown", congestion),
		  "no congestion control \"brr\"; there are: reno cubic");
}

/* Of a socket that is met behind a loss, the first calls may be what was lost. */
static void test_behind_loss(void)
{
	static const struct step steps[STEPS] = { { KEEPIDLE, 60 },
						  { RCVBUF, 1000 } };

	steps_begin();
	advise_lost(&advise);
	feed(steps);
	advise_end(&advise);
	check("behind a loss: what was never done",
	      finding_of("keepalive-off") == NULL);
	check("behind a loss: what was done",
	      finding_of("buffer-fixed") != NULL);
	advise_free(&advise);
}

/* A recording may say of the kernel that it took what it never takes. */
static void test_impossible(void)
{
	static const struct step steps[STEPS] = {
		{ KEEPALIVE, 1 },
		{ KEEPINTVL, 0 },
		{ USER_TIMEOUT, INT32_MAX },
	};

	steps_begin();
	feed(steps);
	advise_end(&advise);
	check("an interval of 0", finding_of("keepalive-slow") != NULL);
	advise_free(&advise);
}

int main(void)
{
	test_text();
	test_missing();
	test_behind_loss();
	test_impossible();
	test_host();
	test_groups();
	test_choice();
	test_oldest();
	test_suppress();
	test_bounds();
	return unit_end();
}
