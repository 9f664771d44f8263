"""What is said of things that have no iterator, or an odd one."""
class O:
    def __iter__(s): return 'x'
class P:
    def __iter__(s): raise TypeError('mine')
class Q:
    def __iter__(s): raise ValueError('mine')
for v in (O(), P(), Q(), 5):
    for sl in (slice(None,None,2), slice(0,1), slice(None,None,-1)):
        c=[1,2,3]
        try: c[sl]=v
        except Exception as e: print(sl, type(v), repr(e))
        b=bytearray(b'abc')
        try: b[sl]=v
        except Exception as e: print('ba', sl, type(v), repr(e))
    for f in (lambda: ' '.join(v), lambda: ''.join(v), lambda: tuple(v), lambda: [*v], lambda: print(*v), lambda: (lambda **k:0)(**v), lambda: zip(v), lambda: zip([],v), lambda: map(id,v), lambda: set(v), lambda: dict(v), lambda: {}.update(v), lambda: dict.fromkeys(v), lambda: c.extend(v), lambda: c.__iadd__(v), lambda: sum(v), lambda: max(v), lambda:all(v), lambda: sorted(v), lambda: b.extend(v), lambda: bytes(v), lambda:b''.join(v), lambda:{1}.union(v), lambda:{1}|v, lambda:{1}.isdisjoint(v), lambda: enumerate(v), lambda: 3 in v, lambda: (lambda a,b:0)(*v)):
        try: f()
        except Exception as e: print(repr(e))
    try: a,b=v
    except Exception as e: print(repr(e))
    try: a,*b=v
    except Exception as e: print(repr(e))
