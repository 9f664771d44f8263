"""What becomes the context of GeneratorExit and StopIteration when something is being handled."""
def g():
    try: yield
    except GeneratorExit as e: print("sync", repr(e.__context__)); raise
async def ag():
    try: yield
    except GeneratorExit as e: print("async", repr(e.__context__)); raise
def run(c):
    try: c.send(None)
    except BaseException as e: return repr(e), repr(e.__context__)
a = ag(); run(a.asend(None))
x = g(); next(x)
y = g(); next(y)
def d(z):
    yield from z
w = d(g()); next(w)
try: 1/0
except ZeroDivisionError:
    x.close()
    print(run(a.aclose()))
    print(run(a.asend(None)))
    w.close()
    try: next(x)
    except StopIteration as e: print(repr(e.__context__))
    try: y.throw(GeneratorExit)
    except GeneratorExit as e: print(repr(e.__context__))
    try: y.throw(GeneratorExit)
    except GeneratorExit as e: print(repr(e.__context__))
    def r():
        return 5
        yield
    try: next(r())
    except StopIteration as e: print(repr(e.__context__))
    try: r().send(None)
    except StopIteration as e: print(repr(e.__context__))
    try: next(iter([]))
    except StopIteration as e: print(repr(e.__context__))
    try: iter([]).__next__()
    except StopIteration as e: print(repr(e.__context__))
    try: [].pop()
    except IndexError as e: print(repr(e.__context__))
    async def c(): return 3
    try: c().send(None)
    except StopIteration as e: print(repr(e.__context__))
    try: x.send(1)
    except StopIteration as e: print(repr(e.__context__))
