"""What CPython's `test.support` asks about how its interpreter was set up: code tells columns."""

import sys


def get_config():
    return {"code_debug_ranges": 1}


def get_configs():
    return {"config": get_config()}


def get_recursion_depth():
    depth, frame = 0, sys._getframe()
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    return depth


def has_inline_values(object):
    return False


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


def suppress_immortalization(suppress):
    pass


SIZEOF_PYGC_HEAD = 16


def get_immortalize_deferred():
    return False
