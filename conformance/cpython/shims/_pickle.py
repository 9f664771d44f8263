"""What `test_inspect` asks of the pickler in C, which is the one in Python here: `pickle` itself finds too little to use it."""

from pickle import _Pickler


class Pickler(_Pickler):
    def __init__(self, file, protocol=None, fix_imports=True, buffer_callback=None):
        super().__init__(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)

    def dump(self, obj, /):
        return super().dump(obj)
