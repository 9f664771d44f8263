"""Functions of two numbers: values, special values, errors."""
import math

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
inf = math.inf
nan = math.nan
two = ['atan2', 'copysign', 'fmod', 'pow', 'remainder', 'nextafter', 'ldexp', 'comb', 'perm', 'gcd', 'lcm', 'hypot', 'isclose', 'dist', 'log']
v2 = [0.0, -0.0, 1, -1, 2, -2.5, 3, 0.1, 1e+308, 5e-324, inf, -inf, nan, 1000, 2 ** 70, 'a', None]
for n in two:
    f = getattr(math, n)
    print('##', n)
    for a in v2:
        for b in v2:
            if n in ('comb', 'perm') and (isinstance(b, int) and b > 5000 or (isinstance(a, int) and a > 10 ** 6 and isinstance(b, int) and (b > 100))):
                continue
            print(n, repr(a)[:12], repr(b)[:12], end=' ')
            show(f, a, b)
    show(f)
    show(f, 1)
    show(f, 1, 2, 3)
    show(f, foo=1)
