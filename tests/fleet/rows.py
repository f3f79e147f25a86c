#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""JSON lines as rows of what names a call and of what it did, as ClickHouse's
TabSeparated has them: rows.py <LINES >ROWS"""

import json
import sys

# What stands for a field that the line does not have, or that is null.
COLUMNS = {
    "type": "", "host": "", "boot_id": r"\N", "cpu": r"\N", "seq": "0",
    "ts_ns": "0", "nth": "0", "reason": "", "count": "0", "pid": "0", "comm": "",
    "remote": r"\N", "optname": r"\N", "value_hex": r"\N", "in_hex": r"\N",
    "ret": "0", "errno": r"\N", "duration_ns": "0",
}


def cell(line, name):
    value = line.get(name)
    return COLUMNS[name] if value is None else str(value)


def main():
    if sys.argv[1:] == ["--columns"]:
        print(", ".join(COLUMNS))
        return
    for text in sys.stdin:
        line = json.loads(text)
        print("\t".join(cell(line, name) for name in COLUMNS))


main()
