// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys are nowhere in the machine's memory once the calls that passed them are
 * over: neither while the module records nor after it is gone.
 *
 * The calls are on no socket, so that the kernel itself copies nothing. Here the
 * key is only ever whole in the value that is passed, which is then wiped; it is
 * made byte by byte, as registers for more than that are saved in memory, too.
 */
#include "secret_kinds.h"
#include "module.h"

#include <elf.h>
#include <sys/random.h>
#include <sys/socket.h>

#include "module/uapi/sockopt_trace.h"

#define KEY_LEN 8 /* four times in each value */
#define VALUE_LEN 256
#define CHUNK (1 << 20)
#define FIRST 0xc7 /* of the key: a byte that memory is not full of */

static unsigned char hidden[KEY_LEN]; /* the key, but for this: */
#define MASK 0x5a

static volatile unsigned char value[VALUE_LEN];
static char *chunk;
static int core;

static void call_with_key(const struct secret_kind *kind)
{
	size_t len = kind->head + 4 * KEY_LEN;

	for (size_t i = 0; i < kind->head; i++)
		value[i] = 'h';
	for (size_t i = kind->head; i < len; i++)
		value[i] = hidden[(i - kind->head) % KEY_LEN] ^ MASK;
	setsockopt(-1, kind->level, kind->optname, (const void *)value,
		   (socklen_t)len);
	for (size_t i = 0; i < VALUE_LEN; i++)
		value[i] = 0;
}

static bool is_key(const volatile char *at)
{
	for (size_t i = 0; i < KEY_LEN; i++)
		if ((unsigned char)(at[i] ^ MASK) != hidden[i])
			return false;
	return true;
}

static size_t search_chunk(size_t len)
{
	const char *at = chunk, *end = chunk + len - KEY_LEN;
	size_t found = 0;

	while (at <= end && (at = memchr(at, FIRST, (size_t)(end - at) + 1))) {
		found += is_key(at);
		at++;
	}
	return found;
}

/* Where chunks meet, none is overlooked. */
static size_t search_part(off_t at, uint64_t len)
{
	size_t found = 0;

	while (len >= KEY_LEN) {
		ssize_t got = pread(core, chunk, len < CHUNK ? len : CHUNK, at);

		/* Memory that is there and yet cannot be read, as of a device */
		if (got < KEY_LEN)
			got = 4096;
		else
			found += search_chunk((size_t)got);
		if ((uint64_t)got >= len)
			break;
		got -= KEY_LEN - 1;
		at += got;
		len -= (uint64_t)got;
	}
	return found;
}

static uint64_t searched;

/* All memory, which the kernel shows here together with its own. */
static size_t search(void)
{
	size_t found = 0;
	Elf64_Phdr header;
	Elf64_Ehdr file;

	searched = 0;
	if (pread(core, &file, sizeof(file), 0) != sizeof(file))
		DIE("/proc/kcore: %s", strerror(errno));
	for (size_t i = 0; i < file.e_phnum; i++) {
		off_t at = (off_t)(file.e_phoff + i * sizeof(header));

		if (pread(core, &header, sizeof(header), at) != sizeof(header))
			DIE("/proc/kcore: %s", strerror(errno));
		/* Others are only other views of the same memory. */
		if (header.p_type != PT_LOAD || header.p_paddr == UINT64_MAX)
			continue;
		found += search_part((off_t)header.p_offset, header.p_memsz);
		searched += header.p_memsz;
	}
	return found;
}

static void record(const char *parameters)
{
	int fd;

	module_load(parameters);
	fd = (int)MUST(open(SOT_DEVICE, O_RDONLY));
	for (size_t i = 0; i < SECRET_KINDS; i++)
		call_with_key(&secret_kinds[i]);
	CHECK_EQ("events", counter("events"), SECRET_KINDS);
	close(fd);
}

int main(void)
{
	core = open("/proc/kcore", O_RDONLY);
	chunk = malloc(CHUNK);
	if (core < 0)
		skip("the kernel does not show its memory (/proc/kcore): %s",
		     strerror(errno));
	if (!chunk)
		DIE("out of memory");
	MUST(getrandom(hidden, sizeof(hidden), 0));
	hidden[0] = FIRST ^ MASK;

	record("");
	CHECK_EQ("keys in memory, recorded", search(), 0);
	module_unload();
	CHECK_EQ("keys in memory, unloaded", search(), 0);
	printf("info searched %lu MiB\n", searched >> 20);

	/* A control: where keys are recorded, they are found. */
	record("capture=secrets");
	CHECK(search() >= SECRET_KINDS, "the search finds no keys");
	module_unload();
	return verdict();
}
