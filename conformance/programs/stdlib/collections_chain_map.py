"""ChainMap: lookups through the maps, writes to the first, merging, errors"""
import collections.abc
from collections import ChainMap

def show(what):
    try:
        text = repr(what())
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    start = text.find("0x")
    while start >= 0:  # addresses differ from run to run
        end = start + 2
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:start] + "@" + text[end:]
        start = text.find("0x", start)
    print(text)


m=ChainMap({'a':1,'b':2},{'b':3,'c':4})
class CM(ChainMap):
    def __missing__(s,k): return 'miss'
show(lambda: m)
show(lambda: m['b'])
show(lambda: m['zz'])
show(lambda: m.get('zz'))
show(lambda: m.get('zz',5))
show(lambda: len(m))
show(lambda: list(m))
show(lambda: dict(m))
show(lambda: 'c' in m)
show(lambda: bool(ChainMap()))
show(lambda: ChainMap())
show(lambda: m.maps)
show(lambda: m.parents)
show(lambda: m.new_child())
show(lambda: m.new_child({'q':1}))
show(lambda: m.new_child(z=1))
show(lambda: m.new_child({'q':1},z=2))
show(lambda: m.copy())
show(lambda: m.__setitem__('x',1))
show(lambda: m.__delitem__('x'))
show(lambda: m.__delitem__('c'))
show(lambda: m.pop('c'))
show(lambda: m.pop('c',7))
show(lambda: m.pop('a'))
show(lambda: m.popitem())
show(lambda: m.popitem())
show(lambda: m.clear())
show(lambda: m)
show(lambda: m|{'a':5})
show(lambda: {'a':5}|m)
show(lambda: m|5)
show(lambda: m.__ior__({'k':1}))
show(lambda: m=={'b':3,'c':4,'k':1})
show(lambda: CM()['x'])
show(lambda: CM().get('x'))
show(lambda: ChainMap.fromkeys('ab',1))
show(lambda: sorted(m.items()))
show(lambda: m.keys())
show(lambda: m.values())
show(lambda: ChainMap(5)['x'])
show(lambda: ChainMap({}).__missing__(3))
show(lambda: isinstance(m, collections.abc.MutableMapping))
show(lambda: m.update(w=2))
show(lambda: m.setdefault('v',3))
show(lambda: m.maps[0])
try: m.pop('nope')
except KeyError as e: print(repr(e.__context__))
