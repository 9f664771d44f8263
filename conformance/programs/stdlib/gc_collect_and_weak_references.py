# After `gc.collect()` what nothing refers to is gone, and weak references tell so.
import copy
import gc
import weakref


class Node:
    pass


node = Node()
reference = weakref.ref(node)
called = []
noticing = weakref.ref(node, called.append)
del node
gc.collect()
print(reference(), noticing(), called == [noticing])

values = weakref.WeakValueDictionary()
kept, dropped = Node(), Node()
values[1], values[2] = kept, dropped
also = copy.copy(values)
del dropped
gc.collect()
print(len(values), list(values), len(also), list(also))


def cycle():
    left, right = Node(), Node()
    left.other, right.other = right, left
    return weakref.ref(left)


lost = cycle()
gc.collect()
print(lost())

members = {1, 2}
proxy = weakref.proxy(members)
print(len(proxy))
members = None
gc.collect()
try:
    len(proxy)
except ReferenceError as error:
    print(error)
