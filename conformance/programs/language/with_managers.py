"""with: several managers, what each sees, errors on the way in and out, targets, lookups on the type, parentheses."""
import sys


class M:
    def __init__(self, name, swallow=False, enter=None, exit=None):
        print("make", name)
        self.name, self.swallow, self.enter, self.exit = name, swallow, enter, exit
    def __enter__(self):
        print("enter", self.name)
        if self.enter: raise self.enter
        return self.name
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, repr(value), traceback and traceback.tb_lineno - START, repr(sys.exception()))
        if self.exit: raise self.exit
        return self.swallow


START = 18


def show(function):
    try:
        print(function.__name__, "->", function())
    except BaseException as error:
        chain = []
        while error is not None:
            chain.append(repr(error))
            error = error.__context__
        print(function.__name__, "-> raised", *chain)


def nested():
    with M("a") as a, M("b") as b, M("c"):
        print(a, b)
        return "returned"


def swallowed_by_inner():
    with M("a"), M("b", swallow=True), M("c"):
        raise ValueError("body")
    return "after"


def enter_fails():
    with M("a"), M("b", enter=KeyError("enter b")), M("c"):
        print("never")


def enter_fails_swallowed():
    with M("a", swallow=True), M("b", enter=KeyError("enter b")), M("c"):
        print("never")
    return "after"


def exit_fails():
    with M("a"), M("b", exit=KeyError("exit b")), M("c"):
        raise ValueError("body")


def exit_fails_quietly():
    with M("a"), M("b", exit=KeyError("exit b")):
        pass


def every_exit_fails():
    with M("a", exit=TypeError("a")), M("b", exit=KeyError("b")), M("c", exit=IndexError("c")):
        raise ValueError("body")


def exit_raises_the_same():
    error = ValueError("same")
    class Same(M):
        def __exit__(self, kind, value, traceback): raise value
    with Same("s"):
        raise error


def target_fails():
    with M("a") as (x, y):
        print("never")


def target_fails_swallowed():
    with M("a", swallow=True) as (x, y):
        print("never")
    return "after"


def targets():
    class T:
        def __enter__(self): return 1, (2, 3)
        def __exit__(self, *args): return None
    d = {}
    with T() as (d["a"], [*d["b"], d["c"]]), T() as d["d"], T() as T.attribute:
        return d, T.attribute


def in_loop():
    result = []
    for i in range(4):
        with M(i, swallow=True):
            if i == 0: continue
            if i == 1: raise ValueError
            if i == 3: break
            result.append(i)
    else:
        return "never"
    return result, i


def truth_of_answer():
    class Answer:
        def __bool__(self): print("asked"); return True
    class A(M):
        def __exit__(self, *args): return Answer()
    with A("x"):
        pass
    with A("y"):
        raise ValueError
    return "after"


def wrong_truth():
    class Answer:
        def __bool__(self): raise KeyError("truth")
    class A(M):
        def __exit__(self, *args): return Answer()
    with A("x"):
        raise ValueError("body")


def expression_fails():
    with M("a"), undefined, M("c"):
        print("never")


def nested_expression_order():
    def say(x):
        print("say", x)
        return x
    with M(say("a")) as say.first, (M(say("b")) if say(True) else None) as say.second:
        return say.first, say.second


def parenthesised():
    with (M("a") as a, M("b"),):
        print(a)
    with (M("c") if False else M("e")) as t:
        print(t)
    with (M("f")):
        pass
    with (M("g")) as g, (M("h")):
        print(g)
    with (
        M("i") as i,
        M("j") as j
    ):
        return i, j


def looked_up_on_the_type():
    class Instance: pass
    x = Instance()
    x.__enter__ = lambda: print("never")
    x.__exit__ = lambda *args: print("never")
    with x:
        pass


def only_enter():
    class E:
        def __enter__(self): print("never")
    with E():
        pass


def only_exit():
    class E:
        def __exit__(self, *args): print("never")
    with E():
        pass


def asynchronous_by_mistake():
    class E:
        async def __aenter__(self): pass
        async def __aexit__(self, *args): pass
    with E():
        pass


def descriptors():
    class D:
        def __init__(self, name): self.name = name
        def __get__(self, instance, owner):
            print("get", self.name)
            return lambda *args: print("call", self.name, len(args)) or "entered"
    class C:
        __enter__ = D("enter")
        __exit__ = D("exit")
    with C() as c:
        return c


def exception_group():
    class Swallows(M):
        def __exit__(self, kind, value, traceback): return kind is ExceptionGroup
    with Swallows("g"):
        raise ExceptionGroup("g", [ValueError(1)])
    return "after"


def yields():
    def g():
        with M((yield "manager")) as name:
            yield name
            raise (yield "error")
    it = g()
    print(next(it), it.send("from send"), next(it))
    try:
        it.send(ValueError("sent"))
    except ValueError as error:
        print(error)
    it = g()
    next(it)
    it.send("closed")
    it.close()


def stop_iteration():
    with M("s", swallow=True):
        raise StopIteration("x")
    def g():
        with M("g"):
            raise StopIteration("y")
            yield
    list(g())


def kept_context():
    try:
        raise KeyError("outer")
    except KeyError:
        with M("a", exit=IndexError("exit")):
            raise ValueError("body")


def returns_in_exit():
    class R:
        def __enter__(self): return self
        def __exit__(self, *args):
            try:
                return True
            finally:
                print("finally")
    with R():
        raise ValueError
    return sys.exception()


def keyword_arguments():
    class K:
        def __enter__(self): pass
        def __exit__(self, kind=None, value=None, traceback=None, *, extra="extra"): print(kind, value, traceback, extra)
    with K():
        pass


def wrong_signature():
    class W:
        def __enter__(self): pass
        def __exit__(self): pass
    with W():
        pass


def static_methods():
    class S:
        @staticmethod
        def __enter__(): return "static"
        @classmethod
        def __exit__(cls, *args): print(cls.__name__, len(args))
    with S() as s:
        return s


for each in (nested, swallowed_by_inner, enter_fails, enter_fails_swallowed, exit_fails, exit_fails_quietly, every_exit_fails, exit_raises_the_same, target_fails, target_fails_swallowed,
             targets, in_loop, truth_of_answer, wrong_truth, expression_fails, nested_expression_order, parenthesised, looked_up_on_the_type, only_enter, only_exit, asynchronous_by_mistake,
             descriptors, exception_group, yields, stop_iteration, kept_context, returns_in_exit, keyword_arguments, wrong_signature, static_methods):
    show(each)
