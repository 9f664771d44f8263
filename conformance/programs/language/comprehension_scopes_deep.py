"""Comprehensions and generator expressions: which scope each part sees, in modules, functions and class bodies; nested; with lambdas, walrus, yield, unbound names; what stays."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error, getattr(error, "name", None))


x = "global"


class Body:
    x = "class"
    items = [1, 2]
    first_iterable = [i for i in items]
    element_sees_global = [x for i in items]
    condition_sees_global = [i for i in items if x == "global"]
    second = [(i, x) for i in items for j in [x]]
    nested = [[x for j in [1]] for i in items]
    nested_iterable = [[j for j in [x]] for i in items]
    lambdas = [(lambda: x)() for i in items]
    generator = list(x for i in items)
    generator_first = list(i for i in (x, x))
    sets = {x for i in items}
    dicts = {i: x for i in items}
    conditional = [x if i else x for i in items]
    default = [(lambda d=x: d)() for i in items]
    keyword = [dict(a=x) for i in items]
    fstring = [f"{x}" for i in items]
    target_of_class = [Body_ for Body_ in items]
    own = [x for x in items]
    own_nested = [[x for x in [i]] for i in items]
    own_in_lambda = [(lambda: x) for x in items]
    calls = [f() for f in own_in_lambda]
    after = x
    for y in [z for z in items]: pass
    def method(self): return x, [x for _ in "a"], self.x
    def default_argument(self, d=[x for _ in "a"]): return d
    @staticmethod
    def decorated(): return [x for x in "ab"]
    class Inner:
        from_outer_class = [x for _ in "a"]


for name, value in vars(Body).items():
    if not name.startswith("__") and not callable(value) and name not in ("decorated", "Inner", "own_in_lambda"): print(name, value)
print(Body().method(), Body().default_argument(), Body.decorated(), Body.Inner.from_outer_class, hasattr(Body, "i"), hasattr(Body, "z"))


def class_names_only():
    class C:
        a = 1
        try: b = [a for _ in "x"]
        except NameError as error: print(error)
        try: b = [c for c in "xy" if a]
        except NameError as error: print(error)
        try: b = [(c, d) for c in "x" for d in [a]]
        except NameError as error: print(error)
        try: b = list(a for _ in "x")
        except NameError as error: print(error)
        try: b = [[a] for a in [a]]
        except NameError as error: print(error)
        print(b)
    return C.b


show("class names only", class_names_only)


def in_function():
    x = "function"
    class C:
        x = "class"
        seen = [x for _ in "a"], [(lambda: x)() for _ in "a"], list(x for _ in "a"), [[x for _ in "a"] for _ in "b"]
        y = "y of class"
        try: [y for _ in "a"]
        except NameError as error: print(error)
    i = "kept"
    result = [i for i in range(2)], i
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    hs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
    return C.seen, result, [f() for f in fs], [g() for g in gs], [[h() for h in row] for row in hs], i


show("in function", in_function)


def unbound():
    try: [never for _ in "a"]
    except UnboundLocalError as error: print(error)
    try: list(never for _ in "a")
    except NameError as error: print(type(error).__name__, error)
    try: [i for i in never]
    except UnboundLocalError as error: print(error)
    try: [(lambda: never)() for _ in "a"]
    except NameError as error: print(type(error).__name__, error)
    never = 1
    try: [i for i in [1] if later] + [later := 1]
    except UnboundLocalError as error: print(error)
    try: [k for i in "ab" if (i == "b" or k) for k in [i]]
    except UnboundLocalError as error: print(error)
    try: [(k, i) for i in [k] for k in "a"]
    except NameError as error: print(type(error).__name__, error)


unbound()
try:
    [m for i in "a" if m for m in "b"]
except NameError as error:
    print(type(error).__name__, error)


def shadows():
    a, b = 1, 2
    def inner(): return a
    result = [a for a in range(3)], [inner() for a in range(2)], [(a, b) for a in "x" for b in "y"], a, b, {a: b for a, b in [(3, 4)]}, (a, b)
    try: [1 / a for a in (1, 0)]
    except ZeroDivisionError: pass
    [a for a in [5]]
    return result, a, inner()


show("shadows", shadows)


def parameters(a, *args, b=[c for c in "de"], **kwargs):
    return [a for a in args], a, [args for args in "z"], args, [kwargs for kwargs in "k"], kwargs, b


show("parameters", lambda: parameters(1, 2, 3, x=4))


def generators():
    a = 1
    g = (a for _ in "ab")
    a = 2
    first = next(g)
    a = 3
    lazy = (undefined_name for _ in "a")
    eager = lambda: (i for i in undefined_name)
    nested = ((i, j) for i in range(2) for j in range(i))
    return first, next(g), list(nested), show("eager", eager), show("lazy", lambda: next(lazy)), [type(i).__name__ for i in [(k for k in "a")]]


show("generators", generators)


def yields():
    def g():
        got = [x for x in (yield "iterable")]
        lam = [lambda: (yield i) for i in got]
        return got, [next(f()) for f in lam]
    it = g()
    asked = next(it)
    try: it.send([1, 2])
    except StopIteration as stop: return asked, stop.value


show("yields", yields)


def recursion(n): return [recursion(n - 1) for _ in range(2)] if n else n
print(recursion(2), [f(3) for f in [lambda n: [f(n - 1) for f in [lambda m: m]] if n else 0]])


def mutated():
    items = [1, 2, 3]
    copied = [items.pop() for _ in items]
    d = {1: 2}
    try: [d.setdefault(k + 1, k) for k in d]
    except RuntimeError as error: print(error)
    return copied, items


show("mutated", mutated)


def order():
    def say(x):
        print(x, end=" ")
        return x
    return [say((i, j)) for i in say([1, 2]) if say(i > 0) for j in say([i]) if say(j > 1)], {say(k): say(v) for k, v in say({"a": 1}).items()}


show("order", order)


def control():
    for _ in range(2):
        found = [i for i in range(5) if i > 2]
        if found: break
    while [i for i in found if i > 3]: found = []
    try: return [i for i in "ab"]
    finally: print([i for i in "finally"][0], end=" ")


show("control", control)


def huge():
    return len([a + b + c + d for a in range(4) for b in range(4) for c in range(4) for d in range(4) if (a + b + c + d) % 2]), [[[[e for e in [d]] for d in [c]] for c in [b]] for b in [1]]


show("huge", huge)
i = "module i"
[i for i in range(3)]
{i for i in range(3)}
{i: i for i in range(3)}
list(i for i in range(3))
print(i, [i for i in "module"][-1], "j" in globals())
[exec("made_in_comprehension = 1") for _ in "a"]
print("made_in_comprehension" in globals())
del [x for x in [[1]]][0][0]
[x for x in [{}]][0]["key"] = 1
print([*(y for y in "ab")], {**{k: v for k, v in [(1, 2)]}}, [x for x in "c"])
