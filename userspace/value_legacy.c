// SPDX-License-Identifier: GPL-2.0-only
/* Values of families that Linux no longer has: IrDA and DECnet. */
#include "value_types.h"

/* clang-format off */
static const struct field device_fields[] = {
	{"saddr", 0, 4, 0, 0, &value_uhex},
	{"daddr", 4, 4, 0, 0, &value_uhex},
	{"info", 8, 22, 0, 0, &value_string},
	{"charset", 30, 1, 0, 0, &value_uint},
	{"hints", 31, 2, 0, 0, &value_bytes},
};
static const struct value_type device = {
	VALUE_STRUCT("struct irda_device_info", 36, device_fields),
};
static const struct value_type devices = {
	.name = "list of struct irda_device_info", .print = value_print_list,
	.brackets = true, .size = 36, .item = &device,
};
static const struct field devices_fields[] = {
	{"len", 0, 4, 0, 0, &value_uint},
	{"dev", 4, 0, 0, 0, &devices},
};
const struct value_type value_irda_devices = {
	VALUE_STRUCT("struct irda_device_list", 4, devices_fields),
};

static const struct name ias_names[] = {
	{0, "IAS_MISSING"}, {1, "IAS_INTEGER"}, {2, "IAS_OCT_SEQ"},
	{3, "IAS_STRING"},
};
static const struct value_type ias_type = VALUE_ENUM("type", 2, ias_names);
static const struct field ias_fields[] = {
	{"irda_class_name", 0, 64, 0, 0, &value_string},
	{"irda_attrib_name", 64, 256, 0, 0, &value_string},
	{"irda_attrib_type", 320, 2, 0, 0, &ias_type},
	{"attribute", 324, 0, 0, 0, &value_bytes},
};
const struct value_type value_irda_ias = {
	VALUE_STRUCT("struct irda_ias_set", 324, ias_fields),
};

static const struct field optdata_fields[] = {
	{"opt_status", 0, 2, 0, 0, &value_uint},
	{"opt_optl", 2, 2, 0, 0, &value_uint},
	{"opt_data", 4, 16, 0, 0, &value_bytes},
};
const struct value_type value_dn_optdata = {
	VALUE_STRUCT("struct optdata_dn", 20, optdata_fields),
};

static const struct field access_fields[] = {
	{"acc_accl", 0, 1, 0, 0, &value_uint},
	{"acc_acc", 1, 40, 0, 0, &value_string},
	{"acc_passl", 41, 1, 0, 0, &value_uint},
	{"acc_pass", 42, 40, 0, 0, &value_hidden},
	{"acc_userl", 82, 1, 0, 0, &value_uint},
	{"acc_user", 83, 40, 0, 0, &value_string},
};
const struct value_type value_dn_access = {
	VALUE_STRUCT("struct accessdata_dn", 123, access_fields),
};

static const struct name mode_names[] = {
	{0, "ACC_IMMED"}, {1, "ACC_DEFER"},
};
const struct value_type value_dn_acceptmode =
	VALUE_ENUM("mode", 4, mode_names);

static const struct name link_names[] = {
	{0, "LL_INACTIVE"}, {1, "LL_CONNECTING"}, {2, "LL_RUNNING"},
	{3, "LL_DISCONNECTING"},
};
static const struct value_type link_state = VALUE_ENUM("state", 1, link_names);
static const struct field linkinfo_fields[] = {
	{"idn_segsize", 0, 2, 0, 0, &value_uint},
	{"idn_linkstate", 2, 1, 0, 0, &link_state},
};
const struct value_type value_dn_linkinfo = {
	VALUE_STRUCT("struct linkinfo_dn", 4, linkinfo_fields),
};
/* clang-format on */
