/** `update_wrapper` and `wraps`. CPython: Lib/functools.py; docs: library/functools.html#functools.update_wrapper. */
import { findAttribute, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { newPartial } from './partial.ts';

export const WRAPPER_ASSIGNMENTS = new PyTuple([
  '__module__',
  '__name__',
  '__qualname__',
  '__doc__',
  '__annotations__',
  '__type_params__',
]);
export const WRAPPER_UPDATES = new PyTuple(['__dict__']);

/** Makes `wrapper` look like `wrapped`, and gives it back. */
export function* updateWrapper(
  wrapper: Value,
  wrapped: Value,
  assigned: Value,
  updated: Value,
  thread: Thread,
): Guest<Value> {
  for (const each of yield* collect(assigned, thread)) {
    const name = attributeName(each);
    let value = findAttribute(wrapped, name, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (value !== undefined) yield* finished(setAttribute(wrapper, name, value as Value, thread));
  }
  for (const each of yield* collect(updated, thread)) {
    const name = attributeName(each);
    const own = yield* finished(getAttribute(wrapper, name, thread));
    const update = yield* finished(getAttribute(own, 'update', thread));
    let others = findAttribute(wrapped, name, thread);
    if (others === UNWIND) others = yield UNWIND;
    yield* finished(call1(update, (others as Value | undefined) ?? new PyDict(), thread));
  }
  yield* finished(setAttribute(wrapper, '__wrapped__', wrapped, thread));
  return wrapper;
}

/** As `update_wrapper(wrapper, wrapped)` does. */
export function looksLike(wrapper: Value, wrapped: Value, thread: Thread): Guest<Value> {
  return updateWrapper(wrapper, wrapped, WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, thread);
}

function attributeName(name: Value): string {
  return asString(name) ?? raise.typeError(`attribute name must be string, not '${typeName(name)}'`);
}

const SHOWN =
  "assigned=('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__'), updated=('__dict__',)";
const ASSIGNED = 'assigned=<WRAPPER_ASSIGNMENTS>, updated=<WRAPPER_UPDATES>';

export function wrappingFunctions(): PyNativeFunction[] {
  const update = native(
    `update_wrapper(wrapper, wrapped, ${ASSIGNED})`,
    "Update a wrapper function to look like the wrapped function\n\nassigned is a tuple naming the attributes that the wrapper takes from the wrapped\nfunction; updated names those of its attributes that are updated with the wrapped\nfunction's.\n",
    function* (
      wrapper: Value,
      wrapped: Value,
      assigned: Given,
      updated: Given,
      thread: Thread,
    ): Guest<Value> {
      const names = assigned === undefined ? WRAPPER_ASSIGNMENTS : assigned;
      return yield* updateWrapper(
        wrapper,
        wrapped,
        names,
        updated === undefined ? WRAPPER_UPDATES : updated,
        thread,
      );
    },
    { wording: 'def', textSignature: `(wrapper, wrapped, ${SHOWN})` },
  );
  const wraps = native(
    `wraps(wrapped, ${ASSIGNED})`,
    'Decorator factory to apply update_wrapper() to a wrapper function\n\nReturns a decorator that invokes update_wrapper() with the decorated\nfunction as the wrapper argument and the arguments to wraps() as the\nremaining arguments.\n',
    function* (wrapped: Value, assigned: Given, updated: Given, thread: Thread): Guest<Value> {
      const module = thread.interpreter.modules.getName('functools');
      const callee =
        module === undefined ? updateHere : yield* finished(getAttribute(module, 'update_wrapper', thread));
      const values = [
        wrapped,
        assigned === undefined ? WRAPPER_ASSIGNMENTS : assigned,
        updated === undefined ? WRAPPER_UPDATES : updated,
      ];
      return yield* newPartial([callee, ...values], ['wrapped', 'assigned', 'updated'], thread);
    },
    { wording: 'def', textSignature: `(wrapped, ${SHOWN})` },
  );
  const updateHere = new PyNativeFunction(update.native, undefined, 'functools');
  return [update, wraps];
}

/** `undefined` where the default holds. */
type Given = Value | undefined;
