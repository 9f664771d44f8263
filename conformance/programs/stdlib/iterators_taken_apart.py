"""__reduce__ and __setstate__ of built-in iterators; copies go on where the original is"""
import copy

def show(what):
    try:
        text = repr(what())
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    start = text.find("0x")
    while start >= 0:  # addresses differ from run to run
        end = start + 2
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:start] + "@" + text[end:]
        start = text.find("0x", start)
    print(text)


class Seq:
    def __getitem__(s,i):
        if i>2: raise IndexError
        return i
class RSeq(Seq):
    def __len__(s): return 3
its=[lambda: iter([1,2,3]), lambda: reversed([1,2,3]), lambda: iter((1,2,3)), lambda: iter('abc'), lambda: iter('a\U0001F600c'), lambda: iter(range(0,6,2)), lambda: iter(range(10**20,10**20+3)), lambda: iter(b'abc'), lambda: iter(bytearray(b'abc')), lambda: iter({1:2,3:4,5:6}), lambda: iter({1:2,3:4,5:6}.values()), lambda: iter({1:2,3:4,5:6}.items()), lambda: reversed({1:2,3:4,5:6}), lambda: iter({1,2,3}), lambda: iter(frozenset([1,2,3])), lambda: iter(RSeq()), lambda: iter(iter([1,2,3]).__next__, 9), lambda: reversed((1,2,3)), lambda: reversed(range(3)), lambda: reversed(RSeq()), lambda: enumerate([1,2,3]), lambda: zip([1,2,3],'abc'), lambda: map(str,[1,2,3]), lambda: filter(None,[1,2,3]), lambda: reversed({1:2,3:4}.items())]
for mk in its:
    it=mk(); next(it)
    def parts():
        r=it.__reduce__()
        return [getattr(x,'__name__',x) if not isinstance(x,tuple) else [type(y).__name__ for y in x] for x in r]
    show(parts); show(lambda: list(copy.copy(it))); show(lambda: list(it)); show(parts); show(lambda: list(copy.copy(it)))
it=iter([1,2,3]); it.__setstate__(2); print(list(it)); it=iter((1,2,3)); it.__setstate__(-5); print(list(it)); it=iter('abc'); it.__setstate__(50); print(list(it)); it=iter(range(5)); it.__setstate__(3); print(list(it)); it=reversed([1,2,3]); it.__setstate__(0); print(list(it))
