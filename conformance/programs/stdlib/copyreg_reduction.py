"""__reduce_ex__, __getstate__ and copyreg: what objects are taken apart into"""
import copyreg


def show(what):
    try:
        result = what()
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
        return
    if isinstance(result, tuple) and result and callable(result[0]):
        result = (result[0].__name__, *result[1:])
        result = tuple(type(each).__name__ if type(each).__name__.endswith("iterator") else each for each in result)
    print(result)


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b")


class Private(Slotted):
    __slots__ = ("__c", "d")


class Mixed(Slotted):
    pass


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyTuple(tuple):
    def __getnewargs__(self):
        return (1, 2)


class Keywords:
    def __getnewargs_ex__(self):
        return ((1,), {"a": 2})


def with_method(name, value):
    return type("X", (), {name: lambda self: value})()


plain, slotted, private, mixed, items = Plain(), Slotted(), Private(), Mixed(), MyList([1])
plain.x = 1
slotted.a = 5
private.a, private.d = 1, 2
mixed.b, mixed.z = 1, 4
items.q = 1
for protocol in (0, 1, 2, 4):
    print("protocol", protocol)
    for value in (plain, Plain(), slotted, private, mixed, items, MyDict(a=1), MyInt(5), MyTuple((3,)), Keywords()):
        show(lambda: value.__reduce_ex__(protocol) if type(value) is not Plain or value is plain else len(value.__reduce_ex__(protocol)))
    for value in (5, "x", b"x", 1.5, 1j, (1, 2), True, None, [1], {1: 2}, {1}, frozenset(), range(3), slice(1)):
        show(lambda: value.__reduce_ex__(protocol))
    for value in (print, (i for i in ()), copyreg, property(), {}.keys(), bytearray(b"x"), ValueError(1)):
        show(lambda: value.__reduce_ex__(protocol))
show(lambda: plain.__reduce__()[1:])
show(lambda: int.__reduce_ex__(2))
show(lambda: plain.__reduce_ex__("a"))
show(lambda: plain.__reduce_ex__())
for name, value in (
    ("__getnewargs__", 5),
    ("__getnewargs_ex__", 5),
    ("__getnewargs_ex__", (1,)),
    ("__getnewargs_ex__", (1, 2)),
    ("__getnewargs_ex__", ((), 2)),
    ("__reduce__", 7),
):
    show(lambda: with_method(name, value).__reduce_ex__(2))
for value in (plain, Plain(), slotted, private, mixed, 5, [], ValueError(1)):
    show(lambda: value.__getstate__())
print(Private.__slotnames__, copyreg._slotnames(Plain), copyreg._slotnames(int))
print(type(copyreg._reconstructor(Plain, object, None)).__name__, copyreg._reconstructor(MyInt, int, 5))
print(type(copyreg.__newobj__(Plain)).__name__, copyreg.__newobj_ex__(MyDict, (), {}))
print([each.__name__ for each in copyreg.dispatch_table])
show(lambda: copyreg.dispatch_table[complex](1j))
show(lambda: copyreg.dispatch_table[type(int | str)](int | str)[1][1])
for call in (
    lambda: copyreg.pickle(5, 6),
    lambda: copyreg.pickle(5, len, 5),
    lambda: copyreg.constructor(5),
    lambda: copyreg.constructor(len),
    lambda: copyreg.add_extension("a", "b", 0),
    lambda: copyreg.add_extension("a", "b", 2**31),
    lambda: copyreg.add_extension("a", "b", 5),
    lambda: copyreg.add_extension("a", "b", 5),
    lambda: copyreg.add_extension("a", "b", 6),
    lambda: copyreg.add_extension("c", "b", 5),
    lambda: copyreg.remove_extension("c", "b", 5),
    lambda: copyreg.remove_extension("a", "b", 5),
    lambda: copyreg._reduce_ex(5, 0),
    lambda: copyreg._reduce_ex(slotted, 1),
):
    show(call)
copyreg.pickle(Plain, lambda self: (Plain, ()))
print(Plain in copyreg.dispatch_table, sorted(name for name in dir(copyreg) if not name.startswith("_")))
