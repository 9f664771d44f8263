"""Annotations under the future import: what text is kept of each expression."""
from __future__ import annotations
x: int
class C:
    y: list[int]
    def f(self, a: 1 + 2 * 3, b: (1 + 2) * 3, c: 2 ** -1, d: -2 ** 2, e: (-2) ** 2, *args: "quo'te", k: 'a' = 3, **kw: dict[str, int]) -> (1, 2): ...
def g(a: x.y.z, b: (1).real, c: 1.5.real, d: a[1:2, ::3], e: a[()], f: a[1,], g: a[b, c], h: (1,), i: (), j: [1, 2], k: {1, 2}, l: {1: 2, **z}, m: f(1, *a, k=2, **b), n: f(x for x in y), o: f((x for x in y), 1),
      p: lambda: 1, q: lambda a, /, b=1, *c, d, e=2, **f: (a, b), r: lambda *, k: k, s: a if b else c if d else e, t: (a if b else c) if d else e, u: not a and b or c, v: not (a and b), w: a < b < c, x: (a < b) < c, y: a is not b not in c, z: ~-+a): ...
def h(a: f'x{y!r:>{width}}z{{}}', b: f'{ {1: 2} }', c: u'prefix', d: b'bytes\x00', e: 'nl\n\t\x01é\u2028', f: 1e400, g: 1e16, h: 1e-5, i: 2j, j: ..., k: None, l: True, m: 10**20, n: [x for x in y if z if w], o: {k: v for k, v in z}, p: {async_ for a in b for c in d}, q: a.b(c).d[e](f), r: (lambda: 1)(), s: (a, b)[0], t: [*a, *b], u: a @ b // c % d, v: a << b >> c, w: a & b ^ c | d, x: (a | b) & c, y: 'a' 'b', z: a ** b ** c, aa: (a ** b) ** c, ab: a - (b - c), ac: a - b - c, ad: await_, ae: f'{a=}', af: f"it's {b}", ag: f"'\"{b}") -> None: ...
def i(a: 0.0001, b: 0.1, c: -1, d: 1 if a else lambda: 2, e: (yy for yy in (lambda: 1, 2)), g: tuple[*Ts], *args: *Ts): ...
for f in (C.f, g, h, i):
    for k, v in f.__annotations__.items():
        print(k, v)
print(__annotations__, C.__annotations__)
