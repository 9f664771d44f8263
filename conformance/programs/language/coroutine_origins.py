"""Where coroutines were made: cr_origin at several depths, and what is said when they are not awaited."""
import sys
print(sys.get_coroutine_origin_tracking_depth())
async def c(): pass
def make(): return c()
def outer(): return make()
x = outer(); print(x.cr_origin)
x.close()
for d in (1, 2, 10):
    sys.set_coroutine_origin_tracking_depth(d)
    x = outer(); print([(l, n) for f, l, n in x.cr_origin]); x.close()
sys.set_coroutine_origin_tracking_depth(2)
def drops():
    make()
drops()
c()
for bad in (-1, "a", None):
    try: sys.set_coroutine_origin_tracking_depth(bad)
    except (ValueError, TypeError) as e: print(e)
