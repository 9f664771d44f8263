"""Sizes that no memory holds: refused before anything is made."""
import math

BIG = 10**15
BEYOND = 10**19

cases = r"""
1 << BIG**2
'a' * BIG
'ab' * (2**62)
'é' * BIG
'a' * BEYOND
'a' * -BEYOND
'' * BIG
[0] * BIG
[0, 1] * (2**62)
[None] * (2**60)
[0] * BEYOND
[] * BIG
(0,) * BIG
(0,) * BEYOND
b'a' * BIG
b'ab' * (2**62)
b'a' * BEYOND
bytearray(b'a') * BIG
bytearray(b'a') * BEYOND
bytes(BIG)
bytes(BEYOND)
bytes(-1)
bytearray(BIG)
bytearray(BEYOND)
bytearray(-1)
'a'.ljust(BIG)
'a'.rjust(BIG)
'a'.center(BIG)
'a'.zfill(BIG)
'a'.ljust(BEYOND)
'a'.zfill(BEYOND)
b'a'.ljust(BIG)
b'a'.rjust(BIG)
b'a'.center(BIG)
b'a'.zfill(BIG)
b'a'.ljust(BEYOND)
'%*d' % (BIG, 1)
'%-*s' % (BIG, 'a')
'%.*f' % (BIG, 1.0)
'%.*d' % (BIG, 1)
'%*d' % (BEYOND, 1)
'%.*f' % (BEYOND, 1.0)
b'%*d' % (BIG, 1)
b'%*s' % (BIG, b'a')
'%99999999999999999999d' % 1
'%.99999999999999999999d' % 1
'%.2147483648d' % 1
format(1, '1000000000000000')
format('a', '1000000000000000')
format(1.5, '1000000000000000')
format(1j, '1000000000000000')
format(1, '100000000000000000000')
format('a', '.99999999999999999999')
format(1.5, '.10000000000f')
format(1.5, '.2147483648f')
format(1.5, '.2147483647')
f'{1:{BIG}}'
f'{1:{BEYOND * 10}}'
'{:99999999999999999999}'.format(1)
'{0:{1}}'.format('a', BIG)
'{0[99999999999999999999]}'.format([1])
'{99999999999999999999}'.format(1)
('a' * 10**6).replace('a', 'b' * 10**6).replace('b', 'c' * 10**6)
(b'a' * 10**5).replace(b'a', b'b' * 10**9)
'\t'.expandtabs(2**31)
'\t'.expandtabs(BEYOND)
b'\t'.expandtabs(BEYOND)
list(range(BIG))
tuple(range(BIG))
[*range(BIG)]
sorted(range(BIG))
list(range(10**30))
len(range(10**30))
len(range(2**63))
len(range(2**63 - 1))
(1).to_bytes(BEYOND)
(10**100).to_bytes(1)
math.factorial(BEYOND)
math.factorial(-1)
math.perm(BEYOND * 10, 2)
math.comb(10**30, 3)
math.ldexp(1, 10**30)
math.ldexp(1.0, -10**30)
[1, 2, 3].insert(10**30, 1)
[1, 2, 3].pop(10**30)
[1, 2, 3][10**30]
[1, 2, 3][:10**30]
'abc'[10**30]
'abc'[10**30:]
'abc'.find('c', -10**30, 10**30)
'abc'.split(None, 10**30)
'abc'.replace('a', 'b', 10**30)
chr(10**30)
chr(-1)
chr(1114112)
bytes([10**30])
bytearray().append(10**30)
bytearray(b'a').insert(10**30, 1)
bytearray(b'a').pop(10**30)
b'ab'.hex(':', 10**30)
"""

for case in cases.strip().splitlines():
    try:
        result = eval(case)
        text = repr(result) if not isinstance(result, (str, bytes)) or len(result) < 50 else len(result)
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
    print(case, "->", text)
