"""What tests of a CPython library ask of `socket` while there is no module for it: the names of its errors."""

error = OSError
timeout = TimeoutError


class herror(OSError):
    pass


class gaierror(OSError):
    pass
