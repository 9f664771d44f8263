/** `functools`. CPython: Lib/functools.py, Modules/_functoolsmodule.c; docs: library/functools.html. */
import { noAttribute } from '../../runtime/kernel/attributes.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { isInstance, raise, typeErrorType } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { collect, iterate, step } from '../../runtime/kernel/iterate.ts';
import { type Step, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { breathe, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyList } from '../../runtime/kernel/values.ts';
import { defineAccelerator, defineModule } from '../../runtime/objects/define-module.ts';
import { genericAliasType } from '../../runtime/objects/generic-alias.ts';
import { machinery } from '../abc/machinery.ts';
import { rlockType } from '../threading/lock.ts';
import { cacheInfoType } from './cache-info.ts';
import { cachedPropertyType } from './cached-property.ts';
import { comparisonFunction } from './cmp-to-key.ts';
import { dispatchOrder, linearized } from './dispatch-order.ts';
import { cachedFunctionType, cacheFunctions } from './lru-cache.ts';
import { partialType } from './partial.ts';
import { partialMethodType } from './partialmethod.ts';
import { singleDispatchFunction } from './singledispatch.ts';
import { singleDispatchMethodType } from './singledispatchmethod.ts';
import { totalOrderingFunction } from './total-ordering.ts';
import { WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, wrappingFunctions } from './wrapping.ts';

const functools = defineModule('functools', () => ({
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
    machinery().find(({ native: { name } }) => name === 'get_cache_token')!,
    native(
      '_c3_mro(cls, abcs=None)',
      'Computes the method resolution order using extended C3 linearization.',
      function* (cls: Value, abstract: Value, thread: Thread): Guest<Value> {
        const known = abstract === null ? [] : yield* collect(abstract, thread);
        return new PyList(yield* linearized(needClass(cls), known.map(needClass), thread));
      },
      { wording: 'def' },
    ),
    native(
      '_compose_mro(cls, types)',
      'Calculates the method resolution order for a given class *cls*.',
      function* (cls: Value, types: Value, thread: Thread): Guest<Value> {
        return new PyList(yield* dispatchOrder(needClass(cls), yield* collect(types, thread), thread));
      },
      { wording: 'def' },
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
    RLock: rlockType,
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
export default functools;

export const functoolsAccelerator = defineAccelerator(
  '_functools',
  'Tools that operate on functions.',
  functools,
  '_lru_cache_wrapper cmp_to_key partial reduce',
);

function needClass(value: Value): PyType {
  return value instanceof PyType ? value : noAttribute(value, '__mro__');
}

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
