# Tasks that do random things with shared primitives and cancel each other: every step in CPython's order.
import asyncio
class R:
    def __init__(self, s): self.s=(s*2654435761+12345)&0xffffffff
    def n(self,k):
        self.s=(self.s*1103515245+12345)&0x7fffffff
        return (self.s>>8)%k
log=[]
class OrderedSet(dict):
    def add(self,x): self[x]=1
    def discard(self,x): self.pop(x,None)
def p(*a): log.append(' '.join(map(str,a)))
async def agen(r,n,name):
    try:
        for i in range(n):
            for _ in range(r.n(2)): await asyncio.sleep(0)
            yield i
    finally:
        p(name,"agen closed")
        if r.n(2): await asyncio.sleep(0)
async def worker(r, name, env, depth):
    tasks=env['tasks']
    try:
        for step in range(1+r.n(5)):
            op=r.n(24)
            p(name,step,op)
            if op==0: await asyncio.sleep(0)
            elif op==1:
                async with env['lock']:
                    for _ in range(r.n(3)): await asyncio.sleep(0)
                    p(name,"locked")
            elif op==2: await env['q'].put(name); p(name,"put")
            elif op==3: p(name,"get",await env['q'].get())
            elif op==4:
                if tasks:
                    t=tasks[r.n(len(tasks))]
                    if t is not asyncio.current_task(): p(name,"cancel",t.get_name(),t.cancel("m%d"%step))
            elif op==5:
                e=env['event']; e.set(); await asyncio.sleep(0); e.clear()
            elif op==6: p(name,"waited",await env['event'].wait())
            elif op==7:
                async with env['cond']:
                    if r.n(2): env['cond'].notify(1+r.n(2)); p(name,"notified")
                    else: await env['cond'].wait(); p(name,"cond")
            elif op==8:
                async with env['sem']: await asyncio.sleep(0); p(name,"sem")
            elif op==9 and depth<3:
                ts=[mk(r,env,depth+1) for _ in range(1+r.n(3))]
                p(name,"gather",await asyncio.gather(*ts,return_exceptions=bool(r.n(2))))
            elif op==10 and depth<3:
                async with asyncio.TaskGroup() as tg:
                    if hasattr(tg,'_tasks'): tg._tasks=OrderedSet()
                    for _ in range(1+r.n(3)):
                        n=env['id']=env['id']+1
                        t=tg.create_task(worker(r,"t%d"%n,env,depth+1),name="t%d"%n); tasks.append(t)
                    if r.n(3)==0: raise LookupError(name)
                p(name,"tg done")
            elif op==11 and depth<3:
                t=mk(r,env,depth+1); p(name,"shield",await asyncio.shield(t))
            elif op==12 and depth<3:
                ts=[mk(r,env,depth+1) for _ in range(1+r.n(3))]
                d,pe=await asyncio.wait(ts,return_when=[asyncio.FIRST_COMPLETED,asyncio.FIRST_EXCEPTION,asyncio.ALL_COMPLETED][r.n(3)])
                p(name,"wait",sorted(t.get_name() for t in d),sorted(t.get_name() for t in pe))
                for t in d:
                    if not t.cancelled(): t.exception()
            elif op==13 and depth<3:
                p(name,"wait_for",await asyncio.wait_for(worker(r,name+"w",env,depth+1),[None,100,0][r.n(3)]))
            elif op==14: raise ValueError(name)
            elif op==15:
                f=asyncio.get_running_loop().create_future()
                asyncio.get_running_loop().call_soon(lambda: f.done() or f.set_result(1))
                p(name,"fut",await f)
            elif op==16:
                try: await asyncio.sleep(0)
                except asyncio.CancelledError as e: p(name,"swallow",e.args); asyncio.current_task().uncancel()
            elif op==17:
                async for x in agen(r,4,name):
                    if x==r.n(4): break
                p(name,"for done")
            elif op==18:
                g=agen(r,3,name); p(name,"anext",await anext(g,None)); await g.aclose()
            elif op==19 and depth<3:
                try:
                    async with asyncio.timeout(r.n(2)*100-50 if r.n(2) else None): await worker(r,name+"x",env,depth+1)
                except TimeoutError: p(name,"timeout")
            elif op==20:
                await asyncio.current_task().get_loop().create_task(asyncio.sleep(0,1),name="s")
            elif op==21: 
                b=env['bar']
                p(name,"bar",await b.wait())
            elif op==22: await env['q'].join()
            elif op==23:
                try: env['q'].task_done()
                except ValueError: p(name,"td")
        p(name,"end"); return name
    except asyncio.CancelledError as e:
        p(name,"cancelled",e.args, asyncio.current_task().cancelling()); 
        if r.n(6)==0: await asyncio.sleep(0); p(name,"after"); return "sw"
        raise
    except BaseException as e:
        p(name,"exc",repr(e), repr(e.__context__)); raise
    finally:
        if r.n(4)==0:
            p(name,"fin"); await asyncio.sleep(0); p(name,"fin2")
def mk(r,env,depth):
    n=env['id']=env['id']+1
    t=asyncio.create_task(worker(r,"t%d"%n,env,depth),name="t%d"%n); env['tasks'].append(t); return t
async def main(seed):
    r=R(seed)
    env=dict(tasks=[],lock=asyncio.Lock(),q=asyncio.Queue(1+r.n(2)),event=asyncio.Event(),cond=asyncio.Condition(),sem=asyncio.Semaphore(1+r.n(2)),id=0,bar=asyncio.Barrier(2))
    ts=[mk(r,env,0) for _ in range(2+r.n(4))]
    for i in range(60): await asyncio.sleep(0)
    for t in env['tasks']:
        if not t.done(): p("main cancels",t.get_name(),t.cancel())
    for i in range(30): await asyncio.sleep(0)
    for t in env['tasks']:
        p(t.get_name(), t.done(), t.cancelled(), t.cancelling(), None if not t.done() or t.cancelled() else repr(t.exception()))
    p(*[repr(env[k]).split(' [')[1] for k in ('lock','cond','sem')], str(env['q']))
for seed in range(20):
    log.clear()
    try: asyncio.run(main(seed))
    except BaseException as e: p("run",repr(e))
    print(seed,len(log)); 
    for l in log: print(seed,l)
