"""Names that mean something to JavaScript are names like any other."""
import types

NAMES = [
    "__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "then", "length", "name",
    "call", "apply", "bind", "caller", "callee", "arguments", "isPrototypeOf", "toJSON", "watch", "__defineGetter__",
    "__defineSetter__", "__lookupGetter__", "propertyIsEnumerable", "toLocaleString", "undefined", "get", "set", "value",
    "next", "items", "entries", "push", "type", "slots", "shape",
]  # fmt: skip


def f():
    pass


class C:
    pass


def gen():
    yield 1


async def coro():
    pass


sleeping = coro()
values = [1, 2**70, 1.5, 1j, True, None, "text", b"bytes", bytearray(b"b"), [], (), {}, set(), frozenset(), f, C, C(), len]
values += [gen(), sleeping, iter([]), range(3), slice(1), types, type, object(), NotImplemented, ..., ValueError(), "a".join]
values += [property(), memoryview(b"a"), map(len, []), zip(), enumerate([]), {}.keys(), f.__code__, super, staticmethod(f)]

for value in values:
    found = [name for name in NAMES if hasattr(value, name)]
    print(type(value).__name__, found)
sleeping.close()

for name in NAMES:
    if name in ("items", "get"):
        continue
    try:
        getattr("", name)
        print("str has", name)
    except AttributeError as error:
        print(error)

# attributes, keys, arguments, globals, modules, classes
box = C()
for i, name in enumerate(NAMES):
    setattr(box, name, i)
print(box.__dict__, sorted(vars(box)) == sorted(NAMES))
print([getattr(box, name) for name in NAMES])
for name in NAMES:
    delattr(box, name)
print(box.__dict__)

table = {name: i for i, name in enumerate(NAMES)}
print(table, len(table), "__proto__" in table, "missing" in table, table.pop("__proto__"), "__proto__" in table)
print({}.get("__proto__"), {}.get("constructor"), "toString" in {}, "constructor" in set(), "__proto__" in {"a"})
empty = {}
for name in NAMES:
    try:
        empty[name]
        print("found", name)
    except KeyError as error:
        print(error, end=" ")
print()


def keywords(**kwargs):
    return kwargs


print(keywords(**{name: name for name in NAMES}) == {name: name for name in NAMES})
print(keywords(__proto__=1, constructor=2, toString=3))
try:
    f(__proto__=1)
except TypeError as error:
    print(error)

for name in NAMES:
    if name in globals() or name in dir(__builtins__):
        print("defined:", name)
        continue
    try:
        eval(name)
        print("found", name)
    except NameError:
        pass
    globals()[name] = name
    print(eval(name), end=" ")
    del globals()[name]
print()

for name in ("__proto__", "constructor", "toString", "hasOwnProperty", "then"):
    made = type(name, (), {name: 1, "__slots__": ()})
    print(made, made.__name__, getattr(made(), name))
    slotted = type("Slotted", (), {"__slots__": (name,)})()
    try:
        getattr(slotted, name)
    except AttributeError as error:
        print(error)
    setattr(slotted, name, 5)
    print(getattr(slotted, name))
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error)
    module = types.ModuleType(name)
    setattr(module, name, 7)
    print(module, vars(module)[name])
    space = {}
    exec(f"class {name}:\n    {name} = 1\ndef function({name}=2): return {name}\nlocal = {name}.{name}", space)
    print(space[name], space["local"], space["function"](), space["function"](**{name: 3}))


def scopes():
    __proto__ = constructor = toString = 1

    def inner():
        nonlocal __proto__
        __proto__ += 1
        return __proto__, constructor, toString

    return inner(), sorted(locals().items(), key=lambda item: item[0])[:2]


print(scopes()[0])

# formats
for spec in ("{0.constructor}", "{0.__proto__}", "{0[constructor]}", "{constructor}", "{0.__class__.__mro__}", "{0.then}"):
    for value in (1, "a", [], {}, f):
        try:
            print(spec, spec.format(value))
        except Exception as error:
            print(spec, type(error).__name__, error)
print("{constructor} {__proto__}".format(constructor=1, __proto__=2), "%(__proto__)s" % {"__proto__": 3})
try:
    print("%(constructor)s" % {})
except KeyError as error:
    print("KeyError", error)
match {"__proto__": 1, "constructor": 2}:
    case {"constructor": found, **rest}:
        print(found, rest)

# what reaches every class finds none with powers outside
names = {each.__name__ for each in ().__class__.__base__.__subclasses__()}
print([bad for bad in ("Function", "Process", "Host", "eval") if bad in names])


# frames of the interpreter are not seen
def fails():
    raise ValueError("x")


try:
    fails()
except ValueError as error:
    trace = error.__traceback__
    frame = trace.tb_next.tb_frame
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_back, trace.tb_frame.f_globals is globals())
    g = gen()
    print(g.gi_frame.f_back, g.gi_frame.f_code.co_name)
    next(g)
    g.close()
    print(g.gi_frame)
