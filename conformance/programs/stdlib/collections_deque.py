"""deque: construction, ends, indexing, rotation, comparison, iterators, errors"""
from collections import deque

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


d=deque([1,2,3])
class D(deque): pass
class I:
    def __index__(self): return 1
show(lambda: deque(1))
show(lambda: deque(1,2,3))
show(lambda: deque(iterable=[1],maxlen=3))
show(lambda: deque([],-1))
show(lambda: deque([],'a'))
show(lambda: deque([],None))
show(lambda: deque([],2**70))
show(lambda: deque([], I()))
show(lambda: deque([], True))
show(lambda: deque(foo=1))
show(lambda: d['a'])
show(lambda: d[1:2])
show(lambda: d[5])
show(lambda: d[2**70])
show(lambda: d[-4])
show(lambda: d.__setitem__(7,1))
show(lambda: d.__delitem__(9))
show(lambda: d+[1])
show(lambda: [1]+d)
show(lambda: d+d)
show(lambda: d*2)
show(lambda: 2*d)
show(lambda: d*'a')
show(lambda: d*1.5)
show(lambda: d*-1)
show(lambda: d*2**70)
show(lambda: d.rotate('a'))
show(lambda: d.rotate(1.5))
show(lambda: d.rotate(2**70))
show(lambda: d.index(9))
show(lambda: d.index(1,2))
show(lambda: d.index())
show(lambda: d.index(1,'a'))
show(lambda: d.index(3,-1))
show(lambda: d.index(3, None))
show(lambda: d.insert('a',1))
show(lambda: d.insert(1))
show(lambda: deque([1],1).insert(0,1))
show(lambda: d.remove(9))
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: d.pop(1))
show(lambda: d.append())
show(lambda: d.append(1,2))
show(lambda: d<3)
show(lambda: d==[1,2,3])
show(lambda: d<deque([2]))
show(lambda: hash(d))
show(lambda: d.maxlen)
show(lambda: setattr(d,'maxlen',1))
show(lambda: setattr(d,'x',1))
show(lambda: repr(D([1],2)))
show(lambda: d.__reduce__())
show(lambda: D([1],2).__reduce__()[:3])
show(lambda: D([1],2).copy())
show(lambda: D([1],2)+D([3]))
show(lambda: D([1],2)*2)
show(lambda: iter(d))
show(lambda: reversed(d))
show(lambda: iter(d).__reduce__())
show(lambda: iter(d).__length_hint__())
show(lambda: type(iter(d))(d,1))
show(lambda: list(type(iter(d))(d,1)))
show(lambda: list(type(reversed(d))(d,1)))
show(lambda: type(iter(d))([]))
show(lambda: type(iter(d))())
show(lambda: d.extend(5))
show(lambda: d.__iadd__(5))
show(lambda: d.__init__([9],3))
show(lambda: d)
show(lambda: d.count(9))
show(lambda: 9 in d)
show(lambda: deque[int])
show(lambda: d.__add__([1]))
show(lambda: deque.append)
show(lambda: d.append)
show(lambda: deque.__new__)
show(lambda: deque.append(1))
show(lambda: deque.append([],1))
show(lambda: deque.fromkeys)
show(lambda: d.rotate(1,2))
show(lambda: d.extend())
show(lambda: 1 in deque)
show(lambda: d.copy(1))
show(lambda: d.clear(1))
show(lambda: deque().__getitem__(0))
show(lambda: d.__contains__())
show(lambda: setattr(deque,'x',1))
d=deque(range(5))
try:
    for x in d: d.append(1)
except RuntimeError as e: print(e)
d=deque([1,2,3]); d.append(d); print(d)
class M:
    def __eq__(self,o): dd.append(1); return False
dd=deque([M(),M()])
show(lambda: dd.index(5)); show(lambda: dd.count(5)); show(lambda: 5 in dd); show(lambda: dd.remove(5)); 
class Bad(deque):
    def __init__(self,*a): pass
    def __new__(cls,*a):
        if a: return 5
        return deque.__new__(cls)
show(lambda: Bad().copy())
show(lambda: deque([1,2,3,4,5],maxlen=3)*2)
x=deque([1,2,3],maxlen=4); x*=3; print(x)
