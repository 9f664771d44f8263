"""exec, eval and compile: modes, namespaces, flags, file names, code objects, errors and their places."""
import sys


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


def names(d): return sorted(k for k in d if k != "__builtins__")


for mode, source in [("exec", "x = 1"), ("exec", "x = 1\ny = x + 1\n"), ("exec", ""), ("exec", "# nothing"), ("exec", "\n\n"), ("exec", "1 + 1"),
                     ("eval", "1 + 1"), ("eval", "  1"), ("eval", "1\n\n"), ("eval", "(1,\n2)"), ("eval", "[x := 5, x]"), ("eval", "lambda: 0"), ("eval", "yield_ if 0 else 1"),
                     ("single", "1 + 1"), ("single", "x = 2"), ("single", "'shown'\n"), ("single", "None"), ("single", "for i in range(2): i\n"), ("single", "if 1:\n  5\n\n"),
                     ("single", "1; 2; 3"), ("single", "def f():\n  5\n\n"), ("single", "class C:\n  6\n\n")]:
    space = {}
    try:
        code = compile(source, "<here>", mode)
        print(mode, repr(source), eval(code, space) if mode != "exec" else exec(code, space), names(space), code.co_name, code.co_filename, code.co_firstlineno)
    except BaseException as error:
        print(mode, repr(source), type(error).__name__, error)
for mode, source in [("eval", "x = 1"), ("eval", ""), ("eval", "1; 2"), ("eval", "1\n2"), ("eval", "pass"), ("single", ""), ("single", "1\n2"), ("single", "x = 1\ny = 2\n"), ("exec", "x ="), ("exec", "return 1"),
                     ("exec", "yield 1"), ("exec", "await x"), ("exec", "break"), ("exec", "nonlocal x"), ("exec", "def f():\n  x = 1\n  global x"), ("exec", "x = 1 +\n"), ("exec", "  x = 1"), ("exec", "if x:\npass"),
                     ("exec", "def f(:\n  pass"), ("exec", "a = (1,\n"), ("exec", "'abc"), ("exec", "x = 1\n  y = 2"), ("exec", "from __future__ import nothing"), ("exec", "x\nfrom __future__ import annotations"),
                     ("exec", "a b"), ("exec", "f(a=1, a=2)"), ("exec", "1 = x"), ("exec", "def f(a, a): pass"), ("exec", "del 1"), ("eval", "yield"), ("eval", "await x"), ("exec", "\0"), ("exec", "x\0y"),
                     ("exec", "[(yield) for x in y]"), ("exec", "class C:\n  return 1"), ("exec", "async with a: pass"), ("exec", "[x async for x in y]"), ("exec", "continue"), ("exec", "import *"), ("exec", "def f():\n  from a import *")]:
    try:
        compile(source, "<there>", mode)
        print(mode, repr(source), "compiles")
    except (SyntaxError, ValueError) as error:
        print(mode, repr(source), type(error).__name__, error, getattr(error, "lineno", None), getattr(error, "offset", None))
show("mode", lambda: compile("1", "f", "wrong"))
show("mode", lambda: compile("1", "f", 5))
show("filename", lambda: compile("1", 5, "eval"))
show("bytes filename", lambda: compile("1", b"f", "eval").co_filename)
show("source", lambda: compile(5, "f", "eval"))
show("bytes", lambda: eval(b"'\xc3\xa4'"))
show("bytes with cookie", lambda: eval(b"# coding: latin-1\n'\xe4'"))
show("bytearray", lambda: eval(bytearray(b"1 + 1")))
show("flags", lambda: compile("1", "f", "eval", 1 << 5))
show("optimize", lambda: compile("1", "f", "eval", optimize=3))
show("keywords", lambda: eval(compile(source="1 + 1", filename="f", mode="eval", flags=0, dont_inherit=True, optimize=-1)))
show("annotations flag", lambda: (d := {}, exec(compile("x: undefined = 1", "f", "exec", 0x1000000), d))[0]["__annotations__"])
show("eval of exec code", lambda: eval(compile("x = 1", "f", "exec"), {}))
show("exec of eval code", lambda: exec(compile("1 / 0", "f", "eval")))
show("same code, other globals", lambda: (lambda c: (eval(c, {"x": 1}), eval(c, {"x": 2}), eval(c, {"x": 3}, {"x": 4})))(compile("x", "f", "eval")))
show("code of a function", lambda: exec((lambda: print("called")).__code__))
show("code with parameters", lambda: exec((lambda a: 0).__code__))


def with_cells(v):
    def inner():
        print("cell", v)
        return v
    return inner


free = with_cells(1)
show("free variables", lambda: exec(free.__code__))
show("free variables", lambda: eval(free.__code__))
show("closure", lambda: exec(free.__code__, closure=free.__closure__))
show("closure", lambda: exec(free.__code__, closure=with_cells(2).__closure__))
show("closure", lambda: exec(free.__code__, closure=()))
show("closure", lambda: exec(free.__code__, closure=(1,)))
show("closure", lambda: exec("1", closure=free.__closure__))
show("closure", lambda: exec((lambda: 0).__code__, closure=free.__closure__))
for args in [(5,), (None,), ("1", 5), ("1", {}, 5), ("1", [], {}), ("1", None, {}), ("1", {}, None), ("x", {"x": 1}, {}), ("x", {"x": 1}, {"x": 2}), ("x", {}, {"x": 3}), ("globals() is locals()", {}), ("globals() is locals()", {}, {}),
             ("sorted(locals())", {}, {"a": 1}), ("__builtins__ is not None", {}), ("len", {"__builtins__": {}}), ("len", {"__builtins__": {"len": "mine"}}), ("[a for _ in 'x']", {}, {"a": 1}), ("[(lambda: a)() for _ in 'x']", {}, {"a": 1}), ("(lambda: a)()", {}, {"a": 1}), ("list(a for _ in 'x')", {}, {"a": 1})]:
    show(f"eval{args}"[:60], lambda: eval(*args))
show("exec keywords", lambda: exec("print(a, b)", globals={"a": 1}, locals={"b": 2}))
show("eval keywords", lambda: eval("a + b", globals={"a": 1}, locals={"b": 2}))
show("exec globals", lambda: exec("1", []))
show("exec locals", lambda: exec("1", {}, 5))


class Log(dict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
    def __delitem__(self, key):
        print("delete", key)
        super().__delitem__(key)
    def __missing__(self, key):
        print("missing", key)
        if key.startswith("magic"):
            return key
        raise KeyError(key)


exec("a = 1\nb = a + len(magic)\ndel a\nimport sys as s\nfrom sys import path\nfor i in 'x': pass\ndef f(): pass\nclass C: z = 1\nprint(magic_name)\ntry: nothing\nexcept NameError as e: print(e)\n[q for q in 'a' if b]\nx: int = 1\nglobal g\ng = 2", {}, Log())
space = Log(made=1)
exec("print(made)\nx = 2\ndef f(): return made, magic\nprint(f())\nprint([magic2 for _ in 'a'])\ntry:\n  class C: print(made, magic3)\nexcept NameError as e: print(e)", space)
print(names(space))


def in_function():
    x = 1
    exec("x = 2; y = 3; print(x, y, sorted(locals()))")
    exec("def f(): return x\ntry: f()\nexcept NameError as e: print(e)")
    l = {}
    exec("global made_here; made_here = 4; local = 5", globals(), l)
    return x, "y" in locals(), l, eval("x"), [eval("x", globals(), {"x": i}) for i in range(2)]


print(in_function(), made_here)


class Body:
    x = 1
    exec("y = x + 1")
    z = eval("x + y")
    exec("def method(self): return __class__")
    exec("global from_body\nfrom_body = 6")


print(Body.y, Body.z, from_body, hasattr(Body, "method"))
show("__class__", lambda: Body().method())
code = compile("def f(a, /, b, *c, d, **e):\n  'doc'\n  return a\nclass C:\n  def m(self): pass\nx = lambda: 0\n", "<defs>", "exec")
space = {"__name__": "named"}
exec(code, space)
f = space["f"]
print(f.__module__, f.__code__.co_filename, f.__code__.co_firstlineno, f.__doc__, space["C"].__module__, space["C"].m.__qualname__, space["x"].__name__, space["C"].__firstlineno__)
print(names({**space}), "__annotations__" in space)
exec("a: int = 1\nb: str", space)
print(space["__annotations__"])
try:
    exec(compile("def f():\n  return 1 / 0\n\nf()", "<divide>", "exec"))
except ZeroDivisionError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_filename.rsplit("/")[-1], tb.tb_lineno, tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
for n in range(3):
    exec(f"v{n} = {n}")
print(v0, v1, v2)
print(eval("__name__"), eval("[locals() is globals() for _ in 'a']"), eval("locals() is globals()"))
show("deep", lambda: eval("(" * 50 + "1" + ")" * 50))
show("recursive", lambda: eval("eval('eval(\"1 + 1\")')"))
show("walrus", lambda: (eval("(w := 5)"), "w" in globals()))
show("exec result", lambda: exec("5"))
show("future", lambda: exec("from __future__ import annotations\ndef f(x: undefined): pass\nprint(f.__annotations__)"))
