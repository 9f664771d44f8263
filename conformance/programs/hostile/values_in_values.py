"""Values that hold each other 100,000 deep: what looks into them stops with the words of CPython, and at 9,000 they are fine."""
import sys
def t(name, f):
    try:
        r = f()
        print(name, "ok", type(r))
    except BaseException as e:
        print(name, type(e).__name__, str(e)[:150])


def nest(n, make):
    x = make(None)
    for _ in range(n): x = make(x)
    return x
N = 20_000
l = nest(N, lambda x: [x]); tu = nest(N, lambda x: (x,)); d = nest(N, lambda x: {'a': x}); 
l2 = nest(N, lambda x: [x]); tu2 = nest(N, lambda x: (x,)); d2 = nest(N, lambda x: {'a': x})
t('repr list', lambda: repr(l)); t('repr tuple', lambda: repr(tu)); t('repr dict', lambda: repr(d))
t('str list', lambda: str(l)); t('fstr', lambda: f'{l}'); t('format', lambda: format(l)); t('percent', lambda: '%r' % (l,)); t('ascii', lambda: ascii(l))
t('print', lambda: print(l))
t('eq list', lambda: l == l2); t('eq tuple', lambda: tu == tu2); t('eq dict', lambda: d == d2); t('lt', lambda: l < l2); t('ne', lambda: l != l2)
import copy
t('deepcopy', lambda: copy.deepcopy(l))

t('isinstance', lambda: isinstance(1, tu)); t('issubclass', lambda: issubclass(int, tu))
import types
t('namespace', lambda: repr(nest(N, lambda x: types.SimpleNamespace(a=x))))
t('mappingproxy', lambda: repr(nest(N, lambda x: types.MappingProxyType({'a':x}))))
import collections
t('deque', lambda: repr(nest(N, lambda x: collections.deque([x]))))
t('odict', lambda: repr(nest(N, lambda x: collections.OrderedDict(a=x))))
t('slice', lambda: repr(nest(N, lambda x: slice(x,1))))
import functools
t('partial', lambda: repr(nest(N, lambda x: functools.partial(print, x))))
t('partialcall', lambda: nest(N, lambda x: functools.partial(x) if x else functools.partial(int))())
t('exc repr', lambda: repr(nest(N, lambda x: ValueError(x))))
t('method', lambda: repr(nest(N, lambda x: types.MethodType(print, x or 1))))
t('union', lambda: repr(nest(2000, lambda x: list[x] if x else int)))
t('startswith', lambda: 'a'.startswith(tu))
try:
    try: raise ValueError
    except tu: pass
except BaseException as e: print('except', type(e).__name__, e)
class A: pass
def chain(n):
    c = A
    for i in range(n): c = type('C%d' % i, (c,), {})
    return c
t('classes', lambda: len(chain(3000).__mro__))

for N in (500, 9000):
    l, k = nest(N, lambda x: [x]), nest(N, lambda x: [x])
    u, v = nest(N, lambda x: (x,)), nest(N, lambda x: (x,))
    d, e = nest(N, lambda x: {"a": x}), nest(N, lambda x: {"a": x})
    print(len(repr(l)), len(repr(u)), len(repr(d)), l == k, u == v, d == e)
    print(len(repr(nest(N, ValueError))), nest(N, lambda x: functools.partial(x) if x else int)())
    t("isinstance", lambda: isinstance(1, u))
