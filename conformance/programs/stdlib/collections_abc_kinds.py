"""collections.abc: which values are of which kind, what is abstract, which take type arguments"""
import collections
import collections.abc as A
import warnings

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


names=A.__all__
vals=[1,'a',b'a',[],(),{},set(),frozenset(),range(1),iter([]),(x for x in ()),{}.keys(),{}.items(),{}.values(),len,int,None,bytearray(),collections.deque(),collections.OrderedDict(),collections.OrderedDict().keys(),zip(),map(len,[]),type({}.keys().mapping), collections.Counter(), collections.ChainMap(), slice(1), object(), 1.5, NotImplemented, enumerate([]), reversed([])]
warnings.simplefilter('ignore')
for v in vals:
    print(type(v).__name__, [n for n in names if isinstance(v, getattr(A,n))])
for n in names:
    k=getattr(A,n)
    show(lambda: k()); show(lambda: k[int] if n!='Callable' else k[[int],str]); print(n, k.__abstractmethods__ == frozenset(k.__abstractmethods__), sorted(k.__abstractmethods__), [b.__name__ for b in k.__mro__])
