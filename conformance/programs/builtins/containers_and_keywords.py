# Keywords reach a container's own constructor only through classes that define the other one.
for kind in (list, set, tuple, frozenset):

    class Plain(kind):
        pass

    class WithInit(kind):
        def __init__(self, *args, **keywords):
            pass

    class WithNew(kind):
        def __new__(cls, *args, **keywords):
            return super().__new__(cls, *args)

    for cls in (kind, Plain, WithInit, WithNew):
        for args in ((), ([1],)):
            try:
                print(cls.__name__, args, list(cls(*args, newarg=3)))
            except TypeError as error:
                print(cls.__name__, args, error)
