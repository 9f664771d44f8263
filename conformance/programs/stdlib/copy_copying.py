"""copy: shallow and deep copies, hooks, memo, shared and circular structures, errors"""
import copy
import sys

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


class A:
    def __init__(s): s.x=[1]
class C:
    def __copy__(s): return 'copied'
    def __deepcopy__(s,memo): return ('deep',type(memo))
class R:
    def __reduce_ex__(s,p): return s.r
def r(x):
    o=R(); o.r=x; return o
class S:
    __slots__=('a',)
class Rep:
    def __init__(s,a,b): s.a=a;s.b=b
    def __replace__(s,**k): return Rep(**{**s.__dict__,**k})
class Meta(type): pass
class M(metaclass=Meta): pass
class MyList(list):
    pass
class MyDict(dict): pass
class St:
    def __setstate__(s,st): s.st=st
    def __getstate__(s): return 'state'
a=A(); s=S(); s.a=[1]; ml=MyList([1,[2]]); ml.z=3
l=[1]; l.append(l)
d={}; d['d']=d
tup=([],); 
show(lambda: copy.copy(5))
show(lambda: copy.copy('x'))
show(lambda: copy.copy([1]))
show(lambda: copy.copy((1,)))
show(lambda: copy.copy({1:2}))
show(lambda: copy.copy({1}))
show(lambda: copy.copy(bytearray(b'x')))
show(lambda: copy.copy(len) is len)
show(lambda: copy.copy(int) is int)
show(lambda: copy.copy(M) is M)
show(lambda: copy.deepcopy(M) is M)
show(lambda: copy.copy(a).x is a.x)
show(lambda: copy.deepcopy(a).x is a.x)
show(lambda: copy.copy(C()))
show(lambda: copy.deepcopy(C()))
show(lambda: copy.copy(s).a is s.a)
show(lambda: copy.deepcopy(s).a == s.a)
show(lambda: (copy.copy(ml), copy.copy(ml).z, type(copy.deepcopy(ml))))
show(lambda: copy.deepcopy(l))
show(lambda: copy.deepcopy(d))
show(lambda: copy.deepcopy(tup) is tup)
show(lambda: copy.deepcopy((1,2)))
show(lambda: copy.copy(r('str')))
show(lambda: copy.copy(r(5)))
show(lambda: copy.copy(r((1,))))
show(lambda: copy.copy(r((list,))))
show(lambda: copy.copy(r((list,()))))
show(lambda: copy.copy(r((list,(),None,iter([1,2])))))
show(lambda: copy.copy(r((dict,(),None,None,iter([(1,2)])))))
show(lambda: copy.deepcopy(r((list,(),None,iter([[1],2])))))
show(lambda: copy.copy(r((A,(),{'y':2}))).y)
show(lambda: copy.copy(r((A,(),({'y':2},{'w':3})))).w)
show(lambda: copy.copy(r((A,(),5))))
show(lambda: copy.copy(r((A,(),None,None,None,lambda o,s: None))))
show(lambda: copy.copy(r((A,(),1,None,None,lambda o,s: setattr(o,'q',s)))).q)
show(lambda: copy.copy(r((1,2,3,4,5,6,7))))
show(lambda: copy.copy(iter([1])))
show(lambda: next(copy.copy(iter([1,2]))))
show(lambda: copy.copy(x for x in []))
show(lambda: copy.deepcopy(sys))
show(lambda: copy.copy(sys))
show(lambda: copy.replace(5))
show(lambda: copy.replace(Rep(1,2),b=3).b)
show(lambda: copy.replace())
show(lambda: copy.replace(Rep(1,2),5))
show(lambda: copy.copy(St()).st)
show(lambda: copy.deepcopy(St()).st)
show(lambda: copy.copy(ValueError(1)))
show(lambda: copy.deepcopy(ValueError([1])))
show(lambda: copy.Error is copy.error)
show(lambda: copy.Error.__mro__)
show(lambda: copy.deepcopy(a.__init__))
show(lambda: copy.copy())
show(lambda: copy.deepcopy())
show(lambda: copy.deepcopy([1],5))
show(lambda: copy.deepcopy([1],{}))
show(lambda: copy.deepcopy(a, memo={}).x)
show(lambda: copy.copy(range(3)))
show(lambda: copy.copy(slice(1)))
show(lambda: copy.deepcopy(slice(1)))
show(lambda: copy.copy(property()))
show(lambda: copy.copy(Ellipsis))
show(lambda: copy.copy(NotImplemented))
show(lambda: copy.copy(1.5))
show(lambda: copy.copy(1j))
show(lambda: copy.copy(b'x'))
show(lambda: copy.copy(frozenset([1])))
show(lambda: copy.deepcopy(frozenset([1])))
show(lambda: copy.deepcopy({(1,2):[3]}))
show(lambda: copy.deepcopy({1,2}))
show(lambda: copy.deepcopy(bytearray(b'q')))
show(lambda: copy.copy(lambda:0))
show(lambda: copy.copy(MyDict(a=1)))
show(lambda: copy.deepcopy(MyDict(a=[1])))
show(lambda: copy.copy(object()))
show(lambda: copy.copy(type(None)))
show(lambda: copy.copy(None))
show(lambda: copy.__all__)
show(lambda: copy.copy.__doc__)
show(lambda: copy.deepcopy.__doc__)
show(lambda: copy.replace.__doc__)
show(lambda: copy.copy(type('N',(),{'__reduce_ex__':None})()))
show(lambda: copy.copy({}.keys()))
x=[[]]*3; y=copy.deepcopy(x); print(y[0] is y[1], y[0] is x[0])
memo={}; z=copy.deepcopy(a,memo); print(memo[id(a)] is z, any(each is a for each in memo[id(memo)]))
def nest(n):
    x=[]
    for i in range(n): x=[x]
    return x
for n in (100, 400, 100000):
    try: print(n, type(copy.deepcopy(nest(n))))
    except RecursionError: print(n, 'RecursionError')
