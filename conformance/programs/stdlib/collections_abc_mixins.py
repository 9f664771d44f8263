"""collections.abc: the methods that Set, Mapping, Sequence and their mutable forms give"""
from collections.abc import *

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


class S(Set):
    def __init__(s,it=()): s.d=list(dict.fromkeys(it))
    def __contains__(s,x): return x in s.d
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
    def __repr__(s): return f'S({s.d})'
    def __hash__(s): return s._hash()
a=S([1,2,3]); b=S([2,3,4])
show(lambda: a&b)
show(lambda: a|b)
show(lambda: a-b)
show(lambda: a^b)
show(lambda: a<b)
show(lambda: a<=a)
show(lambda: a>=S([1]))
show(lambda: a>S([1]))
show(lambda: a==S([3,2,1]))
show(lambda: a!=b)
show(lambda: a&[1,5])
show(lambda: [1,5]&a)
show(lambda: a|(9,))
show(lambda: [7,1]-a)
show(lambda: a-[1])
show(lambda: a^[1,8])
show(lambda: [1,8]^a)
show(lambda: a.isdisjoint([7]))
show(lambda: a.isdisjoint([1]))
show(lambda: a&5)
show(lambda: a<5)
show(lambda: a=={1,2,3})
show(lambda: {1,2,3}==a)
show(lambda: a|{5})
show(lambda: {5}|a)
show(lambda: hash(a)==hash(frozenset([1,2,3])))
show(lambda: S._from_iterable('ab'))
show(lambda: a<={1,2,3,4})
class MS(S, MutableSet):
    __hash__=None
    def add(s,x):
        if x not in s.d: s.d.append(x)
    def discard(s,x):
        if x in s.d: s.d.remove(x)
m=MS([1,2,3])
show(lambda: m.remove(9))
show(lambda: m.remove(1))
show(lambda: m.pop())
show(lambda: m)
show(lambda: m.__ior__([5,6]))
show(lambda: m.__iand__([5]))
show(lambda: m.__ixor__([5,7]))
show(lambda: m.__isub__([7]))
show(lambda: m.pop())
show(lambda: m.__ior__('ab'))
show(lambda: m.__isub__(m))
show(lambda: m.__ior__('ab'))
show(lambda: m.__ixor__(m))
show(lambda: m.__ior__('ab'))
show(lambda: m.clear())
show(lambda: m)
class M(MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
x=M()
show(lambda: x.update({'a':1},b=2))
show(lambda: x.update([('c',None)]))
show(lambda: x.update(5))
show(lambda: x.update([1]))
show(lambda: x.update([(1,2,3)]))
show(lambda: x.update([(1,)]))
show(lambda: x.get('c',7))
show(lambda: x.get('zz',7))
show(lambda: 'c' in x)
show(lambda: x.keys())
show(lambda: x.items()=={('a',1),('b',2),('c',None)})
show(lambda: ('a',1) in x.items())
show(lambda: ('a',2) in x.items())
show(lambda: 5 in x.items())
show(lambda: 1 in x.values())
show(lambda: 9 in x.values())
show(lambda: list(x.items()))
show(lambda: sorted(x.keys()&{'a','z'}))
show(lambda: type(x.keys()|[1]))
show(lambda: len(x.values()))
show(lambda: x=={'a':1,'b':2,'c':None})
show(lambda: x=={'a':1})
show(lambda: x==5)
show(lambda: x.pop('a'))
show(lambda: x.pop('a'))
show(lambda: x.pop('a',3))
show(lambda: x.popitem())
show(lambda: x.setdefault('q'))
show(lambda: x.setdefault('b',9))
show(lambda: x.clear())
show(lambda: x.popitem())
show(lambda: reversed(x))
show(lambda: hash(x))
show(lambda: list(x))
show(lambda: x.update())
show(lambda: x.update(1,2))
class Q(MutableSequence):
    def __init__(s,*a): s.l=list(a)
    def __getitem__(s,i): return s.l[i]
    def __setitem__(s,i,v): s.l[i]=v
    def __delitem__(s,i): del s.l[i]
    def __len__(s): return len(s.l)
    def insert(s,i,v): s.l.insert(i,v)
    def __repr__(s): return f'Q{s.l}'
q=Q(1,2,3,2)
show(lambda: q.index(2))
show(lambda: q.index(2,2))
show(lambda: q.index(2,-1))
show(lambda: q.index(9))
show(lambda: q.index(1,0,0))
show(lambda: q.index(2,0,-3))
show(lambda: q.count(2))
show(lambda: 3 in q)
show(lambda: list(q))
show(lambda: list(reversed(q)))
show(lambda: q.append(7))
show(lambda: q.extend([8,9]))
show(lambda: q.pop())
show(lambda: q.pop(0))
show(lambda: q.remove(2))
show(lambda: q)
show(lambda: q.reverse())
show(lambda: q)
show(lambda: q.__iadd__([5]))
show(lambda: q.extend(q))
show(lambda: q)
show(lambda: q.clear())
show(lambda: q)
show(lambda: q.pop())
show(lambda: q.index(1, None))
show(lambda: iter(q))
