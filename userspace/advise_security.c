// SPDX-License-Identifier: GPL-2.0-only
/* Rules about what programs that mean no harm seldom do. */
#include "advise_scene.h"

#include <inttypes.h>
#include <string.h>

#define PACKET_MR_PROMISC 1

static const struct {
	int32_t level, optname;
} tables[] = { { AT_IP, 64 }, { AT_IPV6, 64 }, { AT_IP, 96 }, { AT_IP, 128 } };

static bool is_raw(const struct sot_event *event)
{
	return event->sock_family == AF_PACKET ||
	       (event_is_inet(event) && event->sock_type == SOCK_RAW);
}

static bool judge_filter(struct scene *scene)
{
	const struct call *call = scene->call;
	int64_t len;

	if (!is_raw(call->event))
		return false;
	if (call_did_set(call, AT_SOCKET, 26) && call_field(call, 0, 2, &len))
		return say(scene,
			   "a classic BPF program of %" PRId64
			   " instructions attached to a %s socket",
			   len,
			   call->event->sock_family == AF_PACKET ? "packet" :
								   "raw");
	if (call_did_set(call, AT_SOCKET, 50) && call->has_number)
		return say(scene,
			   "the extended BPF program of descriptor %" PRId64
			   " attached to a %s socket",
			   call->number,
			   call->event->sock_family == AF_PACKET ? "packet" :
								   "raw");
	return false;
}

static bool judge_alg(struct scene *scene)
{
	const struct sot_event *event = scene->call->event;

	if (event->sock_family != AF_ALG || !event->uid)
		return false;
	return say(scene, "user %u uses the kernel's cryptography: %s",
		   event->uid, call_name(scene->call));
}

static bool judge_tables(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call->set || !call_in_userns(call))
		return false;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		if (event_is_inet(call->event) &&
		    call_is(call, tables[i].level, tables[i].optname))
			return say(scene, "%s in user namespace %u, user %u%s",
				   call_name(call), call->event->userns,
				   call->event->uid,
				   call->ok ? "" : "; it failed");
	return false;
}

static bool judge_ring(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call->set || !call_in_userns(call) ||
	    call->event->sock_family != AF_PACKET ||
	    (!call_is(call, AT_PACKET, 5) && !call_is(call, AT_PACKET, 13)))
		return false;
	return say(scene, "%s in user namespace %u, user %u%s", call_name(call),
		   call->event->userns, call->event->uid,
		   call->ok ? "" : "; it failed");
}

static bool judge_transparent(struct scene *scene)
{
	const struct call *call = scene->call;

	if ((!call_did_set(call, AT_IP, 19) &&
	     !call_did_set(call, AT_IPV6, 75)) ||
	    !event_is_inet(call->event) || !call->has_number || !call->number)
		return false;
	return say(scene, "%s switched on", call_name(call));
}

static bool judge_mark(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call_did_set(call, AT_SOCKET, 36) || !call->has_number ||
	    !call->number)
		return false;
	return say(scene, "SO_MARK set to 0x%" PRIx64,
		   (uint64_t)call->number & UINT32_MAX);
}

static bool judge_device(struct scene *scene)
{
	const struct call *call = scene->call;

	if (call_did_set(call, AT_SOCKET, 62) && call->has_number &&
	    call->number)
		return say(scene, "bound to network device %" PRId64,
			   call->number);
	if (!call_did_set(call, AT_SOCKET, 25) || !call->has_value ||
	    !call->value.len || !call->value.bytes[0])
		return false;
	return say(scene, "bound to network device \"%.*s\"",
		   (int)(call->value.len < 16 ? call->value.len : 16),
		   (const char *)call->value.bytes);
}

static bool judge_repair(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call_did_set(call, AT_TCP, 19) || !event_is_tcp(call->event) ||
	    !call->has_number || call->number != 1)
		return false;
	return say(scene, "TCP_REPAIR switched on");
}

static bool judge_tls(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call_did_set(call, AT_TCP, 31) || !event_is_tcp(call->event) ||
	    !call->has_value || call->value.len < 3 ||
	    memcmp(call->value.bytes, "tls", 3) != 0)
		return false;
	return say(scene, "TCP_ULP set to \"tls\"");
}

static bool judge_raw(struct scene *scene)
{
	const struct sot_event *event = scene->call->event;

	if (!is_raw(event))
		return false;
	return say(
		scene, "%s on a %s socket of user %u", call_name(scene->call),
		event->sock_family == AF_PACKET ? "packet" : "raw", event->uid);
}

static bool judge_promiscuous(struct scene *scene)
{
	const struct call *call = scene->call;
	int64_t index, type;

	if (!call_did_set(call, AT_PACKET, 1) ||
	    call->event->sock_family != AF_PACKET ||
	    !call_field(call, 0, 4, &index) || !call_field(call, 4, 2, &type) ||
	    type != PACKET_MR_PROMISC)
		return false;
	return say(scene, "network device %" PRId64 " receives everything",
		   index);
}

const struct rule rules_security[] = {
	{ .id = "packet-filter",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "a BPF program on a raw or packet socket",
	  .why = "it sees packets before any firewall does: back doors wait so for a packet that wakes them. Fine of tcpdump, DHCP clients and the like. The evidence has the program, and its hash to search other hosts for.",
	  .fix = "know the program, or look at what it is and who started it",
	  .see = "packet(7), Documentation/networking/filter.rst",
	  .judge = judge_filter },
	{ .id = "alg-unprivileged",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "AF_ALG without being root",
	  .why = "hardly any ordinary program uses it, but exploits of the kernel do. Fine of cryptsetup benchmark and the like.",
	  .fix = "know the program, or keep the modules algif_* from being loaded",
	  .see = "Documentation/crypto/userspace-if.rst",
	  .judge = judge_alg },
	{ .id = "netfilter-in-userns",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "tables of netfilter in a user namespace",
	  .why = "that way an ordinary user reaches code that has had many holes. Fine of rootless containers with iptables-legacy.",
	  .fix = "use nftables; where it is not needed, sysctl user.max_user_namespaces=0",
	  .see = "user_namespaces(7)",
	  .judge = judge_tables },
	{ .id = "packet-ring-in-userns",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "a packet ring in a user namespace",
	  .why = "that way an ordinary user reaches code that has had many holes. Fine of a capture within a container.",
	  .fix = "drop CAP_NET_RAW from containers; where it is not needed, sysctl user.max_user_namespaces=0",
	  .see = "packet(7), user_namespaces(7)",
	  .judge = judge_ring },
	{ .id = "promiscuous",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "a network device is made to receive everything",
	  .why = "the program listens to traffic of others. Fine of captures and bridges.",
	  .fix = "know the program",
	  .see = "packet(7)",
	  .judge = judge_promiscuous },
	{ .id = "tcp-repair",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "a connection is taken apart",
	  .why = "TCP_REPAIR reads and writes a connection's state without the peer noticing. Fine of CRIU, which moves processes.",
	  .fix = "know the program; it takes CAP_NET_ADMIN",
	  .see = "criu(8), sockopt-trace explain",
	  .judge = judge_repair },
	{ .id = "raw-socket",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_SECURITY,
	  .title = "a raw or packet socket",
	  .why = "it sends and receives packets of any content, past ports and firewalls' ideas of programs. Fine of ping, DHCP and routing daemons.",
	  .fix = "know the program; ping does with SOCK_DGRAM where net.ipv4.ping_group_range allows it",
	  .see = "raw(7), packet(7)",
	  .judge = judge_raw },
	{ .id = "transparent-proxy",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_SECURITY,
	  .title = "a socket may use addresses that are not this host's",
	  .why = "it can answer in the name of others. Fine of transparent proxies.",
	  .fix = "know the program; it takes CAP_NET_RAW or CAP_NET_ADMIN",
	  .see = "ip(7), Documentation/networking/tproxy.rst",
	  .judge = judge_transparent },
	{ .id = "packet-mark",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_SECURITY,
	  .title = "packets are marked",
	  .why = "a mark can lead packets past rules of the firewall and of routing. Fine of VPNs and proxies.",
	  .fix = "know the program, and which rules look at marks: ip rule, nft list ruleset",
	  .see = "socket(7)",
	  .judge = judge_mark },
	{ .id = "bound-to-device",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_SECURITY,
	  .title = "a socket is tied to a network device",
	  .why = "its packets leave by that device whatever the routes say, past a VPN too. Fine of DHCP and of programs that serve one network.",
	  .fix = "know the program",
	  .see = "socket(7)",
	  .judge = judge_device },
	{ .id = "kernel-tls",
	  .severity = SEVERITY_INFO,
	  .class = CLASS_SECURITY,
	  .title = "the kernel encrypts a connection",
	  .why = "keys are handed to the kernel, which has had holes there. Fine of web servers that were told to.",
	  .fix = "know the program, or keep the module tls from being loaded",
	  .see = "Documentation/networking/tls.rst",
	  .judge = judge_tls },
	{ 0 },
};
