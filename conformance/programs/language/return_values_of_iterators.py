"""The value of StopIteration as next(), yield from and natives pass it on."""
print(next(iter([None, 1])), next(iter([None]), 5), next(iter((None,))), next(iter({None: 1})), next(reversed([None])))
it = iter([None]); print(next(it), next(it, "end"))
def g():
    yield 1
    return 7
def h(x): return (yield from x)
def last(x):
    try:
        while 1: next(x)
    except StopIteration as e: return e.value
print(last(h(g())), last(h(iter([1]))), last(h(map(str, g()))), last(h(zip(g()))), last(h(filter(None, g()))), last(h(enumerate(g()))))
list(g()); print(last(h([1])), last(iter([1])), last(map(str, g())), last(h(range(2))), last(h("ab")), last(h(reversed([1]))))
