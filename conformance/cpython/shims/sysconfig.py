"""What CPython's `test.support` asks about how CPython was built: nothing was."""

import os


def get_config_var(name):
    return None


def get_config_vars(*names):
    return [None] * len(names) if names else {}


def get_path(name, scheme="posix_prefix", vars=None, expand=True):
    return os.path.dirname(os.__file__) if hasattr(os, "__file__") else ""


def get_paths(scheme="posix_prefix", vars=None, expand=True):
    return {}


def get_platform():
    return "linux-ouroboros"


def get_python_version():
    return "3.13"


def is_python_build(check_home=None):
    return False
