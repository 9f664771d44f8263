"""What `test.test_importlib` asks of compiled files: there are none here."""

version = 4


def dump(value, file, version=version, /, *, allow_code=True):
    raise ValueError("unmarshallable object")


def dumps(value, version=version, /, *, allow_code=True):
    raise ValueError("unmarshallable object")


def load(file, /, *, allow_code=True):
    raise EOFError("EOF read where object expected")


def loads(bytes, /, *, allow_code=True):
    raise EOFError("marshal data too short")
