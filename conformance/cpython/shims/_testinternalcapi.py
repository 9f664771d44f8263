"""What CPython's `test.support` asks about how its interpreter was set up: code tells columns."""


def get_config():
    return {"code_debug_ranges": 1}


def get_configs():
    return {"config": get_config()}
