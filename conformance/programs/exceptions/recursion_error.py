import sys


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(900))
try:
    down(5000)
except RecursionError as error:
    print(error)
sys.setrecursionlimit(20000)
print(down(15000), sys.getrecursionlimit())
