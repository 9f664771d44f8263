big = 2**100
print(big, -big, big // 7, big % 7, -big // 7, -big % 7, divmod(-7, 2), divmod(7, -2))
print(2**53 + 1, 9007199254740993 * 3, 9007199254740991 + 2, (2**53) * (2**53))
print(1 << 70, (1 << 70) >> 68, -1 >> 5, big & 0xFFFF, big | 1, big ^ big, ~big)
print(int("123456789012345678901234567890"), int("ff", 16), int("0b101", 0), int(3.99), int(-3.99))
print(big.bit_length(), hex(big), bin(10), oct(8), abs(-big), pow(3, 200, 1000007), pow(2, -1), 7 / 2)
print(big == float(big), 2**53 + 1 == float(2**53 + 1), hash(1) == hash(1.0) == hash(True), 10**25 > 1e25)
print(round(12345, -2), round(2.5), round(3.5), round(-2.5), round(2.675, 2), 1_000_000)
for attempt in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: int("x1"), lambda: int(float("nan")), lambda: 1 << -1):
    try:
        attempt()
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
