#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Looks at what the reader prints for machines.

  check.py schema SCHEMA LINES      each of the JSON lines is valid
  check.py mutants SCHEMA LINES     and would not be, were anything else in it
  check.py same LINES CSV LOGFMT    all three say the same

Says what is wrong on standard output and ends with 1 then.
"""

import copy
import csv
import json
import re
import sys

import jsonschema


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def validator(path):
    with open(path, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema, jsonschema.Draft202012Validator(schema)


def complain(found):
    for text in found[:20]:
        print(text)
    return 1 if found else 0


def check_schema(schema_path, lines_path):
    _, valid = validator(schema_path)
    records = lines(lines_path)
    found = [] if records else ["there is not a single line"]
    for number, record in enumerate(records, 1):
        # The branch of oneOf that the record's type means tells more.
        for error in valid.iter_errors(record):
            best = jsonschema.exceptions.best_match([error])
            found.append(f"line {number}: {best.json_path}: {best.message[:200]}")
    return complain(found)


def mutants(record):
    """Copies of a record, each with one thing wrong."""
    for key, value in record.items():
        without = copy.deepcopy(record)
        del without[key]
        yield f"without {key}", without
        wrong = {"a": "dictionary"}
        if isinstance(value, str):
            wrong = 1
        elif isinstance(value, int):
            wrong = str(value)
        yield f"{key}: another type", {**record, key: wrong}
    yield "with one more field", {**record, "more": 1}
    yield "schema of tomorrow", {**record, "schema": 2}
    yield "a number too large", {**record, "ts_ns": 1.5}


def check_mutants(schema_path, lines_path):
    _, valid = validator(schema_path)
    found = []
    seen = set()
    for record in lines(lines_path):
        if record["type"] in seen:
            continue
        seen.add(record["type"])
        for what, mutant in mutants(record):
            if valid.is_valid(mutant):
                found.append(f"{record['type']} {what}: is taken as valid")
    if seen != {"event", "related", "lost"}:
        found.append("the lines hold no record of each type")
    return complain(found)


def as_csv(value, key):
    """What stands in a cell for a value of JSON."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "|".join(value)
    if isinstance(value, str) and key in ("comm", "cgroup", "host", "value", "address"):
        return re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda m: f"\\x{ord(m[0]):02x}", value)
    return str(value)


PAIR = re.compile(r'([a-z_]+)=("(?:[^"\\]|\\.)*"|[^ "]*)(?: |$)')


def from_logfmt(line):
    record = {}
    at = 0
    while at < len(line):
        match = PAIR.match(line, at)
        if not match:
            raise ValueError(f"no key=value at {line[at:at + 40]!r}")
        key, value = match.groups()
        record[key] = json.loads(value) if value.startswith('"') else value
        at = match.end()
    return record


def as_logfmt(value):
    return ",".join(value) if isinstance(value, list) else str(value)


def same_csv(number, record, row):
    for key, cell in row.items():
        want = as_csv(record.get(key), key)
        if cell != want:
            yield f"line {number}: CSV has {key}={cell!r} for {want!r}"
    for key in set(record) - set(row):
        yield f"line {number}: CSV has no column {key}"


def same_logfmt(number, record, pairs):
    want = {
        key: as_logfmt(value)
        for key, value in record.items()
        if value is not None and value != []
    }
    for key in sorted(set(want) | set(pairs)):
        if want.get(key) != pairs.get(key):
            yield f"line {number}: logfmt has {key}={pairs.get(key)!r} for {want.get(key)!r}"


def check_same(lines_path, csv_path, logfmt_path):
    records = lines(lines_path)
    with open(csv_path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(logfmt_path, encoding="utf-8") as file:
        pairs = [from_logfmt(line.rstrip("\n")) for line in file]
    found = []
    if not len(records) == len(rows) == len(pairs):
        found.append(
            f"{len(records)} lines of JSON, {len(rows)} of CSV, {len(pairs)} of logfmt"
        )
    for number, (record, row, pair) in enumerate(zip(records, rows, pairs), 1):
        found += same_csv(number, record, row)
        found += same_logfmt(number, record, pair)
    return complain(found)


CHECKS = {"schema": check_schema, "mutants": check_mutants, "same": check_same}

if __name__ == "__main__":
    sys.exit(CHECKS[sys.argv[1]](*sys.argv[2:]))
