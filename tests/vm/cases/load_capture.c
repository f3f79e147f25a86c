// SPDX-License-Identifier: GPL-2.0-only
/* capture=lengths records no value at all; capture=secrets every one. */
#include "module.h"
#include "program.h"
#include "secret_kinds.h"
#include "secret.h"

static void call(int level, int name)
{
	setsockopt(-1, level, name, secret, sizeof(secret));
}

static const struct sot_event *event(unsigned int flags, unsigned int length)
{
	const struct sot_event *event = device_event(&secret_dev);

	CHECK_EQ("flags", event->flags & ~SOT_F_NOSOCK, flags);
	CHECK_EQ("value_len", event->value_len, length);
	CHECK_EQ("optlen", event->optlen, sizeof(secret));
	return event;
}

/* Neither that there is a program, nor what it does. */
static void attach(int fd)
{
	struct sock_filter program[4];
	struct sock_fprog fprog = { .len = 4, .filter = program };
	const struct sot_event *event;

	program_fill(program, 4);
	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &fprog,
			sizeof(fprog)));
	event = device_event(&secret_dev);
	CHECK_EQ("flags", event->flags, SOT_F_OMITTED);
	CHECK_EQ("value_len", event->value_len, 0);
	CHECK_EQ("in_len", event->in_len, 0);
}

int main(void)
{
	int fd = (int)MUST(socket(AF_INET, SOCK_STREAM, 0));
	socklen_t len = sizeof(int);
	int type;

	module_load("capture=lengths");
	secret_begin(1, NULL);
	CHECK_EQ("capture", secret_dev.info.capture, SOT_CAPTURE_LENGTHS);
	call(SOL_SOCKET, 9999);
	event(SOT_F_OMITTED, 0);
	for (size_t i = 0; i < SECRET_KINDS; i++) {
		call(secret_kinds[i].level, secret_kinds[i].optname);
		event(SOT_F_OMITTED, 0);
	}
	CHECK(!secret_within(secret_dev.buf, secret_dev.have),
	      "the value is there");
	attach(fd);
	MUST(getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &len));
	CHECK_EQ("value_len", device_event(&secret_dev)->value_len, 0);
	device_close(&secret_dev);
	module_unload();

	/* The search finds a key where there is one. */
	module_load("capture=secrets");
	secret_begin(1, NULL);
	CHECK_EQ("capture", secret_dev.info.capture, SOT_CAPTURE_SECRETS);
	for (size_t i = 0; i < SECRET_KINDS; i++) {
		call(secret_kinds[i].level, secret_kinds[i].optname);
		CHECK(!memcmp(event_value(event(0, sizeof(secret))), secret,
			      sizeof(secret)),
		      "%s: the key differs", secret_kinds[i].name);
	}
	CHECK(secret_within(secret_dev.buf, secret_dev.have),
	      "the key is not there");
	device_close(&secret_dev);
	module_unload();
	return verdict();
}
