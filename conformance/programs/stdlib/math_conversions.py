"""What math does with objects that are no numbers, and its constants."""
import math

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
inf = math.inf
nan = math.nan

class F:

    def __init__(s, v):
        s.v = v

    def __float__(s):
        return s.v

class G:

    def __floor__(s):
        return 'floor'

    def __ceil__(s):
        return 'ceil'

    def __trunc__(s):
        return 'trunc'

class I:

    def __index__(s):
        return 7

class Bad:

    def __float__(s):
        return 'x'

class Err:

    def __float__(s):
        1 / 0

class FS(float):
    pass
for f in (math.floor, math.ceil, math.trunc, math.sqrt, math.isnan, math.gcd, math.factorial, math.isqrt, math.modf, math.frexp):
    for v in (F(2.5), G(), I(), Bad(), Err(), FS(2.5)):
        show(f, v)
show(math.floor, -2.5)
show(math.floor, 1e+300)
show(math.floor, inf)
show(math.floor, nan)
show(math.ceil, -0.5)
show(math.trunc, -2.7)
show(math.trunc, inf)
show(math.ceil, 'a')
show(math.trunc, 'a')
print(math.pi, math.e, math.tau, math.inf, math.nan)
show(math.remainder, 5, 3)
show(math.remainder, -5.5, 2)
show(math.remainder, 3, 2)
show(math.remainder, 1e+308, 3)
show(math.remainder, 7, inf)
show(math.remainder, inf, 1)
show(math.remainder, 1, 0)
show(math.remainder, 5.0, 2.0)
show(math.remainder, 5e-324, 1e+308)
show(math.remainder, 1.5e+308, 1e+308)
show(math.fmod, -7, 3)
show(math.fmod, 7, 0)
show(math.fmod, inf, 1)
show(math.fmod, 1, inf)
show(math.fmod, nan, 0)
show(math.fmod, -1e+300, 1e-05)
print([n for n in dir(math) if not n.startswith('_')])
print(math.__doc__)
show(math.sqrt, 1 << 1100)
show(math.sqrt, 10 ** 40)
