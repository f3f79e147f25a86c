// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_abi COMMAND [ARGUMENT...]: runs the reader COMMAND on a module that speaks
 * the ABI of tomorrow: SOT_IOC_INFO of the COMMAND is answered here, through a
 * seccomp listener, with the number of the next ABI.
 */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "check.h"
#include "module/uapi/sockopt_trace.h"

/* Only the lower half of an ioctl's number counts. */
static int listen_for_info(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, args[1])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOT_IOC_INFO, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {
		.len = sizeof(code) / sizeof(code[0]),
		.filter = code,
	};

	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	return (int)MUST(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
				 SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
}

static void answer(int listener, const struct seccomp_notif *request)
{
	const struct sot_info info = {
		.abi = SOT_ABI + 1,
		.record_max = 4096,
		.version = "9.0",
	};
	struct seccomp_notif_resp response = { .id = request->id };
	char path[64];
	FILE *memory;

	snprintf(path, sizeof(path), "/proc/%u/mem", request->pid);
	memory = fopen(path, "r+");
	if (!memory || fseek(memory, (long)request->data.args[2], SEEK_SET) ||
	    fwrite(&info, sizeof(info), 1, memory) != 1 || fclose(memory))
		response.error = -EIO;
	MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response));
}

static void serve(int listener)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		struct seccomp_notif request = { .id = 0 };

		MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request));
		answer(listener, &request);
	}
}

int main(int argc, char **argv)
{
	int listener;

	if (argc < 2)
		DIE("give a command");
	listener = listen_for_info();
	if (!MUST(fork()))
		serve(listener);
	close(listener);
	execvp(argv[1], argv + 1);
	DIE("%s: %s", argv[1], strerror(errno));
}
