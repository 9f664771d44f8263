"""collections.abc: generators, Callable aliases, registration, patterns"""
import asyncio
from collections.abc import *

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


class G(Generator):
    def send(s,v): return v
    def throw(s,t,v=None,tb=None): return Generator.throw(s,t,v,tb)
g=G()
show(lambda: next(g))
show(lambda: g.send(4))
show(lambda: iter(g) is g)
show(lambda: g.close())
show(lambda: g.throw(ValueError))
show(lambda: g.throw(ValueError(3)))
show(lambda: g.throw(5))
show(lambda: Generator.send(g,1))
class G2(G):
    def throw(s,*a): return 1
show(lambda: G2().close())
class AG(AsyncGenerator):
    async def asend(s,v): return v
    async def athrow(s,t,v=None,tb=None): await AsyncGenerator.athrow(s,t,v,tb)
async def main():
    ag=AG(); print(await ag.__anext__(), await ag.asend(3), await ag.aclose(), ag.__aiter__() is ag)
    try: await ag.athrow(KeyError)
    except KeyError as e: print('KE')
asyncio.run(main())
show(lambda: Callable[[int,str],float])
show(lambda: Callable[...,int])
show(lambda: Callable[int])
show(lambda: Callable[int,str])
show(lambda: Callable[[int],str].__args__)
show(lambda: Callable[[],str].__args__)
show(lambda: Callable[[int],str].__reduce__())
show(lambda: Callable[[int],str]==Callable[[int],str])
show(lambda: type(Callable[[int],str]))
show(lambda: isinstance(1,Callable[[int],str]))
show(lambda: Callable[[int],str].__origin__)
show(lambda: Callable[[int, list[str]],None])
show(lambda: Hashable[int])
show(lambda: Sized[int])
show(lambda: KeysView[int])
show(lambda: Buffer[int])
class TS:
    def __len__(s): return 0
    def __iter__(s): return iter([])
    __contains__=None
print(issubclass(TS,Collection), issubclass(TS,Sized), issubclass(TS,Container), issubclass(TS,Iterable))
@Sequence.register
class Reg: pass
print(issubclass(Reg,Sequence), issubclass(Reg,Iterable), isinstance(Reg(),Collection))
match Reg():
    case [*_]: print('seq')
    case _: print('no')
show(lambda: Sequence.register(5)); show(lambda: Sequence.register(Sequence)); 
class X(Sequence): pass
show(lambda: X.register(Sequence)); show(lambda: X()); show(lambda: issubclass(5,Sequence)); show(lambda: isinstance(5, 5))
