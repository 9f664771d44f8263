"""Indices and counts that fit into no machine word."""
class P:
    def __index__(s): return 10**20
class R:
    pass
p=P()
for f in ('tuple()*p','[]*p','"a"*p','b"a"*p','bytearray()*p','p*[]','[1][p]','(1,)[p]','"a"[p]','b"a"[p]','range(3)[p]','bytes(p)','bytearray(p)','" ".center(p)','[1].insert(p,1)','[1].pop(p)','range(p)[p]','[].__mul__(p)','"a".__mul__(p)', '[]*10**20','[1].__getitem__(p)','"".zfill(p)','"a".expandtabs(p)','round(1.5,p)','"%*d"%(p,1)','chr(p)','list(range(p))[:p]','[1,2][p:]', 'hex(p)[:4]','(1).__lshift__(p)','1<<p','[1].index(1,p)','"a".find("a",p)','"a".replace("a","b",p)','"a".split("a",p)','sum([p])','divmod(p,2)','float(p)','complex(p)','int(p)'):
    try: print(f, eval(f))
    except Exception as e: print(f, repr(e))
x=[1]
for s in ('x[p]=1','del x[p]','x*=p','bytearray(b"a")[p]=1','b=bytearray(b"a"); del b[p]'):
    try: exec(s)
    except Exception as e: print(s, repr(e))
