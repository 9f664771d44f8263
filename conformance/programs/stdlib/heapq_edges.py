"""Heaps: arguments, errors, changes during comparisons."""
import heapq

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
for n in ('heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop', '_heappop_max', '_heapify_max', '_heapreplace_max'):
    f = getattr(heapq, n)
    show(f)
    show(f, (1,))
    show(f, (1,), 1)
    show(f, [], 1, 2)
    show(f, [])
    show(f, [], 1)
    show(f, heap=[])

class Bad:

    def __lt__(s, o):
        h.clear()
        return True
h = [Bad(), Bad(), Bad()]
show(heapq.heapify, h)
h = [Bad(), Bad(), Bad()]
show(heapq.heappop, h)
h = [Bad(), Bad(), Bad()]
show(heapq.heappush, h, Bad())
show(list, heapq.merge([1], 2))
show(list, heapq.merge([3], [1], reverse=True))
show(heapq.nsmallest, 3)
show(heapq.nsmallest, -1, [1])
show(heapq.nsmallest, 'a', [1])
show(heapq.nsmallest, 2.5, [1, 2, 3])
show(heapq.nsmallest, 1, [])
show(heapq.nlargest, 1.0, [4, 2])
show(heapq.nsmallest, 2, 5)
show(heapq.nsmallest, 2, iter('bca'), key=None)
show(heapq.nlargest, 2, iter('bca'), str.upper)
show(heapq.nlargest, None, iter('bca'), str.upper)
