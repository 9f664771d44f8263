"""del: names in every kind of scope, items, slices, attributes, nested targets; what is left."""


def show(label, function):
    try:
        print(label, "->", function())
    except BaseException as error:
        print(label, "->", type(error).__name__, error)


class Noisy:
    def __init__(self, name): self.name = name
    def __getattr__(self, name):
        print("get", self.name, name)
        return Noisy(f"{self.name}.{name}")
    def __getitem__(self, key):
        print("getitem", self.name, key)
        return Noisy(f"{self.name}[{key}]")
    def __delattr__(self, name): print("delete", self.name, name)
    def __delitem__(self, key): print("delitem", self.name, key)


def key(k):
    print("key", k)
    return k


n = Noisy("n")
del n.a
del n.a.b, n[key(1)], n[key(2)][key(3)]
del (n.a, [n[1], (n.b,)]), n[1:2], n[::2, ...], n[*[1, 2]]
del (), []
del (n.x), [n.y]
x = 1
del x
show("global gone", lambda: x)


def local_gone():
    x = 1
    del x
    return x


show("local gone", local_gone)


def twice():
    x = 1
    del x
    del x


show("twice", twice)


def unassigned():
    del y
    y = 1


show("unassigned", unassigned)


def cells():
    x = 1
    def get(): return x
    def remove():
        nonlocal x
        del x
    before = get()
    remove()
    try:
        get()
    except NameError as error:
        print(error)
    try:
        remove()
    except NameError as error:
        print(error)
    try:
        x
    except NameError as error:
        print(type(error).__name__, error)
    x = 2
    return before, get()


show("cells", cells)


def cell_of_own():
    x = 1
    def get(): return x
    del x
    try:
        del x
    except NameError as error:
        print(type(error).__name__, error)
    return get()


show("cell of own", cell_of_own)


def parameters(a, *b, c=1, **d):
    del a, b, c, d
    return sorted(locals())


show("parameters", lambda: parameters(1))


def loop():
    for i in range(3):
        del i
    return "i" in locals()


show("loop", loop)


def handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        del e
    return "e" in locals()


show("handler", handler)


def remove_global():
    global g
    del g


g = 1
show("remove global", remove_global)
show("again", remove_global)


class Body:
    a = 1
    b = 2
    del a
    try:
        del a
    except NameError as error:
        print(error)
    print("a" in locals(), b)
    def f(self): return a


show("method", lambda: Body().f())
show("class attribute", lambda: Body.a)
del Body.b
show("class attribute", lambda: Body.b)
len = lambda o: "mine"
print(len([]))
del len
print(len([]))
try:
    del print
except NameError as error:
    print(error)
l = list(range(10))
del l[0], l[-1], l[1:3], l[::3]
print(l)
d = {1: 1, 2: 2, 3: 3}
del d[1], d[2]
print(d)


def tuple_item():
    del (1, 2)[0]


def string_item():
    s = "abc"
    del s[0]


def missing_key():
    del d[9]


def missing_index():
    del l[99]


def missing_attribute():
    del n2.nothing


def builtin_attribute():
    del "".upper


def type_attribute():
    del int.bit_length


def number():
    del (5).real


class Plain: pass


n2 = Plain()
for each in tuple_item, string_item, missing_key, missing_index, missing_attribute, builtin_attribute, type_attribute, number:
    show(each.__name__, each)


class Property:
    @property
    def readonly(self): return 1
    @property
    def p(self): return 1
    @p.deleter
    def p(self): print("deleter")
    __slots__ = ("s",)


p = Property()
del p.p
show("readonly", lambda: delattr(p, "readonly"))
p.s = 1
del p.s
show("slot", lambda: p.s)
show("slot again", lambda: delattr(p, "s"))


def partly():
    a = {1: 1, 2: 2}
    try:
        del a[1], a[7], a[2]
    except KeyError:
        return a


show("partly", partly)
for source in ["del f()", "del 1", "del a + b", "del (a, 1)", "del *a", "del [*a]", "del a if b else c", "del (x for x in y)", "del None", "del __debug__",
               "del a, b := 1", "del", "del (yield)", "del lambda: 0", "del a.b.c()", "del {}", "del 'a'", "del f'a'", "del -a", "del a < b", "del ...", "del (a)()"]:
    try:
        compile(source, "<test>", "exec")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "|", error.msg)
