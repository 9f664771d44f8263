"""weakref.proxy: everything is passed on"""
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
    def __init__(self,n=0): self.n=n
    def m(self): return 'm'
    def __repr__(self): return f'A({self.n})'
a=A(1); b=A(2); p=weakref.proxy(a)
class N:
    def __init__(s,v): s.v=v
    def __add__(s,o): return ('add',s.v,getattr(o,'v',o))
    def __radd__(s,o): return ('radd',s.v,o)
    def __iadd__(s,o): s.v+=o; return s
    def __len__(s): return 3
    def __bool__(s): return False
    def __call__(s,*a,**k): return a,k
    def __getitem__(s,k): return k
    def __iter__(s): return iter([1,2])
    def __contains__(s,x): return x==1
    def __eq__(s,o): return True
    def __index__(s): return 5
    def __int__(s): return 6
    def __float__(s): return 1.5
    def __neg__(s): return 'neg'
    def __bytes__(s): return b'by'
    def __reversed__(s): return 'rev'
    def __str__(s): return 'strN'
    def __matmul__(s,o): return 'mm'
    def __pow__(s,o,m=None): return ('pow',o,m)
    def __lt__(s,o): return 'lt'
    def __hash__(s): return 7
n=N(1); q=weakref.proxy(n)
show(lambda: p.n)
show(lambda: p.m())
show(lambda: setattr(p,'z',5))
show(lambda: a.z)
show(lambda: delattr(p,'z'))
show(lambda: p.qq)
show(lambda: str(p))
show(lambda: isinstance(p,A))
show(lambda: type(p))
show(lambda: p.__class__)
show(lambda: hash(p))
show(lambda: p is weakref.proxy(a))
show(lambda: p==a)
show(lambda: p!=a)
show(lambda: p())
show(lambda: q+1)
show(lambda: 1+q)
show(lambda: q+q)
show(lambda: len(q))
show(lambda: bool(q))
show(lambda: q(1,k=2))
show(lambda: type(q))
show(lambda: q[7])
show(lambda: list(q))
show(lambda: 1 in q)
show(lambda: 2 in q)
show(lambda: q==5)
show(lambda: q<5)
show(lambda: int(q))
show(lambda: float(q))
show(lambda: -q)
show(lambda: bytes(q))
show(lambda: str(q))
show(lambda: q@1)
show(lambda: q**2)
show(lambda: pow(q,2,3))
show(lambda: range(10)[q])
show(lambda: hash(q))
show(lambda: next(q))
show(lambda: +q)
show(lambda: ~q)
show(lambda: abs(q))
show(lambda: q-1)
show(lambda: 1-q)
show(lambda: dir(p)==dir(a))
show(lambda: weakref.getweakrefcount(a))
show(lambda: [type(x) for x in weakref.getweakrefs(n)])
show(lambda: p.__dict__)
show(lambda: weakref.ProxyType())
show(lambda: divmod(q,1))
show(lambda: type('X',(weakref.ProxyType,),{}))
q+=5; print(type(q), n.v)
