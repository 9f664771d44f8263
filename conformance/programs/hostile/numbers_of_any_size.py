"""Huge numbers where CPython has a quick answer."""
import sys
import math

cases = r"""
str(10**5000)
int('9' * 5000)
repr(10**5000)
f'{10**5000}'
'%d' % 10**5000
'{:,}'.format(10**5000)
sys.set_int_max_str_digits(100)
sys.set_int_max_str_digits(-1)
int('f' * 10**6, 16).bit_length()
int('z' * 10**5, 36).bit_length()
int('0x' + 'f' * 10**6, 0).bit_length()
int('1' * 100, 37)
int('1', 10**30)
float('9' * 10**6)
float('0.' + '9' * 10**6)
float('1' + '0' * 10**6 + 'e-1000000')
float('1e' + '9' * 10**5)
float('1e-' + '9' * 10**5)
10**29 in range(10**30)
range(10**30)[10**29]
range(10**30)[-1]
range(10**30).index(10**29)
slice(10**30).indices(10**29)
round(1e308, -400)
round(1e308, -308)
round(1.5, 400)
round(1e308, 10**30)
round(1.5, -10**30)
round(10**400, -399) == 10**400
1 << -1
1 >> 10**30
-1 >> 10**30
0 << 10**30
5 ** -1
0 ** -1
0.0 ** -1
0 ** 10**30
1 ** 10**30
(-1) ** (10**30 + 1)
pow(2, 10**1000, 10**9 + 7)
pow(2, -1, 7)
pow(2, -1, 4)
pow(2, 3, 0)
1e200 ** 2
complex(1e200, 1e200) ** 3
hash(10**1000)
hash(-10**1000)
math.isqrt(10**1000) == 10**500
math.log(10**10000)
math.exp(1e10)
math.gcd(10**1000, 10**999) == 10**999
math.comb(10**30, 10**30 - 1)
divmod(10**1000, 10**500) == (10**500, 0)
int(float('inf'))
int(float('nan'))
int(1e308).bit_length()
10**400 > 1e308
10**400 == float('inf')
10**400 * 1.0
10**400 / 10**399
10**400 / 3
1 / 10**400
float(10**400)
sum([1], 10**400) == 10**400 + 1
max(10**400, 1e308) == 10**400
bin(10**10000).count('1') > 0
len(hex(2**10**6))
len(f'{2**10**6:x}')
len('%x' % 2**10**6)
bytes.fromhex('00' * 10**6) == bytes(10**6)
int.from_bytes(b'\xff' * 10**5).bit_length()
"""

for case in cases.strip().splitlines():
    try:
        text = repr(eval(case))
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    print(case[:60], "->", text[:100])

sys.set_int_max_str_digits(640)
try:
    str(10**640)
except ValueError as error:
    print(error)
print(len(str(10**639)))
sys.set_int_max_str_digits(0)
print(len(str(10**10000)), int("9" * 10000) == 10**10000 - 1)
