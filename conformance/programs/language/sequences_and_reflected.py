"""Sequences with + and * and operands that have reflected methods."""
class P:
    def __radd__(self, o): print("radd", o); return "R"
    def __rmul__(self, o): print("rmul", o); return "M"
    def __iter__(self): print("iter"); return iter([1])
class N:
    def __radd__(self, o): print("radd N"); return NotImplemented
    def __iter__(self): return iter([5])
class L(list): pass
class Q: 
    def __iter__(self): return iter([7])
a = [1]; a += P(); print(a)
a = [1]; a += N(); print(a)
a = [1]; a += Q(); print(a)
a = [1]; a += L([3]); print(a)
a = [1]; a *= P(); print(a)
print([1] + P(), (1,) + P(), 'a' + P(), [1] * P(), 'a' * P())
for f in (lambda: [1] + N(), lambda: 'a' + N(), lambda: (1,) + Q(), lambda: [1] * Q()):
    try: print(f())
    except TypeError as e: print(e)
a = (1,); a += P(); print(a)
a = 'x'; a += P(); print(a)
a = 1; a += P(); print(a)
