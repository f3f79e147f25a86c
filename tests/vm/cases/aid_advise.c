// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_advise bad|good|both RULE...: makes the mistakes that these rules of advise
 * are about, or does the same things right. Each in a process of its own, whose
 * name tells which: bad-1 and good-1 are of the first RULE.
 */
#include <linux/filter.h>
#include <linux/if_alg.h>
#include <linux/if_packet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/time.h>

#include "socks.h"

#define NOBODY 65534
#define IPT_SO_SET_REPLACE 64

#ifndef SO_BSDCOMPAT
#define SO_BSDCOMPAT 14
#endif

static char who[16];

/* What the kernel does not have, no program can do wrong. */
static void absent(const char *what)
{
	printf("absent %s: no %s here\n", who, what);
	exit(CASE_SKIPPED);
}

static int tcp(void)
{
	return (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
}

static int udp(void)
{
	return (int)MUST(socket(AF_INET, SOCK_DGRAM, 0));
}

static int packet(void)
{
	return (int)MUST(socket(AF_PACKET, SOCK_RAW, 0));
}

static int connected(void)
{
	int listener = tcp();
	struct sock_address address = bind_loopback(listener, AF_INET);
	int fd = tcp();

	MUST(listen(listener, 1));
	MUST(connect(fd, &address.sa, address.len));
	return fd;
}

/* What the call returns is the rule's matter. */
static void set(int fd, int level, int name, int value)
{
	setsockopt(fd, level, name, &value, sizeof(value));
}

static void set_time(int fd, int level, time_t seconds)
{
	struct timeval time = { .tv_sec = seconds };

	setsockopt(fd, level, SO_RCVTIMEO, &time, sizeof(time));
}

static void set_text(int fd, int level, int name, const char *text)
{
	setsockopt(fd, level, name, text, (socklen_t)strlen(text));
}

static void buffer_fixed(bool bad)
{
	set(bad ? tcp() : udp(), SOL_SOCKET, SO_SNDBUF, 65536);
}

static void buffer_clamped(bool bad)
{
	set(udp(), SOL_SOCKET, SO_RCVBUF, bad ? 1 << 26 : 65536);
}

static void buffer_late(bool bad)
{
	set(bad ? connected() : udp(), SOL_SOCKET, SO_RCVBUF, 65536);
}

static void nodelay_and_cork(bool bad)
{
	int fd = connected();

	set(fd, SOL_TCP, TCP_NODELAY, 1);
	set(fd, SOL_TCP, TCP_CORK, 1);
	if (!bad)
		set(fd, SOL_TCP, TCP_CORK, 0);
}

static void nodelay_missing(bool bad)
{
	int listener = tcp();
	struct sock_address address = bind_loopback(listener, AF_INET);
	int client = tcp(), server;
	char byte = 0;

	MUST(listen(listener, 1));
	MUST(connect(client, &address.sa, address.len));
	server = (int)MUST(accept(listener, NULL, NULL));
	if (!bad) {
		set(client, SOL_TCP, TCP_NODELAY, 1);
		set(server, SOL_TCP, TCP_NODELAY, 1);
	}
	for (int i = 0; i < 20; i++) {
		MUST(write(client, &byte, 1));
		MUST(read(server, &byte, 1));
		MUST(write(server, &byte, 1));
		MUST(read(client, &byte, 1));
	}
}

static void quickack_once(bool bad)
{
	int fd = connected();

	set(fd, SOL_TCP, TCP_QUICKACK, 1);
	if (!bad)
		set(fd, SOL_TCP, TCP_QUICKACK, 1);
}

static void linger_reset(bool bad)
{
	struct linger linger = { .l_onoff = 1, .l_linger = bad ? 0 : 5 };

	setsockopt(tcp(), SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
}

static void congestion_unknown(bool bad)
{
	set_text(tcp(), SOL_TCP, TCP_CONGESTION, bad ? "brr" : "reno");
}

static void timeout_none(bool bad)
{
	int fd = tcp();

	if (!bad)
		set_time(fd, SOL_SOCKET, 5);
	set_time(fd, SOL_SOCKET, 0);
}

static void timeout_long(bool bad)
{
	set_time(tcp(), SOL_SOCKET, bad ? 5000 : 5);
}

static void keepalive(int fd, int count)
{
	set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
	set(fd, SOL_TCP, TCP_KEEPIDLE, 60);
	set(fd, SOL_TCP, TCP_KEEPINTVL, 10);
	set(fd, SOL_TCP, TCP_KEEPCNT, count);
}

static void keepalive_off(bool bad)
{
	int fd = tcp();

	if (bad)
		set(fd, SOL_TCP, TCP_KEEPIDLE, 60);
	else
		keepalive(fd, 6);
}

static void keepalive_slow(bool bad)
{
	int fd = tcp();

	if (bad)
		set(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
	else
		keepalive(fd, 6);
}

static void user_timeout_overrides(bool bad)
{
	int fd = tcp();

	keepalive(fd, 6);
	set(fd, SOL_TCP, TCP_USER_TIMEOUT, bad ? 5000 : 119000);
}

static void tos_late(bool bad)
{
	set(bad ? connected() : tcp(), SOL_IP, IP_TOS, 184);
}

static void dscp_unshifted(bool bad)
{
	set(udp(), SOL_IP, IP_TOS, bad ? 46 : 46 << 2);
}

static void reuse_late(bool bad)
{
	int fd = tcp();

	if (bad)
		bind_loopback(fd, AF_INET);
	set(fd, SOL_SOCKET, SO_REUSEADDR, 1);
}

/* A process that says when it listens on a port, and does until it is told. */
static pid_t share(const char *more, const struct sock_address *address,
		   const int ready[2], const int until[2])
{
	pid_t pid = (pid_t)MUST(fork());
	char name[sizeof(who) + 8];
	int fd;

	if (pid)
		return pid;
	close(until[1]);
	snprintf(name, sizeof(name), "%s%s", who, more);
	prctl(PR_SET_NAME, name);
	fd = tcp();
	set(fd, SOL_SOCKET, SO_REUSEPORT, 1);
	MUST(bind(fd, &address->sa, address->len));
	MUST(listen(fd, 1));
	set(fd, SOL_TCP, TCP_DEFER_ACCEPT, 1);
	MUST(write(ready[1], &(char){ 0 }, 1));
	MUST(read(until[0], &(char){ 0 }, 1));
	_exit(0);
}

static void reuseport_shared(bool bad)
{
	struct sock_address address = loopback(AF_INET);
	pid_t first, second;
	int ready[2], until[2];

	/* Who had the port before would be one who shares it. */
	address.in.sin_port = htons(bad ? 4242 : 4243);
	MUST(pipe(ready));
	MUST(pipe(until));
	first = share("", &address, ready, until);
	second = share(bad ? "-other" : "", &address, ready, until);
	for (int i = 0; i < 2; i++)
		MUST(read(ready[0], &(char){ 0 }, 1));
	close(until[1]);
	MUST(waitpid(first, NULL, 0));
	MUST(waitpid(second, NULL, 0));
}

static void wrong_level(bool bad)
{
	set_time(tcp(), bad ? SOL_TCP : SOL_SOCKET, 5);
}

static void wrong_length(bool bad)
{
	if (bad)
		set(tcp(), SOL_SOCKET, SO_RCVTIMEO, 5);
	else
		set_time(tcp(), SOL_SOCKET, 5);
}

static void missing_capability(bool bad)
{
	int fd = udp();

	if (bad)
		MUST(seteuid(NOBODY));
	set(fd, SOL_SOCKET, SO_RCVBUFFORCE, 65536);
}

static void unsupported_option(bool bad)
{
	set(tcp(), SOL_TCP, bad ? 12345 : TCP_NODELAY, 1);
}

static atomic_int changing;
static volatile int shared_value;

static void *change(void *unused)
{
	while (atomic_load(&changing))
		shared_value = !shared_value;
	return unused;
}

static void value_changed(bool bad)
{
	pthread_t thread;
	int fd = tcp();

	atomic_store(&changing, bad);
	MUST(-pthread_create(&thread, NULL, change, NULL));
	for (int i = 0; i < 20000; i++)
		setsockopt(fd, SOL_SOCKET, SO_OOBINLINE, (void *)&shared_value,
			   sizeof(shared_value));
	atomic_store(&changing, 0);
	pthread_join(thread, NULL);
}

static void no_effect(bool bad)
{
	set(udp(), SOL_SOCKET, bad ? SO_BSDCOMPAT : SO_BROADCAST, 1);
}

static void busy_loop(bool bad)
{
	int fd = tcp(), error;
	socklen_t len = sizeof(error);

	for (int i = 0; i < (bad ? 2000 : 5); i++)
		getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &len);
}

static void failing_loop(bool bad)
{
	int fd = tcp();

	for (int i = 0; i < 2000; i++)
		set(fd, SOL_TCP, TCP_MAXSEG, bad ? 5 : 1000);
}

static void packet_filter(bool bad)
{
	struct sock_filter accept_all = BPF_STMT(BPF_RET | BPF_K, 0xffff);
	struct sock_fprog program = { .len = 1, .filter = &accept_all };

	setsockopt(bad ? packet() : udp(), SOL_SOCKET, SO_ATTACH_FILTER,
		   &program, sizeof(program));
}

static void alg_unprivileged(bool bad)
{
	int fd = socket(AF_ALG, SOCK_SEQPACKET, 0);
	int type;
	socklen_t len = sizeof(type);

	if (fd < 0)
		absent("AF_ALG");
	if (bad)
		MUST(setuid(NOBODY));
	getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len);
}

static void netfilter_in_userns(bool bad)
{
	char table[96] = "";

	if (bad)
		MUST(unshare(CLONE_NEWUSER | CLONE_NEWNET));
	setsockopt(udp(), SOL_IP, IPT_SO_SET_REPLACE, table, sizeof(table));
}

static void packet_ring_in_userns(bool bad)
{
	struct tpacket_req ring = { .tp_block_size = 4096,
				    .tp_block_nr = 1,
				    .tp_frame_size = 2048,
				    .tp_frame_nr = 2 };

	if (bad)
		MUST(unshare(CLONE_NEWUSER | CLONE_NEWNET));
	setsockopt(packet(), SOL_PACKET, PACKET_RX_RING, &ring, sizeof(ring));
}

static void promiscuous(bool bad)
{
	struct packet_mreq request = {
		.mr_ifindex = 1,
		.mr_type = bad ? PACKET_MR_PROMISC : PACKET_MR_ALLMULTI,
	};

	setsockopt(packet(), SOL_PACKET, PACKET_ADD_MEMBERSHIP, &request,
		   sizeof(request));
}

static void tcp_repair(bool bad)
{
	set(tcp(), SOL_TCP, TCP_REPAIR, bad);
}

static void raw_socket(bool bad)
{
	set(bad ? (int)MUST(socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)) : udp(),
	    SOL_IP, IP_TTL, 64);
}

static void transparent_proxy(bool bad)
{
	set(tcp(), SOL_IP, IP_TRANSPARENT, bad);
}

static void packet_mark(bool bad)
{
	set(tcp(), SOL_SOCKET, SO_MARK, bad);
}

static void bound_to_device(bool bad)
{
	set_text(udp(), SOL_SOCKET, SO_BINDTODEVICE, bad ? "lo" : "");
}

static void kernel_tls(bool bad)
{
	int fd = connected();

	if (bad && setsockopt(fd, SOL_TCP, TCP_ULP, "tls", 3))
		absent("kernel TLS");
}

static const struct {
	const char *rule;
	void (*act)(bool bad);
} acts[] = {
	{ "buffer-fixed", buffer_fixed },
	{ "buffer-clamped", buffer_clamped },
	{ "buffer-late", buffer_late },
	{ "nodelay-and-cork", nodelay_and_cork },
	{ "nodelay-missing", nodelay_missing },
	{ "quickack-once", quickack_once },
	{ "linger-reset", linger_reset },
	{ "congestion-unknown", congestion_unknown },
	{ "timeout-none", timeout_none },
	{ "timeout-long", timeout_long },
	{ "keepalive-off", keepalive_off },
	{ "keepalive-slow", keepalive_slow },
	{ "user-timeout-overrides", user_timeout_overrides },
	{ "tos-late", tos_late },
	{ "dscp-unshifted", dscp_unshifted },
	{ "reuse-late", reuse_late },
	{ "reuseport-shared", reuseport_shared },
	{ "wrong-level", wrong_level },
	{ "wrong-length", wrong_length },
	{ "missing-capability", missing_capability },
	{ "unsupported-option", unsupported_option },
	{ "value-changed", value_changed },
	{ "no-effect", no_effect },
	{ "busy-loop", busy_loop },
	{ "failing-loop", failing_loop },
	{ "packet-filter", packet_filter },
	{ "alg-unprivileged", alg_unprivileged },
	{ "netfilter-in-userns", netfilter_in_userns },
	{ "packet-ring-in-userns", packet_ring_in_userns },
	{ "promiscuous", promiscuous },
	{ "tcp-repair", tcp_repair },
	{ "raw-socket", raw_socket },
	{ "transparent-proxy", transparent_proxy },
	{ "packet-mark", packet_mark },
	{ "bound-to-device", bound_to_device },
	{ "kernel-tls", kernel_tls },
};

static void act(const char *rule, bool bad)
{
	for (size_t i = 0; i < sizeof(acts) / sizeof(*acts); i++) {
		if (strcmp(acts[i].rule, rule))
			continue;
		acts[i].act(bad);
		exit(verdict());
	}
	DIE("nothing is done for rule %s", rule);
}

static void run(int place, const char *rule, bool bad)
{
	int status;
	pid_t pid;

	snprintf(who, sizeof(who), "%s-%d", bad ? "bad" : "good", place);
	fflush(stdout);
	pid = (pid_t)MUST(fork());
	if (!pid) {
		prctl(PR_SET_NAME, who);
		act(rule, bad);
	}
	MUST(waitpid(pid, &status, 0));
	if (!WIFEXITED(status) ||
	    (WEXITSTATUS(status) && WEXITSTATUS(status) != CASE_SKIPPED))
		FAIL("%s, %s: status %#x", rule, who, status);
}

int main(int argc, char **argv)
{
	const char *which = argc > 2 ? argv[1] : "";
	bool both = !strcmp(which, "both");

	if (!both && strcmp(which, "bad") && strcmp(which, "good"))
		DIE("aid_advise bad|good|both RULE...");
	for (int i = 2; i < argc; i++) {
		if (both || !strcmp(which, "bad"))
			run(i - 1, argv[i], true);
		if (both || !strcmp(which, "good"))
			run(i - 1, argv[i], false);
	}
	return verdict();
}
