#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds what babeltrace2 reads out of a trace against JSON lines:
check.py FOLDER JSON"""

import json
import sys

import bt2

# Told of the trace as a whole, or by an event's name.
NOT_THERE = {"schema", "type", "host", "boot_id"}


def wanted(value, got):
    """What CTF says where JSON says this; got tells of what kind it is."""
    if isinstance(value, list):
        return "|".join(value)
    if isinstance(got, str):
        return value or ""
    if value is None:
        return -1 if got == -1 else 0
    return value


def alike(want, got):
    """Also of numbers: of those without a sign CTF has the 64 bits."""
    if isinstance(want, int) and isinstance(got, int):
        return want % 2**64 == got % 2**64
    # A control character is \x0a in CTF, JSON makes another character of it.
    return want == got or "\\x" in got


def time_of(line, at, last):
    """When a call returned, unless time would go back; of a loss the time before
    it, as it may be noticed only after the calls behind it."""
    if line["type"] == "lost":
        return last or at
    return max(line["ts_ns"] + line["duration_ns"], last)


def differences(folder, lines):
    last = 0
    messages = [m for m in bt2.TraceCollectionMessageIterator(folder)
                if type(m) is bt2._EventMessageConst]
    if len(messages) != len(lines):
        yield f"{len(messages)} events of {len(lines)}"
    for number, (message, line) in enumerate(zip(messages, lines), 1):
        event = message.event
        got = {name: (str if isinstance(field, bt2._StringFieldConst) else int)(field)
               for name, field in event.payload_field.items()}
        at = message.default_clock_snapshot.ns_from_origin
        if event.name != ("lost" if line["type"] == "lost" else line["call"]):
            yield f"{number}: {event.name} instead of {line['call']}"
        if set(got) != set(line) - NOT_THERE:
            yield f"{number}: other fields: {set(got) ^ (set(line) - NOT_THERE)}"
            continue
        if at != time_of(line, at, last):
            yield f"{number}: at {at}, after {last}, of {line['ts_ns']}"
        last = at
        for name, value in got.items():
            if not alike(wanted(line[name], value), value):
                yield f"{number}: {name} is {value!r} instead of {line[name]!r}"


def main():
    folder, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    found = list(differences(folder, lines))
    print("\n".join(found) or f"{len(lines)} events are the same")
    return 1 if found else 0


sys.exit(main())
