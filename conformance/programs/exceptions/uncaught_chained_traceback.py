class ConfigError(Exception):
    pass


def read(settings, key):
    return settings[key]


def load(settings):
    try:
        return read(settings, "port")
    except KeyError as error:
        raise ConfigError("no port given") from error


def start():
    try:
        load({})
    except ConfigError:
        value = [1, 2, 3]
        return value[0] + value[1] * undefined_name


print("before")
start()
