import random

random.seed(444)
for call in ('random()', 'uniform(1, 10)', 'triangular(0, 10, 2)', 'randint(1, 6)', 'randrange(0, 1000, 7)', 'randrange(10**30)', 'choice("abcde")',
             'choices([1, 2, 3], k=3)', 'choices([1, 2, 3], [1, 2.5, 3], k=3)', 'sample(range(100), 5)', 'sample(range(5), 5)',
             'sample(["a", "b"], counts=[3, 4], k=4)', 'getrandbits(100)', 'getrandbits(7)', 'randbytes(5)', 'betavariate(2, 3)', 'expovariate(1.5)',
             'gammavariate(2, 3)', 'gauss(0, 1)', 'gauss(1, 2)', 'lognormvariate(0, 1)', 'normalvariate(0, 1)', 'vonmisesvariate(1, 2)',
             'paretovariate(3)', 'weibullvariate(1, 1.5)', 'binomialvariate(10, 0.5)', 'binomialvariate(1000, 0.7)'):
    print(call, eval('random.' + call))
items = list(range(20))
random.shuffle(items)
print(items)
state = random.getstate()
first = random.random()
random.setstate(state)
print(random.random() == first, len(state), len(state[1]))
for seed in (0, -5, 2**70, 3.5, 'hello', b'abc', bytearray(b'abc')):
    print(seed, random.Random(seed).random())
for call in ('randrange(0)', 'randrange(5, 2)', 'randrange(1, 5, 0)', 'choice([])', 'sample({1}, 1)', 'sample([1], 2)', 'choices([1, 2], 3)',
             'choices([1, 2], [0, 0])', 'seed([])', 'getrandbits(-1)', 'gammavariate(0, 1)'):
    try:
        print(eval('random.' + call))
    except Exception as error:
        print(call, type(error).__name__, error)


class Half(random.Random):
    def random(self):
        return 0.5


print(Half().randrange(10), Half().uniform(0, 4), Half().choice('abc'))
print(0 <= random.SystemRandom().random() < 1, random.SystemRandom().randrange(3) in (0, 1, 2))
