"""Sums, products, distances, and floats taken apart."""

import math


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


inf=math.inf; nan=math.nan
for a in [(1,1+1e-10),(1,1.1),(1,1.0),(inf,inf),(inf,-inf),(nan,nan),(0,1e-12)]: show(math.isclose,*a); show(math.isclose,*a,rel_tol=.2); show(math.isclose,*a,abs_tol=1e-9)
show(math.isclose,1,2,rel_tol=-1); show(math.isclose,1,2,abs_tol=-1); show(math.isclose,1,2,rel_tol='a')
show(math.hypot); show(math.hypot,3); show(math.hypot,3,4); show(math.hypot,1,2,3); show(math.hypot,nan,inf); show(math.hypot,1e308,1e308); show(math.hypot,5e-324,5e-324); show(math.hypot,1e200,1e200,1e200); show(math.hypot,'a'); show(math.hypot,*[0.1]*10); show(math.hypot,2**2000); show(math.hypot,1e-200,1e-210,3e-205);show(math.hypot,-3); show(math.hypot,0.0,-0.0)
show(math.dist,(1,2),(4,6)); show(math.dist,[1,2,3],[4,5,6.5]); show(math.dist,[1],[1,2]); show(math.dist,1,2); show(math.dist,(),()); show(math.dist,'a','b'); show(math.dist,(inf,),(1,)); show(math.dist,(x for x in (1,2)),(3,4)); show(math.dist,(1,),(nan,)); show(math.dist,(inf,1),(inf,2)); show(math.dist,{1:2},(1,))
show(math.fsum,[]); show(math.fsum,[.1]*10); show(math.fsum,[1e100,1,-1e100]); show(math.fsum,[inf,1]); show(math.fsum,[inf,-inf]); show(math.fsum,[nan,inf]); show(math.fsum,[1e308,1e308]); show(math.fsum,[1e308,1e308,-1e308]); show(math.fsum,['a']); show(math.fsum,5); show(math.fsum,[2**2000]); show(math.fsum,[1,2,True,.5]); show(math.fsum,[1e16,1,1e-16]); show(math.fsum,[2.0**53,-0.5,-2.0**-54]); show(math.fsum,[-0.0]); show(math.fsum,[-0.0,-0.0]); show(math.fsum,(x*.1 for x in range(100))); show(math.fsum,[9007199254740991.0,0.5,2**-54])
show(math.prod,[1,2,3]); show(math.prod,[]); show(math.prod,[1.5,2]); show(math.prod,[2,'a']); show(math.prod,[1,2],start=10); show(math.prod,'ab'); show(math.prod,range(1,30)); show(math.prod,5); show(math.prod,[1j,2]); show(math.prod,[0.1]*3,start=3); show(math.prod,[2,3],start='a'); show(math.prod,[1e308,10.0]); show(math.prod,[2,2.5,3]); show(math.prod,[True,3])
show(math.sumprod,[1,2,3],[4,5,6]); show(math.sumprod,[.1]*10,[1]*10); show(math.sumprod,[1],[1,2]); show(math.sumprod,[1,2],[1]); show(math.sumprod,[],[]); show(math.sumprod,5,[1]); show(math.sumprod,[1],5); show(math.sumprod,[1.5,2],[2,3]); show(math.sumprod,['a'],[2]); show(math.sumprod,['a'],['b']); show(math.sumprod,[10**20,3],[10**20,4]); show(math.sumprod,[1e100,1,-1e100],[1.0,1.0,1.0]); show(math.sumprod,[inf,1],[1,2]); show(math.sumprod,[inf],[0]); show(math.sumprod,[1j],[2]); show(math.sumprod,[True,2],[3,4.0]); show(math.sumprod,[2**40]*5,[2**40]*5); show(math.sumprod,[10,20.5,3],[2,3,4]); show(math.sumprod,[1e308,1e308],[10.0,-10.0]); show(math.sumprod, [2**2000],[1.0]); show(math.sumprod,[.1]*20,[.1]*20); show(math.sumprod,(1,2),iter([3,4]));show(math.sumprod,[1e308,1],[1,1e308])
show(math.fma,2,3,4); show(math.fma,.1,10,-1); show(math.fma,inf,0,1); show(math.fma,inf,0,nan); show(math.fma,inf,1,-inf); show(math.fma,1e308,10,0); show(math.fma,1e308,10,-inf); show(math.fma,5e-324,.5,0); show(math.fma,nan,1,1); show(math.fma,-0.0,1,0.0); show(math.fma,-0.0,1,-0.0); show(math.fma,1,1,-1); show(math.fma,-1,1,1); show(math.fma,1e-200,1e-200,5e-324); show(math.fma,1.0000000000000002,1.0000000000000002,-1.0000000000000004); show(math.fma,'a',1,2); show(math.fma,1,2); show(math.fma,1e308,1e308,-inf);show(math.fma,1e200,1e200,-1e308); show(math.fma,-5e-324,.25,0.0)
for a in [(1,2),(1,1),(1,0),(0,1),(0,-1),(5e-324,0),(inf,0),(-inf,0),(1e308*1.7976931348623157,inf),(nan,1),(1,nan),(0.0,-0.0),(-0.0,0.0)]: show(math.nextafter,*a); show(math.nextafter,*a,steps=3); show(math.nextafter,*a,steps=0)
show(math.nextafter,1,2,steps=2**70); show(math.nextafter,1,2,steps=-1); show(math.nextafter,1,2,steps='a'); show(math.nextafter,1,2,steps=None); show(math.nextafter,-1,1,steps=10**19); show(math.nextafter,1,inf,steps=2**63)
show(math.ldexp,1,2000); show(math.ldexp,1,-2000); show(math.ldexp,0,10**30); show(math.ldexp,1,10**30); show(math.ldexp,1,-10**30); show(math.ldexp,inf,5); show(math.ldexp,1,2.0); show(math.ldexp,'a',1); show(math.ldexp,.75,-1074); show(math.ldexp,1.5,-1074); show(math.ldexp,2.5,-1074); show(math.ldexp,0.1,-1060); show(math.ldexp,-1,-10**30);show(math.ldexp,1e-320,1000)
show(math.log,8,2); show(math.log,10**400,10); show(math.log,2**3000,2); show(math.log,10,1); show(math.log,1,10); show(math.log,0,2); show(math.log,2,0); show(math.log,2,-1); show(math.log,-1); show(math.log,0); show(math.log,-10**400); show(math.log2,2**5000); show(math.log10,10**500); show(math.log2,-1); show(math.log10,0); show(math.log,inf); show(math.log,-inf); show(math.log,nan); show(math.log,2,'a'); show(math.log,2,None); show(math.log,1,2,3); show(math.log); show(math.log, 0.0); show(math.log2,0); show(math.log10,-5); show(math.log1p,-1); show(math.log1p,-2); show(math.log2,10**400); show(math.log,3,1.0)

import random

random.seed(7)
numbers = [random.uniform(-1, 1) * 10 ** random.randrange(-20, 20) for _ in range(200)]
for n in range(2, 200, 7):
    part = numbers[:n]
    print(math.fsum(part), math.sumprod(part, part[::-1]), math.hypot(*part), math.dist(part, part[::-1]), math.prod(part))
for n in range(0, 198, 3):
    x, y, z = numbers[n : n + 3]
    print(math.fma(x, y, z), math.remainder(x, y), math.fmod(x, y), math.nextafter(x, y), math.ulp(x), math.frexp(x), math.modf(x))
