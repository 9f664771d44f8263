"""aiter and anext."""

def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
class AI:
    def __init__(s,n): s.n=n
    def __aiter__(s): return s
    async def __anext__(s):
        if s.n<=0: raise StopAsyncIteration
        s.n-=1; return s.n
async def ag():
    yield 1
    yield 2
async def main():
    a=aiter(AI(2)); print(await anext(a), await anext(a,'d'), await anext(a,'d'))
    try: await anext(a)
    except StopAsyncIteration: print('sai')
    g=ag(); print(aiter(g) is g, await anext(g), await anext(g,5), await anext(g,5))
    try: await anext(g)
    except StopAsyncIteration: print('sai')
    x=anext(a,7); print(type(x).__name__)
    print(list(x.__await__()) if False else await x)
    print([v async for v in AI(3)])
    class Err:
        def __aiter__(s): return s
        async def __anext__(s): raise ValueError('v')
    try: await anext(Err(), 1)
    except ValueError as e: print(e)
    class NA:
        def __aiter__(s): return 5
    try: aiter(NA())
    except TypeError as e: print(e)
run(main())
