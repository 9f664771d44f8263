# What CPython writes in C is there under the name of its own, and is the same.
import _bisect
import _functools
import _heapq
import _operator
import bisect
import functools
import heapq
import operator

for module, accelerator in (
    (bisect, _bisect),
    (functools, _functools),
    (heapq, _heapq),
    (operator, _operator),
):
    for name in dir(accelerator):
        if name.startswith("__") or name == "_compare_digest":
            continue
        own = getattr(accelerator, name)
        print(accelerator.__name__, name, getattr(module, name) is own, own.__module__)
