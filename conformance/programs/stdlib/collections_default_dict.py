"""defaultdict: factories, copies, merging, errors"""
from collections import defaultdict

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


D=defaultdict
d=D(list)
class DS(D): pass
show(lambda: D(5))
show(lambda: D(None,5))
show(lambda: D(list,[],[]))
show(lambda: D(list,a=1))
show(lambda: d['x'])
show(lambda: d)
show(lambda: D()['q'])
show(lambda: d.default_factory)
show(lambda: d.copy())
show(lambda: DS(int,{1:2}).copy())
show(lambda: d.__reduce__()[:4])
show(lambda: D(int,a=1)|{'b':2})
show(lambda: {'b':2}|D(int,a=1))
show(lambda: D(int)|[1])
show(lambda: D(int,a=1)|D(str,b=2))
show(lambda: d.__missing__('z'))
show(lambda: D().__missing__('z'))
show(lambda: setattr(d,'x',1))
show(lambda: setattr(d,'default_factory',5))
show(lambda: d['new'])
show(lambda: D(d))
show(lambda: D(lambda: 1/0)['a'])
show(lambda: D.fromkeys('ab',2))
show(lambda: delattr(d,'default_factory'))
show(lambda: d.default_factory)
show(lambda: D(default_factory=list))
show(lambda: D(int).__ior__([(1,2)]))
show(lambda: D[int,str])
show(lambda: D(int)==D(str))
show(lambda: D(int).get('x'))
show(lambda: D(int).setdefault('x'))
show(lambda: D(int).pop('x',3))
show(lambda: repr(DS(int)))
show(lambda: D.__init__(d,5))
show(lambda: d.__copy__())
d=D(); d.default_factory=d.__len__; show(lambda: d); d=D(lambda: d); d['a']; print(str(d)[-10:])
