"""exec and eval with namespaces of their own, walrus, closures over loops, global and nonlocal."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


class Mapping:
    def __init__(self): self.d = {"a": 1}
    def __getitem__(self, key):
        print("get", key)
        return self.d[key]
    def __setitem__(self, key, value):
        print("set", key, value)
        self.d[key] = value
    def __delitem__(self, key):
        print("del", key)
        del self.d[key]


exec("b = a + len('xy')\ndel a\nfor i in range(2): pass\nprint([c for c in range(b)])", {}, Mapping())
show("missing", lambda: exec("del nothing", {}, Mapping()))
g, l = {"x": "global"}, {"x": "local"}
exec("print(x)\ny = 1\nglobal z\nz = 2\ndef f(): return x\nprint(f())\nclass C:\n  print(x)\n  x = 'class'\n  w = [x for _ in 'a']\nprint(C.w, [x for _ in 'a'], (lambda: x)())", g, l)
print(sorted(k for k in g if k != "__builtins__"), sorted(l))
show("def sees not locals", lambda: exec("n = 1\ndef f(): return n\nf()", {}, {}))
print(eval("x + y", {"x": 1}, {"y": 2}), eval("[x for x in range(y)]", {"y": 3}), eval("(lambda: x)()", {"x": 5}))


def local_exec():
    v = 1
    exec("v = 2; w = 3")
    exec("print(v)")
    return v, "w" in locals(), eval("v + 1"), sorted(locals())


print(local_exec())


def closures():
    fs = [lambda: i for i in range(3)]
    gs = []
    for j in range(3):
        gs.append(lambda: j)
    hs = [lambda k=k: k for k in range(3)]
    ks = list(lambda: m for m in range(3))
    return [f() for f in fs], [g() for g in gs], [h() for h in hs], [k() for k in ks]


print(closures())


def walrus():
    if (n := 5) > 3:
        print(n)
    print([y := 1, y ** 2], y)
    total = 0
    print([total := total + v for v in range(4)], total)
    print(any((hit := v) > 2 for v in range(5)), hit)
    data = [1, 2, 3]
    while (d := data.pop()) != 1:
        print("popped", d)
    f = lambda: (inner := 5) + inner
    print(f(), "inner" in locals())
    print({(k := v): (w := k) for v in "ab"}, k, w)
    print(f"{(fs := 10)!r}", fs, (a := 1, b := 2))
    return [[(q := i * j) for i in range(2)] for j in range(2)], q


print(walrus())
print([last := v for v in range(3)], last)


class WalrusInClass:
    a = (b := 5)
    c = [b for _ in range(1)] if False else b


print(WalrusInClass.b, WalrusInClass.c)
counter = 0


def globals_():
    global counter, fresh
    counter += 1
    fresh = "made"

    def inner():
        global counter
        counter += 10
    inner()
    del fresh
    return counter


print(globals_(), counter, "fresh" in globals())


def nonlocals():
    a = 1

    def one():
        nonlocal a
        a += 1

        def two():
            nonlocal a
            a *= 10
            del a
        two()
        try:
            return a
        except NameError as error:
            return str(error)
    result = one()
    try:
        return result, a
    except UnboundLocalError as error:
        return result, str(error)


print(nonlocals())


def unbound():
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)
    later = 1
    del later
    try:
        later
    except UnboundLocalError as error:
        print(error)
    def inner(): return cell
    try:
        inner()
    except NameError as error:
        print(error)
    cell = 1
    return inner()


print(unbound())


def shadow():
    len = lambda x: "shadowed"
    return len([]), [len for len in "ab"], len([])


print(shadow())


def comprehension_scopes():
    x = "outer"
    a = [x for x in range(3)]
    b = [[x for x in range(y)] for y in range(3)]
    c = {x: lambda: x for x in "ab"}
    d = [lambda: x for x in range(2)]
    e = [f() for f in d]
    try:
        [z for w in range(2) for z in range(z)]
    except NameError as error:
        print(error)
    return a, b, {k: v() for k, v in c.items()}, e, x


print(comprehension_scopes())
try:
    print([undefined_name for _ in range(1)])
except NameError as error:
    print(error, error.name)
del show
try:
    show
except NameError as error:
    print(error)
print(type(__builtins__).__name__ in ("module", "dict"), __name__)
exec("def f(): return 1\nresult = [f() for _ in range(2)]", ns := {})
print(ns["result"])
for name in "a", "b":
    exec(f"{name}_value = '{name}'")
print(a_value, b_value)


def outer(a, b=[]):
    def inner(c=a):
        b.append(c)
        return b, locals()
    return inner


f = outer(1)
print(f(), f(2)[0], outer(3)(), f.__closure__[0].cell_contents, f.__code__.co_freevars, f.__code__.co_varnames, outer.__code__.co_cellvars)
walrused = 1
print([walrused for _ in "x"], {i: (walrused := i) for i in "ab"}, [walrused for _ in "x"], walrused)
