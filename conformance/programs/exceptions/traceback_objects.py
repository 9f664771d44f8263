# Tracebacks, frames and code as objects.
import sys


def inner(a, b=2, *rest, key=None, **others):
    local = a
    1 / 0


def outer():
    inner(1, key=3)


try:
    outer()
except ZeroDivisionError as caught:
    error = caught
tb = error.__traceback__
while tb is not None:
    frame = tb.tb_frame
    print(tb.tb_lineno, frame.f_lineno, frame.f_code.co_name, frame.f_code.co_firstlineno, frame.f_globals is globals(), type(tb).__name__)
    last = tb
    tb = tb.tb_next
code = last.tb_frame.f_code
print(code.co_name, code.co_qualname, code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames, code.co_flags & 15, code.co_freevars, code.co_cellvars, code.co_nlocals)
print(code is inner.__code__, last.tb_frame.f_back.f_code.co_name)
print(dict(last.tb_frame.f_locals), last.tb_frame.f_locals["local"], "none" in last.tb_frame.f_locals, len(last.tb_frame.f_locals))
print(error.__traceback__.tb_frame.f_locals is globals(), error.__traceback__.tb_frame is last.tb_frame.f_back.f_back)
for text in ["last.tb_next = 3", "last.tb_next = last", "del last.tb_next", "last.tb_lineno = 3", "last.tb_frame.f_back = 1", "last.tb_frame.f_code = 1", "error.__traceback__ = last", "last.tb_next = None"]:
    try:
        exec(text)
        print(text, "ok")
    except Exception as problem:
        print(text, "!!", type(problem).__name__, problem)
print(error.__traceback__ is last, type(last.tb_lasti))
try:
    raise error.with_traceback(None)
except ZeroDivisionError as again:
    print(again is error, again.__traceback__.tb_next, again.__traceback__.tb_lineno)


def generator():
    yield sys._getframe()


step = generator()
frame = next(step)
print(frame.f_code.co_name, frame.f_back, frame.f_lineno, frame.f_code.co_flags & 0x20)
print(sys._getframe().f_back, sys._getframe().f_code.co_name, sys._getframe().f_lineno)


def write_through():
    value = 1
    frame = sys._getframe()
    frame.f_locals["value"] = 5
    frame.f_locals["extra"] = 6
    return value, "extra" in frame.f_locals, sorted(frame.f_locals)


print(write_through())
