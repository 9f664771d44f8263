"""Hooks that programs set: audits, tracing functions, what breakpoint() calls."""
import os
import sys


def audit(*args):
    print("audit", args)


sys.addaudithook(lambda event, args: print("audit", event, args) if event.startswith("my.") else None)
sys.audit("my.event", 1, "two")
try:
    sys.audit(5)
except TypeError as error:
    print(error)

sys.breakpointhook = lambda *args, **kwargs: print("debug", args, kwargs)
breakpoint(1, two=2)
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())
os.environ["PYTHONBREAKPOINT"] = "builtins.str"
print(repr(breakpoint(b"x")))
os.environ["PYTHONBREAKPOINT"] = "missing.module"
print(breakpoint())
print(sys.gettrace(), sys.getprofile())
print("asyncio" in sys.stdlib_module_names, type(sys.stdlib_module_names), len(sys.stdlib_module_names) > 200)
print(sys.displayhook is sys.__displayhook__, sys.excepthook is sys.__excepthook__)
