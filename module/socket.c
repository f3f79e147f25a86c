// SPDX-License-Identifier: GPL-2.0-only
#include <linux/ipv6.h>
#include <linux/sock_diag.h>
#include <linux/string.h>
#include <linux/tcp.h>
#include <net/inet_sock.h>
#include <net/ipv6.h>
#include <net/sock.h>
#include <net/tcp.h>

#include "compat.h"
#include "socket.h"

static void describe_inet(const struct sock *sk, struct sot_socket *to)
{
	const struct inet_sock *inet = inet_sk(sk);

	/* As getsockname(2): the bound address, else that of the route. */
	to->inet.laddr = (__force u32)READ_ONCE(inet->inet_rcv_saddr);
	if (!to->inet.laddr)
		to->inet.laddr = (__force u32)READ_ONCE(inet->inet_saddr);
	to->inet.raddr = (__force u32)READ_ONCE(inet->inet_daddr);
	to->inet.lport = ntohs(READ_ONCE(inet->inet_sport));
	to->inet.rport = ntohs(READ_ONCE(inet->inet_dport));
	to->addr_len = sizeof(to->inet);
}

#if IS_ENABLED(CONFIG_IPV6)
static void describe_inet6(const struct sock *sk, struct sot_socket *to)
{
	const struct in6_addr *laddr = &sk->sk_v6_rcv_saddr;

	if (ipv6_addr_any(laddr) && inet6_sk(sk))
		laddr = &inet6_sk(sk)->saddr;
	memcpy(to->inet6.laddr, laddr, sizeof(to->inet6.laddr));
	memcpy(to->inet6.raddr, &sk->sk_v6_daddr, sizeof(to->inet6.raddr));
	to->inet6.lport = ntohs(READ_ONCE(inet_sk(sk)->inet_sport));
	to->inet6.rport = ntohs(READ_ONCE(inet_sk(sk)->inet_dport));
	to->addr_len = sizeof(to->inet6);
}
#endif

/* As SO_COOKIE: makes one if the socket has none yet. */
static u64 cookie_of(struct sock *sk)
{
	u64 cookie = atomic64_read(&sk->sk_cookie);

	if (unlikely(!cookie))
		sock_diag_save_cookie(sk, (u32 *)&cookie);
	return cookie;
}

void sot_socket_describe(struct socket *sock, struct sot_socket *to)
{
	struct sock *sk = READ_ONCE(sock->sk);

	if (unlikely(!sk)) {
		memset(to, 0, sizeof(*to));
		to->inode = SOCK_INODE(sock)->i_ino;
		to->type = READ_ONCE(sock->type);
		return;
	}
	to->cookie = cookie_of(sk);
	to->netns = sock_net(sk)->ns.inum;
	to->inode = SOCK_INODE(sock)->i_ino;
	to->family = READ_ONCE(sk->sk_family);
	to->type = READ_ONCE(sock->type);
	to->protocol = READ_ONCE(sk->sk_protocol);
	to->state = READ_ONCE(sk->sk_state);
	to->addr_len = 0;
	if (to->family == AF_INET)
		describe_inet(sk, to);
#if IS_ENABLED(CONFIG_IPV6)
	else if (to->family == AF_INET6)
		describe_inet6(sk, to);
#endif
}

bool sot_socket_tcp_end(struct socket *sock, struct sot_tcp_end *end)
{
	const struct sock *sk = READ_ONCE(sock->sk);
	const struct tcp_sock *tp;
	u32 nagle;

	if (!sk || sock->type != SOCK_STREAM ||
	    sk->sk_protocol != IPPROTO_TCP ||
	    (sk->sk_family != AF_INET && sk->sk_family != AF_INET6))
		return false;
	tp = tcp_sk(sk);
	/* Packets may still arrive: a field more or less of them is no harm. */
	end->bytes_sent = data_race(tp->bytes_sent);
	end->bytes_received = data_race(tp->bytes_received);
	end->data_segs_out = data_race(tp->data_segs_out);
	end->data_segs_in = data_race(tp->data_segs_in);
	nagle = data_race((u32)tp->nonagle);
	end->flags = (nagle & TCP_NAGLE_OFF ? SOT_TCP_NODELAY : 0) |
		     (nagle & TCP_NAGLE_CORK ? SOT_TCP_CORK : 0);
	end->pad = 0;
	return true;
}

bool sot_socket_describe_fd(s32 fd, struct sot_socket *to)
{
	struct socket *sock = NULL;
	struct fd f;

	/* Holds the file, and with it the socket, until fdput(). */
	f = fdget(fd);
	if (fd_file(f)) {
		sock = sot_sock_from_file(fd_file(f));
		if (sock)
			sot_socket_describe(sock, to);
		fdput(f);
	}
	if (!sock)
		memset(to, 0, sizeof(*to));
	return sock;
}
