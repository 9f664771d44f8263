"""Sizes, interned strings, threads, exit codes, options of the running interpreter."""

import sys
import threading


def size(*values):
    return [sys.getsizeof(value) for value in values]


class Plain:
    pass


class Sized:
    def __sizeof__(self):
        return 100


print(size(None, True, 0, 1, 2**30, 2**100, 1.5, 1j, ..., NotImplemented, object()))
print(size("", "abc", "\u1234x", "\U0001f600", b"", b"abc", (), (1,), (1, 2, 3), [], [1]))
print(size({}, {1: 2}, {"a": 1}, dict.fromkeys(range(10)), dict.fromkeys(range(100)), set(), {1}, set(range(100)), frozenset()))
print(size(range(5), slice(1), iter([]), Plain(), Sized(), len, property(), enumerate([]), map(len, []), Plain, int))
print(size(Exception(), ValueError(1), OSError(1, "a"), StopIteration(), sys, lambda: 0, {}.keys(), iter(set())))
print((1, 2).__sizeof__(), [].__sizeof__(), object().__sizeof__(), Plain().__sizeof__())
Sized.__sizeof__ = lambda self: -1
for arguments in (Sized(),), (Sized(), 5):
    try:
        print(sys.getsizeof(*arguments))
    except ValueError as error:
        print(error)
Sized.__sizeof__ = lambda self: "x"
print(sys.getsizeof(Sized(), "otherwise"))

text = "".join(["inter", "ned"])
print(sys.intern(text) is sys.intern("interned"))


class Text(str):
    pass


for wrong in b"abc", Text("abc"), 3:
    try:
        sys.intern(wrong)
    except TypeError as error:
        print(error)
print(sys.getunicodeinternedsize() >= 1)

sys.setswitchinterval(0.25)
print(sys.getswitchinterval())
for wrong in 0, -1.5, "a":
    try:
        sys.setswitchinterval(wrong)
    except (TypeError, ValueError) as error:
        print(error)

for code in (), ((42,),), ((1, 2),), (None,), ("text",), (3,):
    try:
        sys.exit(*code)
    except SystemExit as error:
        print(error.code, error.args)


def ends():
    sys.exit("not shown")


thread = threading.Thread(target=ends)
thread.start()
thread.join()
print(sys.is_finalizing())

began, go_on = threading.Event(), threading.Event()


def waits():
    try:
        raise ValueError("in a thread")
    except ValueError:
        began.set()
        go_on.wait()


thread = threading.Thread(target=waits)
thread.start()
began.wait()
frames, errors = sys._current_frames(), sys._current_exceptions()
names = []
frame = frames[thread.ident]
while frame is not None:
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print("waits" in names, errors[thread.ident], errors[threading.get_ident()])
print(frames[threading.get_ident()] is sys._getframe(), len(frames))
go_on.set()
thread.join()

for kind in type(sys.flags), type(sys.version_info):
    try:
        kind()
    except TypeError as error:
        print(error)
print(sys.flags.optimize, sys.flags.isolated, sys.flags.dev_mode, sys.warnoptions, sys._xoptions)
print(sys.version.startswith("3.13.0 ("), sys.version[-1], type(sys.copyright))
