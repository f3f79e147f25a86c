/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * Wire format of /dev/sockopt_trace: the only file that the kernel module and
 * its readers share.
 *
 * Read contract
 * -------------
 * open(2)   Takes a cursor of its own: every open file sees each call that
 *           matches its own filter, from the moment it was opened, and no
 *           reader disturbs another. At most SOT_READERS_MAX files are open at
 *           once (EBUSY). Refused with EPERM outside the initial user
 *           namespace. The probes are armed while a file is open.
 * read(2)   Returns whole records, as many as fit, in order of the time at
 *           which the calls returned (ts_ns + duration_ns). EINVAL if the
 *           buffer is smaller than sot_info.record_max. Waits for a record;
 *           with O_NONBLOCK it returns EAGAIN instead. Never returns 0.
 *           ENODEV: somebody removes the module by force, and waits for the
 *           file to be closed.
 * poll(2)   POLLIN | POLLRDNORM while a read would not wait.
 * lseek(2)  SEEK_SET to 0: to the oldest record still kept, also from before
 *           the open; such history is matched with what the records hold, so
 *           SOT_FILTER_TREE then means the named process alone and a cgroup
 *           the named cgroup alone. SEEK_END to 0: behind the newest record.
 *           Everything else is EINVAL.
 * ioctl(2)  SOT_IOC_INFO, SOT_IOC_SET_FILTER, SOT_IOC_STATS, see below.
 *
 * Setting a filter and going back to older records need the same right as open
 * (EPERM, EACCES): a file that was handed to somebody else shows what it was
 * made to show, and no more.
 *
 * A record starts with struct sot_header. Step from record to record by
 * header.len and skip a type that you do not know. Fields are only ever added
 * behind the last one: read a field only if header.hdr_len reaches behind it,
 * and look for what follows the fixed part at hdr_len, never at a sizeof. What
 * cannot be read by these rules comes with another SOT_ABI, which a reader must
 * refuse. Numbers are in the byte order of the host.
 *
 * Nothing is lost silently: a gap in sot_event.nth of one CPU is preceded by a
 * sot_lost record of that CPU whose count is the size of the gap.
 */
#ifndef _UAPI_SOCKOPT_TRACE_H
#define _UAPI_SOCKOPT_TRACE_H

#include <linux/ioctl.h>
#include <linux/types.h>

#define SOT_ABI 1
#define SOT_DEVICE "/dev/sockopt_trace"

#define SOT_COMM_LEN 16
#define SOT_READERS_MAX 64
#define SOT_SNAPLEN_MAX 4096

/* header.cpu of a record that belongs to no single CPU */
#define SOT_CPU_NONE 0xffffffffU

enum sot_type {
	SOT_TYPE_LOST = 1,	 /* struct sot_lost */
	SOT_TYPE_SETSOCKOPT = 2, /* struct sot_event */
	SOT_TYPE_GETSOCKOPT = 3, /* struct sot_event */
	/* Related calls: struct sot_event, for readers whose filter names them */
	SOT_TYPE_SOCKET = 4,
	SOT_TYPE_BIND = 5,
	SOT_TYPE_CONNECT = 6,
	SOT_TYPE_LISTEN = 7,
	SOT_TYPE_ACCEPT = 8, /* accept4(2) too */
	/* not close(2), which may leave other descriptors: the socket's end */
	SOT_TYPE_CLOSE = 9,
};

struct sot_header {
	__u32 len;     /* bytes of the whole record, a multiple of 8 */
	__u32 type;    /* enum sot_type */
	__u32 hdr_len; /* bytes of the fixed part, this header included */
	__u32 cpu;     /* CPU on which the call returned */
};

/* How the program made the call. */
enum sot_via {
	SOT_VIA_SYSCALL = 0,
	SOT_VIA_COMPAT = 1, /* 32-bit system call, socketcall included */
	SOT_VIA_X32 = 2,
	SOT_VIA_IO_URING = 3,
};

/* sot_event.flags */

/* some value bytes were first readable at return */
#define SOT_F_LATE (1U << 0)
/* the value is unreadable behind value_len bytes, or its program in_len */
#define SOT_F_FAULT (1U << 1)
/* the value, or the program that it names, is longer than snaplen */
#define SOT_F_TRUNCATED (1U << 2)
/*
 * the program changed the value, or with io_uring the request, during the call;
 * shown is what stood there at entry
 */
#define SOT_F_CHANGED (1U << 3)
/* a secret: only its public head is here */
#define SOT_F_REDACTED (1U << 4)
/* capture=lengths: values are not recorded */
#define SOT_F_OMITTED (1U << 5)
/* fd is no open socket; the sock fields are 0 */
#define SOT_F_NOSOCK (1U << 6)
/* getsockopt: *optlen is unreadable at entry */
#define SOT_F_OPTLEN_FAULT (1U << 7)
/* getsockopt: *optlen is unreadable at return */
#define SOT_F_OPTLEN_OUT_FAULT (1U << 8)
/* io_uring: fd is a slot of its registered files */
#define SOT_F_FIXED_FILE (1U << 9)
/* io_uring: the program is a 32-bit one, and so is the layout of the value */
#define SOT_F_COMPAT (1U << 10)

/*
 * One call of setsockopt(2) or getsockopt(2), or a related one. The fixed part is
 * followed, each
 * at the next multiple of 8 bytes, by
 *   addr_len   bytes: struct sot_inet or struct sot_inet6, by the family,
 *   value_len  bytes: the option value; of setsockopt as the kernel was about
 *                     to read it, of getsockopt as it was returned,
 *   in_len     bytes: of a getsockopt whose option reads its buffer too: that
 *                     buffer at entry; of a setsockopt whose value names a
 *                     classic BPF program: its instructions, as the kernel was
 *                     about to read them,
 * and by zeros up to header.len.
 *
 * Ids are those of the initial namespaces, except ns_pid and ns_tid. An id
 * that could not be determined is 0.
 *
 * A related call has the same fields; those not said to differ are 0:
 *   socket   level is its domain, optname its type as it was passed, optlen its
 *            protocol; fd is that of the new socket, or -1
 *   bind, connect
 *            optval is the program's address of the socket address, optlen its
 *            length, the value the socket address itself
 *   listen   optlen is the backlog
 *   accept   fd is the listening socket's; optname are the flags, optval and
 *            optlen_ptr the program's addresses; the sock fields and the address
 *            are those of the new socket, of the listening one if there is none
 *   close    fd is -1; the sock fields are those at the end, the value of a TCP
 *            socket is struct sot_tcp_end. The caller is who closed the last
 *            descriptor, or worked for them: that may be a thread of the kernel
 */
struct sot_event {
	struct sot_header header;
	__u64 nth;   /* this reader's events on this CPU, counted from 1 */
	__u64 seq;   /* all events on this CPU since load, counted from 1 */
	__u64 ts_ns; /* CLOCK_MONOTONIC at entry */
	__u64 duration_ns; /* from entry to return */
	__u64 sock_cookie; /* as SO_COOKIE */
	__u64 cgroup_id;   /* of the caller, in the cgroup v2 hierarchy */
	__u64 optval;	   /* the program's address */
	__u64 optlen_ptr;  /* getsockopt, not io_uring: the program's address */
	__u32 flags;	   /* SOT_F_* */
	__u32 via;	   /* enum sot_via */
	__s32 ret;	   /* 0 or more, or a negative errno */
	__s32 fd;
	__s32 level;
	__s32 optname;
	__s32 optlen;	  /* bytes; of getsockopt *optlen at entry */
	__s32 optlen_out; /* bytes; of getsockopt *optlen at return, or the length
			   * that io_uring returned; else 0
			   */
	__u32 addr_len;
	__u32 value_len;
	__u32 in_len;
	__u32 pid; /* of the process (tgid) */
	__u32 tid; /* of the thread */
	__u32 ppid;
	__u32 ns_pid; /* pid and tid in the caller's pid namespace */
	__u32 ns_tid;
	__u32 uid; /* effective, in the initial user namespace */
	__u32 gid;
	__u32 netns; /* inode numbers of the caller's namespaces */
	__u32 pidns;
	__u32 mntns;
	__u32 userns;
	__u32 sock_netns;    /* of the socket */
	__u32 sock_inode;    /* as fstat(2) on fd */
	__u32 sock_family;   /* AF_* */
	__u32 sock_type;     /* SOCK_* */
	__u32 sock_protocol; /* IPPROTO_*, or as the family defines it */
	__u32 sock_state; /* TCP_ESTABLISHED (1) ...; as the family defines it */
	char comm[SOT_COMM_LEN]; /* of the thread, NUL-terminated */
};

/* Addresses in network byte order, ports in host byte order; 0 if not set. */
struct sot_inet {
	__u32 laddr;
	__u32 raddr;
	__u32 lport;
	__u32 rport;
};

struct sot_inet6 {
	__u32 laddr[4];
	__u32 raddr[4];
	__u32 lport;
	__u32 rport;
};

/* sot_tcp_end.flags */
#define SOT_TCP_NODELAY (1U << 0)
#define SOT_TCP_CORK (1U << 1)

/* What went over a TCP connection up to its end. */
struct sot_tcp_end {
	__u64 bytes_sent; /* data; what was sent again, again */
	__u64 bytes_received;
	__u32 data_segs_out; /* segments with data, likewise */
	__u32 data_segs_in;
	__u32 flags; /* SOT_TCP_*, as they are set at the end */
	__u32 pad;   /* 0 */
};

enum sot_lost_reason {
	/* overwritten before this reader came; exact */
	SOT_LOST_OVERRUN = 1,
	/*
	 * no free kretprobe instance (see maxactive) or a nested probe: whether
	 * these calls would have matched the filter is not known; the kernel
	 * counts them without a lock, so that two CPUs at the same instant may
	 * count as one
	 */
	SOT_LOST_MISSED = 2,
	/*
	 * the probes have been switched off for the whole system, as by
	 * kernel.ftrace_enabled=0: all calls since the read before, and all up
	 * to SOT_LOST_REARMED, are lost; count is 0, as nobody counts them
	 */
	SOT_LOST_DISARMED = 3,
	/* they have been switched on again */
	SOT_LOST_REARMED = 4,
	/*
	 * not of the module: a service says what the process before it read from
	 * the device and did not write, as it was killed
	 */
	SOT_LOST_UNWRITTEN = 5,
};

struct sot_lost {
	struct sot_header header;
	__u64 ts_ns;  /* CLOCK_MONOTONIC when the loss was noticed */
	__u64 count;  /* calls */
	__u32 reason; /* enum sot_lost_reason */
	__u32 call;   /* enum sot_type of the calls; 0 if of both */
};

/*
 * The filter of one open file, evaluated before anything is copied. All
 * conditions must hold; a list holds if one of its entries does, an empty list
 * or a zero always does, but for calls. Setting it starts the file's stream
 * afresh: cursor, nth and loss counts begin at calls that are entered after the
 * ioctl. Related calls are probed while a filter names one of them. ENOENT: this
 * kernel lacks a function that they go through.
 */
#define SOT_FILTER_ENTRIES 64
#define SOT_FILTER_COMMS 16
#define SOT_FILTER_NS 16

/* sot_filter.flags */
#define SOT_FILTER_TREE (1U << 0)   /* pids: their descendants too */
#define SOT_FILTER_FAILED (1U << 1) /* only calls that returned an error */

/* sot_filter_opt.flags */
#define SOT_OPT_ANY_NAME (1U << 0) /* every option of the level */
#define SOT_OPT_EXCLUDE (1U << 1)  /* not this one, whatever else matches */

struct sot_filter_opt {
	__s32 level;
	__s32 optname;
	__u32 flags;
	__u32 pad; /* must be 0 */
};

struct sot_filter {
	__u32 flags; /* SOT_FILTER_* */
	__u32 calls; /* set of 1 << enum sot_type; 0: setsockopt, getsockopt */
	__u32 vias;  /* set of 1 << enum sot_via */
	__s32 err;   /* only calls that failed with this (positive) errno */
	__u64 families; /* set of 1 << AF_*; no socket is bit 0 */
	__u64 min_duration_ns;
	__u32 npids; /* lengths of the lists below */
	__u32 ntids;
	__u32 nuids;
	__u32 ncomms;
	__u32 nnetns;
	__u32 ncgroups;
	__u32 nopts;
	__u32 pad; /* must be 0 */
	__u32 pids
		[SOT_FILTER_ENTRIES]; /* 0: the process that sets the filter */
	__u32 tids[SOT_FILTER_ENTRIES];
	__u32 uids[SOT_FILTER_ENTRIES];
	__u32 netns
		[SOT_FILTER_NS]; /* of the socket; without one, the caller's */
	__u64 cgroups[SOT_FILTER_NS]; /* ids; each stands for its subtree */
	char comms[SOT_FILTER_COMMS][SOT_COMM_LEN];	/* whole names */
	struct sot_filter_opt opts[SOT_FILTER_ENTRIES]; /* one of those without
							 * SOT_OPT_EXCLUDE, if
							 * any, and none of those
							 * with it; related calls
							 * have no option
							 */
};

enum sot_capture {
	SOT_CAPTURE_VALUES = 0,
	SOT_CAPTURE_LENGTHS = 1,
	SOT_CAPTURE_SECRETS = 2,
};

struct sot_info {
	__u32 abi;	  /* SOT_ABI of the module */
	__u32 record_max; /* bytes of the longest record: the least read size */
	__u32 snaplen;	  /* bytes of a value at most */
	__u32 capture;	  /* enum sot_capture */
	__u32 cpus;	  /* possible CPUs, each with a buffer */
	__u32 pad;
	__u64 buffer_bytes; /* per CPU */
	char version[32];   /* of the module, NUL-terminated */
};

/* Of this open file, since it was opened or its filter was set. */
struct sot_stats {
	__u64 matched;	 /* calls that match the filter */
	__u64 delivered; /* of these: returned by read(2) */
	__u64 lost;	 /* of these: overwritten unread, as far as noticed */
	__u64 missed;	 /* calls seen by no probe, matching or not */
};

/*
 * The size of the structure is part of the ioctl number; a shorter one of an
 * older reader, or a longer one of a newer reader, is accepted as long as what
 * the other side does not know is 0. E2BIG otherwise.
 */
#define SOT_IOC_MAGIC 0xb9
#define SOT_IOC_INFO _IOR(SOT_IOC_MAGIC, 0, struct sot_info)
#define SOT_IOC_SET_FILTER _IOW(SOT_IOC_MAGIC, 1, struct sot_filter)
#define SOT_IOC_STATS _IOR(SOT_IOC_MAGIC, 2, struct sot_stats)

#define SOT_AT(type, field, offset)                                        \
	_Static_assert(__builtin_offsetof(struct type, field) == (offset), \
		       "struct " #type ": " #field " moved")

SOT_AT(sot_header, len, 0);
SOT_AT(sot_header, type, 4);
SOT_AT(sot_header, hdr_len, 8);
SOT_AT(sot_header, cpu, 12);
_Static_assert(sizeof(struct sot_header) == 16, "struct sot_header grew");

SOT_AT(sot_event, nth, 16);
SOT_AT(sot_event, seq, 24);
SOT_AT(sot_event, ts_ns, 32);
SOT_AT(sot_event, duration_ns, 40);
SOT_AT(sot_event, sock_cookie, 48);
SOT_AT(sot_event, cgroup_id, 56);
SOT_AT(sot_event, optval, 64);
SOT_AT(sot_event, optlen_ptr, 72);
SOT_AT(sot_event, flags, 80);
SOT_AT(sot_event, via, 84);
SOT_AT(sot_event, ret, 88);
SOT_AT(sot_event, fd, 92);
SOT_AT(sot_event, level, 96);
SOT_AT(sot_event, optname, 100);
SOT_AT(sot_event, optlen, 104);
SOT_AT(sot_event, optlen_out, 108);
SOT_AT(sot_event, addr_len, 112);
SOT_AT(sot_event, value_len, 116);
SOT_AT(sot_event, in_len, 120);
SOT_AT(sot_event, pid, 124);
SOT_AT(sot_event, tid, 128);
SOT_AT(sot_event, ppid, 132);
SOT_AT(sot_event, ns_pid, 136);
SOT_AT(sot_event, ns_tid, 140);
SOT_AT(sot_event, uid, 144);
SOT_AT(sot_event, gid, 148);
SOT_AT(sot_event, netns, 152);
SOT_AT(sot_event, pidns, 156);
SOT_AT(sot_event, mntns, 160);
SOT_AT(sot_event, userns, 164);
SOT_AT(sot_event, sock_netns, 168);
SOT_AT(sot_event, sock_inode, 172);
SOT_AT(sot_event, sock_family, 176);
SOT_AT(sot_event, sock_type, 180);
SOT_AT(sot_event, sock_protocol, 184);
SOT_AT(sot_event, sock_state, 188);
SOT_AT(sot_event, comm, 192);
_Static_assert(sizeof(struct sot_event) == 208, "struct sot_event grew");

SOT_AT(sot_inet, laddr, 0);
SOT_AT(sot_inet, raddr, 4);
SOT_AT(sot_inet, lport, 8);
SOT_AT(sot_inet, rport, 12);
_Static_assert(sizeof(struct sot_inet) == 16, "struct sot_inet grew");

SOT_AT(sot_inet6, laddr, 0);
SOT_AT(sot_inet6, raddr, 16);
SOT_AT(sot_inet6, lport, 32);
SOT_AT(sot_inet6, rport, 36);
_Static_assert(sizeof(struct sot_inet6) == 40, "struct sot_inet6 grew");

SOT_AT(sot_tcp_end, bytes_sent, 0);
SOT_AT(sot_tcp_end, bytes_received, 8);
SOT_AT(sot_tcp_end, data_segs_out, 16);
SOT_AT(sot_tcp_end, data_segs_in, 20);
SOT_AT(sot_tcp_end, flags, 24);
SOT_AT(sot_tcp_end, pad, 28);
_Static_assert(sizeof(struct sot_tcp_end) == 32, "struct sot_tcp_end grew");

SOT_AT(sot_lost, ts_ns, 16);
SOT_AT(sot_lost, count, 24);
SOT_AT(sot_lost, reason, 32);
SOT_AT(sot_lost, call, 36);
_Static_assert(sizeof(struct sot_lost) == 40, "struct sot_lost grew");

SOT_AT(sot_filter_opt, level, 0);
SOT_AT(sot_filter_opt, optname, 4);
SOT_AT(sot_filter_opt, flags, 8);
SOT_AT(sot_filter_opt, pad, 12);
_Static_assert(sizeof(struct sot_filter_opt) == 16,
	       "struct sot_filter_opt grew");

SOT_AT(sot_filter, flags, 0);
SOT_AT(sot_filter, calls, 4);
SOT_AT(sot_filter, vias, 8);
SOT_AT(sot_filter, err, 12);
SOT_AT(sot_filter, families, 16);
SOT_AT(sot_filter, min_duration_ns, 24);
SOT_AT(sot_filter, npids, 32);
SOT_AT(sot_filter, ntids, 36);
SOT_AT(sot_filter, nuids, 40);
SOT_AT(sot_filter, ncomms, 44);
SOT_AT(sot_filter, nnetns, 48);
SOT_AT(sot_filter, ncgroups, 52);
SOT_AT(sot_filter, nopts, 56);
SOT_AT(sot_filter, pad, 60);
SOT_AT(sot_filter, pids, 64);
SOT_AT(sot_filter, tids, 320);
SOT_AT(sot_filter, uids, 576);
SOT_AT(sot_filter, netns, 832);
SOT_AT(sot_filter, cgroups, 896);
SOT_AT(sot_filter, comms, 1024);
SOT_AT(sot_filter, opts, 1280);
_Static_assert(sizeof(struct sot_filter) == 2304, "struct sot_filter grew");

SOT_AT(sot_info, abi, 0);
SOT_AT(sot_info, record_max, 4);
SOT_AT(sot_info, snaplen, 8);
SOT_AT(sot_info, capture, 12);
SOT_AT(sot_info, cpus, 16);
SOT_AT(sot_info, pad, 20);
SOT_AT(sot_info, buffer_bytes, 24);
SOT_AT(sot_info, version, 32);
_Static_assert(sizeof(struct sot_info) == 64, "struct sot_info grew");

SOT_AT(sot_stats, matched, 0);
SOT_AT(sot_stats, delivered, 8);
SOT_AT(sot_stats, lost, 16);
SOT_AT(sot_stats, missed, 24);
_Static_assert(sizeof(struct sot_stats) == 32, "struct sot_stats grew");

#undef SOT_AT

#endif /* _UAPI_SOCKOPT_TRACE_H */
