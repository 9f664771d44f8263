"""attrgetter, itemgetter and methodcaller."""
import operator as o

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)

class C:
    x = 1

    class y:
        z = 5

    def m(self, *a, **k):
        return (a, k)
c = C()
for n in ('attrgetter', 'itemgetter', 'methodcaller'):
    f = getattr(o, n)
    show(f)
    show(f, 1)
    show(f, x=1)
    show(f, 'a', x=1)
    show(f, 'a', 2)
    show(f, 'x')
    show(lambda: f('x')())
    show(lambda: f('x')(1, 2))
    show(lambda: f('x')(c, k=1))
    show(lambda: f('x').__reduce__())
    show(lambda: f('x', 'y').__reduce__())
    show(lambda: f('x').__text_signature__)
    try:

        class D(f):
            pass
    except TypeError as e:
        print(e)
show(o.attrgetter('x', 'y.z'), c)
show(o.attrgetter('y.z'), c)
show(o.attrgetter('q'), c)
show(o.attrgetter('y.'), c)
show(o.attrgetter('x..y'), c)
show(o.attrgetter('.'), c)
show(o.attrgetter(''), c)
show(o.itemgetter(1), [1, 2])
show(o.itemgetter(1, 0), (1, 2))
show(o.itemgetter(5), (1, 2))
show(o.itemgetter(-1), (1, 2))
show(o.itemgetter('a'), {'a': 3})
show(o.itemgetter('a'), 'abc')
show(o.itemgetter(slice(1, None)), 'abc')
show(o.itemgetter(1), 5)
show(o.itemgetter(True), (1, 2))
show(o.methodcaller('m', 1, k=2), c)
show(lambda: o.methodcaller('m', 1, k=2))
show(lambda: o.methodcaller('m', 1, k=2).__reduce__())
show(lambda: o.methodcaller('m', k=2))
show(o.methodcaller('upper'), 'abc')
show(o.methodcaller('nope'), 'abc')
