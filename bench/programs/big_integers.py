# Integers of many digits: factorials, Fibonacci numbers, powers modulo a number, decimal text both ways.
import sys
import time

sys.set_int_max_str_digits(0)


def factorial(n):
    product = 1
    for factor in range(2, n + 1):
        product *= factor
    return product


def fibonacci(digits):
    a, b = 0, 1
    limit = 10 ** (digits - 1)
    n = 0
    while a < limit:
        a, b = b, a + b
        n += 1
    return n, a


def run():
    for _ in range(3):
        f = factorial(1500)
    assert f % 1501 != 0 or f % 1499 == 0
    n, value = fibonacci(10000)
    assert n == 47847
    prime = 2**521 - 1
    total = 0
    for base in range(3, 33):
        total += pow(base, prime - 1, prime)
    assert total == 30
    text = str(value)
    assert len(text) == 10000 and int(text) == value
    for n in range(1, 2000, 20):
        power = 7**n
        assert int(str(power)) == power
    digits = 0
    while f:
        f, digit = divmod(f, 1000000007)
        digits += digit & 1
    assert digits > 0 and (value >> 1000) << 1000 <= value


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
