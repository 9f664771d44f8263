# A keyword that a function does not know: what was probably meant, and what is counted before.
def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def f(first, /, second=1, *args, third=3):
    pass


class K:
    def __init__(self, x):
        pass

    def m(self, size=1):
        pass


show(f, 1, secnd=2)
show(f, 1, thrid=2)
show(f, 1, frist=2)
show(f, 1, zzz=1)
show(f, 1, **{"Third": 1})
show(lambda alpha: 0, alpah=1)
show(lambda **k: k, x=1)
show(K, xy=1)
show(K, 1, y=2)
show(K(1).m, sise=2)
show(K(1).m, slf=2)
show(dict.fromkeys, itrable=1)
show(sorted, [], revers=1)
show(sorted, None, revers=1)
for callee in (int, str, bytes, bytearray, complex, zip, enumerate, property, ImportError, AttributeError, NameError):
    for keyword in ("bse", "objet", "sourc", "rel", "strct", "strt", "fge", "nme", "encodig"):
        show(callee, **{keyword: 1})
show((lambda: 0).__code__.replace, co_nme=1)
show([].sort, ky=1)
show("".split, spe=1)
show("a".encode, encodng=1)
show(round, 1, ndigit=1)
show(compile, "x", "x", "exec", flag=1)
show(property, 1, 2, 3, 4, k=0)
show(print, ed=1)
show(sum, [], strt=1)


class Long:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("len", end=" ")
        return self.length


class Index:
    def __index__(self):
        print("index", end=" ")
        return 3


for length in (Index(), True, 1.5, -1, 10**30, "x", None):
    show(len, Long(length))
    show(bool, Long(length))
    show(list, Long(length))
