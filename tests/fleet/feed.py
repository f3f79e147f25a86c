#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Sends each FILE over a connection of its own, all of them at the same time and
as fast as the other side takes them, as so many hosts would:
feed.py PORT FILE..."""

import os
import resource
import selectors
import socket
import sys

# Small enough that no host is far ahead of the others.
PIECE = 16384
# Opened at once; the other side's queue of connections is short.
BATCH = 50


def allow_files(count):
    """Two for each host: its file and its connection."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(count, hard), hard))


def send_all(port, names):
    """The connections that are open are in waiting, with (file, offset, size)."""
    waiting = selectors.DefaultSelector()
    left = list(reversed(names))
    while left or waiting.get_map():
        for _ in range(min(BATCH, len(left))):
            file = os.open(left.pop(), os.O_RDONLY)
            connection = socket.create_connection(("127.0.0.1", port))
            connection.setblocking(False)
            waiting.register(connection, selectors.EVENT_WRITE,
                             [file, 0, os.fstat(file).st_size])
        for key, _ in waiting.select():
            file, at, size = key.data
            try:
                key.data[1] += os.sendfile(key.fileobj.fileno(), file, at, PIECE)
            except BlockingIOError:
                continue
            if key.data[1] == size:
                waiting.unregister(key.fileobj)
                key.fileobj.close()
                os.close(file)


def main():
    allow_files(2 * len(sys.argv) + 64)
    send_all(int(sys.argv[1]), sys.argv[2:])


main()
