"""Every function of operator, with arguments of all kinds."""
import operator as o

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
for n in sorted(o.__all__):
    f = getattr(o, n)
    if isinstance(f, type):
        continue
    show(f)
    show(f, 1)
    show(f, 1, 2)
    show(f, 1, 2, 3)
    show(f, a=1)
    show(f, 'a', 'b')
    show(f, 'a', 1)
    show(f, [1], [2])
    show(f, [1], 2)
    show(f, 2.5, 3)
    show(f, None, 1)
    show(f, 'ab', 'b')
    show(f, {1: 2}, 1)
    print(n, f, f.__doc__, f.__text_signature__, f.__module__, f.__qualname__)
show(o.setitem, [1], 0, 2)
show(o.delitem, [1], 0)
show(o.indexOf, [1, 2, 3], 3)
show(o.indexOf, [1], 3)
show(o.countOf, [1, 1.0, True], 1)
show(o.length_hint, [1])
show(o.length_hint, iter([1]))
show(o.length_hint, 1)
show(o.length_hint, 1, 5)
show(o.length_hint, 1, 'a')
show(o.length_hint, 1, 2.5)

class L:

    def __init__(s, v):
        s.v = v

    def __length_hint__(s):
        if isinstance(s.v, type):
            raise s.v
        return s.v
for v in (3, 'a', -1, NotImplemented, TypeError, ValueError, 2.0, True):
    show(o.length_hint, L(v), 7)

class M:

    def __len__(s):
        raise TypeError
show(o.length_hint, M(), 9)

class M:

    def __len__(s):
        raise ValueError('x')
show(o.length_hint, M(), 9)
show(o.index, True)

class I:

    def __index__(s):
        return 1.5
show(o.index, I())
show(o.call, lambda *a, **k: (a, k), 1, 2, x=3)
show(o.call)

class S(list):

    def __iadd__(s, x):
        print('iadd')
        return 1
show(o.iconcat, S(), [1])
show(o.iadd, S(), [1])
show(o.concat, S('a'), [1])

class G:

    def __getitem__(s, i):
        raise IndexError

    def __add__(s, x):
        return 'added'
show(o.concat, G(), G())
show(o.concat, G(), 1)
show(o.iconcat, G(), G())
print(o.__add__ is o.add, o.__concat__ is o.concat, o._abs is abs)
