"""Special methods that call themselves, and limits of recursion that are refused."""
import sys


def t(name, f):
    try:
        r = f()
        print(name, "ok", type(r))
    except BaseException as e:
        print(name, type(e).__name__, str(e)[:150])


class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == R()
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __hash__(self): return hash(self)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __getitem__(self, i): return self[i]
    def __add__(self, o): return self + o
    def __str__(self): return str(self)
    def __lt__(self, o): return self < o
    def __contains__(self, o): return o in self
    def __index__(self): return int(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __format__(self, s): return format(self, s)
    def __setattr__(self, n, v): self.x = v
    def __instancecheck__(self, o): return isinstance(o, self)
r = R()
for name, f in dict(repr=lambda: repr(r), eq=lambda: r == r, getattr=lambda: r.foo, hash=lambda: hash(r), call=lambda: r(), len=lambda: len(r), bool=lambda: bool(r), getitem=lambda: r[0], add=lambda: r + 1, str=lambda: str(r), lt=lambda: r < r, contains=lambda: 1 in r, index=lambda: int(r), enter=lambda: r.__enter__(), format=lambda: format(r), setattr=lambda: setattr(r, 'a', 1), inst=lambda: isinstance(1, r), sort=lambda: sorted([r, r]), iter=lambda: iter(r)).items(): t('rec ' + name, f)
t('sortkey', lambda: sorted([1], key=lambda x: (lambda f: f(f))(lambda f: f(f))))
t('setrec -1', lambda: sys.setrecursionlimit(-1)); t('setrec 0', lambda: sys.setrecursionlimit(0)); t('setrec 1', lambda: sys.setrecursionlimit(1)); t('setrec big', lambda: sys.setrecursionlimit(2**31)); t('setrec str', lambda: sys.setrecursionlimit('a'))
