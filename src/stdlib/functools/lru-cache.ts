/** `lru_cache` and `cache`. CPython: Modules/_functoolsmodule.c, Lib/functools.py; docs: library/functools.html#functools.lru_cache. */
import { setAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call, call0, call1, call2, call3 } from '../../runtime/kernel/call.ts';
import { defineType, getset, method, native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { countFrom, index, knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';

import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { cacheInfo, cacheInfoType } from './cache-info.ts';
import { closure, closureTaking } from './closure.ts';
import { Arguments, keyItems, type Link, LruTable, type SimpleKey } from './lru-table.ts';
import { looksLike } from './wrapping.ts';

class CachedFunction extends PyObject {
  readonly func: Value;
  /** Infinite when results are kept for ever. */
  readonly maxsize: number;
  readonly typed: boolean;
  readonly infoType: Value;
  readonly table = new LruTable();
  hits = 0;
  misses = 0;

  constructor(func: Value, maxsize: number, typed: boolean, infoType: Value) {
    super();
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
    this.infoType = infoType;
  }
}

export const cachedFunctionType: () => PyType = once(() =>
  defineType<CachedFunction>('_lru_cache_wrapper', {
    doc: 'Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0         for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False     cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\ncache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n',
    module: 'functools',
    isNamedInFull: true,
    instances: CachedFunction,
    isBase: false,
    hasDict: true,
    hasWeakReferences: true,
    slots: {
      new: bySignature('lru_cache', '(cls, user_function, maxsize, typed, cache_info_type)', newCached, 'c'),
      call: callCached,
      call0: (self, thread) => callCached(self, [], null, thread),
      call1: callWithOne,
      call2: (self, a, b, thread) => callCached(self, [a, b], null, thread),
      call3: (self, a, b, c, thread) => callCached(self, [a, b, c], null, thread),
      get: (self, instance) =>
        instance === undefined || instance === null ? self : new PyBoundMethod(self, instance),
    },
    methods: [
      method(
        'cache_info(self, /)',
        'Report cache statistics',
        (self: CachedFunction, thread: Thread): Result => {
          const maxsize = self.maxsize === Number.POSITIVE_INFINITY ? null : self.maxsize;
          if (self.infoType === cacheInfoType())
            return cacheInfo(self.hits, self.misses, maxsize, self.table.size);
          return call(self.infoType, [self.hits, self.misses, maxsize, self.table.size], null, thread);
        },
      ),
      method('cache_clear(self, /)', 'Clear the cache and cache statistics', (self: CachedFunction) => {
        self.hits = 0;
        self.misses = 0;
        self.table.clear();
        return null;
      }),
      method('__reduce__(self, /)', null, (self: CachedFunction, thread: Thread) =>
        typeOf(self).slots.getattr!(self as never, '__qualname__', thread),
      ),
      method('__copy__(self, /)', null, (self: CachedFunction) => self),
      method('__deepcopy__(self, memo, /)', null, (self: CachedFunction) => self),
      getset<CachedFunction>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

function* newCached(
  type: PyType,
  func: Value,
  maxsize: Value,
  typed: Value,
  infoType: Value,
  thread: Thread,
): Guest<Value> {
  if (typeOf(func).slots.call === undefined) raise.typeError('the first argument must be callable');
  let most = Number.POSITIVE_INFINITY;
  if (maxsize !== null) {
    if (typeOf(maxsize).slots.index === undefined) raise.typeError('maxsize should be integer or None');
    most = Math.max(0, countFrom(yield* index(maxsize, thread), maxsize));
  }
  const isTyped = yield* finished(truth(typed, thread));
  return adopt(new CachedFunction(func, most, isTyped, infoType), type);
}

// ── Calls ──────────────────────────────────────────────────────────────────────────────────────────

function callWithOne(self: CachedFunction, a: Value, thread: Thread): Result {
  if (self.maxsize === 0) return uncached(self, [a], null, thread);
  const isSimple = typeof a === 'number' || typeof a === 'string' || typeof a === 'bigint';
  if (!isSimple || self.typed) return callCached(self, [a], null, thread);
  const { table } = self;
  const link = table.simpleLink(a);
  if (link !== undefined) return hit(self, link);
  self.misses++;
  const here = thread.frame;
  const result = call1(self.func, a, thread);
  if (result === UNWIND)
    return later<Value>(thread, here, (outcome) =>
      outcome === UNWIND ? UNWIND : keptSimple(self, a, outcome as Value),
    );
  return keptSimple(self, a, result);
}

function callCached(self: CachedFunction, args: Value[], names: Names, thread: Thread): Result {
  if (self.maxsize === 0) return uncached(self, args, names, thread);
  if (args.length === 1 && names === null && !self.typed) {
    const [only] = args;
    if (typeof only === 'number' || typeof only === 'string' || typeof only === 'bigint')
      return callWithOne(self, only, thread);
  }
  const key = new Arguments(keyItems(args, names, self.typed));
  const link = self.table.find(key, thread);
  if (link !== undefined) return hit(self, link);
  self.misses++;
  const here = thread.frame;
  const result = callPlainly(self.func, args, names, thread);
  if (result === UNWIND)
    return later<Value>(thread, here, (outcome) =>
      outcome === UNWIND ? UNWIND : kept(self, key, outcome as Value, thread),
    );
  return kept(self, key, result, thread);
}

function uncached(self: CachedFunction, args: Value[], names: Names, thread: Thread): Result {
  self.misses++;
  return call(self.func, args, names, thread);
}

function hit(self: CachedFunction, link: Link): Value {
  self.hits++;
  if (self.maxsize !== Number.POSITIVE_INFINITY) self.table.touch(link);
  return link.result;
}

/** Keeps a result, unless the call itself, or another thread, has done so meanwhile. */
function keptSimple(self: CachedFunction, key: SimpleKey, result: Value): Value {
  const { table } = self;
  const known = table.simpleLink(key);
  if (known !== undefined) refresh(self, known, result);
  else {
    if (table.size >= self.maxsize) table.removeOldest();
    table.addSimple(key, result);
  }
  return result;
}

function kept(self: CachedFunction, key: Arguments, result: Value, thread: Thread): Value {
  const { table } = self;
  const known = table.find(key, thread);
  if (known !== undefined) refresh(self, known, result);
  else {
    if (table.size >= self.maxsize) table.removeOldest();
    table.add(key, result, thread);
  }
  return result;
}

/** sic: a cache without bound takes the later result. */
function refresh(self: CachedFunction, link: Link, result: Value): void {
  if (self.maxsize === Number.POSITIVE_INFINITY) link.result = result;
}

function callPlainly(callee: Value, args: Value[], names: Names, thread: Thread): Result {
  if (names === null) {
    switch (args.length) {
      case 0:
        return call0(callee, thread);
      case 1:
        return call1(callee, args[0]!, thread);
      case 2:
        return call2(callee, args[0]!, args[1]!, thread);
      case 3:
        return call3(callee, args[0]!, args[1]!, args[2]!, thread);
      default:
    }
  }
  return call(callee, [...args], names, thread);
}

// ── Decorators ─────────────────────────────────────────────────────────────────────────────────────

const inPython = { wording: 'def' } as const;

export function cacheFunctions(): PyNativeFunction[] {
  return [
    native(
      'lru_cache(maxsize=128, typed=False)',
      'Least-recently-used cache decorator.\n\nIf *maxsize* is set to None, the LRU features are disabled and the cache\ncan grow without bound.\n\nIf *typed* is True, arguments of different types will be cached separately.\n\nArguments to the cached function must be hashable.\n\nView the cache statistics named tuple (hits, misses, maxsize, currsize)\nwith f.cache_info().  Clear the cache and statistics with f.cache_clear().\nAccess the underlying function with f.__wrapped__.\n',
      lruCache,
      inPython,
    ),
    native(
      'cache(user_function, /)',
      'Simple lightweight unbounded cache.  Sometimes called "memoize".',
      (func: Value, thread: Thread) => drive(decorated(func, null, false, thread), thread),
      inPython,
    ),
    native(
      '_make_key(args, kwds, typed)',
      'Make a cache key from optionally typed positional and keyword arguments',
      makeKey,
      inPython,
    ),
  ];
}

function* lruCache(maxsize: Value, typed: Value, thread: Thread): Guest<Value> {
  const size = knownInteger(maxsize);
  if (size === undefined && maxsize !== null) {
    if (typeOf(maxsize).slots.call === undefined || typeof typed !== 'boolean')
      raise.typeError('Expected first argument to be an integer, a callable, or None');
    return yield* decorated(maxsize, 128, typed, thread);
  }
  const most = size !== undefined && size < 0 ? 0 : maxsize;
  return closureTaking(
    'lru_cache.<locals>.decorating_function',
    'functools',
    '(user_function)',
    (func: Value, inner: Thread) => drive(decorated(func, most, typed, inner), inner),
  );
}

function* decorated(func: Value, maxsize: Value, typed: Value, thread: Thread): Guest<Value> {
  const wrapper = yield* newCached(cachedFunctionType(), func, maxsize, typed, cacheInfoType(), thread);
  const parameters = closure('lru_cache.<locals>.<lambda>', 'functools', () => {
    const dict = new PyDict();
    dict.setName('maxsize', maxsize);
    dict.setName('typed', typed);
    return dict;
  });
  yield* finished(setAttribute(wrapper, 'cache_parameters', parameters, thread));
  return yield* looksLike(wrapper, func, thread);
}

function makeKey(args: Value, keywords: Value, typed: Value): Value {
  const values = args instanceof PyTuple ? args.items : [];
  const entries = keywords instanceof PyDict ? [...keywords] : [];
  const names = entries.length === 0 ? null : entries.map(({ key }) => key as string);
  const items = keyItems([...values, ...entries.map(({ value }) => value!)], names, typed !== false);
  const [only] = items;
  const isSimple = typeof only === 'number' || typeof only === 'string' || typeof only === 'bigint';
  return isSimple && items.length === 1 ? only : new PyTuple(items);
}
