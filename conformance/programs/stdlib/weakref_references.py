"""weakref.ref: sharing, equality, hashes, who can be referred to"""
import weakref

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
    def __repr__(self): return 'A!'
class R(weakref.ref): pass
a=A()
r=weakref.ref(a)
show(lambda: weakref.ref())
show(lambda: weakref.ref(1))
show(lambda: weakref.ref(a,1,2))
show(lambda: weakref.ref(a,callback=print))
show(lambda: weakref.ref(a,foo=print))
show(lambda: R(a, x=1))
show(lambda: R(a,1,2))
show(lambda: r(1))
show(lambda: r(x=1))
show(lambda: r.__callback__)
show(lambda: weakref.ref(a,5).__callback__)
show(lambda: r.__init__())
show(lambda: r.__init__(1))
show(lambda: r.__init__(1,2,3))
show(lambda: weakref.ref[int])
show(lambda: r<r)
show(lambda: r==r)
show(lambda: r!=r)
show(lambda: hash(r)==hash(a))
show(lambda: setattr(r,'x',1))
show(lambda: setattr(r,'__callback__',1))
show(lambda: weakref.ref.__doc__)
show(lambda: a.__weakref__ is r)
show(lambda: weakref.getweakrefs(5))
show(lambda: weakref.getweakrefcount(5))
show(lambda: A.__dict__['__weakref__'])
show(lambda: A.__weakref__.__doc__)
show(lambda: A.__weakref__.__get__(a))
show(lambda: setattr(a,'__weakref__',3))
show(lambda: delattr(a,'__weakref__'))
show(lambda: weakref.ref.__new__())
show(lambda: weakref.ref.__new__(5))
show(lambda: weakref.ref.__new__(int,5), lambda:weakref.ref.__call__)
show(lambda: weakref.proxy(5))
show(lambda: weakref.proxy())
show(lambda: weakref.proxy(a, 1,2))
show(lambda: weakref.ReferenceType)
show(lambda: weakref.ProxyType)
show(lambda: weakref.CallableProxyType)
show(lambda: weakref.ref(a).__hash__()==hash(a))
show(lambda: weakref.ref(None))
show(lambda: weakref.ref(object()))
show(lambda: weakref.ref("x"), lambda:weakref.ref([]))
show(lambda: weakref.ref({}))
show(lambda: r.__call__())
class S:
    __slots__=()
class S2:
    __slots__=('__weakref__','a')
show(lambda: weakref.ref(S())); show(lambda: weakref.ref(S2()) and 1)
class T(tuple): pass
class I(int): pass
class B(bytes): pass
class St(str): pass
for c in (T,I,B,St): show(lambda: weakref.ref(c()) and 1)
show(lambda: type('X',(S2,),{'__slots__':['__weakref__']}))
show(lambda: type('X',(),{'__slots__':['__weakref__','__weakref__']}))
show(lambda: type('X',(),{'__slots__':['__dict__','__dict__']}))
show(lambda: type('X',(int,),{'__slots__':['a']}))
show(lambda: type('X',(int,),{'__slots__':['__weakref__']}))
show(lambda: type('X',(int,),{'__slots__':['__dict__']}))
show(lambda: weakref.ref(A))
