for value in (0.1, 1.0, 1e15, 1e16, 123456789.123, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, -0.0, 1 / 3, 100.0, 2.5e-7):
    print(repr(value), str(value))
print(float("inf"), -float("inf"), float("nan"), float("nan") == float("nan"))
print(float("1_0.5"), float("  3e2 "), float("-.5"), float("infinity"))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, divmod(7.5, 2), 2**0.5, 2**-1, (-8) ** (1 / 3) != 0)
print((0.5).is_integer(), (3.0).is_integer(), (0.75).as_integer_ratio(), (255.5).hex(), float.fromhex("0x1.8p1"))
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, sum([0.1] * 10), 1e308 * 10, min(1.5, 1), max(2, 2.0), max(2.0, 2))
for attempt in (lambda: float("abc"), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 0.0**-1, lambda: float([])):
    try:
        attempt()
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
