"""Attributes of types, functions, methods, properties that may not be set or deleted, and in which words."""
def t(f):
    try: r=f(); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class A: pass
class B(A): pass
class S: __slots__=('a',)
def setb(c,b): c.__bases__=b
t(lambda: setb(A, 1)); t(lambda: setb(A, ())); t(lambda: setb(A,(1,))); t(lambda: setb(A,(B,))); t(lambda: setb(B,(S,))); t(lambda: setb(B,(int,)));t(lambda: setb(A,(object,)));t(lambda: setb(B,(A,A)));t(lambda: setb(int,(object,)));t(lambda: setb(B,(bool,)))
t(lambda: delattr(A,'__bases__'))
for n in ('__name__','__qualname__','__module__','__doc__','__dict__','__mro__','__bases__','__annotations__','__type_params__','__flags__','__base__'):
    t(lambda: delattr(A,n)); t(lambda: setattr(A,n,5)); 
    t(lambda: delattr(int,n)); t(lambda: setattr(int,n,5)); 
t(lambda: object.__setattr__(str,'foo',1)); t(lambda: object.__delattr__(str,'foo')); t(lambda: object.__setattr__(A,'x',1)); t(lambda: type.__setattr__(A(),'x',1)); t(lambda: int.__setattr__(A(),'x',1)); t(lambda:object.__setattr__(5,'x',1)); t(lambda: object.__delattr__(A(),'x'))
class D(dict): pass
t(lambda: object.__setattr__(D(),'x',1)); t(lambda: object.__setattr__({},'x',1));
class P: 
    p=property(lambda s:1)
for n in ('fget','fset','fdel','__doc__','__name__','__isabstractmethod__','__set_name__'):
    t(lambda: setattr(P.p, n, 5)); t(lambda: delattr(P.p, n))
for o,n in (((lambda:1),'__globals__'),((lambda:1),'__closure__'),(A().__init__,'__self__'),(A.__dict__['__dict__'],'__name__'),(len,'__self__'),([].append,'__name__'),(B.__init__,'__objclass__'),(type(1).__add__,'__doc__'),(staticmethod(1),'__func__'),(super(B,B()),'__thisclass__'),(slice(1),'start'),(3,'real'),(range(3),'start'),(S.__dict__['a'],'__name__'),(type(lambda:1),'x'),(str.join,'__doc__'),((lambda:1).__code__,'co_name'),((lambda:1),'__builtins__')):
    t(lambda: setattr(o,n,5)); t(lambda: delattr(o,n))
class M:
    def meth(self): pass
m=M().meth
for n in ('__func__','__self__','__doc__','__name__','x'):
    t(lambda: setattr(m,n,5)); t(lambda: delattr(m,n))
