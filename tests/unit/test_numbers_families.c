// SPDX-License-Identifier: GPL-2.0-only
/*
 * Numbers of all other families. What newer kernels no longer have is compared
 * where the installed headers still have it.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include <linux/atm.h>
#include <linux/atmdev.h>
#include <linux/atmsap.h>
#include <linux/ax25.h>
#include <linux/can/isotp.h>
#include <linux/can/j1939.h>
#include <linux/can/raw.h>
#include <linux/dccp.h>
#include <linux/if_alg.h>
#include <linux/if_packet.h>
#include <linux/if_pppol2tp.h>
#include <linux/if_xdp.h>
#include <linux/kcm.h>
#include <linux/llc.h>
#include <linux/mctp.h>
#include <linux/mptcp.h>
#include <linux/netlink.h>
#include <linux/nfc.h>
#include <linux/phonet.h>
#include <linux/rds.h>
#include <linux/rxrpc.h>
#include <linux/sctp.h>
#include <linux/smc.h>
#include <linux/tipc.h>
#include <linux/tls.h>
#include <linux/vm_sockets.h>
#include <linux/x25.h>
#if __has_include(<linux/netrom.h>)
#include <linux/netrom.h>
#endif
#if __has_include(<linux/rose.h>)
#include <linux/rose.h>
#endif

#include "numbers.h"

#include "../../userspace/catalogue/alg.c"
#include "../../userspace/catalogue/ax25.c"
#include "../../userspace/catalogue/dccp.c"
#include "../../userspace/catalogue/mctp.c"
#include "../../userspace/catalogue/netlink.c"
#include "../../userspace/catalogue/nfc.c"
#include "../../userspace/catalogue/packet.c"
#include "../../userspace/catalogue/phonet.c"
#include "../../userspace/catalogue/rds.c"
#include "../../userspace/catalogue/rxrpc.c"
#include "../../userspace/catalogue/sctp.c"
#include "../../userspace/catalogue/stream.c"
#include "../../userspace/catalogue/tipc.c"
#include "../../userspace/catalogue/vsock.c"
#include "../../userspace/catalogue/x25.c"

static void test_enumerators(void)
{
	VALUE_OF(can_raw, CAN_RAW_FILTER);
	VALUE_OF(can_raw, CAN_RAW_ERR_FILTER);
	VALUE_OF(can_raw, CAN_RAW_LOOPBACK);
	VALUE_OF(can_raw, CAN_RAW_RECV_OWN_MSGS);
	VALUE_OF(can_raw, CAN_RAW_FD_FRAMES);
	VALUE_OF(can_raw, CAN_RAW_JOIN_FILTERS);
	VALUE_OF(can_isotp, CAN_ISOTP_OPTS);
	VALUE_OF(can_isotp, CAN_ISOTP_RECV_FC);
	VALUE_OF(can_isotp, CAN_ISOTP_TX_STMIN);
	VALUE_OF(can_isotp, CAN_ISOTP_RX_STMIN);
	VALUE_OF(can_isotp, CAN_ISOTP_LL_OPTS);
	VALUE_OF(can_j1939, SO_J1939_FILTER);
	VALUE_OF(can_j1939, SO_J1939_PROMISC);
	VALUE_OF(can_j1939, SO_J1939_SEND_PRIO);
	VALUE_OF(can_j1939, SO_J1939_ERRQUEUE);
	VALUE_OF(llc, LLC_OPT_UNKNOWN);
	VALUE_OF(llc, LLC_OPT_RETRY);
	VALUE_OF(llc, LLC_OPT_SIZE);
	VALUE_OF(llc, LLC_OPT_ACK_TMR_EXP);
	VALUE_OF(llc, LLC_OPT_P_TMR_EXP);
	VALUE_OF(llc, LLC_OPT_REJ_TMR_EXP);
	VALUE_OF(llc, LLC_OPT_BUSY_TMR_EXP);
	VALUE_OF(llc, LLC_OPT_TX_WIN);
	VALUE_OF(llc, LLC_OPT_RX_WIN);
	VALUE_OF(llc, LLC_OPT_PKTINFO);
	VALUE_OF(pppol2tp, PPPOL2TP_SO_DEBUG);
	VALUE_OF(pppol2tp, PPPOL2TP_SO_RECVSEQ);
	VALUE_OF(pppol2tp, PPPOL2TP_SO_SENDSEQ);
	VALUE_OF(pppol2tp, PPPOL2TP_SO_LNSMODE);
	VALUE_OF(pppol2tp, PPPOL2TP_SO_REORDERTO);
	VALUE_OF(kcm, KCM_RECV_DISABLE);
	/* The numbers of ATM are made of the sizes of structures. */
	VALUE_OF(atm, SO_SETCLP);
	VALUE_OF(atm, SO_CIRANGE);
	VALUE_OF(atm, SO_ATMQOS);
	VALUE_OF(atm, SO_ATMSAP);
	VALUE_OF(atm, SO_ATMPVC);
	VALUE_OF(atm, SO_MULTIPOINT);
}

int main(void)
{
	NUMBERS(sctp);
	NUMBERS(dccp);
	NUMBERS(mptcp);
	NUMBERS(smc);
	NUMBERS(tls);
	NUMBERS(kcm);
	NUMBERS(packet);
	NUMBERS(xdp);
	NUMBERS(netlink);
	NUMBERS(vsock);
	NUMBERS(alg);
	NUMBERS(rds);
	NUMBERS(rxrpc);
	NUMBERS(tipc);
	NUMBERS(mctp);
	NUMBERS(nfc);
	NUMBERS(pnpipe);
	NUMBERS(x25);
	NUMBERS(ax25);
	NUMBERS(netrom);
	NUMBERS(rose);
	printf("# %u numbers were in the headers\n", numbers_compared);
	check("the headers were seen", numbers_compared > 150);
	test_enumerators();
	return unit_end();
}
