"""OrderedDict: order, moving, views, merging, hooks of subclasses, errors"""
from collections import OrderedDict

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


O=OrderedDict
od=O(a=1,b=2)
class S(O): pass
class M(O):
    def __missing__(self,k): return 7
class St(O):
    def __setitem__(self,k,v): print('set',k); super().__setitem__(k,v)
    def __getitem__(self,k): print('get',k); return super().__getitem__(k)
    def __delitem__(self,k): print('del',k); super().__delitem__(k)
show(lambda: O([],[]))
show(lambda: O(5))
show(lambda: O([1]))
show(lambda: O([(1,2,3)]))
show(lambda: O(a=1))
show(lambda: od.update([],[]))
show(lambda: od.update(5))
show(lambda: od.update())
show(lambda: O.update())
show(lambda: O.__init__())
show(lambda: od.pop('z'))
show(lambda: od.pop('z',default=3))
show(lambda: od.pop('z',4))
show(lambda: od.pop())
show(lambda: od.pop(1,2,3))
show(lambda: O().popitem())
show(lambda: od.popitem(last=False))
show(lambda: od.popitem(True))
show(lambda: od)
show(lambda: od.move_to_end('q'))
show(lambda: O().move_to_end('q'))
show(lambda: od.move_to_end())
show(lambda: od.setdefault('k'))
show(lambda: od.setdefault('k',default=4))
show(lambda: O.fromkeys('abc'))
show(lambda: O.fromkeys('abc', value=2))
show(lambda: S.fromkeys('ab'))
show(lambda: O(a=1)|{'b':2})
show(lambda: {'b':2}|O(a=1))
show(lambda: S(a=1)|O(b=2))
show(lambda: O(a=1)|S(b=2))
show(lambda: O(a=1)|[('a',1)])
show(lambda: O(a=1)<O())
show(lambda: O(a=1)==O(a=1))
show(lambda: O(a=1,b=2)==O(b=2,a=1))
show(lambda: O(a=1,b=2)=={'b':2,'a':1})
show(lambda: {'b':2,'a':1}==O(a=1,b=2))
show(lambda: O(a=1)!=O(a=1))
show(lambda: O().keys())
show(lambda: O(a=1).items())
show(lambda: O(a=1).values())
show(lambda: iter(O()))
show(lambda: reversed(O(a=1)))
show(lambda: list(reversed(O(a=1,b=2))))
show(lambda: list(reversed(O(a=1,b=2).items())))
show(lambda: list(reversed(O(a=1,b=2).values())))
show(lambda: O(a=1).__reduce__()[:4])
show(lambda: S(a=1).copy())
show(lambda: S(a=1))
show(lambda: S())
show(lambda: M()['x'])
show(lambda: M().pop('x'))
show(lambda: M().pop('x',1))
show(lambda: iter(O(a=1)).__reduce__())
show(lambda: od.copy(1))
show(lambda: od.clear(1))
show(lambda: hash(od))
show(lambda: O.__dict__['fromkeys'])
show(lambda: O(a=1).__dict__)
show(lambda: vars(od))
show(lambda: del_(od))
show(lambda: od.__sizeof__()>0)
show(lambda: od.__reversed__())
show(lambda: O.keys(od))
show(lambda: O(a=1).keys() & {'a'})
show(lambda: O(a=1).keys()=={'a'})
show(lambda: O.move_to_end.__doc__)
show(lambda: O.popitem(od,1,2))
show(lambda: O[int])
show(lambda: od.__ior__([('z',1)]))
show(lambda: od.__ior__(5))
x=St(a=1); x.update(b=2); print(x.pop('a')); print(x.popitem()); x.setdefault('q',1); x.setdefault('q',2); print(x.copy()); x|={'w':1}; print(x==x); print(x.move_to_end('q')); x.clear(); print(x)
def it(f):
    d=O.fromkeys('abc')
    try:
        for k in d: f(d,k)
    except RuntimeError as e: print(e)
it(lambda d,k: d.__setitem__('z',1)); it(lambda d,k: d.__delitem__(k)); it(lambda d,k: d.move_to_end(k)); it(lambda d,k: d.__setitem__(k,1)); it(lambda d,k: d.clear()); it(lambda d,k: (d.pop('c'), d.update(c=1)))
o=O(); o['a']=o; print(o); o.x=5; print(o.__reduce__()[2], vars(o))
