/* SPDX-License-Identifier: GPL-2.0-only */
/* What text and JSON make of a value, and of what may happen to it. */
#ifndef SOT_SCENES_H
#define SOT_SCENES_H

#include <stdlib.h>

#include "../../userspace/catalogue/catalogue.h"
#include "../../userspace/value_event.h"
#include "event.h"
#include "json_check.h"
#include "samples.h"
#include "unit.h"

static struct out out;
static struct sink text = { .ops = &sink_text, .out = &out, .utc = true };
static struct sink json = { .ops = &sink_json, .out = &out };

#define LINE_MAX_BYTES 16384

/* A row in one direction, as a program of some ABI uses it. */
struct use {
	const struct opt_level *level;
	const struct opt *opt;
	const struct value_type *type; /* the layout of that ABI */
	bool get;
	uint32_t via;
	uint8_t bytes[SAMPLE_MAX]; /* a well-formed value */
	uint32_t len;
};

/* What happened to the value, and what the sinks made of it. */
struct scene {
	const char *name;
	uint32_t given;	   /* bytes that the program passed or got */
	uint32_t captured; /* of these: bytes that were recorded */
	uint32_t flags;
	int32_t ret;
	bool null;
	char value[LINE_MAX_BYTES]; /* what text says of it */
	char rest[256];		    /* and what follows */
	char plain[LINE_MAX_BYTES]; /* what JSON says of it */
};

static inline bool complain(const struct use *use, const struct scene *scene,
			    const char *what)
{
	printf("# %s %s %s, %s, %s: %s: %s%s", use->level->name, use->opt->name,
	       use->get ? "get" : "set", names_get(&names_vias, use->via),
	       scene->name, what, scene->value, scene->rest);
	return false;
}

static inline const char *line_of(struct sink *sink, const struct record *rec)
{
	out.len = 0;
	sink->ops->event(sink, rec);
	out_chr(&out, '\0');
	return out.buf;
}

static inline struct record record_of(const struct use *use,
				      const struct scene *scene,
				      const uint8_t *bytes)
{
	struct record rec = use->get ? event_get_sample() : event_sample();
	int32_t unit = 1;

	rec.event.level = use->level->number;
	rec.event.optname = use->opt->number;
	for (uint32_t family = 1; use->level->families >> family; family++)
		if (use->level->families >> family & 1)
			rec.event.sock_family = family;
	for (uint32_t i = 0; use->level->protocols >> i; i++)
		if (use->level->protocols >> i & 1)
			rec.event.sock_protocol = i;
	/* SO_GET_FILTER counts instructions. */
	if (use->type == &value_bpf)
		unit = VALUE_BPF_INSN;
	rec.event.optlen = ((int32_t)scene->given + unit - 1) / unit;
	rec.event.optlen_out = use->get ? rec.event.optlen : 0;
	rec.event.value_len = scene->captured;
	rec.event.flags = scene->flags;
	rec.event.ret = scene->ret;
	rec.event.via = use->via;
	if (scene->null)
		rec.event.optval = 0;
	rec.value = bytes;
	return rec;
}

static inline void keep(char *to, size_t room, const char *from, size_t len)
{
	if (len >= room)
		len = room - 1;
	memcpy(to, from, len);
	to[len] = '\0';
}

/* Splits what text says behind the name: the value, and the rest. */
static inline bool split(const struct use *use, struct scene *scene,
			 const char *line)
{
	char name[128], end[32];
	const char *value, *rest;
	struct record rec = record_of(use, scene, NULL);

	snprintf(name, sizeof(name), ", %s, %s, ", use->level->name,
		 use->opt->name);
	snprintf(end, sizeof(end),
		 use->get ? ", [%d]) = " : ", %d) = ", rec.event.optlen);
	value = strstr(line, name);
	rest = value ? strstr(value, end) : NULL;
	if (!rest)
		return false;
	value += strlen(name);
	keep(scene->value, sizeof(scene->value), value, (size_t)(rest - value));
	keep(scene->rest, sizeof(scene->rest), rest, strlen(rest));
	return true;
}

static inline bool has_field(const char *line, const char *name,
			     const char *want)
{
	const char *got = json_field(line, name);

	return got && !strcmp(got, want);
}

static inline bool shows_json(const struct use *use, struct scene *scene,
			      const char *line)
{
	char name[128];
	const char *value, *hex;

	snprintf(name, sizeof(name), "\"%s\"", use->opt->name);
	if (!json_is_line(line) || !has_field(line, "optname", name))
		return false;
	snprintf(name, sizeof(name), "\"%s\"", use->level->name);
	if (!has_field(line, "level", name))
		return false;
	value = json_field(line, "value");
	keep(scene->plain, sizeof(scene->plain), value, strlen(value));
	hex = json_field(line, "value_hex");
	if (!hex ||
	    (strcmp(hex, "null") && strlen(hex) != 2 * scene->captured + 2))
		return false;
	for (size_t i = 0; i < event_notes_count; i++) {
		const char *flags = json_field(line, "flags");

		if (scene->flags & event_notes[i].flag &&
		    !strstr(flags, event_notes[i].name))
			return false;
	}
	return true;
}

/* Both sinks, from memory that ends where the value does. */
static inline bool show(const struct use *use, struct scene *scene)
{
	uint8_t *bytes = malloc(scene->captured ? scene->captured : 1);
	struct record rec = record_of(use, scene, bytes);
	const char *line;
	bool ok = true;

	memcpy(bytes, use->bytes, scene->captured);
	line = line_of(&text, &rec);
	if (!split(use, scene, line))
		ok = complain(use, scene, line);
	line = line_of(&json, &rec);
	if (!shows_json(use, scene, line))
		ok = complain(use, scene, line);
	free(bytes);
	return ok;
}

#endif
