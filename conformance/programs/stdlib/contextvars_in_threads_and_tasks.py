import contextvars, threading, asyncio
from contextvars import *
a = ContextVar('a'); b = ContextVar('b', default=5)
try: a.get()
except LookupError as e: print(type(e), e.args[0] is a)
print(a.get(1), b.get(), b.get(7), a.get(None))
t = a.set(None); print(a.get(), a.get(3), t.old_value is Token.MISSING, t.var is a, Token.MISSING)
t2 = a.set(2); print(t2.old_value); a.reset(t2); print(a.get())
for f in [lambda: a.reset(t2), lambda: b.reset(t), lambda: a.reset(3), lambda: copy_context().run(a.reset, t), lambda: ContextVar(3), lambda: ContextVar(), lambda: Token(), lambda: copy_context()[3], lambda: copy_context()[b], lambda: copy_context().run(), lambda: Context(1)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
a.reset(t)
ctx = copy_context(); a.set(9)
print(ctx.run(lambda: a.get('unset')), a in ctx, len(ctx), list(copy_context().items())[0][1], ctx == copy_context(), ctx == ctx.copy(), ctx.get(a, 'd'))
def inner(x, y=1): a.set(x); return a.get() + y
print(ctx.run(inner, 10, y=2), a.get(), ctx[a], list(ctx.keys()) == [a], list(ctx.values()))
try: ctx.run(ctx.run, print)
except RuntimeError as e: print(str(e).split(' <')[0])
t = threading.Thread(target=lambda: print("thread", a.get("none"))); t.start(); t.join()
async def child(n):
    print('child', a.get()); a.set(n); await asyncio.sleep(0); return a.get()
async def main():
    a.set('m')
    print(await asyncio.gather(child(1), child(2)), a.get())
    c = copy_context(); t = asyncio.create_task(child(3), context=c); await t; print(a.get(), c[a])
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print('cs', a.get())); await asyncio.sleep(0)
    print(await asyncio.to_thread(lambda: a.get()), await loop.run_in_executor(None, lambda: a.get('nothing')))
asyncio.run(main()); print(a.get())
print(repr(ContextVar('z', default=[1])).split(' at ')[0], hash(a) == hash(a))
