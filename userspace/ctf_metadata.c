// SPDX-License-Identifier: GPL-2.0-only
#include "ctf.h"

#include <ctype.h>
#include <endian.h>

#include "value_event.h"

#define NS_PER_S 1000000000

/* A recording names its host as it likes. */
static void put_text(struct out *out, const char *text)
{
	out_chr(out, '"');
	for (; *text; text++) {
		bool is_plain = *text >= 0x20 && *text < 0x7f;

		if (*text == '"' || *text == '\\')
			out_chr(out, '\\');
		out_chr(out, is_plain ? *text : '?');
	}
	out_chr(out, '"');
}

static void put_property(struct out *out, const char *name, const char *text)
{
	out_chr(out, '\t');
	out_str(out, name);
	out_str(out, " = ");
	put_text(out, text);
	out_str(out, ";\n");
}

static bool is_uuid(const char *text)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	if (strlen(text) != sizeof(form) - 1)
		return false;
	for (size_t i = 0; form[i]; i++)
		if (form[i] == 'x' ? !isxdigit((unsigned char)text[i]) :
				     text[i] != form[i])
			return false;
	return true;
}

static void put_types(struct out *out)
{
	out_str(out,
		"typealias integer { size = 8; align = 8; signed = false; } := u8;\n"
		"typealias integer { size = 32; align = 8; signed = false; } := u32;\n"
		"typealias integer { size = 64; align = 8; signed = false; } := u64;\n"
		"typealias integer { size = 64; align = 8; signed = true; } := i64;\n"
		"\n");
}

static void put_trace(struct out *out)
{
	out_str(out, "trace {\n"
		     "\tmajor = 1;\n"
		     "\tminor = 8;\n"
		     "\tbyte_order = ");
	out_str(out, BYTE_ORDER == LITTLE_ENDIAN ? "le" : "be");
	out_str(out,
		";\n"
		"\tpacket.header := struct { integer { size = 32; align = 8; "
		"signed = false; base = 16; } magic; };\n"
		"};\n"
		"\n");
}

static void put_env(struct out *out, const struct stream *stream)
{
	out_str(out, "env {\n");
	put_property(out, "hostname", stream->host);
	put_property(out, "sysname", "Linux");
	put_property(out, "kernel_release", stream->release);
	put_property(out, "boot_id", stream->boot_id);
	put_property(out, "tracer_name", "sockopt-trace");
	put_property(out, "tracer_version", SOT_VERSION);
	out_str(out, "};\n\n");
}

/* That of a boot is the same in all its traces, as LTTng has it. */
static void put_clock(struct out *out, const struct stream *stream,
		      int64_t offset_ns)
{
	out_str(out, "clock {\n"
		     "\tname = monotonic;\n");
	if (is_uuid(stream->boot_id))
		put_property(out, "uuid", stream->boot_id);
	put_property(out, "description", "CLOCK_MONOTONIC");
	out_str(out, "\tfreq = 1000000000;\n"
		     "\toffset_s = ");
	out_i64(out, offset_ns / NS_PER_S);
	out_str(out, ";\n"
		     "\toffset = ");
	out_i64(out, offset_ns % NS_PER_S);
	out_str(out, ";\n"
		     "};\n"
		     "\n"
		     "stream {\n"
		     "\tevent.header := struct {\n"
		     "\t\tu8 id;\n"
		     "\t\tinteger { size = 64; align = 8; signed = false; "
		     "map = clock.monotonic.value; } timestamp;\n"
		     "\t};\n"
		     "};\n");
}

static void put_field(struct out *out, const struct column *column)
{
	static const char *const types[] = {
		[COLUMN_TEXT] = "string",
		[COLUMN_U32] = "u32",
		[COLUMN_U64] = "u64",
		[COLUMN_I64] = "i64",
	};

	out_str(out, "\t\t");
	out_str(out, types[column->kind]);
	out_chr(out, ' ');
	out_str(out, column->name);
	out_str(out, ";\n");
}

static void put_event(struct out *out, uint32_t type)
{
	const char *name = event_call(type);

	out_str(out, "\nevent {\n");
	put_property(out, "name", name ? name : "lost");
	out_str(out, "\tid = ");
	out_u64(out, type);
	out_str(out, ";\n"
		     "\tfields := struct {\n");
	columns_tell(out, type, CTF_PARTS, put_field);
	out_str(out, "\t};\n"
		     "};\n");
}

void ctf_describe(struct out *out, const struct stream *stream,
		  int64_t offset_ns)
{
	/* The first words tell what language it is. */
	out_str(out,
		"/* CTF 1.8 */\n"
		"\n"
		"/*\n"
		" * Socket options as sockopt-trace(8) shows them; fields are those of its JSON.\n"
		" * An event has the time at which its call returned; ts is that of the entry.\n"
		" * A loss has that of the event before it; ts is when it was noticed.\n"
		" * A text that there is not is empty, a number is 0, or, if signed, -1.\n"
		" */\n"
		"\n");
	put_types(out);
	put_trace(out);
	put_env(out, stream);
	put_clock(out, stream, offset_ns);
	for (uint32_t type = SOT_TYPE_LOST; type <= SOT_TYPE_CLOSE; type++)
		put_event(out, type);
}
