"""Functions of one number: values, special values, errors."""
import math

def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)
inf = math.inf
nan = math.nan
vals = [0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 1.5, -1.5, 3, 10, -10, 100, -100, 710, -710, 745, -746, 1000, -1000, 1e-300, -1e-300, 5e-324, 1e+308, -1e+308, 1e+16, -1e+16, inf, -inf, nan, 2 ** 60, 2 ** 2000, -2 ** 2000, True, 'a', None, 1j, [1]]
one = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'ceil', 'cos', 'cosh', 'degrees', 'erf', 'erfc', 'exp', 'exp2', 'expm1', 'fabs', 'factorial', 'floor', 'frexp', 'gamma', 'isfinite', 'isinf', 'isnan', 'isqrt', 'lgamma', 'log', 'log10', 'log1p', 'log2', 'modf', 'radians', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc', 'ulp']
for n in one:
    f = getattr(math, n)
    print('##', n)
    for v in vals:
        if n in ('factorial',) and isinstance(v, int) and (v > 10 ** 5):
            continue
        print(n, repr(v)[:20], end=' ')
        show(f, v)
    show(f)
    show(f, 1, 2)
    show(f, x=1)
