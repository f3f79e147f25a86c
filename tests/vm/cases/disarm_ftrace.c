// SPDX-License-Identifier: GPL-2.0-only
/* kernel.ftrace_enabled=0 while readers read. */
#include "disarm_cycle.h"

int main(void)
{
	disarm_cycle(SWITCH_FTRACE);
	return verdict();
}
