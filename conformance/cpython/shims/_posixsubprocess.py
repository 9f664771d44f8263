"""What `subprocess` of a CPython library asks of the system: tests that start a process fail."""


def fork_exec(*arguments):
    raise OSError("processes can't be started")
