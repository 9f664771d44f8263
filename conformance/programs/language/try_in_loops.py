"""return, break and continue in every clause of try, except, else and finally: all combinations, in loops, with and without an error."""
import sys

ENDS = ["pass", "return '{0}'", "break", "continue", "raise KeyError('{0}')"]
FUNCTION = """
def f(log, fail):
    for i in range(3):
        log.append(i)
        try:
            log.append("try")
            if fail: raise ValueError("try")
            {body}
        except ValueError as error:
            log.append(repr(error))
            {handler}
        else:
            log.append("else")
            {orelse}
        finally:
            log.append(("finally", repr(sys.exception())))
            {final}
        log.append("end of body")
    else:
        log.append("else of loop")
    log.append(("after", sys.exception()))
    return "fell off"
"""


def run(function, *args):
    log = []
    try:
        outcome = function(log, *args)
    except BaseException as error:
        outcome = repr(error), repr(error.__context__)
    return outcome, log


seen = {}
for body in ENDS:
    for handler in ENDS:
        for orelse in ENDS:
            for final in ENDS:
                is_shown = handler == "pass" and "raise" not in final, body == orelse == "pass"
                if not any(is_shown):
                    continue
                source = FUNCTION.format(body=body.format("body"), handler=handler.format("handler"), orelse=orelse.format("orelse"), final=final.format("final"))
                namespace = {"sys": sys}
                exec(source, namespace)
                for fail in (False, True):
                    result = run(namespace["f"], fail)
                    if is_shown[fail]:
                        print(body, "|", handler, "|", orelse, "|", final, "|", fail, "=>", *result)
                    seen[repr(result)] = seen.get(repr(result), 0) + 1
print(len(seen), sorted(seen.values()))

WITH = """
def f(log, fail):
    class M:
        def __init__(self, name, answer): self.name, self.answer = name, answer
        def __enter__(self): log.append("enter " + self.name); return self
        def __exit__(self, kind, value, traceback):
            log.append(("exit " + self.name, repr(value)))
            {exiting}
            return self.answer
    while len(log) < 20:
        try:
            with M("a", {swallow}) as a, M("b", False):
                log.append(a.name)
                if fail: raise ValueError("body")
                {body}
        finally:
            {final}
        log.append("end")
    return "fell off"
"""
for exiting in "pass", "raise KeyError(self.name)":
    for swallow in False, True:
        for body in ENDS:
            for final in ENDS[:4]:
                namespace = {}
                exec(WITH.format(exiting=exiting, swallow=swallow, body=body.format("body"), final=final.format("final")), namespace)
                for fail in False, True:
                    print(exiting, "|", swallow, "|", body, "|", final, "|", fail, "=>", *run(namespace["f"], fail))


def values(log):
    """What a return has evaluated stays what it was."""
    x = [1]
    try:
        return x, log.append("evaluated")
    finally:
        x.append(2)
        x = "other"


def overridden(log):
    try:
        return log.append("first") or "first"
    finally:
        try:
            return log.append("second") or "second"
        finally:
            log.append("third")


def deep(log):
    for i in range(2):
        for j in range(2):
            try:
                try:
                    try:
                        if j: break
                        if i: continue
                        log.append((i, j))
                    finally:
                        log.append("inner")
                        if i and j: return "never"
                finally:
                    log.append("middle")
                    continue
            finally:
                log.append("outer")
    return "done"


def reraised(log):
    try:
        try:
            1 / 0
        finally:
            log.append(repr(sys.exception()))
            try:
                {}["k"]
            except KeyError as error:
                log.append((repr(error), repr(error.__context__)))
            log.append(repr(sys.exception()))
    except ZeroDivisionError as error:
        log.append(repr(error.__context__))
        raise
    finally:
        log.append(repr(sys.exception()))


def swallowed(log):
    for _ in "ab":
        try:
            1 / 0
        finally:
            log.append(repr(sys.exception()))
            break
    log.append(sys.exception())
    return "swallowed"


def names(log):
    try:
        raise ValueError("v")
    except (KeyError, ValueError) as e:
        e = "rebound"
        log.append(e)
    log.append("e" in locals())
    for e in "x":
        try:
            raise ValueError
        except ValueError as e:
            pass
    return "e" in locals()


def handlers_in_order(log):
    def kind(k):
        log.append(k)
        return k
    try:
        raise IndexError("i")
    except kind(KeyError):
        return "key"
    except (kind(ValueError), kind(TypeError)):
        return "value"
    except kind(LookupError):
        return "lookup"
    except kind(Exception):
        return "never"


def wrong_handler(log):
    try:
        raise ValueError("v")
    except undefined:
        pass


def error_in_handler_expression(log):
    try:
        raise ValueError("v")
    except (log.append("asked") or 1 / 0):
        pass


def generator(log):
    def g():
        for i in range(3):
            try:
                yield i
                if i == 1: return "value"
            finally:
                log.append(i)
                if i == 0: continue
                yield "cleanup"
    return list(g())


def exception_in_else(log):
    try:
        try:
            pass
        except ValueError:
            log.append("never")
        else:
            raise ValueError("else")
        finally:
            log.append("finally")
    except ValueError as e:
        return repr(e)


for function in values, overridden, deep, reraised, swallowed, names, handlers_in_order, wrong_handler, error_in_handler_expression, generator, exception_in_else:
    print(function.__name__, *run(function))
