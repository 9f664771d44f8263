"""What `test.support` asks of the compiler of files: there are no compiled files here."""

import enum


class PyCompileError(Exception):
    pass


class PycInvalidationMode(enum.Enum):
    TIMESTAMP, CHECKED_HASH, UNCHECKED_HASH = 1, 2, 3


def compile(file, cfile=None, dfile=None, doraise=False, optimize=-1, invalidation_mode=None, quiet=0):
    raise PyCompileError(f"{file} stays source")
