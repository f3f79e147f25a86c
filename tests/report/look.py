#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Says whether there is anything on a picture: look.py PNG COLOUR...
Not blank is one that has many colours and text all the way down; each COLOUR
(#rrggbb) has to be somewhere on it, and nothing runs off on the right."""

import sys

from PIL import Image

COLOURS_LEAST = 50
BANDS = 10
MARGIN = 6


def faults(image, colours):
    found = image.getcolors(1 << 24)
    here = {colour for _, colour in found}
    if len(here) < COLOURS_LEAST:
        yield f"it has {len(here)} colours"
    for colour in colours:
        if tuple(bytes.fromhex(colour.lstrip("#"))) not in here:
            yield f"{colour} is nowhere"
    width, height = image.size
    if len(image.crop((width - MARGIN, 0, width, height)).getcolors(1 << 24)) > 1:
        yield "something runs off on the right"
    for band in range(BANDS):
        part = image.crop((0, height * band // BANDS, width, height * (band + 1) // BANDS))
        if len(part.getcolors(1 << 24)) < 2:
            yield f"between {band * 10} and {band * 10 + 10} % of its height there is nothing"


def main():
    image = Image.open(sys.argv[1]).convert("RGB")
    found = list(faults(image, sys.argv[2:]))
    print("\n".join(found) or f"{image.size[0]} x {image.size[1]} pixels with something on them")
    return 1 if found else 0


sys.exit(main())
