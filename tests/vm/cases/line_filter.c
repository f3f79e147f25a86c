// SPDX-License-Identifier: GPL-2.0-only
/* Filters, which are shown as the programs that they are. */
#include "lines.h"
#include "program.h"

static char text[256];

/* "ip and udp", shortened: what a DHCP client attaches looks like this. */
static struct sock_filter udp[] = {
	BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 12),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x800, 0, 3),
	BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 23),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 17, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, 262144),
	BPF_STMT(BPF_RET | BPF_K, 0),
};

#define INSNS                                                        \
	"insns=[0: ldh [12]; 1: jeq #0x800 jt 2 jf 5; 2: ldb [23]; " \
	"3: jeq #0x11 jt 4 jf 5; 4: ret #262144; 5: ret #0]"

/* Read as a struct sock_fprog, its first instruction would tell of 48 others. */
static void byte_first(int fd)
{
	struct sock_filter program[] = {
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),
		BPF_STMT(BPF_RET | BPF_A, 0),
	};
	struct sock_fprog fprog = { .len = 2, .filter = program };
	unsigned long long hash = program_hash(program, 2);
	struct sock_filter got[2];

	snprintf(
		text, sizeof(text),
		"{len=2, filter=%p, hash=%016llx, insns=[0: ldb [9]; 1: ret a]}",
		(void *)program, hash);
	SET(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, 16, .text = text);
	snprintf(text, sizeof(text),
		 "{len=2, hash=%016llx, insns=[0: ldb [9]; 1: ret a]}", hash);
	GET_AS(fd, SOL_SOCKET, "SOL_SOCKET", SO_ATTACH_FILTER, "SO_GET_FILTER",
	       got, 2, .text = text);
}

int main(void)
{
	int fd = line_socket(AF_INET, SOCK_DGRAM, 0);
	struct sock_fprog fprog = { .len = 6, .filter = udp };
	unsigned long long hash = program_hash(udp, 6);
	struct sock_filter got[6];
	int zero = 0;

	snprintf(text, sizeof(text),
		 "{len=6, filter=%p, hash=%016llx, " INSNS "}", (void *)udp,
		 hash);
	SET(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, 16, .text = text);
	snprintf(text, sizeof(text), "{len=6, hash=%016llx, " INSNS "}", hash);
	GET_AS(fd, SOL_SOCKET, "SOL_SOCKET", SO_ATTACH_FILTER, "SO_GET_FILTER",
	       got, 6, .text = text);
	SET(fd, SOL_SOCKET, SO_DETACH_FILTER, &zero, 4, .text = "[0]");
	byte_first(fd);
	fprog.filter = (void *)16;
	SET(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog, 16,
	    .text = "{len=6, filter=0x10}", .notes = "fault", .err = EFAULT);
	return verdict();
}
