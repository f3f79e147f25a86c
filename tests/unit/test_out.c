// SPDX-License-Identifier: GPL-2.0-only
#include "../../userspace/out.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "unit.h"

static const char *text(struct out *out)
{
	out_chr(out, '\0');
	out->len = 0;
	return out->buf;
}

static void test_numbers(void)
{
	struct out out;

	check_int("init", out_init(&out, -1), 0);
	out_u64(&out, 0);
	check_str("u64 zero", text(&out), "0");
	out_u64(&out, UINT64_MAX);
	check_str("u64 largest", text(&out), "18446744073709551615");
	out_i64(&out, INT64_MIN);
	check_str("i64 smallest", text(&out), "-9223372036854775808");
	out_i64(&out, INT64_MAX);
	check_str("i64 largest", text(&out), "9223372036854775807");
	out_i64(&out, -1);
	check_str("i64 -1", text(&out), "-1");
	out_hex(&out, 0);
	check_str("hex zero", text(&out), "0x0");
	out_hex(&out, UINT64_MAX);
	check_str("hex largest", text(&out), "0xffffffffffffffff");
	out_pad0(&out, 0, 6);
	check_str("pad0 zero", text(&out), "000000");
	out_pad0(&out, 123, 6);
	check_str("pad0", text(&out), "000123");
	out_pad0(&out, 1234567, 6);
	check_str("pad0 of more digits: the lowest", text(&out), "234567");
	out_pad0(&out, 7, 1);
	out_pad0(&out, 98765, 5);
	check_str("pad0 of odd widths", text(&out), "798765");
	for (uint64_t n = 1; n < UINT64_MAX / 10; n = n * 10 + n % 7) {
		char want[24];

		snprintf(want, sizeof(want), "%llu", (unsigned long long)n);
		out_u64(&out, n);
		check_str("u64 of each length", text(&out), want);
	}
	out_hex_bytes(&out, "\x00\xff\x10", 3);
	check_str("hex bytes", text(&out), "00ff10");
	out_hex_bytes(&out, NULL, 0);
	out_mem(&out, NULL, 0);
	check_str("no bytes", text(&out), "");
	out_free(&out);
}

static void test_growth(void)
{
	struct out out;
	bool same = true;

	out_init(&out, -1);
	for (int i = 0; i < 300000; i++)
		out_chr(&out, (char)('a' + i % 26));
	for (int i = 0; i < 300000; i++)
		same &= out.buf[i] == 'a' + i % 26;
	check("grows", out.len == 300000 && same);
	check_int("no error", out.err, 0);
	check_int("room for too much", out_reserve(&out, SIZE_MAX - 300000),
		  -ENOMEM);
	check_int("error sticks", out_flush(&out), -ENOMEM);
	out_free(&out);
}

struct reader {
	int fd;
	size_t got;
	bool ordered;
};

/* Reads slowly, so that the pipe is full for most of the time. */
static void *read_slowly(void *arg)
{
	struct reader *reader = arg;
	unsigned char buf[5000];
	ssize_t n;

	reader->ordered = true;
	while ((n = read(reader->fd, buf, sizeof(buf))) > 0) {
		for (ssize_t i = 0; i < n; i++)
			reader->ordered &=
				buf[i] ==
				(unsigned char)((reader->got + (size_t)i) %
						251);
		reader->got += (size_t)n;
		usleep(200);
	}
	return NULL;
}

/* A pipe that is full and does not block: partial writes and EAGAIN. */
static void test_full_pipe(void)
{
	struct reader reader = { 0 };
	pthread_t thread;
	struct out out;
	int fds[2];

	if (pipe(fds) || fcntl(fds[1], F_SETFL, O_NONBLOCK)) {
		check("pipe", false);
		return;
	}
	reader.fd = fds[0];
	out_init(&out, fds[1]);
	for (size_t i = 0; i < 500000; i++)
		out_chr(&out, (char)(i % 251));
	pthread_create(&thread, NULL, read_slowly, &reader);
	check_int("flush into a full pipe", out_flush(&out), 0);
	check("buffer is empty then", out.len == 0);
	close(fds[1]);
	pthread_join(thread, NULL);
	close(fds[0]);
	check("everything arrives", reader.got == 500000);
	check("in order", reader.ordered);
	out_free(&out);
}

static void on_alarm(int signal)
{
	(void)signal;
}

/* A blocking pipe, and signals while it blocks: EINTR and partial writes. */
static void test_signals(void)
{
	struct sigaction action = { .sa_handler = on_alarm };
	struct reader reader = { 0 };
	pthread_t thread;
	sigset_t set, old;
	struct out out;
	int fds[2];

	if (pipe(fds)) {
		check("pipe", false);
		return;
	}
	sigaction(SIGALRM, &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	reader.fd = fds[0];
	out_init(&out, fds[1]);
	for (size_t i = 0; i < 500000; i++)
		out_chr(&out, (char)(i % 251));
	/* The signals are for the thread that writes. */
	pthread_sigmask(SIG_BLOCK, &set, &old);
	pthread_create(&thread, NULL, read_slowly, &reader);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	ualarm(500, 500);
	check_int("flush through signals", out_flush(&out), 0);
	ualarm(0, 0);
	close(fds[1]);
	pthread_join(thread, NULL);
	close(fds[0]);
	check("everything arrives through signals",
	      reader.got == 500000 && reader.ordered);
	out_free(&out);
}

static void test_errors(void)
{
	struct out out;
	int fds[2];

	if (pipe(fds)) {
		check("pipe", false);
		return;
	}
	signal(SIGPIPE, SIG_IGN);
	close(fds[0]);
	out_init(&out, fds[1]);
	out_str(&out, "nobody listens");
	check_int("closed pipe", out_flush(&out), -EPIPE);
	out_str(&out, "still nobody");
	check_int("closed pipe, again", out_flush(&out), -EPIPE);
	check("nothing piles up", out.len == 0);
	out_free(&out);
	close(fds[1]);

	out_init(&out, open("/dev/full", O_WRONLY | O_CLOEXEC));
	out_str(&out, "x");
	check_int("full disk", out_flush(&out), -ENOSPC);
	close(out.fd);
	out_free(&out);

	out_init(&out, -1);
	check_int("nothing to write", out_flush(&out), 0);
	check_int("little to write", out_flush_full(&out), 0);
	for (int i = 0; i < OUT_FULL; i++)
		out_chr(&out, 'x');
	check_int("no descriptor", out_flush_full(&out), -EBADF);
	out_free(&out);
}

int main(void)
{
	test_numbers();
	test_growth();
	test_full_pipe();
	test_signals();
	test_errors();
	return unit_end();
}
