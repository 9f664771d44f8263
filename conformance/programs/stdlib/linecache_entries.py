"""`linecache`: lines of this file, lazy entries, what is not a file."""

import linecache

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 3)), repr(linecache.getline(__file__, 0)))
print(repr(linecache.getline(__file__, 100000)), repr(linecache.getline(__file__, -1)), len(linecache.getlines(__file__)) > 10)
size, changed, lines, name = linecache.cache[__file__]
print(size == sum(map(len, lines)), name == __file__, lines[-1])
linecache.checkcache()
linecache.checkcache(__file__)
linecache.checkcache("unknown")
print(__file__ in linecache.cache)
for name in ("", "<string>", "<frozen x>", "no such file", "/no/such/file", "with\0null"):
    print(linecache.getlines(name), linecache.getline(name, 1) == "", linecache.updatecache(name))


class Loader:
    def __init__(self, text):
        self.text = text

    def get_source(self, name):
        print("asked for", name)
        if isinstance(self.text, Exception):
            raise self.text
        return self.text


def space(text):
    return {"__name__": "some.module", "__loader__": Loader(text)}


print(linecache.lazycache("lazy.py", space("one\ntwo")), linecache.lazycache("lazy.py", space("x")), len(linecache.cache["lazy.py"]))
linecache.checkcache("lazy.py")
print(linecache.getlines("lazy.py"), linecache.lazycache("lazy.py", space("x")), linecache.cache["lazy.py"])
linecache.checkcache("lazy.py")
print(linecache.getline("lazy.py", 2), linecache.getlines("given.py", space("a\n\nb\n")))
print(linecache.getlines("none.py", space(None)), linecache.getlines("fails.py", space(ImportError())))
print(linecache.lazycache("", space("x")), linecache.lazycache("<x>", space("x")), linecache.lazycache("y.py", {}), linecache.lazycache("y.py", None))
linecache._register_code("code", "a\nb", "shown")
print(linecache.cache["code"], linecache.getline("code", 2))
linecache.clearcache()
print(linecache.cache, linecache.__all__)
