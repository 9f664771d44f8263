"""reduce and cmp_to_key."""

import functools as f


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


def fn(*a, **k):
    return a, k


show(lambda: f.reduce(lambda a,b:a+b,[1,2,3])); show(f.reduce); show(f.reduce,len); show(f.reduce,len,5); show(f.reduce,len,[]); show(f.reduce,len,[1]); show(f.reduce,len,[],2); show(f.reduce,len,[],2,3); show(f.reduce,len,[1,2]); show(f.reduce,1,[1,2]);
show(lambda: f.reduce(max,(3,1,4),10))
K=f.cmp_to_key(lambda a,b:a-b)
print(str(K)[:35],type(K), type(K(1)), K(1).obj); show(lambda:K(1)<K(2)); show(lambda:K(1)==K(1.0)); show(lambda:K(1)<1); show(lambda:1<K(1)); show(K); show(K,1,2); show(lambda: K(obj=3).obj); show(lambda:K(foo=3)); show(hash,K(1)); show(f.cmp_to_key); show(f.cmp_to_key,1,2); show(lambda: f.cmp_to_key(mycmp=3)); show(lambda:f.cmp_to_key(3)(1)); show(lambda:f.cmp_to_key(3)(1)<f.cmp_to_key(3)(1)); show(lambda:K.obj); show(lambda: K(K)); show(lambda: f.cmp_to_key(lambda a,b:'x')(1)<f.cmp_to_key(lambda a,b:'x')(1))
show(lambda: sorted([3,1,2],key=K)); show(lambda:sorted('bCa',key=f.cmp_to_key(lambda x,y:(x.lower()>y.lower())-(x.lower()<y.lower()))))
k=K(1); k.obj=5; show(lambda:k.obj); show(lambda: delattr(k,'obj')); show(lambda: k.obj); show(lambda: k<K(1)); show(lambda: k.__dict__)
show(lambda:K(1)<f.cmp_to_key(len)(2))
