# Reading and writing attributes of instances, of several classes at one place.
import time


class Particle:
    def __init__(self, position, speed):
        self.position = position
        self.speed = speed
        self.bounces = 0


class Heavy(Particle):
    mass = 10


def advance(particle, steps):
    for _ in range(steps):
        particle.position += particle.speed
        if particle.position > 1000:
            particle.position = 0
            particle.bounces += 1


def run():
    for particle in (Particle(0, 3), Heavy(5, 7), Particle(1, 1)):
        advance(particle, 1500000)
    assert particle.bounces > 0


best = None
for _ in range(8):
    start = time.perf_counter()
    run()
    elapsed = time.perf_counter() - start
    if best is None or elapsed < best:
        best = elapsed
print(best)
