import time
for a in ['x', None, -1, float('nan'), float('inf'), 1e20, -0.5, 2**70]:
    try: time.sleep(a)
    except Exception as e: print(repr(a), type(e).__name__, e)
print(time.get_clock_info('monotonic'), time.get_clock_info('time'))
try: time.get_clock_info('x')
except Exception as e: print(repr(e))
print(time.gmtime(0)); print(repr(time.localtime(0)), time.gmtime(0).tm_zone, time.gmtime(0).tm_gmtoff)
print(time.tzname,time.timezone,time.altzone,time.daylight)
for s in range(0, 4000000000, 123456789): print(time.strftime('%a %A %b %B %c %d %D %e %F %g %G %h %H %I %j %k %l %m %M %n %p %P %r %R %s %S %t %T %u %U %V %w %W %x %X %y %Y %z %Z %% %C %Q %-d %_H', time.gmtime(s)))
print(time.asctime(time.gmtime(0)), time.ctime(0))
print(time.mktime(time.gmtime(12345)), time.gmtime(-1e10))
for b in [lambda: time.struct_time(1), lambda: time.struct_time((1,2)), lambda: time.gmtime(1e30), lambda: time.gmtime('x'), lambda: time.strftime('%Y',(1,2,3)), lambda: time.asctime((1,)), lambda: time.strftime('%Y',(2020,13,1,0,0,0,0,0,0)), lambda: time.mktime(1),lambda: time.gmtime(float('nan')), lambda: time.asctime(5), lambda: time.strftime(5)]:
    try: print(b())
    except Exception as e: print(type(e).__name__, e)
