/** The filters that decide what becomes of a warning. CPython: Lib/warnings.py, Python/_warnings.c (get_filter); docs: library/warnings.html#the-warnings-filter. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import {
  deprecationWarningType,
  importWarningType,
  pendingDeprecationWarningType,
  raise,
  resourceWarningType,
  typeName,
} from '../../runtime/kernel/errors.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { None, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';

/** What the machinery keeps, also while the module has not been imported. */
export interface WarningState {
  readonly filters: PyList;
  readonly onceRegistry: PyDict;
  /** Grows whenever the filters change: what registries remember is then void. */
  version: number;
}

export const warningState = perInterpreter<WarningState>('warnings', () => ({
  filters: new PyList(defaultFilters()),
  onceRegistry: new PyDict(),
  version: 1,
}));

/** The list in force: guest code may have put another one into the module. */
export function* filtersInForce(thread: Thread): Guest<PyList> {
  const filters = yield* moduleAttribute('filters', thread);
  if (filters === undefined) return thread.interpreter.state(warningState).filters;
  if (!(filters instanceof PyList)) return raise.valueError('_warnings.filters must be a list');
  return filters;
}

/** An attribute of the module `warnings`, if the program has imported it. */
export function* moduleAttribute(name: string, thread: Thread): Guest<Value | undefined> {
  const module = thread.interpreter.modules.getName('warnings');
  if (module === undefined) return undefined;
  let found = findAttribute(module, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found;
}

/** The action of the first filter that fits, and the filter. */
export function* chooseAction(
  category: PyType,
  text: Value,
  line: number,
  module: Value,
  thread: Thread,
): Guest<{ action: string; filter: Value }> {
  const filters = yield* filtersInForce(thread);
  for (let i = 0; i < filters.items.length; i++) {
    const filter = filters.items[i]!;
    if (!(filter instanceof PyTuple) || filter.items.length !== 5) {
      return raise.valueError(`_warnings.filters item ${i} isn't a 5-tuple`);
    }
    const [action, message, kind, where, filterLine] = filter.items as readonly [
      Value,
      Value,
      Value,
      Value,
      Value,
    ];
    const name = asString(action);
    if (name === undefined) return raise.typeError(`action must be a string, not '${typeName(action)}'`);
    const fits =
      kind instanceof PyType &&
      category.isSubtypeOf(kind) &&
      (filterLine === 0 || filterLine === line) &&
      (yield* matches(message, text, thread)) &&
      (yield* matches(where, module, thread));
    if (fits) return { action: name, filter };
  }
  const otherwise = asString(yield* moduleAttribute('defaultaction', thread)) ?? 'default';
  return { action: otherwise, filter: None };
}

/** A filter's message and module are patterns, or plain text in the filters that CPython makes itself. */
function* matches(pattern: Value, text: Value, thread: Thread): Guest<boolean> {
  if (pattern === None) return true;
  if (typeof pattern === 'string') return pattern === text;
  const match = yield* finished(getAttribute(pattern, 'match', thread));
  return yield* finished(truth(yield* finished(call1(match, text, thread)), thread));
}

function defaultFilters(): Value[] {
  const filter = (action: string, category: PyType, module: string | null) =>
    new PyTuple([action, None, category, module, 0]);
  return [
    filter('default', deprecationWarningType, '__main__'),
    filter('ignore', deprecationWarningType, null),
    filter('ignore', pendingDeprecationWarningType, null),
    filter('ignore', importWarningType, null),
    filter('ignore', resourceWarningType, null),
  ];
}

/** What `warnings._filters_mutated` does. */
export function filtersChanged(thread: Thread): null {
  thread.interpreter.state(warningState).version++;
  return None;
}
