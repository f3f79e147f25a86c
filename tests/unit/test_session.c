// SPDX-License-Identifier: GPL-2.0-only
/*
 * The loop of a live trace, on a socket in the place of the device: a read
 * takes one message, as one of the device's takes whole records.
 */
#include "../../userspace/session.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../userspace/clock.h"
#include "../../userspace/recording.h"
#include "../replay/build_record.h"
#include "unit.h"

#define MS UINT64_C(1000000)

static const struct filter everything = { .live = true };

struct fixture {
	struct source source;
	struct output output;
	struct child child;
	struct session session;
	int device; /* where the module would write */
};

static void set_up(struct fixture *f)
{
	int fds[2];

	memset(f, 0, sizeof(*f));
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds) ||
	    fcntl(fds[0], F_SETFL, O_NONBLOCK) ||
	    source_open_fd(&f->source, fds[0], "the device", true, 4096) ||
	    out_init(&f->output.out, memfd_create("output", MFD_CLOEXEC)))
		abort();
	f->device = fds[1];
	f->output.name = "the output";
	f->output.recording.sink.ops = &sink_text;
	f->output.recording.sink.out = &f->output.out;
	f->session = (struct session){
		.source = &f->source,
		.filter = &everything,
		.output = &f->output,
		.duration_ns = 50 * MS,
	};
}

static void tear_down(struct fixture *f)
{
	source_close(&f->source);
	close(f->output.out.fd);
	out_free(&f->output.out);
	if (f->device >= 0)
		close(f->device);
}

static void send_call(struct fixture *f, uint64_t ts_ns, int32_t ret)
{
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT,
			   .ts_ns = ts_ns,
			   .ret = ret,
			   .level = 6,
			   .optname = 1,
			   .comm = "program" },
	};
	uint8_t bytes[BUILD_MAX];
	size_t len = build_event(bytes, &build);

	if (send(f->device, bytes, len, 0) != (ssize_t)len)
		abort();
}

static void send_lost(struct fixture *f, uint32_t reason, uint64_t count)
{
	uint8_t bytes[BUILD_MAX];
	size_t len = build_lost(
		bytes, (struct sot_lost){ .reason = reason, .count = count });

	if (send(f->device, bytes, len, 0) != (ssize_t)len)
		abort();
}

static int output_lines(struct fixture *f)
{
	char c;
	int lines = 0;

	for (off_t at = 0; pread(f->output.out.fd, &c, 1, at) == 1; at++)
		lines += c == '\n';
	return lines;
}

/* A process that sends SIGTERM to this one some times, and then ends. */
static pid_t start_killer(int signo, int times)
{
	pid_t pid = fork();

	if (pid)
		return pid;
	for (int i = 0; i < times; i++) {
		usleep(100000);
		kill(getppid(), signo);
	}
	_exit(0);
}

static void test_deadline(void)
{
	struct fixture f;
	uint64_t start;

	set_up(&f);
	send_call(&f, now_ns(), 0);
	send_call(&f, now_ns(), 0);
	start = now_ns();
	check_int("deadline: exit", session_run(&f.session), EXIT_OK);
	check("deadline: not before its time", now_ns() - start >= 50 * MS);
	check("deadline: not much later", now_ns() - start < 5000 * MS);
	check_int("deadline: shown", (long long)f.session.summary.shown, 2);
	check_int("deadline: lines", output_lines(&f), 2);
	tear_down(&f);
}

static int count_tick(struct sink *sink)
{
	out_str(sink->out, "tick\n");
	sink->wake_ns += 10 * MS;
	return 0;
}

/* Time passes for a sink though nothing comes, if it wants to know. */
static void test_tick(void)
{
	struct sink_ops ops = sink_text;
	struct fixture f;
	struct sink *sink = &f.output.recording.sink;

	set_up(&f);
	ops.tick = count_tick;
	sink->ops = &ops;
	session_run(&f.session);
	check_int("tick: not asked for", output_lines(&f), 0);
	tear_down(&f);
	set_up(&f);
	sink->ops = &ops;
	sink->wake_ns = now_ns() + 10 * MS;
	session_run(&f.session);
	check("tick: asked for", output_lines(&f) >= 1);
	check("tick: not before its time", sink->wake_ns <= now_ns() + 10 * MS);
	tear_down(&f);
	set_up(&f);
	sink->ops = &ops;
	sink->wake_ns = now_ns() + 3600 * 1000 * MS;
	session_run(&f.session);
	check_int("tick: of later", output_lines(&f), 0);
	tear_down(&f);
}

/* Who keeps a pipe open, until the first tick: however long that takes. */
static pid_t holder;

static int tick_and_let_go(struct sink *sink)
{
	kill(holder, SIGKILL);
	return count_tick(sink);
}

/* Of what comes through a pipe, too, once it is known to be a recording. */
static void test_tick_of_pipe(void)
{
	static const struct stream stream = { .abi = SOT_ABI };
	struct sink_ops ops = sink_text;
	struct fixture f;
	struct out header;
	int fds[2];

	set_up(&f);
	source_close(&f.source);
	if (pipe2(fds, O_CLOEXEC) || out_init(&header, fds[1]) ||
	    source_open_fd(&f.source, fds[0], "a pipe", false, 4096))
		abort();
	recording_put_header(&header, &stream);
	out_flush(&header);
	out_free(&header);
	holder = fork();
	if (!holder) {
		sleep(30);
		_exit(0);
	}
	close(fds[1]);
	ops.tick = tick_and_let_go;
	f.output.recording.sink.ops = &ops;
	f.output.recording.sink.wake_ns = now_ns() + 10 * MS;
	check_int("tick of a pipe: exit", session_run(&f.session), EXIT_OK);
	check("tick of a pipe: while nothing comes", output_lines(&f) >= 1);
	waitpid(holder, NULL, 0);
	tear_down(&f);
}

static void test_cutoff(void)
{
	struct fixture f;

	set_up(&f);
	send_call(&f, now_ns(), 0);
	send_call(&f, now_ns() + 3600 * 1000 * MS, 0);
	/* Queued behind: the first read already finds the time to be over. */
	f.session.duration_ns = 1;
	check_int("cutoff: exit", session_run(&f.session), EXIT_OK);
	check_int("cutoff: nothing from later",
		  (long long)f.session.summary.seen, 1);
	tear_down(&f);
}

static void test_filter(void)
{
	static const struct filter failed = { .live = true, .failed = true };
	struct fixture f;

	set_up(&f);
	f.session.filter = &failed;
	send_call(&f, now_ns(), 0);
	send_call(&f, now_ns(), -22);
	session_run(&f.session);
	check_int("filter: seen", (long long)f.session.summary.seen, 2);
	check_int("filter: shown", (long long)f.session.summary.shown, 1);
	check_int("filter: lines", output_lines(&f), 1);
	tear_down(&f);
}

static void test_strict(void)
{
	struct fixture f;

	set_up(&f);
	f.session.strict = true;
	send_lost(&f, SOT_LOST_MISSED, 5);
	check_int("strict: exit", session_run(&f.session), EXIT_LOSS);
	check_int("strict: missed", (long long)f.session.summary.missed, 5);
	check_int("strict: lines", output_lines(&f), 1);
	tear_down(&f);
}

static void test_gone(void)
{
	struct fixture f;

	set_up(&f);
	send_call(&f, now_ns(), 0);
	close(f.device);
	f.device = -1;
	check_int("gone: exit", session_run(&f.session), EXIT_RUNTIME);
	check_int("gone: what came before", output_lines(&f), 1);
	tear_down(&f);
}

static void test_damaged(void)
{
	struct fixture f;

	set_up(&f);
	send_call(&f, now_ns(), 0);
	if (send(f.device,
		 "\xff\xff\xff\xff\xff\xff\xff\xff"
		 "\xff\xff\xff\xff\xff\xff\xff\xff",
		 16, 0) != 16)
		abort();
	check_int("damaged: exit", session_run(&f.session), EXIT_RUNTIME);
	check_int("damaged: what came before", output_lines(&f), 1);
	tear_down(&f);
}

/* Whatever a device says: an end, and what came before it. */
static void test_garbage(void)
{
	bool sane = true;

	for (unsigned int seed = 0; seed < 300; seed++) {
		uint8_t bytes[512];
		enum exit_code code;
		struct fixture f;
		size_t len;

		set_up(&f);
		f.session.duration_ns = MS;
		srandom(seed);
		len = 1 + (size_t)random() % sizeof(bytes);
		for (size_t i = 0; i < len; i++)
			bytes[i] = (uint8_t)random();
		/* Mostly a header that may be, with garbage behind it. */
		if (seed % 4)
			memcpy(bytes,
			       &(struct sot_header){
				       .len = (uint32_t)(8 * (random() % 80)),
				       .type = (uint32_t)(random() % 5),
				       .hdr_len = (uint32_t)(random() % 260),
			       },
			       len < sizeof(struct sot_header) ?
				       len :
				       sizeof(struct sot_header));
		send_call(&f, now_ns(), 0);
		if (send(f.device, bytes, len, 0) != (ssize_t)len)
			abort();
		code = session_run(&f.session);
		sane &= (code == EXIT_OK || code == EXIT_RUNTIME) &&
			f.session.summary.seen >= 1;
		tear_down(&f);
	}
	check("garbage: an end", sane);
}

static void test_signal(int signo, const char *name)
{
	struct fixture f;
	pid_t killer;

	set_up(&f);
	f.session.duration_ns = 0;
	send_call(&f, now_ns(), 0);
	killer = start_killer(signo, 1);
	check_int(name, session_run(&f.session), EXIT_OK);
	check_int(name, output_lines(&f), 1);
	waitpid(killer, NULL, 0);
	tear_down(&f);
}

/* Nobody reads any more, and nothing is there to be written. */
static void test_no_listener(void)
{
	struct fixture f;
	int fds[2];

	set_up(&f);
	f.session.duration_ns = 0;
	if (pipe(fds))
		abort();
	dup2(fds[1], f.output.out.fd);
	close(fds[0]);
	close(fds[1]);
	check_int("no listener: exit", session_run(&f.session), EXIT_OK);
	check("no listener: without a word", f.session.quiet);
	tear_down(&f);
}

static void reap_all(void)
{
	while (waitpid(-1, NULL, 0) > 0)
		;
}

static void run_command(struct fixture *f, const char *script)
{
	char *argv[] = { "sh", "-c", (char *)script, NULL };

	set_up(f);
	f->session.duration_ns = 0;
	f->session.child = &f->child;
	if (child_prepare() || child_start(&f->child, argv))
		abort();
}

static void test_command(void)
{
	struct fixture f;

	run_command(&f, "exit 3");
	send_call(&f, now_ns(), 0);
	check_int("command: exit", session_run(&f.session), EXIT_OK);
	check("command: ended", f.child.ended && !f.child.pid);
	check_int("command: its status", WEXITSTATUS(f.child.status), 3);
	check_int("command: calls that are left are shown", output_lines(&f),
		  1);
	tear_down(&f);
}

static void test_command_signal(void)
{
	struct fixture f;
	pid_t killer;

	run_command(&f, "exec sleep 30");
	killer = start_killer(SIGTERM, 1);
	check_int("command, signal: exit", session_run(&f.session), EXIT_OK);
	check("command, signal: passed on",
	      f.child.ended && WIFSIGNALED(f.child.status) &&
		      WTERMSIG(f.child.status) == SIGTERM);
	waitpid(killer, NULL, 0);
	tear_down(&f);
}

static void test_command_obstinate(void)
{
	struct fixture f;

	run_command(&f, "trap '' TERM; while :; do sleep 0.1; done");
	start_killer(SIGTERM, 2);
	check_int("command, second signal: exit", session_run(&f.session),
		  EXIT_OK);
	check("command, second signal: runs on", !f.child.ended && f.child.pid);
	kill(f.child.pid, SIGKILL);
	reap_all();
	tear_down(&f);
}

static void test_command_orphan(void)
{
	struct fixture f;

	run_command(&f, "sleep 0.5 & exit 0");
	check_int("command, orphan: exit", session_run(&f.session), EXIT_OK);
	check("command, orphan: is ours now", waitpid(-1, NULL, 0) > 0);
	reap_all();
	tear_down(&f);
}

static void test_command_missing(void)
{
	char *missing[] = { "/no/such/program", NULL };
	char *directory[] = { "/", NULL };
	struct child child = { 0 };

	check_int("command: missing", child_start(&child, missing), EXIT_USAGE);
	check_int("command: a directory", child_start(&child, directory),
		  EXIT_USAGE);
	check("command: nothing is left of it",
	      !child.pid && waitpid(-1, NULL, WNOHANG) < 0);
}

int main(void)
{
	test_deadline();
	test_tick();
	test_tick_of_pipe();
	test_cutoff();
	test_filter();
	test_strict();
	test_gone();
	test_damaged();
	test_garbage();
	test_signal(SIGINT, "signal: SIGINT");
	test_signal(SIGTERM, "signal: SIGTERM");
	test_no_listener();
	test_command();
	test_command_signal();
	test_command_obstinate();
	test_command_orphan();
	test_command_missing();
	return unit_end();
}
