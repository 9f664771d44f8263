import time

start, started = time.perf_counter(), time.monotonic()
time.sleep(0.05)
elapsed = time.perf_counter() - start
print(0.049 < elapsed < 0.3, time.monotonic() > started, type(time.time()), time.time() > 1.6e9)
print(isinstance(time.perf_counter_ns(), int), isinstance(time.time_ns(), int), time.process_time() >= 0)
for bad in (-1, "1", None):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
