import random

random.seed(444)
print(random.random(), random.random())
print(random.randint(1, 10), random.randrange(5), random.randrange(10, 100, 7), random.uniform(2, 5))
print(random.choice("abcdef"), random.choices([1, 2, 3], k=4), random.choices("xyz", weights=[1, 5, 2], k=5))
items = list(range(8))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.sample("abcd", 3), random.sample(["r", "b"], counts=[3, 2], k=4))
print(random.getrandbits(10), random.getrandbits(70), random.randbytes(5))
print(random.gauss(0, 1), random.gauss(0, 1), random.normalvariate(0, 1), random.lognormvariate(0, 1))
print(random.expovariate(1.5), random.betavariate(2, 3), random.gammavariate(2, 1), random.gammavariate(0.5, 1))
print(random.triangular(0, 10, 3), random.vonmisesvariate(0, 4), random.paretovariate(3), random.weibullvariate(1, 2))
print(random.binomialvariate(10, 0.3), random.binomialvariate(100, 0.5), random.randrange(10**30))
state = random.getstate()
first = random.random()
random.setstate(state)
print(first == random.random())
for seed in (0, -5, 10**40, "text", b"bytes", 2.5):
    own = random.Random(seed)
    print(seed, own.random(), own.randint(0, 99))
for attempt in (lambda: random.randint(5, 1), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        attempt()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
