"""What CPython's `test.support` asks of its import machinery."""

check_hash_based_pycs = "default"


def acquire_lock():
    pass


def release_lock():
    pass


def lock_held():
    return False


def is_builtin(name):
    return 0


def is_frozen(name):
    return False


def is_frozen_package(name):
    return False


def extension_suffixes():
    return []


def _override_frozen_modules_for_tests(enabled):
    pass


def _override_multi_interp_extensions_check(override):
    return 0
