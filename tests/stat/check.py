#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Counts the calls of a trace itself, and compares.

  check.py BY TRACE STAT    what replay --json and stat --json print of the same

Says what is wrong on standard output and ends with 1 then.
"""

import json
import math
import sys

ROWS = 4096


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def key(by, call):
    if by == "process":
        return call["pid"]
    if by == "socket":
        is_socket = call["family"] not in (None, "AF_UNSPEC")
        return (call["cookie"], call["sock_netns"]) if is_socket else (None, None)
    if call["type"] == "related":
        return (call["call"], None, None)
    return (call["call"], call["level_nr"], call["optname_nr"])


def row_key(by, row):
    if row["name"] == "(others)":
        return "others"
    if by == "process":
        return row["pid"]
    if by == "socket":
        return (row["cookie"], row["sock_netns"])
    return (row["call"], row["level_nr"], row["optname_nr"])


def quantile(durations, share):
    return sorted(durations)[max(math.ceil(len(durations) * share), 1) - 1]


def octaves(durations):
    counts = [0] * 64
    for ns in durations:
        counts[max(ns.bit_length() - 1, 0)] += 1
    while counts and not counts[-1]:
        counts.pop()
    return counts


def compare(name, row, calls):
    """Yields what of the row is not so."""
    durations = [call["duration_ns"] for call in calls]
    exact = {
        "calls": len(calls),
        "errors": sum(call["ret"] < 0 for call in calls),
        "min_ns": min(durations, default=None),
        "max_ns": max(durations, default=None),
        "total_ns": sum(durations) if durations else None,
        "log2_ns": octaves(durations),
    }
    for field, want in exact.items():
        if row[field] != want:
            yield f"{name}: {field} is {row[field]}, not {want}"
    if not durations:
        return
    for field, share in (("median_ns", 0.5), ("p99_ns", 0.99)):
        want = quantile(durations, share)
        if abs(row[field] - want) * 32 > want:
            yield f"{name}: {field} is {row[field]}, too far from {want}"


def check(by, trace, stat):
    calls = [record for record in trace if record["type"] != "lost"]
    groups = {}
    for call in calls:
        where = key(by, call)
        if where not in groups and len(groups) >= ROWS:
            where = "others"
        groups.setdefault(where, []).append(call)
    *rows, total = stat
    found = list(compare("all", total, calls))
    if {row_key(by, row) for row in rows} != set(groups) or len(rows) != len(groups):
        found.append(f"{len(rows)} rows instead of {len(groups)}, or others than these")
        return found
    for row in rows:
        found += compare(row["name"], row, groups[row_key(by, row)])
    lost = [record for record in trace if record["type"] == "lost"]
    for field, reason in (("lost", "overrun"), ("missed", "missed")):
        want = sum(record["count"] for record in lost if record["reason"] == reason)
        if total[field] < want:
            found.append(f"{field} is {total[field]}, less than {want}")
    return found


def main():
    _, by, trace, stat = sys.argv
    found = check(by, read(trace), read(stat))
    print("\n".join(found[:20]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
