# Floating point: an n-body step and a Mandelbrot row.
import time


def bodies(steps):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    for _ in range(steps):
        r2 = x * x + y * y
        r3 = r2**1.5
        vx -= x / r3 * 0.001
        vy -= y / r3 * 0.001
        x += vx * 0.001
        y += vy * 0.001
    return x


def mandelbrot(width):
    inside = 0
    for column in range(width):
        cr, ci = column / width * 3.0 - 2.0, 0.3
        zr = zi = 0.0
        for _ in range(100):
            zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
            if zr * zr + zi * zi > 4.0:
                break
        else:
            inside += 1
    return inside


def run():
    assert -1.1 < bodies(800000) < 1.1
    assert mandelbrot(25000) > 100


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
