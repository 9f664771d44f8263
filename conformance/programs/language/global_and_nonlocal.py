"""global and nonlocal: at module level, in class bodies, nested, chained, with comprehensions, with exec, deleted, and what is refused."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


global at_module
at_module = 1
print(at_module, globals()["at_module"])


def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x += " inner"
            return x
        class Class:
            nonlocal x
            x += " class"
            def method(self):
                nonlocal x
                x += " method"
                return x
        result = inner(), Class().method(), x
        return result, hasattr(Class, "x")
    return middle(), x


print(outer())


def chain():
    a = 1
    def one():
        nonlocal a
        a += 1
        def two():
            nonlocal a
            a += 1
            def three():
                nonlocal a
                a += 1
                return a
            return three
        return two
    return one()()(), a


print(chain())


def skips_class():
    v = "function"
    class C:
        v = "class"
        def read(self): return v
        def write(self):
            nonlocal v
            v = "written"
    before = C().read()
    C().write()
    return before, v, C.v, C().read()


print(skips_class())


def skips_global():
    v = "function"
    def middle():
        global v
        v = "global"
        def inner(): return v
        return inner()
    return middle(), v


print(skips_global(), v)


class Body:
    global in_class
    in_class = 1
    def f(): pass
    global g_function, GClass
    def g_function(): return "global function"
    class GClass: pass
    seen = in_class
    in_class += 1
    del f


print(in_class, g_function(), GClass.__qualname__, Body.seen, hasattr(Body, "g_function"), g_function.__qualname__)


def comprehension():
    total = 0
    def add():
        nonlocal total
        [total := total + i for i in range(4)]
        return total
    return add(), total


print(comprehension())


def loops():
    i = -1
    def run():
        nonlocal i
        for i in range(3): pass
        with open_(5) as i: pass
        try:
            1 / 0
        except ZeroDivisionError as i:
            pass
    class open_:
        def __init__(self, v): self.v = v
        def __enter__(self): return self.v
        def __exit__(self, *a): pass
    run()
    return i


show("deleted by handler", loops)


def imports():
    def inner():
        nonlocal sys, path
        import sys
        from sys import path
    sys = path = None
    inner()
    return sys.__name__, type(path).__name__


print(imports())


def global_imports():
    global warnings, filterwarnings
    import warnings
    from warnings import filterwarnings


global_imports()
print(warnings.__name__, filterwarnings.__name__)


def conditional(set_it):
    if set_it: x = 1
    def get(): return x
    return get()


show("set", lambda: conditional(True))
show("not set", lambda: conditional(False))


def later():
    def get(): return x
    try:
        get()
    except NameError as error:
        print(error)
    x = 1
    return get()


print(later())


def parameters(a, *b, c=1, **d):
    def change():
        nonlocal a, b, c, d
        a, b, c, d = d, c, b, a
        return a, b, c, d
    return change(), a


print(parameters(1, 2, x=3))


def rebinding():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return [f() for f in fs], [g() for g in [lambda: j for j in range(3)]], [g() for g in [lambda j=j: j for j in range(3)]]


print(rebinding())


def shared():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get


inc, get = shared()
other_inc, other_get = shared()
print(inc(), inc(), get(), other_get(), inc.__closure__[0] is get.__closure__[0], inc.__closure__[0] is other_inc.__closure__[0], inc.__closure__[0].cell_contents)
inc.__closure__[0].cell_contents = 10
print(get(), inc())
del inc.__closure__[0].cell_contents
show("empty cell", get)
show("cell_contents", lambda: inc.__closure__[0].cell_contents)
inc.__closure__[0].cell_contents = 5
print(get(), get.__closure__, ) if False else print(get(), len(get.__closure__), get.__code__.co_freevars)


def generator():
    x = 0
    def bump():
        nonlocal x
        x += 10
    while True:
        x += 1
        bump()
        yield x


g = generator()
print(next(g), next(g), next(g))


def recursive(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)


print(recursive(10))


def exec_and_cells():
    x = 1
    def f(): return x
    exec("x = 2")
    return x, f()


print(exec_and_cells())


def builtin_names():
    def shadow():
        nonlocal len
        len = 5
    len = 3
    shadow()
    return len


print(builtin_names(), len("abc"))


def del_global():
    global to_delete
    to_delete = 1
    del to_delete
    try:
        to_delete
    except NameError as error:
        return error


print(del_global())


def unbound_builtin():
    try:
        print_ = print
        print("x")
    except UnboundLocalError as error:
        return error
    print = 1


print(unbound_builtin())


def genexp():
    x = 1
    g = (x for _ in "ab")
    x = 2
    return list(g), list(x + y for y in range(2)), [lambda: x][0]()


print(genexp())


class Inherited:
    x = 1
    y = [x for _ in range(1)] if False else None
    def m(self, d=x): return d
    z = (lambda x=x: x)()


print(Inherited().m(), Inherited.z)
for source in ["def f():\n  x = 1\n  global x", "def f():\n  print(x)\n  global x", "def f(x):\n  global x", "def f(x):\n  nonlocal x", "def f():\n  nonlocal x", "nonlocal x", "class C:\n  nonlocal x", "def f():\n  global x\n  nonlocal x", "def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x",
               "def f():\n  x = 1\n  def g():\n    print(x)\n    nonlocal x", "def f():\n  global x\n  def g():\n    nonlocal x", "class C:\n  x = 1\n  def g(self):\n    nonlocal x", "def f():\n  x: int\n  global x", "def f():\n  global x\n  x: int = 1", "def f():\n  global x, x", "global x; x = 1; global x", "x = 1\nglobal x", "print(x)\nglobal x", "def f():\n  for x in y: pass\n  global x", "def f():\n  import x\n  global x",
               "def f():\n  def x(): pass\n  global x", "def f():\n  [x for x in y]\n  global x", "def f():\n  lambda: x\n  global x", "def f():\n  global __debug__", "lambda: (global x)", "def f():\n  del x\n  global x", "def f():\n  x = 1\n  class C:\n    nonlocal x\n    x = 2", "def f(a=x):\n  global x", "def f():\n  if 0: x = 1\n  def g():\n    nonlocal x"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg, error.lineno)
