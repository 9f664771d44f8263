"""try/finally with return, break and continue in every clause; what survives."""
import sys


def r1():
    try:
        return "try"
    finally:
        print("finally")


def r2():
    try:
        return "try"
    finally:
        return "finally"


def r3():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("finally", sys.exc_info()[0])


def r4():
    try:
        1 / 0
    finally:
        return "swallowed"


def r5():
    for i in range(3):
        try:
            continue
        finally:
            print("finally", i)
    else:
        return "else"


def r6():
    for i in range(3):
        try:
            return i
        finally:
            continue
    return "after"


def r7():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return i, sys.exc_info()


def r8():
    while True:
        try:
            try:
                break
            finally:
                print("inner")
        finally:
            print("outer")
    return "done"


def r9():
    try:
        pass
    except ValueError:
        pass
    else:
        return "else"
    finally:
        print("finally")


def r10():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as error:
        return repr(error), repr(error.__context__)


def r11():
    x = 1
    try:
        return x
    finally:
        x = 2


def r12():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def r13():
    for i in range(2):
        try:
            if i: return "from loop"
        except Exception:
            pass
        else:
            continue
        finally:
            print("f", i)


def r14():
    try:
        raise ValueError("first")
    except ValueError as e:
        try:
            raise KeyError("second")
        except KeyError:
            print(repr(sys.exception()))
        print(repr(sys.exception()))
    print(sys.exception())
    try:
        e
    except UnboundLocalError as error:
        return str(error)


def r15():
    try:
        raise ValueError
    except (KeyError, ValueError):
        return "tuple"


def r16():
    try:
        raise ValueError("v")
    except 5:
        pass


def r17():
    try:
        raise ValueError("v")
    except (KeyError, 5):
        pass


def r18():
    try:
        raise 5
    except TypeError as error:
        return str(error)


def r19():
    try:
        raise ValueError from 5
    except TypeError as error:
        return str(error), repr(error.__context__)


def r20():
    try:
        raise
    except RuntimeError as error:
        return str(error)


def r21():
    try:
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError from e
    except ValueError as v:
        return repr(v.__cause__), v.__suppress_context__, repr(v.__context__)


def r22():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError from None
    except ValueError as v:
        return v.__cause__, v.__suppress_context__, repr(v.__context__)


def r23():
    e = "kept"
    try:
        raise ValueError
    except ValueError as e:
        del e
    return "e" in locals()


def r24():
    def gen():
        try:
            yield 1
        finally:
            print("gen finally", repr(sys.exception()))
    try:
        1 / 0
    except ZeroDivisionError:
        for x in gen():
            print(x, repr(sys.exception()))
    return sys.exception()


def r25():
    def inner():
        try:
            return [x for x in range(3) if x / (x - 2)]
        finally:
            print("cleanup")
    try:
        return inner()
    except ZeroDivisionError as e:
        return str(e)


def r26():
    class E(Exception):
        def __init__(self): raise KeyError("in init")
    try:
        raise E
    except KeyError as e:
        return repr(e)


def r27():
    class Meta(type):
        def __call__(cls): return 5
    class E(Exception, metaclass=Meta): pass
    try:
        raise E
    except TypeError as e:
        return str(e)


def r28():
    try:
        assert (1, "always true")
        assert 0, (1, 2)
    except AssertionError as e:
        return e.args


def r29():
    try:
        assert []
    except AssertionError as e:
        return e.args, str(e)


def r30():
    result = []
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            result.append(i)
        except Exception:
            pass
        else:
            result.append("else")
        finally:
            result.append("f")
    return result


def r31():
    with_ = []
    class M:
        def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
        def __enter__(self): with_.append(("enter", self.n)); return self
        def __exit__(self, t, v, tb): with_.append(("exit", self.n, t and t.__name__)); return self.swallow
    for i in range(3):
        with M(i), M(i * 10, True):
            if i == 0: continue
            if i == 1: raise ValueError
            break
    def f():
        with M("r") as m:
            return m.n
    with_.append(f())
    return with_


def r32():
    class NoExit:
        def __enter__(self): pass
    class NoEnter:
        def __exit__(self, *a): pass
    class Neither: pass
    out = []
    for c in (NoExit, NoEnter, Neither):
        try:
            with c(): pass
        except TypeError as e:
            out.append(str(e))
    return out


def r33():
    class M:
        def __enter__(self): return 1, 2, 3
        def __exit__(self, t, v, tb):
            print("exit", t, v)
            return True
    with M() as (a, b):
        print("never")
    with M() as (a, *b):
        pass
    return a, b


def r34():
    class Boom:
        def __enter__(self): return self
        def __exit__(self, t, v, tb): raise KeyError("exit")
    try:
        with Boom():
            raise ValueError("body")
    except KeyError as e:
        return repr(e), repr(e.__context__)


def r35():
    try:
        try:
            raise ValueError("a")
        except ValueError as a:
            try:
                raise KeyError("b")
            except KeyError as b:
                raise a
    except ValueError as e:
        return repr(e.__context__), repr(e.__context__.__context__)


for n in range(1, 36):
    try:
        print(n, globals()[f"r{n}"]())
    except BaseException as error:
        print(n, "raised", repr(error), repr(error.__context__))
