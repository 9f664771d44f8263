"""print to files and to the console, input from a file."""

import sys
class W:
    def __init__(s): s.d=[]
    def write(s,x): s.d.append(x); return 5
    def flush(s): s.d.append('FLUSH')
w=W(); print(1,'a',[2],file=w); print(file=w); print('x','y',sep='',end='',file=w,flush=True); print(w.d)
class P:
    def __str__(self): print('inner'); return 'P!'
print('before', P(), 'after', sep='|')
class Q:
    def __str__(self): raise ValueError('q')
try: print('abc', Q(), 'never')
except ValueError as e: print('\ncaught', e)
class R:
    def __repr__(self): raise ValueError('r')
try: print('abc', [R()], 'never')
except ValueError as e: print('\ncaught', e)
old=sys.stdout
sys.stdout=w; print('captured', 1); sys.stdout=old; print(w.d[-4:])
sys.stdout=None; print('nothing'); sys.stdout=old
class NoW: pass
try: print(1,file=NoW())
except AttributeError as e: print(e)
class BadF:
    def write(self,x): pass
try: print(1,file=BadF(),flush=True)
except AttributeError as e: print(e)
class WE:
    def write(self,x): raise OSError('disk')
try: print(1,file=WE())
except OSError as e: print(e)
print(*range(5), sep=','); print(*[], sep=','); print(sep='x'); print('a',end=''); print(); print(None, True, 1.0, 2j, b'x', (1,), {1:2}, {3}, int, len)
print(*(str(i) for i in range(3)), **{'sep':'/'})
print('é\u4e2d\U0001F600')
try: print('\ud800')
except UnicodeEncodeError as e: print(e)
try: print('abc', 'x\udfff', 'd')
except UnicodeEncodeError as e: print(e)
def g():
    yield 1
    print('ingen')
    yield 2
print(list(g()), flush=True)
class I:
    def __str__(self): return StrSub('sub')
class StrSub(str):
    def __str__(self): return 'other'
print(I(), StrSub('raw'), str(StrSub('raw')))
try: input('prompt> ')
except EOFError as e: print('EOF', e)
class In:
    def __init__(s,l): s.l=l
    def readline(s): return s.l.pop(0) if s.l else ''
sys.stdin=In(['one\n','two','\n'])
print(repr(input()), repr(input('p: ')), repr(input(5)))
try: input()
except EOFError as e: print(repr(e))
