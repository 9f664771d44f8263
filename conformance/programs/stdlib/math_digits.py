"""Digits of elementary functions at many points."""

import math


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


points = [0.001 * k * k + 0.037 * k + 0.011 for k in range(60)]
for name in "sin cos tan atan exp2 log log2 log10 log1p sqrt sinh cosh tanh asinh erf erfc gamma lgamma expm1 exp".split():
    function = getattr(math, name)
    print(name, [function(x) for x in points[::2]], [function(-x) for x in points[:9]] if "log" not in name and name != "sqrt" else "")
print([math.asin(x / 40) for x in range(-40, 41, 3)])
print([math.acos(x / 40) for x in range(-40, 41, 3)])
print([math.atanh(x / 41) for x in range(-40, 41, 3)])
print([math.acosh(1 + x / 7) for x in range(40)])
print([math.atan2(x - 20, 50 - x) for x in points])
print([math.pow(x, 1.7) for x in points], [x**-0.3 for x in points])
print([math.sin(10.0**k) for k in range(23)], [math.cos(2.0**k) for k in range(0, 1000, 37)], math.tan(1e300))
print([math.degrees(x) for x in points[:9]], [math.radians(x * 10) for x in points[:9]])
print(math.log(10**400), math.log2(10**400), math.log10(3**1000), math.log(3**2000, 7), math.exp(-745.1), math.exp(709.78))
