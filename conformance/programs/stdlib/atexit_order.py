"""Functions at the end of the program: the last one first, after the threads, errors reported and passed over."""
import atexit
import threading
import time
import weakref


class Thing:
    pass


@atexit.register
def first(*args, **kwargs):
    print("first", args, kwargs)


atexit.register(print, "with", "arguments", sep="-")
thing = Thing()
weakref.finalize(thing, print, "finalized")
atexit.register(first, 1, two=2)
atexit.register(first, 3)
print(atexit._ncallbacks())


def fails():
    raise ValueError("at exit")


def adds():
    print("adds")
    atexit.register(print, "added")


atexit.register(adds)
atexit.register(fails)
removed = lambda: print("never")
atexit.register(removed)
atexit.register(removed)
atexit.unregister(removed)
print(atexit._ncallbacks())
try:
    atexit.register(5)
except TypeError as error:
    print(error)
try:
    atexit.register()
except TypeError as error:
    print(error)


def slowly():
    time.sleep(0.05)
    print("thread ends")


threading.Thread(target=slowly).start()
print("main ends")
