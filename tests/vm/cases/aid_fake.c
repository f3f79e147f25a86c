// SPDX-License-Identifier: GPL-2.0-only
/*
 * aid_fake ABI COMMAND [ARGUMENT...]: runs the reader COMMAND on what is no
 * device of the module: SOT_IOC_INFO and SOT_IOC_SET_FILTER of the COMMAND are
 * answered here, through a seccomp listener, by a module that speaks this ABI.
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
static int listen_for_ioctls(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, args[1])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOT_IOC_INFO, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SOT_IOC_SET_FILTER, 0, 1),
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

static int put_info(const struct seccomp_notif *request, uint32_t abi)
{
	const struct sot_info info = {
		.abi = abi,
		.record_max = 4096,
		.version = "9.0",
	};
	char path[64];
	FILE *memory;

	snprintf(path, sizeof(path), "/proc/%u/mem", request->pid);
	memory = fopen(path, "r+");
	if (!memory || fseek(memory, (long)request->data.args[2], SEEK_SET) ||
	    fwrite(&info, sizeof(info), 1, memory) != 1 || fclose(memory))
		return -EIO;
	return 0;
}

static void answer(int listener, const struct seccomp_notif *request,
		   uint32_t abi)
{
	struct seccomp_notif_resp response = { .id = request->id };

	if ((uint32_t)request->data.args[1] == SOT_IOC_INFO)
		response.error = put_info(request, abi);
	MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &response));
}

static void serve(int listener, uint32_t abi)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		struct seccomp_notif request = { .id = 0 };

		MUST(ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request));
		answer(listener, &request, abi);
	}
}

int main(int argc, char **argv)
{
	int listener;

	if (argc < 3)
		DIE("give an ABI and a command");
	listener = listen_for_ioctls();
	if (!MUST(fork()))
		serve(listener, (uint32_t)strtoul(argv[1], NULL, 10));
	close(listener);
	execvp(argv[2], argv + 2);
	DIE("%s: %s", argv[2], strerror(errno));
}
