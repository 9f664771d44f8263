/** The classes of `random`, and its functions as methods of one hidden instance. CPython: Lib/random.py. */
import { type Attribute, constant, defineType, method, native } from '../../runtime/kernel/define.ts';
import { notImplementedErrorType, raise } from '../../runtime/kernel/errors.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { type Implementation, type PyNativeFunction, plain } from '../../runtime/kernel/native.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { finished } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { callSpecial } from '../../runtime/kernel/special.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { adopt, PyFloat } from '../../runtime/kernel/values.ts';
import {
  choice,
  choices,
  getRandomBits,
  randomBytes,
  randomInteger,
  randomRange,
  sample,
  shuffle,
} from './choosing.ts';
import {
  beta,
  binomial,
  distribution,
  exponentialVariate,
  gamma,
  gauss,
  logNormal,
  normal,
  pareto,
  triangular,
  uniform,
  vonMises,
  weibull,
} from './distributions.ts';
import { MersenneTwister } from './mersenne-twister.ts';
import { entropy, getState, seed, setState } from './seeding.ts';
import { nativeRandom, PyRandom } from './source.ts';

/** A method of `Random` that is also a function of the module. */
interface Function {
  readonly name: string;
  /** Parameters without `self`. */
  readonly parameters: string;
  readonly doc: string;
  readonly body: Implementation;
}

const functions: readonly Function[] = [
  {
    name: 'seed',
    parameters: 'a=None, version=2',
    doc: 'Initialize internal state from a seed.\n\nThe only supported seed types are None, int, float,\nstr, bytes, and bytearray.\n\nNone or no argument seeds from current time or from an operating\nsystem specific randomness source if available.\n\nIf *a* is an int, all bits are used.\n\nFor version 2 (the default), all of the bits are used if *a* is a str,\nbytes, or bytearray.  For version 1 (provided for reproducing random\nsequences from older versions of Python), the algorithm for str and\nbytes generates a narrower range of seeds.\n\n',
    body: seed,
  },
  {
    name: 'random',
    parameters: '/',
    doc: 'random() -> x in the interval [0, 1).',
    body: (self: PyRandom, thread: Thread) => new PyFloat(nativeRandom(self, thread)),
  },
  {
    name: 'getrandbits',
    parameters: 'k, /',
    doc: 'getrandbits(k) -> x.  Generates an int with k random bits.',
    body: getRandomBits,
  },
  {
    name: 'getstate',
    parameters: '',
    doc: 'Return internal state; can be passed to setstate() later.',
    body: (self: PyRandom) => getState(self),
  },
  {
    name: 'setstate',
    parameters: 'state',
    doc: 'Restore internal state from object returned by getstate().',
    body: setState,
  },
  { name: 'randbytes', parameters: 'n', doc: 'Generate n random bytes.', body: randomBytes },
  {
    name: 'randrange',
    parameters: 'start, stop=None, step=1',
    doc: 'Choose a random item from range(stop) or range(start, stop[, step]).\n\nRoughly equivalent to ``choice(range(start, stop, step))`` but\nsupports arbitrarily large ranges and is optimized for common cases.\n\n',
    body: randomRange,
  },
  {
    name: 'randint',
    parameters: 'a, b',
    doc: 'Return random integer in range [a, b], including both end points.\n        ',
    body: randomInteger,
  },
  {
    name: 'choice',
    parameters: 'seq',
    doc: 'Choose a random element from a non-empty sequence.',
    body: choice,
  },
  { name: 'shuffle', parameters: 'x', doc: 'Shuffle list x in place, and return None.', body: shuffle },
  {
    name: 'sample',
    parameters: 'population, k, *, counts=None',
    doc: 'Chooses k unique random elements from a population sequence.\n\nReturns a new list containing elements from the population while\nleaving the original population unchanged.  The resulting list is\nin selection order so that all sub-slices will also be valid random\nsamples.  This allows raffle winners (the sample) to be partitioned\ninto grand prize and second place winners (the subslices).',
    body: sample,
  },
  {
    name: 'choices',
    parameters: 'population, weights=None, *, cum_weights=None, k=1',
    doc: 'Return a k sized list of population elements chosen with replacement.\n\nIf the relative weights or cumulative weights are not specified,\nthe selections are made with equal probability.\n\n',
    body: choices,
  },
  {
    name: 'uniform',
    parameters: 'a, b',
    doc: 'Get a random number in the range [a, b) or [a, b] depending on rounding.\n\nThe mean (expected value) and variance of the random variable are:\n\n    E[X] = (a + b) / 2\n    Var[X] = (b - a) ** 2 / 12\n\n',
    body: distribution(uniform),
  },
  {
    name: 'triangular',
    parameters: 'low=0.0, high=1.0, mode=None',
    doc: 'Triangular distribution.\n\nContinuous distribution bounded by given lower and upper limits,\nand having a given mode value in-between.',
    body: triangular,
  },
  {
    name: 'normalvariate',
    parameters: 'mu=0.0, sigma=1.0',
    doc: 'Normal distribution.\n\nmu is the mean, and sigma is the standard deviation.\n\n',
    body: distribution(normal),
  },
  {
    name: 'gauss',
    parameters: 'mu=0.0, sigma=1.0',
    doc: 'Gaussian distribution.\n\nmu is the mean, and sigma is the standard deviation.  This is\nslightly faster than the normalvariate() function.\n\nNot thread-safe without a lock around calls.\n\n',
    body: distribution(gauss),
  },
  {
    name: 'lognormvariate',
    parameters: 'mu, sigma',
    doc: "Log normal distribution.\n\nIf you take the natural logarithm of this distribution, you'll get a\nnormal distribution with mean mu and standard deviation sigma.\nmu can have any value, and sigma must be greater than zero.\n\n",
    body: distribution(logNormal),
  },
  {
    name: 'expovariate',
    parameters: 'lambd=1.0',
    doc: 'Exponential distribution.\n\nlambd is 1.0 divided by the desired mean.  It should be\nnonzero.  (The parameter would be called "lambda", but that is\na reserved word in Python.)  Returned values range from 0 to\npositive infinity if lambd is positive, and from negative\ninfinity to 0 if lambd is negative.\n\nThe mean (expected value) and variance of the random variable are:\n\n    E[X] = 1 / lambd\n    Var[X] = 1 / lambd ** 2\n\n',
    body: distribution(exponentialVariate),
  },
  {
    name: 'vonmisesvariate',
    parameters: 'mu, kappa',
    doc: 'Circular data distribution.\n\nmu is the mean angle, expressed in radians between 0 and 2*pi, and\nkappa is the concentration parameter, which must be greater than or\nequal to zero.  If kappa is equal to zero, this distribution reduces\nto a uniform random angle over the range 0 to 2*pi.\n\n',
    body: distribution(vonMises),
  },
  {
    name: 'gammavariate',
    parameters: 'alpha, beta',
    doc: 'Gamma distribution.  Not the gamma function!\n\nConditions on the parameters are alpha > 0 and beta > 0.',
    body: distribution(gamma),
  },
  {
    name: 'betavariate',
    parameters: 'alpha, beta',
    doc: 'Beta distribution.\n\nConditions on the parameters are alpha > 0 and beta > 0.\nReturned values range between 0 and 1.',
    body: distribution(beta),
  },
  {
    name: 'paretovariate',
    parameters: 'alpha',
    doc: 'Pareto distribution.  alpha is the shape parameter.',
    body: distribution(pareto),
  },
  {
    name: 'weibullvariate',
    parameters: 'alpha, beta',
    doc: 'Weibull distribution.\n\nalpha is the scale parameter and beta is the shape parameter.\n\n',
    body: distribution(weibull),
  },
  {
    name: 'binomialvariate',
    parameters: 'n=1, p=0.5',
    doc: 'Binomial random variable.\n\nGives the number of successes for *n* independent trials\nwith the probability of success in each trial being *p*:\n\n    sum(random() < p for i in range(n))\n\nReturns an integer in the range:   0 <= X <= n',
    body: binomial,
  },
];

export const randomType = defineType<PyRandom>('Random', {
  signature: '(x=None)',
  module: 'random',
  doc: "Random number generator base class used by bound module functions.\n\nUsed to instantiate instances of Random to get generators that don't\nshare state.\n\nClass Random can also be subclassed if you want to use a different basic\ngenerator of your own devising: in that case, override the following\nmethods:  random(), seed(), getstate(), and setstate().\nOptionally, implement a getrandbits() method so that randrange()\ncan cover arbitrarily large ranges.\n\n",
  instances: PyRandom,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyRandom(new MersenneTwister(0n)), type),
    *init(self, args, names, thread) {
      yield* finished(callSpecial(self, 'seed', [initialSeed(args, names)], thread));
      return null;
    },
  },
  methods: [...functions.map(asMethod), constant('VERSION', 3)],
});

export const systemRandomType = defineType<PyRandom>('SystemRandom', {
  signature: '(x=None)',
  module: 'random',
  doc: 'Alternate random number generator using sources provided\nby the operating system (such as /dev/urandom on Unix or\nCryptGenRandom on Windows).\n\n Not available on all systems (see os.urandom() for details).\n\n',
  bases: [randomType],
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyRandom(null), type),
    init: (_self, args, names) => {
      initialSeed(args, names);
      return null;
    },
  },
  methods: [
    ...functions
      .filter(({ name }) => name === 'random' || name === 'getrandbits')
      .map(({ name, doc, body }) =>
        method(name === 'random' ? 'random(self)' : 'getrandbits(self, k)', doc, body, 'def'),
      ),
    method(
      'seed(self, *args, **kwds)',
      'Stub method.  Not used for a system random number generator.',
      () => null,
      'def',
    ),
    ...['getstate', 'setstate'].map((name) =>
      method(
        `${name}(self, *args, **kwds)`,
        'Method should not be called for a system random number generator.',
        () => raise.error(notImplementedErrorType, 'System entropy source does not have state.'),
        'def',
      ),
    ),
  ],
});

/** The instance whose methods are the functions of the module; the host seeds it. */
const shared = perInterpreter('random', ({ host }) => new PyRandom(new MersenneTwister(entropy(host))));

/** `random.random`, `random.seed` and all the others. */
export const randomFunctions: readonly PyNativeFunction[] = functions.map(asFunction);

function asMethod({ name, parameters, doc, body }: Function): Attribute {
  const first = parameters === '/' ? 'self, /' : parameters === '' ? 'self' : `self, ${parameters}`;
  return method(`${name}(${first})`, doc, body, isWrittenInC(name) ? 'c' : 'def');
}

function asFunction({ name, parameters, doc, body }: Function): PyNativeFunction {
  const signature = `${name}(${parameters === '/' ? '' : parameters})`;
  const run = plain(body) as (...args: unknown[]) => Result;
  const implementation = (...args: unknown[]) => run(instanceOf(args[args.length - 1] as Thread), ...args);
  return native(signature, doc, implementation, {
    module: 'random',
    wording: isWrittenInC(name) ? 'c' : 'def',
  });
}

function instanceOf(thread: Thread): PyRandom {
  return thread.interpreter.state(shared);
}

function isWrittenInC(name: string): boolean {
  return name === 'random' || name === 'getrandbits';
}

function initialSeed(args: Value[], names: Names): Value {
  if (args.length > 1) {
    raise.typeError(
      `Random.__init__() takes from 1 to 2 positional arguments but ${args.length + 1} were given`,
    );
  }
  if (names !== null && names[0] !== 'x') {
    raise.typeError(`Random.__init__() got an unexpected keyword argument '${names[0]}'`);
  }
  return args[0] ?? null;
}
