# SPDX-License-Identifier: GPL-2.0-only
# make help lists the targets.

PREFIX ?= /usr/local
KDIR ?= /lib/modules/$(shell uname -r)/build
MODULE_OUT ?= build/module/native
# Where reader and VM programs are built; CROSS=aarch64-linux-gnu- is for arm64.
OUT ?= build
ifdef CROSS
CC := $(CROSS)gcc
endif
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

COMPLETIONS := userspace/system/completions
# Where systemd, udev and zsh look; packages know better places.
SYSTEM ?= $(PREFIX)/lib
ZSH ?= $(PREFIX)/share/zsh/site-functions

VERSION := $(shell sed -n 's/^.define SOT_VERSION "\(.*\)"$$/\1/p' module/version.h)

CFLAGS ?= -O2 -g
CPPFLAGS += -DSOT_VERSION='"$(VERSION)"'
override CFLAGS += -std=c11 -D_GNU_SOURCE -Wall -Wextra -Werror -MMD -MP

USER_SRC := $(sort $(wildcard userspace/*.c userspace/*/*.c))
USER_OBJ := $(USER_SRC:%.c=$(OUT)/obj/%.o)
SAN_OBJ := $(filter-out build/san/obj/userspace/main.o,$(USER_SRC:%.c=build/san/obj/%.o))
UNIT := $(patsubst tests/unit/%.c,build/san/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
VM_PROGRAMS := $(patsubst tests/vm/cases/%.c,$(OUT)/vm/%,$(sort $(wildcard tests/vm/cases/*.c)))

# Objects made on the way to a test stay.
.SECONDARY:

.PHONY: all help module install install-reader install-module uninstall \
	install-dkms-source dkms-install dkms-remove deb demo check check-dkms check-debug check-fleet check-kernels check-style fuzz fuzzers unit \
	sanitized vm-programs livepatch bench bench-reader bench-programs floor clean

all: $(OUT)/sockopt-trace

help:
	@echo 'make                   the reader, build/sockopt-trace'
	@echo 'make module KDIR=DIR   the module for the kernel built in DIR'
	@echo 'make install           both, for the running kernel (PREFIX, DESTDIR)'
	@echo 'make dkms-install      the module through DKMS, for this and later kernels; dkms-remove'
	@echo 'make deb               Debian packages, in build/deb'
	@echo 'make demo              see it at work on real programs'
	@echo 'make check             every test that fits into some minutes'
	@echo 'make check-kernels     the VM suite on every kernel; KERNELS="7.2 5.10" selects'
	@echo 'make check-dkms        the packages, and README'\''s commands, on Debian systems in VMs'
	@echo 'make check-fleet       contrib/fleet: a relay and two ClickHouse shards for 2,000 hosts'
	@echo 'make bench             what tracing costs, beside its peers; KERNELS="6.1" selects'
	@echo 'make bench-reader      what replaying costs'
	@echo 'make check-debug       the VM suite on kernels with sanitizers, which it builds'
	@echo 'make check-style       sparse, W=1, clang-format, shellcheck'
	@echo 'make fuzz              a million tries of each fuzzer; FUZZ_RUNS= says how many'
	@echo 'make clean             remove build/'

# V=1 shows the commands.
ifneq ($(V),1)
Q := @
say = @echo '  $(1) $@'
endif

$(OUT)/sockopt-trace: $(USER_OBJ)
	$(call say,LD)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(OUT)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# The same objects with sanitizers, for the tests.
build/san/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(SANITIZE) -c -o $@ $<

build/san/reader.a: $(SAN_OBJ)
	$(call say,AR)
	$(Q)rm -f $@ && $(AR) rcs $@ $^

build/san/unit/%: build/san/obj/tests/unit/%.o build/san/reader.a
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(CFLAGS) $(SANITIZE) -o $@ $^ $(LDLIBS)

build/san/sockopt-trace: build/san/obj/userspace/main.o build/san/reader.a
	$(call say,LD)
	$(Q)$(CC) $(CFLAGS) $(SANITIZE) -o $@ $^ $(LDLIBS)

# And for the fuzzers, which clang alone can make.
CC_FUZZ ?= clang
FUZZ_OBJ := $(filter-out build/fuzz/obj/userspace/main.o,$(USER_SRC:%.c=build/fuzz/obj/%.o))
FUZZ := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

build/fuzz/obj/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC_FUZZ) $(CPPFLAGS) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer-no-link -c -o $@ $<

build/fuzz/%: build/fuzz/obj/tests/fuzz/%.o $(FUZZ_OBJ)
	$(call say,LD)
	$(Q)$(CC_FUZZ) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)

fuzzers: $(FUZZ)

unit: $(UNIT)
sanitized: build/san/sockopt-trace

# Static: the VM that runs them holds no libraries but the reader's.
$(OUT)/vm/%: tests/vm/cases/%.c $(wildcard tests/vm/cases/*.h) module/uapi/sockopt_trace.h
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Werror -pthread -I. -static -o $@ $<

# Programs of other ABIs that a 64-bit kernel runs.
CC_X32 ?= x86_64-linux-gnux32-gcc
ABI_PROGRAMS := $(OUT)/vm/abi/compat $(OUT)/vm/abi/compat_uring
ifdef CROSS
CC_32 ?= arm-linux-gnueabihf-gcc
# What is made read-only must end with a page, and pages may be of 64 KiB.
LDFLAGS_32 := -Wl,-z,common-page-size=65536
else
CC_32 ?= i686-linux-gnu-gcc
ABI_PROGRAMS += $(OUT)/vm/abi/x32
endif

$(OUT)/vm/abi/%: CC_ABI = $(CC_32)
$(OUT)/vm/abi/x32: CC_ABI = $(CC_X32)

$(OUT)/vm/abi/%: tests/vm/abi/%.c $(wildcard tests/vm/abi/*.h tests/vm/cases/*.h) module/uapi/sockopt_trace.h
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC_ABI) -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Werror -I. -Itests/vm/cases -static $(LDFLAGS_32) -o $@ $<

vm-programs: $(VM_PROGRAMS) $(ABI_PROGRAMS)

# A livepatch that lives beside our probes; KDIR as for the module.
LIVEPATCH_OUT ?= build/livepatch/native
livepatch:
	$(Q)mkdir -p $(LIVEPATCH_OUT)
	$(Q)cp -p tests/vm/livepatch/* $(LIVEPATCH_OUT)/
	$(Q)$(MAKE) -C $(KDIR) M=$(abspath $(LIVEPATCH_OUT)) modules

# What measures, and empty probes to compare with; KDIR as for the module.
bench-programs: build/bench/calls build/bench/at_once build/bench/usage build/bench/make_events

# Static: some of them run in a VM.
build/bench/calls build/bench/at_once build/bench/usage: build/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(call say,CC)
	$(Q)$(CC) -std=gnu11 -D_GNU_SOURCE -O2 -g -Wall -Wextra -Werror -static -o $@ $<

build/bench/make_events: $(OUT)/obj/tests/bench/make_events.o $(OUT)/obj/tests/replay/shapes_sockets.o \
		$(OUT)/obj/userspace/recording.o $(OUT)/obj/userspace/record.o $(OUT)/obj/userspace/out.o
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(CFLAGS) -o $@ $^

build/fleet/make_host: $(OUT)/obj/tests/fleet/make_host.o $(OUT)/obj/tests/replay/shapes_sockets.o \
		$(OUT)/obj/userspace/recording.o $(OUT)/obj/userspace/record.o $(OUT)/obj/userspace/out.o
	@mkdir -p $(@D)
	$(call say,LD)
	$(Q)$(CC) $(CFLAGS) -o $@ $^

FLOOR_OUT ?= build/floor/native
floor:
	$(Q)mkdir -p $(FLOOR_OUT)
	$(Q)cp -p tests/bench/floor/* $(FLOOR_OUT)/
	$(Q)$(MAKE) -C $(KDIR) M=$(abspath $(FLOOR_OUT)) modules

# Built from a copy, so that builds for several kernels stand side by side.
module:
	@test -f $(KDIR)/Makefile || { echo 'no kernel headers in $(KDIR): install linux-headers-$$(uname -r), or name them with KDIR=' >&2; exit 1; }
	$(Q)mkdir -p $(MODULE_OUT)
	$(Q)cp -rp Kbuild module $(MODULE_OUT)/
	$(Q)$(MAKE) -C $(KDIR) M=$(abspath $(MODULE_OUT)) modules

# The reader with what belongs to it, and the module; each alone, for packages.
install: install-reader install-module

install-reader: all
	install -D -m 755 build/sockopt-trace $(DESTDIR)$(PREFIX)/sbin/sockopt-trace
	install -D -m 644 module/uapi/sockopt_trace.h $(DESTDIR)$(PREFIX)/include/sockopt_trace.h
	install -D -m 644 userspace/sockopt-trace.8 $(DESTDIR)$(PREFIX)/share/man/man8/sockopt-trace.8
	install -D -m 644 userspace/sockopt-trace.schema.json $(DESTDIR)$(PREFIX)/share/sockopt-trace/sockopt-trace.schema.json
	install -D -m 644 $(COMPLETIONS)/sockopt-trace.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/sockopt-trace
	install -D -m 644 $(COMPLETIONS)/_sockopt-trace $(DESTDIR)$(ZSH)/_sockopt-trace
	install -D -m 644 $(COMPLETIONS)/sockopt-trace.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sockopt-trace.fish
	install -D -m 644 userspace/system/60-sockopt-trace.rules $(DESTDIR)$(SYSTEM)/udev/rules.d/60-sockopt-trace.rules
	install -D -m 644 userspace/system/sockopt-trace-record.service $(DESTDIR)$(SYSTEM)/systemd/system/sockopt-trace-record.service
	install -D -m 644 userspace/system/sockopt-trace-lines.service $(DESTDIR)$(SYSTEM)/systemd/system/sockopt-trace-lines.service
	install -D -m 644 userspace/system/sockopt-trace.conf $(DESTDIR)$(PREFIX)/lib/sysusers.d/sockopt-trace.conf

install-module: module
	$(MAKE) -C $(KDIR) M=$(abspath $(MODULE_OUT)) INSTALL_MOD_PATH=$(DESTDIR) INSTALL_MOD_DIR=extra modules_install

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/sbin/sockopt-trace $(DESTDIR)$(PREFIX)/include/sockopt_trace.h
	rm -f $(DESTDIR)$(PREFIX)/share/man/man8/sockopt-trace.8
	rm -rf $(DESTDIR)$(PREFIX)/share/sockopt-trace
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/sockopt-trace
	rm -f $(DESTDIR)$(ZSH)/_sockopt-trace
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/sockopt-trace.fish
	rm -f $(DESTDIR)$(SYSTEM)/udev/rules.d/60-sockopt-trace.rules
	rm -f $(DESTDIR)$(SYSTEM)/systemd/system/sockopt-trace-record.service
	rm -f $(DESTDIR)$(SYSTEM)/systemd/system/sockopt-trace-lines.service
	rm -f $(DESTDIR)$(PREFIX)/lib/sysusers.d/sockopt-trace.conf
	rm -f $(DESTDIR)/lib/modules/$$(uname -r)/extra/sockopt_trace.ko*
	test ! -d $(DESTDIR)/lib/modules/$$(uname -r) || depmod -a $(if $(DESTDIR),-b $(DESTDIR))

# What DKMS builds from; DKMS_KERNEL is the first kernel that it builds for.
DKMS_SOURCE := /usr/src/sockopt-trace-$(VERSION)
DKMS_KERNEL ?= $(shell uname -r)

install-dkms-source:
	install -d $(DESTDIR)$(DKMS_SOURCE)/module/uapi
	install -m 644 Kbuild dkms.conf $(DESTDIR)$(DKMS_SOURCE)/
	install -m 644 module/*.[ch] $(DESTDIR)$(DKMS_SOURCE)/module/
	install -m 644 module/uapi/*.h $(DESTDIR)$(DKMS_SOURCE)/module/uapi/

dkms-install: install-dkms-source
	dkms install sockopt-trace/$(VERSION) -k $(DKMS_KERNEL)

dkms-remove:
	test -z "$$(dkms status sockopt-trace/$(VERSION))" || dkms remove sockopt-trace/$(VERSION) --all
	rm -rf $(DKMS_SOURCE)

# From a copy: dpkg-buildpackage writes beside the tree that it builds in.
DEB_OUT ?= build/deb
deb:
	$(Q)rm -rf $(DEB_OUT)
	$(Q)mkdir -p $(DEB_OUT)/sockopt-trace-$(VERSION)
	$(Q)tar -c --exclude-vcs --exclude=./build . | tar -x -C $(DEB_OUT)/sockopt-trace-$(VERSION)
	cd $(DEB_OUT)/sockopt-trace-$(VERSION) && dpkg-buildpackage --no-sign

demo:
	tests/demo/run

check:
	tests/run

check-kernels:
	tests/kernels/run

check-debug:
	tests/debug/run

check-dkms:
	tests/dkms/system
	tests/dkms/readme

check-fleet:
	tests/fleet/check

check-style:
	tests/style/run

fuzz:
	FUZZ_RUNS=$${FUZZ_RUNS:-1000000} tests/fuzz/run

bench:
	tests/bench/bench
	tests/bench/scaling

bench-reader:
	tests/bench/reader

clean:
	rm -rf build

-include $(shell find build -name '*.d' -type f 2>/dev/null)
