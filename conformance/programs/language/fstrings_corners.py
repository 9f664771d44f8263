"""f-strings: nesting, conversions, specifications, order of evaluation."""


class F:
    def __init__(self, n): self.n = n
    def __format__(self, spec): return f"<{self.n}:{spec}>"
    def __repr__(self): return f"F({self.n})"
    def __str__(self): return f"str{self.n}"


class Bad:
    def __format__(self, spec): return 5


class BadRepr:
    def __repr__(self): return 5


def note(x):
    print("note", x)
    return x


x, w, p = 3.14159, 10, 2
print(f"{x:{w}.{p}f}|{x!r:>{w}}|{x:>{'1'}{'0'}}|{F(1):{F(2)}}|{F(1)!s:>8}|{F(1)!r}|{F(1)!a:<6}|")
print(f"{note(1)}{note(2):{note(3)}}{note(4)!r:{note(5)}}")
print(f"{'a' 'b'}{'nested ' + f'{1 + 1} {f"{2}"}'}{ {1: 2}[1] }{{}}{{{x}}}")
print(f"{x=}|{x = }|{x=!s}|{x=:.2f}|{x = !r:^10}|{F(1)=}|{x+1=}|{ x  =  }")
print(f"{(lambda y: y * 2)(4)}{[i for i in range(3)]}{x if w else p}{not w}{*[1, 2],}{w, p}")
print(f'{"\n".join(["a", "b"])}', f"{'\''}", f"""{
    x
    + 1  # comment
}""")
print(f"" == "", f"{''}" == "", f"{'x'}" "y" f"{1}", rf"\n{1}\d")
print(f"{1:+}{-1:+}{5:05d}{255:x}{255:#o}{1e10:,}{0.5:%}{'s':*^5}{True:d}{None}{1+2j}")
for bad in (lambda: f"{Bad()}", lambda: f"{BadRepr()!r}", lambda: f"{'x':d}", lambda: f"{1:s}", lambda: f"{[]:5}", lambda: f"{1:{'zz'}}",
            lambda: f"{undefined}", lambda: f"{1/0}", lambda: f"{x:{undefined}}", lambda: f"{object():5}", lambda: f"{None:>5}"):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
d = {"k": "v", "n": {"m": 1}}
print(f"{d['k']}{d["n"]["m"]}{d!r:.5}")
y = 5
print(f"{y:=^10}{(y := 7)}{y}{y!=7}{y==7}{y>=7}")
print("%s %r %d %.2f %%" % ("a", "b", 3, 4.5), "{} {0}".format if False else "", "{0}{1}{0}".format("a", "b"), "{a.n}{b[0]}{c[k]}".format(a=F(1), b=[2], c=d))


async def agen():
    yield f"{1}"


def gen():
    got = f"{(yield 'in f-string')}{(yield):>5}"
    yield got


g = gen()
print(next(g), g.send("a"), g.send("b"))
