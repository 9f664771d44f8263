"""gc: settings, callbacks, and the questions that have an answer"""
import gc


def show(what):
    try:
        print(repr(what()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


print([name for name in dir(gc) if not name.startswith("_")])
print(gc.isenabled(), gc.get_threshold(), gc.get_debug(), gc.get_freeze_count(), gc.garbage)
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())

phases = []


def note(phase, info):
    phases.append((phase, info["generation"], sorted(info)))


gc.callbacks.append(note)
gc.collect(0)
gc.callbacks.remove(note)
print(phases)

show(lambda: gc.collect(5))
show(lambda: gc.collect(-1))
show(lambda: gc.collect("a"))
show(lambda: gc.collect(generation=1) >= 0)
show(lambda: gc.set_threshold())
show(lambda: gc.set_threshold("a"))
show(lambda: gc.set_threshold(1, 2, 3))
show(lambda: gc.get_threshold())
show(lambda: gc.set_threshold(1, 2, 3, 4))
show(lambda: gc.set_debug("a"))
show(lambda: gc.set_debug(gc.DEBUG_LEAK))
show(lambda: gc.get_debug())
show(lambda: gc.set_debug(0))
show(lambda: gc.get_objects(5))
show(lambda: gc.get_objects("a"))
show(lambda: type(gc.get_objects()))
show(lambda: gc.get_referents())
show(lambda: gc.get_referents([1, 2]))
show(lambda: sorted(gc.get_referents({1: 2})))
show(lambda: gc.get_referents((1, "a")))
show(lambda: gc.get_referents(5))
show(lambda: gc.get_referrers())
show(lambda: [sorted(each) for each in gc.get_stats()])
show(lambda: len(gc.get_count()))
show(lambda: gc.freeze())
show(lambda: gc.unfreeze())
show(lambda: gc.is_tracked())


class Plain:
    pass


for value in (1, "a", b"a", 1.5, None, (), (1,), ([],), [], {}, {1: []}, set(), Plain(), Plain, gc, len):
    print(type(value).__name__, gc.is_tracked(value), gc.is_finalized(value))
