"""`subprocess` for CPython's tests under Ouroboros: the runner (../run.ts) starts the processes, files carry the questions.

A process is started when its input is complete, and its output can be read when it has ended: no conversations.
"""

import io
import os
import sys
import time
from types import GenericAlias

PIPE, STDOUT, DEVNULL = -1, -2, -3
_USE_POSIX_SPAWN = _USE_VFORK = False

# Where questions are put; without it, nobody answers.
_folder = os.environ.get("OURO_PROCESSES")
_asked = 0


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    def __str__(self):
        return f"Command {self.cmd!r} returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    __class_getitem__ = classmethod(GenericAlias)

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


class _Input(io.BytesIO):
    """What is written here is the input of a process that starts when this is closed."""

    def __init__(self, process):
        super().__init__()
        self.process = process

    def close(self):
        if not self.closed:
            text = self.getvalue()
            super().close()
            self.process._start(text)


class _Output(io.RawIOBase):
    """What a process has written, once it has ended."""

    def __init__(self, process, which):
        self.process, self.which = process, which
        self.at = 0

    def readable(self):
        return True

    def readinto(self, buffer):
        text = self.process._result()[self.which]
        part = text[self.at : self.at + len(buffer)]
        buffer[: len(part)] = part
        self.at += len(part)
        return len(part)


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, *unused,
                 shell=False, cwd=None, env=None, universal_newlines=None, encoding=None, errors=None, text=None, **options):
        if _folder is None:
            raise OSError("processes can't be started")
        self.args = args
        command = [args] if isinstance(args, (str, bytes, os.PathLike)) else list(args)
        if shell:
            command = ["/bin/sh", "-c", *command]
        self.command = [os.fsdecode(part) for part in command]
        self.executable = os.fsdecode(executable if executable is not None else command[0])
        self.cwd = os.fsdecode(cwd) if cwd is not None else os.getcwd()
        self.environment = os.environ if env is None else env
        self.targets = stdout, stderr
        self.returncode = None
        self.pid = os.getpid() + 1
        self.asked = self.answer = None
        is_text = universal_newlines or encoding or errors or text
        self.text_mode = bool(is_text)
        self.stdin = _Input(self) if stdin == PIPE else None
        self.stdout = self._opened(0) if stdout == PIPE else None
        self.stderr = self._opened(1) if stderr == PIPE else None
        if is_text:
            self.encoding, self.errors = encoding or "utf-8", errors or "strict"
            if self.stdin:
                self.stdin = io.TextIOWrapper(self.stdin, self.encoding, self.errors, write_through=True)
            self.stdout = self.stdout and io.TextIOWrapper(self.stdout, self.encoding, self.errors)
            self.stderr = self.stderr and io.TextIOWrapper(self.stderr, self.encoding, self.errors)
        if self.stdin is None:
            given = b""
            if stdin is not None and hasattr(stdin, "read"):
                given = stdin.read()
            elif isinstance(stdin, int) and stdin >= 0:
                given = b"".join(iter(lambda: os.read(stdin, 65536), b""))
            self._start(given.encode() if isinstance(given, str) else given)

    __class_getitem__ = classmethod(GenericAlias)

    def _opened(self, which):
        return io.BufferedReader(_Output(self, which))

    def _start(self, text):
        global _asked
        if self.asked is not None:
            return
        _asked += 1
        self.asked = os.path.join(_folder, f"{os.getpid()}-{_asked}")
        lines = [("executable", self.executable), ("cwd", self.cwd), ("self", sys.executable or "")]
        lines += [("argument", part) for part in self.command]
        lines += [("variable", f"{os.fsdecode(name)}={os.fsdecode(value)}") for name, value in self.environment.items()]
        if self.targets[1] == STDOUT:
            lines.append(("merged", ""))
        lines = [f"{what} {part.encode('utf-8', 'surrogateescape').hex()}" for what, part in lines]
        lines.append(f"input {text.hex()}")
        with open(self.asked + ".asking", "w") as file:
            file.write("\n".join(lines))
        os.rename(self.asked + ".asking", self.asked + ".question")

    def _result(self, timeout=None):
        if self.asked is None:
            self._start(b"")
        end = None if timeout is None else time.monotonic() + timeout
        while self.answer is None:
            if self.poll() is None:
                if end is not None and time.monotonic() > end:
                    raise TimeoutExpired(self.args, timeout)
                time.sleep(0.01)
        return self.answer

    def poll(self):
        if self.answer is None and self.asked is not None and os.path.exists(self.asked + ".answer"):
            with open(self.asked + ".answer") as file:
                status, out, err = file.read().split("\n")
            self.answer = bytes.fromhex(out), bytes.fromhex(err)
            self.returncode = int(status)
            self._pass_on()
        return self.returncode

    def _pass_on(self):
        standard = sys.__stdout__, sys.__stderr__
        for target, stream, text in zip(self.targets, standard, self.answer):
            if target is None and text:
                stream.buffer.write(text)
                stream.flush()
            elif isinstance(target, int) and target >= 0:
                os.write(target, text)
            elif hasattr(target, "fileno"):
                os.write(target.fileno(), text)

    def communicate(self, input=None, timeout=None):
        if self.stdin is not None and not self.stdin.closed:
            if input:
                self.stdin.write(input)
            self.stdin.close()
        self._result(timeout)
        return self.stdout and self.stdout.read(), self.stderr and self.stderr.read()

    def wait(self, timeout=None):
        self._result(timeout)
        return self.returncode

    def send_signal(self, signal):
        if self.poll() is None and self.asked is not None:
            with open(self.asked + ".signal", "w") as file:
                file.write(str(int(signal)))

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        for stream in (self.stdout, self.stderr, self.stdin):
            if stream:
                stream.close()
        self.wait()


def run(*args, input=None, capture_output=False, timeout=None, check=False, **options):
    if input is not None:
        options["stdin"] = PIPE
    if capture_output:
        options["stdout"] = options["stderr"] = PIPE
    with Popen(*args, **options) as process:
        try:
            out, err = process.communicate(input, timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
    done = CompletedProcess(process.args, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


def call(*args, timeout=None, **options):
    return run(*args, timeout=timeout, **options).returncode


def check_call(*args, **options):
    return run(*args, check=True, **options).returncode


def check_output(*args, timeout=None, **options):
    return run(*args, stdout=PIPE, timeout=timeout, check=True, **options).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT, encoding=encoding, errors=errors)
    return done.returncode, done.stdout.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]


def list2cmdline(seq):
    return " ".join(map(os.fsdecode, seq))


def _cleanup():
    pass


def _optim_args_from_interpreter_flags():
    return ["-" + "O" * sys.flags.optimize] if sys.flags.optimize else []


def _args_from_interpreter_flags():
    return [*_optim_args_from_interpreter_flags(), *("-W" + option for option in sys.warnoptions)]
