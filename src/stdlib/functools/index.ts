/** `functools`. CPython: Lib/functools.py, Modules/_functoolsmodule.c; docs: library/functools.html. */
import { call2 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { isInstance, raise, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { iterate, step } from '../../runtime/kernel/iterate.ts';
import { type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { breathe, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { genericAliasType } from '../../runtime/objects/generic-alias.ts';
import { cacheInfoType } from './cache-info.ts';
import { cachedPropertyType } from './cached-property.ts';
import { comparisonFunction } from './cmp-to-key.ts';
import { cachedFunctionType, cacheFunctions } from './lru-cache.ts';
import { partialType } from './partial.ts';
import { partialMethodType } from './partialmethod.ts';
import { singleDispatchFunction } from './singledispatch.ts';
import { singleDispatchMethodType } from './singledispatchmethod.ts';
import { totalOrderingFunction } from './total-ordering.ts';
import { WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, wrappingFunctions } from './wrapping.ts';

export default defineModule('functools', () => ({
  doc: 'functools.py - Tools for working with functions and callable objects\n',
  functions: [
    ...wrappingFunctions(),
    ...cacheFunctions(),
    totalOrderingFunction(),
    comparisonFunction(),
    singleDispatchFunction(),
    native(
      'reduce(function, iterable, initial=<missing>, /)',
      'reduce(function, iterable[, initial], /) -> value\n\nApply a function of two arguments cumulatively to the items of a sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue.  If initial is present, it is placed before the items of the iterable\nin the calculation, and serves as a default when the iterable is empty.',
      reduce,
      { module: '_functools', textSignature: null },
    ),
  ],
  types: [
    partialType(),
    partialMethodType(),
    cachedPropertyType(),
    singleDispatchMethodType(),
    cachedFunctionType(),
  ],
  values: {
    WRAPPER_ASSIGNMENTS,
    WRAPPER_UPDATES,
    GenericAlias: genericAliasType,
    _CacheInfo: cacheInfoType(),
  },
  all: [
    'update_wrapper',
    'wraps',
    'WRAPPER_ASSIGNMENTS',
    'WRAPPER_UPDATES',
    'total_ordering',
    'cache',
    'cmp_to_key',
    'lru_cache',
    'reduce',
    'partial',
    'partialmethod',
    'singledispatch',
    'singledispatchmethod',
    'cached_property',
  ],
}));

function* reduce(callee: Value, iterable: Value, initial: Value | undefined, thread: Thread): Guest<Value> {
  const iterator = yield* iteratorOf(iterable, thread);
  let total = initial;
  for (;;) {
    let item: Step = step(iterator, thread);
    if (item === UNWIND) item = yield UNWIND;
    if (--thread.fuel < 0) yield* breathe(thread);
    if (item === undefined) break;
    if (total === undefined) total = item as Value;
    else {
      const next = call2(callee, total, item as Value, thread);
      total = next === UNWIND ? yield UNWIND : next;
    }
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  return total === undefined ? raise.typeError('reduce() of empty iterable with no initial value') : total;
}

function* iteratorOf(iterable: Value, thread: Thread): Guest<Value> {
  try {
    return yield* finished(iterate(iterable, thread));
  } catch (error) {
    if (error instanceof PyException && isInstance(error, typeErrorType))
      raise.typeError('reduce() arg 2 must support iteration');
    throw error;
  }
}
