"""Colours of what is written to terminals. CPython: Lib/_colorize.py."""

import io
import os
import sys

COLORIZE = True


class ANSIColors:
    BOLD_GREEN = "\x1b[1;32m"
    BOLD_MAGENTA = "\x1b[1;35m"
    BOLD_RED = "\x1b[1;31m"
    GREEN = "\x1b[32m"
    GREY = "\x1b[90m"
    MAGENTA = "\x1b[35m"
    RED = "\x1b[31m"
    RESET = "\x1b[0m"
    YELLOW = "\x1b[33m"


NoColors = ANSIColors()
for attr in dir(NoColors):
    if attr.isupper():
        setattr(NoColors, attr, "")


def get_colors(colorize: bool = False) -> ANSIColors:
    return ANSIColors() if colorize or can_colorize() else NoColors


def can_colorize() -> bool:
    """Docs: using/cmdline.html#controlling-color."""
    environment = {} if sys.flags.ignore_environment else os.environ
    chosen = environment.get("PYTHON_COLORS")
    if chosen in ("0", "1"):
        return chosen == "1"
    if "NO_COLOR" in environment or not COLORIZE:
        return False
    if "FORCE_COLOR" in environment:
        return True
    if environment.get("TERM") == "dumb" or not hasattr(sys.stderr, "fileno"):
        return False
    try:
        return os.isatty(sys.stderr.fileno())
    except io.UnsupportedOperation:
        return sys.stderr.isatty()
