// SPDX-License-Identifier: GPL-2.0-only
/*
 * Every row of the catalogue, both ways, with a well-formed value and with all
 * that can be wrong with one: each has a clear shape of its own.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "scenes.h"

/* Where the program keeps its value: what is shown if nothing of it is known. */
#define ADDRESS "0x7ffd12345678"

static bool is_raw(const char *value)
{
	return !strncmp(value, "\"\\x", 3);
}

/* Whether so many bytes are too few to read as the type at all. */
static bool is_too_short(const struct value_type *type, uint32_t len)
{
	bool one_width = type->widths && !(type->widths & (type->widths - 1));

	return len && !type->shorter &&
	       (one_width || (type->whole && len < type->size));
}

/* Whether one more byte means nothing. */
static bool is_fixed(const struct value_type *type)
{
	if (!type->nfields)
		return type->widths;
	return type->size && type->fields[type->nfields - 1].size;
}

static bool shows_whole(const struct use *use, struct scene *scene)
{
	bool raw = is_raw(scene->value);

	if (raw != (use->type == &value_bytes))
		return complain(use, scene, "raw bytes, or just not");
	if (raw != !strcmp(scene->plain, "null"))
		return complain(use, scene, scene->plain);
	if (!raw && !strchr("[{\"~", scene->value[0]))
		return complain(use, scene, "no shape of a value");
	return !strstr(scene->value, "...") ||
	       complain(use, scene, "nothing is missing");
}

static bool shows_short(const struct use *use, struct scene *scene)
{
	if (is_too_short(use->type, scene->given) && !is_raw(scene->value))
		return complain(use, scene, "less than the type takes");
	/* Instructions are counted, not bytes: what is short is cut. */
	return use->type == &value_bpf || !strstr(scene->value, "...") ||
	       complain(use, scene, "nothing is missing");
}

static bool shows_same(const struct use *use, const struct scene *scene,
		       const struct scene *whole)
{
	return !strcmp(scene->value, whole->value) ||
	       complain(use, scene, "should read as the whole does");
}

static bool shows_text(const struct use *use, const struct scene *scene,
		       const char *want)
{
	return !strcmp(scene->value, want) || complain(use, scene, want);
}

static bool shows_part(const struct use *use, const struct scene *scene,
		       const char *want)
{
	return strstr(scene->value, want) || complain(use, scene, want);
}

/* That something is missing, unless all that is shown of the type is there. */
static bool shows_cut(const struct use *use, const struct scene *scene,
		      const struct scene *whole)
{
	if (!scene->captured)
		return shows_text(use, scene, ADDRESS);
	return !strcmp(scene->value, whole->value) ||
	       shows_part(use, scene, "...");
}

static bool notes(const struct use *use, const struct scene *scene,
		  const char *want)
{
	return strstr(scene->rest, want) || complain(use, scene, want);
}

enum {
	WHOLE,
	SHORT,
	LONG,
	EMPTY,
	NOTHING,
	FAILED,
	TRUNCATED,
	FAULT,
	UNREADABLE,
	REDACTED,
	HIDDEN,
	OMITTED,
	SCENES
};

static void set_scenes(struct scene *scenes, uint32_t len)
{
	uint32_t half = len / 2;

	/* clang-format off */
	const struct scene all[SCENES] = {
		[WHOLE] = {"whole", len, len},
		[SHORT] = {"one byte short", len - 1, len - 1},
		[LONG] = {"one byte long", len + 1, len + 1},
		[EMPTY] = {"empty", 0, 0},
		[NOTHING] = {"NULL", len, 0, .null = true, .ret = -EFAULT},
		[FAILED] = {"failed", len, len, .ret = -EINVAL},
		[TRUNCATED] = {"truncated", 2 * len, half, SOT_F_TRUNCATED},
		[FAULT] = {"fault", 2 * len, half, SOT_F_FAULT},
		[UNREADABLE] = {"unreadable", len, 0, SOT_F_FAULT, -EFAULT},
		[REDACTED] = {"redacted", len, half, SOT_F_REDACTED},
		[HIDDEN] = {"all redacted", len, 0, SOT_F_REDACTED},
		[OMITTED] = {"omitted", len, 0, SOT_F_OMITTED},
	};
	/* clang-format on */

	memcpy(scenes, all, sizeof(all));
}

/* Of a secret it does not matter how much is public, of one byte what lacks. */
static bool are_one(const struct scene *scenes, int i, int j)
{
	if (scenes[i].flags & scenes[j].flags & SOT_F_REDACTED)
		return true;
	return i == EMPTY && j == SHORT && !scenes[j].given;
}

/* No two things that can happen to a value look the same. */
static bool differ(const struct use *use, const struct scene *scenes)
{
	bool all = true;

	for (int i = 0; i < SCENES; i++)
		for (int j = 0; j < i; j++)
			if (!are_one(scenes, i, j) &&
			    !strcmp(scenes[i].value, scenes[j].value) &&
			    !strcmp(scenes[i].rest, scenes[j].rest))
				all = complain(use, &scenes[i], scenes[j].name);
	return all;
}

static bool shows_use(const struct use *use)
{
	static struct scene scenes[SCENES];
	struct scene *whole = &scenes[WHOLE];
	bool ok = true;

	set_scenes(scenes, use->len);
	for (int i = 0; i < SCENES; i++)
		ok &= show(use, &scenes[i]);
	ok &= shows_whole(use, whole);
	ok &= shows_short(use, &scenes[SHORT]);
	if (is_fixed(use->type))
		ok &= shows_same(use, &scenes[LONG], whole);
	ok &= shows_text(use, &scenes[EMPTY], use->get ? "\"\"" : ADDRESS);
	ok &= shows_text(use, &scenes[NOTHING], "NULL");
	ok &= use->get ? shows_text(use, &scenes[FAILED], ADDRESS) :
			 shows_same(use, &scenes[FAILED], whole);
	ok &= notes(use, &scenes[FAILED], " = -1 EINVAL");
	ok &= shows_cut(use, &scenes[TRUNCATED], whole);
	ok &= notes(use, &scenes[TRUNCATED], "truncated}");
	ok &= shows_cut(use, &scenes[FAULT], whole);
	ok &= notes(use, &scenes[FAULT], "fault}");
	ok &= shows_text(use, &scenes[UNREADABLE], ADDRESS);
	ok &= notes(use, &scenes[UNREADABLE], "fault}");
	ok &= shows_part(use, &scenes[REDACTED], "<redacted>");
	ok &= notes(use, &scenes[REDACTED], "redacted}");
	ok &= shows_text(use, &scenes[HIDDEN], "<redacted>");
	ok &= shows_text(use, &scenes[OMITTED], "<omitted>");
	ok &= notes(use, &scenes[OMITTED], "omitted}");
	ok &= differ(use, scenes);
	return ok;
}

/* From memory of that very size, so that an over-read ends the test. */
static bool prints(const struct use *use, const uint8_t *bytes, uint32_t len,
		   uint32_t full)
{
	uint8_t *copy = malloc(len ? len : 1);
	struct value v = {
		.bytes = copy, .len = len, .full = full, .via = use->via
	};

	memcpy(copy, bytes, len);
	out.len = 0;
	value_print_text(&out, use->opt->type, &v);
	value_print_plain(&out, use->opt->type, &v);
	free(copy);
	return out.len > 0;
}

/* Cut anywhere, and with any byte damaged, a value still prints. */
static bool survives(const struct use *use)
{
	static const uint8_t damages[] = { 0, 0x7f, 0xff };
	uint8_t bytes[SAMPLE_MAX];
	bool ok = true;

	memcpy(bytes, use->bytes, sizeof(bytes));
	for (uint32_t at = 0; at < use->len; at++) {
		ok &= prints(use, bytes, at, at);
		ok &= prints(use, bytes, at, use->len);
		for (size_t i = 0; i < sizeof(damages); i++) {
			bytes[at] = damages[i];
			ok &= prints(use, bytes, use->len, use->len);
		}
		bytes[at] = use->bytes[at];
	}
	return ok;
}

static bool shows_layout(const struct opt_level *level, const struct opt *opt,
			 bool get, uint32_t via, const struct value_type *type)
{
	static struct use use;

	use.level = level;
	use.opt = opt;
	use.get = get;
	use.via = via;
	use.type = type;
	use.len = sample_of(type, use.bytes);
	use.bytes[use.len] = 0xff;
	return shows_use(&use) && survives(&use);
}

static void test_row(const struct opt_level *level, const struct opt *opt,
		     enum opt_direction direction)
{
	const struct value_type *type = opt->type;
	bool get = direction == OPT_GET;
	char name[128];
	bool ok;

	ok = shows_layout(level, opt, get, SOT_VIA_SYSCALL, type);
	if (type->compat)
		ok &= shows_layout(level, opt, get, SOT_VIA_COMPAT,
				   type->compat);
	if (type->x32)
		ok &= shows_layout(level, opt, get, SOT_VIA_X32, type->x32);
	snprintf(name, sizeof(name), "%s %s, %s", level->name, opt->name,
		 get ? "get" : "set");
	check(name, ok);
}

int main(void)
{
	const struct opt_level *level;

	/* An over-read ends the test: it should say where. */
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (out_init(&out, -1))
		return 1;
	text.ops->begin(&text, &event_stream);
	json.ops->begin(&json, &event_stream);
	for (size_t i = 0; (level = catalogue_at(i)); i++) {
		for (size_t j = 0; j < level->count; j++) {
			const struct opt *opt = &level->opts[j];

			if (opt->direction & OPT_SET)
				test_row(level, opt, OPT_SET);
			if (opt->direction & OPT_GET)
				test_row(level, opt, OPT_GET);
		}
	}
	out_free(&out);
	return unit_end();
}
