"""product, permutations, combinations and combinations_with_replacement."""

import itertools as it
import warnings

warnings.simplefilter("ignore")


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


def first(iterator, count=20):
    return list(it.islice(iterator, count))

# product
show(lambda: list(it.product('ab',range(2)))); show(lambda: list(it.product())); show(lambda: list(it.product('ab',[]))); show(lambda: list(it.product('ab',repeat=2))); show(lambda: list(it.product('ab',repeat=0))); show(it.product,'a',repeat=-1); show(it.product,'a',foo=1); show(it.product,5); show(it.product,'a',repeat='x'); show(lambda: it.product('ab',repeat=2**62))
p=it.product('ab','cd'); print(p.__reduce__()); next(p); next(p); print(p.__reduce__()); list(p); print(p.__reduce__()); 
p=it.product('ab','cd'); show(lambda: p.__setstate__((1,5))); show(lambda: list(p)); show(lambda: p.__setstate__((1,)))
for f,a in ((it.combinations,('abcd',2)),(it.combinations,('abc',0)),(it.combinations,('abc',4)),(it.combinations,([],0)),(it.combinations_with_replacement,('abc',2)),(it.combinations_with_replacement,('',2)),(it.combinations_with_replacement,('',0)),(it.combinations_with_replacement,('ab',3)),(it.permutations,('abc',)),(it.permutations,('abc',2)),(it.permutations,('abc',0)),(it.permutations,('abc',5)),(it.permutations,('',)),(it.permutations,('abcd',3))):
    print(f.__name__, a); show(lambda: list(f(*a))); x=f(*a); print(x.__reduce__()); next(x,0); next(x,0); print(x.__reduce__()); list(x); print(x.__reduce__())
for f in (it.combinations,it.combinations_with_replacement,it.permutations):
    show(f); show(f,'a'); show(f,'a',-1); show(f,'a','b'); show(f,5,1); show(f,'a',1,2); show(f,iterable='ab',r=1); show(f,'a',None); show(f,'a',2**80); show(lambda: f('abc',2).__setstate__(1)); show(lambda: f('abc',2).__setstate__((1,)))
x=it.combinations('abcd',2); x.__setstate__((1,2)); show(lambda: list(x)); x=it.combinations_with_replacement('abcd',2); x.__setstate__((2,9)); show(lambda: list(x)); x=it.permutations('abc',2); x.__setstate__(((1,0,2),(3,1))); show(lambda: list(x))
