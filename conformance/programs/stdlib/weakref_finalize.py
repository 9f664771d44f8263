"""weakref.finalize: calling, detaching, what is left to the end"""
import weakref

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


class A:
    def __init__(self,n=0): self.n=n
    def m(self): return 'm'
    def __repr__(self): return f'A({self.n})'
a=A(1); b=A(2)
f=weakref.finalize(a, print, 'fin', 1, sep='-')
show(lambda: f)
show(lambda: f.alive)
show(lambda: f.atexit)
show(lambda: setattr(f,'atexit',False))
show(lambda: f.atexit)
show(lambda: f.peek())
show(lambda: f())
show(lambda: f())
show(lambda: f.alive)
show(lambda: f.peek())
show(lambda: f.detach())
show(lambda: f.atexit)
show(lambda: weakref.finalize())
show(lambda: weakref.finalize(a))
show(lambda: weakref.finalize(5,print))
show(lambda: weakref.finalize(a, print, 1).detach())
show(lambda: weakref.finalize(obj=a,func=print))
show(lambda: f)
show(lambda: setattr(f,'x',1))
weakref.finalize(a, print, 'exit1'); weakref.finalize(b, print, 'exit2', end='!\n'); x=weakref.finalize(b, print, 'never'); x.atexit=False
