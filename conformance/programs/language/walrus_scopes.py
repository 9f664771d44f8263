"""The walrus: where it binds, in comprehensions of functions, modules and classes; order; what is refused."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


print([last := i for i in range(3)], last)
print({k: (v := k * 2) for k in range(2)}, v, {w := 1}, w)
print(any((witness := n) > 1 for n in [0, 2, 3]), witness)
print([[inner := (i, j) for j in range(2)] for i in range(2)], inner)
print((a := 1, b := a + 1), a, b, (c := (d := 5) + 1), c, d)
if (m := 10) > 5 and (n := m - 5): print(m, n)
while (m := m - 4) > 0: print("while", m)
print(f"{(x := 5)} {x:{(width := 4)}}|{x!r}", width, [y := 1, y + 1, y := 3], y)
print((lambda: (z := 3) + z)(), "z" in globals())
items = [1, 2, 3]
print(items[(index := 1)], items[index := 2], index, {(key := "k"): key})


def function():
    print([local := i for i in range(2)], local, sorted(locals()))
    def nested():
        nonlocal local
        return [local := i * 10 for i in range(3)], local
    print(nested(), local)
    def declared():
        global made_global
        return [made_global := i for i in range(2)]
    print(declared(), made_global)
    gen = (from_gen := i for i in range(3))
    print("from_gen" in locals())
    print(list(gen), from_gen)
    print((lambda: [in_lambda := 1, in_lambda])(), "in_lambda" in locals())
    total = 0
    print([total := total + i for i in range(5)], total)
    print([cell := i for i in range(2)], (lambda: cell)())
    print([(lambda: captured)() for i in range(2) if (captured := i + 1)], captured)
    if False: never = 1
    try:
        print([never for _ in "a"])
    except UnboundLocalError as error:
        print(error)


function()


class Body:
    x = (y := 5)
    if (z := x) > 1: w = [x for _ in "a"] if False else z
    def method(self, a=(default := 3)): return a
    values = (t := 1, u := 2)


print(Body.x, Body.y, Body.z, Body.default, Body().method(), Body.t, Body.u)


def default(a=(made := 1)): return a


print(made, default())


def generator():
    while (got := (yield)) is not None:
        print("got", got)
    if (other := (yield "done")): print(other)


g = generator()
next(g)
g.send(1)
print(g.send(None))
try:
    g.send("end")
except StopIteration:
    pass
print([outer := 1, [outer := outer + i for i in range(3)], outer], outer)
x = 0
print((x := x + 1) + (x := x * 10), x)
print([x := 1, x, (x := 2, x), x])
print(dict(a=(q := 1), b=q), (lambda p, /: p)(r := 5), r, *[s := 3], s)
assert (t := 1), "never"
print((u := 1 if t else 2), (u if (u := 0) else "falsy"), not (u := 1))
print({i: j for i in range(2) if (j := i + 1)}, j)
print([k for k in range(3) if (k2 := k) % 2], k2)
for source in ["x := 1", "(x := 1)", "x = y := 1", "x = (y := 1)", "f(x := 1)", "f(a=x := 1)", "f(a=(x := 1))", "[x := 1 for i in y]", "[i := 1 for i in y]", "[[i := 1 for j in y] for i in y]", "[x for i in (y := [1])]",
               "[x := 0 for i in range(3) if True]", "class C: [x := 1 for i in y]", "class C: (x := 1)", "lambda: x := 1", "lambda: (x := 1)", "(x, y := 1)", "((x, y) := 1)", "(x.y := 1)", "(x[0] := 1)", "(x := *y)", "(*x := y)",
               "def f(a = x := 1): pass", "def f(a: (x := 1)): pass", "(None := 1)", "(__debug__ := 1)", "(f() := 1)", "x[y := 1]", "x[y := 1, z := 2]", "x[y:=1:z]", "x[(y := 1):2]", "{x := 1}", "{x := 1: 2}", "{1: x := 2}", "f'{x:=5}'", "f'{(x:=5)}'",
               "del (x := 1)", "with (x := y): pass", "with x := y: pass", "assert x := 1", "while x := 1: pass", "if x := 1: pass", "for i in x := y: pass", "return (x := 1)", "@(x := y)\ndef f(): pass", "@x := y\ndef f(): pass",
               "(x := 1) = 2", "x += (y := 1)", "(x := y := 1)", "(x := (y := 1))", "[(yield (x := 1)) for i in y]", "global x; (x := 1)", "def f():\n  nonlocal x\n  (x := 1)", "(i := j for j in y)", "[i for i in y if (i := 1)]", "[0 for i in y for j in (i := 1)]",
               "def f():\n  [x := i for i in y]\n  nonlocal x", "lambda x: [x := i for i in y]", "print(x := 1, sep='')", "(x: int := 1)", "x = [y := 1, z := 2]", "try: pass\nexcept (x := E): pass", "match x := 1:\n  case y if (z := y): pass", "type X = (y := 1)"]:
    try:
        compile(source, "<test>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as error:
        print(repr(source), "|", error.msg)
