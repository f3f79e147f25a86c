// SPDX-License-Identifier: GPL-2.0-only
/* Rules about calls that cannot work, told by what the catalogue knows. */
#include "advise_scene.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "causes.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define SO_DEBUG_NR 1

static uint32_t least_width(const struct value_type *type)
{
	return type->widths & -type->widths;
}

/* Bytes that the option takes at least; 0 if a shorter value is none of its own. */
static uint32_t least_of(const struct call *call)
{
	if (!call->opt)
		return 0;
	return call->set ? catalogue_least(call->opt) :
			   least_width(call->opt->type);
}

static bool is_too_short(const struct call *call)
{
	int32_t len = call->event->optlen;

	return len >= 0 && (uint32_t)len < least_of(call);
}

/* A level where the number could have been meant. */
struct guess {
	const struct opt_level *level;
	const struct opt *opt;
};

static bool is_bool(const struct opt *opt)
{
	return opt->type == &value_bool || opt->type == &value_ip_bool;
}

static bool works(const struct opt *opt, bool set)
{
	return !opt->only || opt->only == (set ? OPT_SET : OPT_GET);
}

/* Whether the call makes no sense as what it says. */
static bool is_misfit(const struct call *call)
{
	const struct opt *opt = call->opt;

	if (!opt || !works(opt, call->set) || is_too_short(call))
		return true;
	if (opt->type->widths && call->event->optlen > 8)
		return true;
	/* Switching on what is no switch, as TCP_MAXSEG by SO_REUSEADDR's number. */
	return call->event->ret == -EINVAL && call->set && call->has_number &&
	       call->number == 1 && !is_bool(opt);
}

/* ... but does as this option. */
static bool fits(const struct call *call, const struct opt *opt)
{
	const struct value_type *type = opt->type;
	uint32_t len = (uint32_t)call->event->optlen;

	if (!works(opt, call->set))
		return false;
	if (is_bool(opt))
		return len == 4 &&
		       (!call->has_number || (uint64_t)call->number <= 1);
	if (type->widths)
		return len <= 8 && type->widths & len;
	return type->fields && len == type->size;
}

static bool guess_level(const struct call *call, struct guess *guess)
{
	static const int32_t levels[] = { AT_SOCKET, AT_TCP, AT_IP, AT_IPV6 };
	const struct sot_event *event = call->event;

	for (size_t i = 0; i < COUNT(levels); i++) {
		if (levels[i] == event->level ||
		    (levels[i] == AT_TCP && !event_is_tcp(event)) ||
		    (levels[i] == AT_IPV6 && event->sock_family != AF_INET6) ||
		    (levels[i] == AT_IP && event->sock_family != AF_INET))
			continue;
		guess->level = catalogue_level(levels[i], event->sock_family,
					       event->sock_protocol);
		guess->opt = catalogue_opt(guess->level, event->optname,
					   event_direction(call->rec));
		if (guess->opt && fits(call, guess->opt))
			return true;
	}
	return false;
}

static bool is_wrong_level(const struct call *call, struct guess *guess)
{
	static const int32_t errors[] = { -ENOPROTOOPT, -EINVAL, -EPERM,
					  -EOPNOTSUPP };
	const struct sot_event *event = call->event;
	bool failed = false;

	if (event->flags & SOT_F_NOSOCK)
		return false;
	/* Nobody debugs TCP so, and root is not told that it does nothing. */
	if (call->set && event_is_tcp(event) && call->has_number &&
	    call->number && call_is(call, AT_SOCKET, SO_DEBUG_NR))
		return guess_level(call, guess);
	for (size_t i = 0; i < COUNT(errors); i++)
		failed |= event->ret == errors[i];
	/* A structure that is too short is an int by mistake more often. */
	return failed && is_misfit(call) && guess_level(call, guess) &&
	       (!is_too_short(call) || is_bool(guess->opt));
}

static bool judge_level(struct scene *scene)
{
	const struct call *call = scene->call;
	struct guess guess;

	if (!is_wrong_level(call, &guess))
		return false;
	return say(
		scene,
		"%s of %d bytes at level %d is %s; at %s the number %d is %s",
		call->set ? "a value" : "room", call->event->optlen,
		call->event->level, call->opt ? call->opt->name : "no option",
		guess.level->name, call->event->optname, guess.opt->name);
}

static bool judge_length(struct scene *scene)
{
	const struct call *call = scene->call;
	struct guess guess;

	if (!is_too_short(call) || is_wrong_level(call, &guess) ||
	    (call->event->ret != -EINVAL && (call->set || !call->ok)))
		return false;
	return say(scene, "%s %s %d bytes; it takes %u (%s)", call_name(call),
		   call->set ? "set with" : "read with room for",
		   call->event->optlen, least_of(call), call->opt->type->name);
}

/* A program that has asked for less already goes on with that. */
static bool is_fallback(const struct scene *scene)
{
	bool receives = call_is(scene->call, AT_SOCKET, 33);

	if (!receives && !call_is(scene->call, AT_SOCKET, 32))
		return false;
	return scene->sock &&
	       scene->sock->tracked[receives ? TRACK_RCVBUF : TRACK_SNDBUF]
		       .sets;
}

static bool judge_capability(struct scene *scene)
{
	const struct call *call = scene->call;
	const struct sot_event *event = call->event;
	char where[80] = "the initial user namespace";
	struct guess guess;

	if ((event->ret != -EPERM && event->ret != -EACCES) || !call->opt ||
	    !call->opt->needs || is_fallback(scene) ||
	    is_wrong_level(call, &guess))
		return false;
	if (call_in_userns(call))
		snprintf(where, sizeof(where),
			 "user namespace %u, where a capability may not count",
			 event->userns);
	return say(
		scene,
		"%s is denied (%s) to user %u: it takes %s; the process is in %s",
		call_name(call), call_error(call), event->uid, call->opt->needs,
		where);
}

/* The cause that the catalogue knows, "" if none. */
static void cause_of(const struct call *call, const char *error, char *text,
		     size_t size)
{
	struct cause causes[CAUSES_MAX];
	size_t n;

	*text = '\0';
	if (!call->opt)
		return;
	n = causes_of(call->level, call->opt, causes);
	for (size_t i = 0; i < n; i++)
		if (!strcmp(causes[i].name, error))
			snprintf(text, size, ": %s", causes[i].text);
	causes_free(causes, n);
}

/* Numbers that a module registers with netfilter. */
static const struct {
	int32_t level, first, last;
	const char *name;
} modules[] = {
	{ AT_IP, 64, 67, "ip_tables" },	   { AT_IP, 96, 99, "arp_tables" },
	{ AT_IP, 128, 131, "ebtables" },   { AT_IP, 1152, 1167, "ip_vs" },
	{ AT_IPV6, 64, 65, "ip6_tables" }, { AT_IPV6, 68, 69, "ip6_tables" },
};

static const char *module_of(const struct sot_event *event)
{
	for (size_t i = 0; i < COUNT(modules); i++)
		if (event_is_inet(event) && modules[i].level == event->level &&
		    modules[i].first <= event->optname &&
		    event->optname <= modules[i].last)
			return modules[i].name;
	return NULL;
}

/* What a kernel or a socket says that does not have it; TCP_ULP has its own way. */
static bool is_unsupported(const struct call *call)
{
	int32_t ret = call->event->ret;

	return ret == -ENOPROTOOPT || ret == -EOPNOTSUPP ||
	       (ret == -ENOENT && call->set && call_is(call, AT_TCP, 31) &&
		event_is_tcp(call->event));
}

static bool judge_unsupported(struct scene *scene)
{
	const struct call *call = scene->call;
	const struct opt *opt = call->opt;
	const char *error = call_error(call);
	const char *module = module_of(call->event);
	struct guess guess;
	char cause[160];

	if (!is_unsupported(call) || is_wrong_level(call, &guess))
		return false;
	/* Of some options that is an answer, such as of SO_PEERSEC. */
	if (opt && opt->errors && strstr(opt->errors, error) && !call->set)
		return false;
	cause_of(call, error, cause, sizeof(cause));
	return say(scene, "%s is refused (%s)%s%s%s", call_name(call), error,
		   cause, module ? "; it is of the module " : "",
		   module ? module : "");
}

static bool judge_changed(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call->set || !(call->event->flags & SOT_F_CHANGED))
		return false;
	return say(scene, "the value of %s changed while the kernel read it",
		   call_name(call));
}

static bool judge_idle(struct scene *scene)
{
	const struct call *call = scene->call;

	if (!call->set || !call->ok || !call->opt || !call->opt->idle)
		return false;
	return say(scene, "%s: %s", call_name(call), call->opt->meaning);
}

const struct rule rules_misuse[] = {
	{ .id = "wrong-level",
	  .severity = SEVERITY_ERROR,
	  .class = CLASS_CORRECTNESS,
	  .title = "an option at the wrong level",
	  .why = "a number means another option at another level: what was asked for is not set.",
	  .fix = "pass the level that goes with the option's name: SOL_SOCKET for SO_*, IPPROTO_TCP for TCP_*, IPPROTO_IP for IP_*, IPPROTO_IPV6 for IPV6_*",
	  .see = "setsockopt(2), sockopt-trace explain",
	  .judge = judge_level },
	{ .id = "wrong-length",
	  .severity = SEVERITY_ERROR,
	  .class = CLASS_CORRECTNESS,
	  .title = "a value that is too short for its option",
	  .why = "the kernel refuses it, or returns a part of the value.",
	  .fix = "pass the type that the option takes, and its sizeof",
	  .see = "setsockopt(2), sockopt-trace explain",
	  .judge = judge_length },
	{ .id = "missing-capability",
	  .severity = SEVERITY_ERROR,
	  .class = CLASS_CORRECTNESS,
	  .title = "a capability is missing",
	  .why = "the call failed. Fine if the program does without; SO_RCVBUFFORCE behind SO_RCVBUF, for example, is not reported.",
	  .fix = "give the program the capability (AmbientCapabilities= of systemd, setcap, --cap-add of a container), or do without the option; in a user namespace, only those count that the namespace itself owns the network for",
	  .see = "capabilities(7), user_namespaces(7)",
	  .judge = judge_capability },
	{ .id = "unsupported-option",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title =
		  "the kernel does not have the option, or not for this socket",
	  .why = "the call failed. Fine if the program only tries whether it is there.",
	  .fix = "set it on sockets that have it alone, use a kernel that has it, or load the module of the protocol",
	  .see = "setsockopt(2), sockopt-trace explain",
	  .judge = judge_unsupported },
	{ .id = "value-changed",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_SECURITY,
	  .title = "a value was changed during the call",
	  .why = "another thread wrote into it: which value counts is a matter of chance, and who does so on purpose may be after a bug of the kernel.",
	  .fix = "give each call memory of its own, with io_uring until its completion",
	  .see = "setsockopt(2)",
	  .judge = judge_changed },
	{ .id = "no-effect",
	  .severity = SEVERITY_WARNING,
	  .class = CLASS_CORRECTNESS,
	  .title = "an option that does nothing",
	  .why = "the kernel takes it for the sake of old programs, and ignores it.",
	  .fix = "leave it out",
	  .see = "socket(7), tcp(7), sockopt-trace explain",
	  .judge = judge_idle },
	{ 0 },
};
