// SPDX-License-Identifier: GPL-2.0-only
/*
 * Figures that are renewed while calls come, on a socket in the place of the
 * device.
 */
#include "../../userspace/exporter.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../userspace/clock.h"
#include "../../userspace/session.h"
#include "../replay/build_record.h"
#include "unit.h"

#define MS UINT64_C(1000000)

static char folder[] = "/tmp/sockopt-trace-unit.XXXXXX";
static char path[64];

struct fixture {
	struct source source;
	struct output output;
	struct session session;
	struct exporter exporter;
	int device; /* where the module would write */
};

static struct fixture *set_up(uint64_t interval_ns)
{
	static const struct filter everything = { .live = true };
	static struct fixture f;
	struct sink *sink = output_sink(&f.output);
	int fds[2];

	memset(&f, 0, sizeof(f));
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds) ||
	    fcntl(fds[0], F_SETFL, O_NONBLOCK) ||
	    source_open_fd(&f.source, fds[0], "the device", true, 4096) ||
	    out_init(&f.output.out, -1))
		abort();
	f.device = fds[1];
	f.output.name = path;
	f.exporter.path = path;
	f.exporter.interval_ns = interval_ns;
	f.exporter.live = true;
	sink->ops = &sink_metrics;
	sink->out = &f.output.out;
	sink->exporter = &f.exporter;
	f.session = (struct session){
		.source = &f.source,
		.filter = &everything,
		.output = &f.output,
	};
	unlink(path);
	return &f;
}

static void tear_down(struct fixture *f)
{
	source_close(&f->source);
	out_free(&f->output.out);
	close(f->device);
}

static void send_call(int device, uint64_t ts_ns)
{
	const struct build build = {
		.event = { .header.type = SOT_TYPE_SETSOCKOPT,
			   .ts_ns = ts_ns,
			   .level = 6,
			   .optname = 1 },
	};
	uint8_t bytes[BUILD_MAX];
	size_t len = build_event(bytes, &build);

	if (send(device, bytes, len, 0) != (ssize_t)len)
		abort();
}

#define NODELAY \
	"\nsockopt_trace_calls_total{call=\"setsockopt\",level=\"SOL_TCP\",optname=\"TCP_NODELAY\",result=\"ok\"} "

/* A line of the file. */
static bool has(const char *line)
{
	static char text[65536];
	int fd = open(path, O_RDONLY);
	ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);

	text[len < 0 ? 0 : len] = '\0';
	if (fd >= 0)
		close(fd);
	return strstr(text, line);
}

/* Within five seconds, as others may be busy. */
static bool will_have(const char *line)
{
	for (int i = 0; i < 500; i++) {
		if (has(line))
			return true;
		usleep(10000);
	}
	return false;
}

/* Looks at the file while the session runs, then ends it by SIGTERM. */
static int watch(int device)
{
	bool ok = will_have("\nsockopt_trace_running 1\n") && !has(NODELAY);

	send_call(device, now_ns());
	send_call(device, now_ns());
	ok = ok && will_have(NODELAY "2\n");
	send_call(device, now_ns());
	ok = ok && will_have(NODELAY "3\n");
	kill(getppid(), SIGTERM);
	return ok ? 0 : 1;
}

static void test_live(void)
{
	struct fixture *f = set_up(20 * MS);
	struct stat st;
	int status = -1;
	pid_t pid = fork();

	if (!pid)
		_exit(watch(f->device));
	check_int("live: SIGTERM ends it", session_run(&f->session), EXIT_OK);
	waitpid(pid, &status, 0);
	check("live: there at once, then renewed", status == 0);
	check("live: the last figures", has(NODELAY "3\n"));
	check("live: and that they are", has("\nsockopt_trace_running 0\n"));
	check("live: for everybody to read",
	      !stat(path, &st) && (st.st_mode & 07777) == 0644);
	tear_down(f);
}

/* What comes between two intervals is there in the end. */
static void test_end(void)
{
	struct fixture *f = set_up(3600 * 1000 * MS);

	f->session.duration_ns = 50 * MS;
	send_call(f->device, now_ns());
	check_int("end: exit", session_run(&f->session), EXIT_OK);
	check("end: all is in it", has(NODELAY "1\n"));
	tear_down(f);
}

/* The figures are renewed though the reader never gets to wait. */
static void test_overload(void)
{
	struct fixture *f = set_up(1000 * MS);
	struct sink *sink = output_sink(&f->output);
	struct record rec = { .type = SOT_TYPE_SETSOCKOPT };

	sink->ops->begin(sink, &f->source.stream);
	sink->wake_ns = now_ns() - 1;
	rec.event.ts_ns = sink->wake_ns - 1;
	sink->ops->event(sink, &rec);
	check("overload: not before a call of that time", access(path, F_OK));
	rec.event.ts_ns = sink->wake_ns;
	sink->ops->event(sink, &rec);
	check("overload: renewed by the call itself",
	      has("optname=\"other\",result=\"ok\"} 2\n"));
	check("overload: the next one is due later", sink->wake_ns > now_ns());
	tear_down(f);
}

static void test_failure(void)
{
	struct fixture *f = set_up(20 * MS);

	if (mkdir(path, 0700))
		abort();
	f->session.duration_ns = 3600 * 1000 * MS;
	check_int("failure: is one at once", session_run(&f->session),
		  EXIT_RUNTIME);
	rmdir(path);
	tear_down(f);
}

int main(void)
{
	if (!mkdtemp(folder))
		return 1;
	snprintf(path, sizeof(path), "%s/file.prom", folder);
	test_live();
	test_end();
	test_overload();
	test_failure();
	unlink(path);
	check_int("nothing is left in the folder", rmdir(folder), 0);
	return unit_end();
}
