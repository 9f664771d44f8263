"""Functions of integers, small and large."""

import math


def show(call, *args, **keywords):
    try:
        print(repr(call(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__, error)


for i in range(30): print(i, math.factorial(i), math.gamma(i) if i else '', math.lgamma(i) if i else '', math.isqrt(i), [math.comb(i,k) for k in range(i+1)][:8], [math.perm(i,k) for k in range(5)])
show(math.factorial,100); show(math.factorial,-1); show(math.factorial,2**70); show(math.factorial,1.0); show(math.perm,5); show(math.perm,5,None); show(math.comb,100,50); show(math.comb,2**70,3); show(math.comb,3,2**70); show(math.comb,2**70,2**69); show(math.perm,2**70,3); show(math.perm,3,2**70); show(math.perm,2**70,2**66); show(math.comb,-1,1); show(math.comb,1,-1); show(math.perm,-1,1); show(math.perm,1,-1); show(math.perm,-1); show(math.comb,10,3.0); show(math.comb,'a',1); show(math.perm,10,'a')
show(math.gcd); show(math.gcd,5); show(math.gcd,-4,6,8); show(math.gcd,0,0); show(math.gcd,2**200*3,2**150*9); show(math.lcm); show(math.lcm,4,6,-10); show(math.lcm,0,5); show(math.gcd,1.5); show(math.lcm,2,'a'); show(math.gcd,True,False)
show(math.isqrt,10**50); show(math.isqrt,10**50-1); show(math.isqrt,-1); show(math.isqrt,2**64-1); show(math.isqrt,2**53+1); show(math.isqrt,1.0); show(math.isqrt,(2**200+1)**2-1)

for n in (0, 1, 7, 60, 61, 500, 1003):
    for k in (0, 1, 2, 30, 31, n // 2, n - 1, n):
        if 0 <= k:
            print(n, k, hash(math.comb(n, k)), hash(math.perm(n, k)))
a, b = 3**2000, 5**1500
print(math.gcd(a * b, a * 7**700) == a, math.gcd(a, b), math.lcm(a, b, 12) == 4 * a * b, math.isqrt(a * a) == a)
print(hash(math.factorial(3000)), hash(math.comb(20000, 7000)), hash(math.perm(2**80, 50)), hash(math.comb(2**70, 40)))
x, y = 1, 1
for i in range(1500):
    x, y = x + y, x
print(math.gcd(x, y), math.gcd(x * 12345678901234567890, y * 12345678901234567890))
