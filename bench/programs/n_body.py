# Bodies that attract each other: floats in attributes and in lists.
import math
import time


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


def bodies():
    made = []
    for n in range(5):
        angle = n * 1.3
        distance = 1.0 + 2.5 * n
        made.append(
            Body(
                math.cos(angle) * distance,
                math.sin(angle) * distance,
                n * 0.1,
                -math.sin(angle) * 0.8,
                math.cos(angle) * 0.8,
                0.01,
                20.0 if n == 0 else 0.02 * n,
            )
        )
    return made


def advance(bodies, dt, steps):
    for _ in range(steps):
        for i, a in enumerate(bodies):
            for j in range(i + 1, len(bodies)):
                b = bodies[j]
                dx = a.x - b.x
                dy = a.y - b.y
                dz = a.z - b.z
                squared = dx * dx + dy * dy + dz * dz
                force = dt / (squared * math.sqrt(squared))
                a.vx -= dx * b.mass * force
                a.vy -= dy * b.mass * force
                a.vz -= dz * b.mass * force
                b.vx += dx * a.mass * force
                b.vy += dy * a.mass * force
                b.vz += dz * a.mass * force
        for body in bodies:
            body.x += dt * body.vx
            body.y += dt * body.vy
            body.z += dt * body.vz


def relax(values, rounds):
    for _ in range(rounds):
        for i in range(1, len(values) - 1):
            values[i] = 0.5 * values[i] + 0.25 * (values[i - 1] + values[i + 1])
    return values


def run():
    system = bodies()
    advance(system, 0.001, 6000)
    assert all(math.isfinite(body.x) for body in system)
    values = relax([float(n % 7) for n in range(500)], 150)
    assert 0.0 <= min(values) and max(values) <= 6.0


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
