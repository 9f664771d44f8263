/** The filters that decide what becomes of a warning. CPython: Lib/warnings.py, Python/_warnings.c (get_filter); docs: library/warnings.html#the-warnings-filter. */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call1, call2 } from '../../runtime/kernel/call.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import {
  deprecationWarningType,
  importWarningType,
  pendingDeprecationWarningType,
  raise,
  resourceWarningType,
  typeName,
  warningType,
} from '../../runtime/kernel/errors.ts';
import { perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import { None, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
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

const actions: readonly string[] = ['error', 'ignore', 'always', 'default', 'module', 'once'];

function* checkAction(action: Value, thread: Thread): Guest<void> {
  if (actions.includes(asString(action) ?? '')) return;
  raise.valueError(`invalid action: ${yield* finished(repr(action, thread))}`);
}

function checkLine(line: Value): void {
  const number = knownInteger(line);
  if (number === undefined) raise.typeError('lineno must be an int');
  else if (number < 0) raise.valueError('lineno must be an int >= 0');
}

/** Puts a filter first, or last when `append` is true; an equal one is not kept twice. */
export function* addFilter(parts: readonly Value[], append: Value, thread: Thread): Guest<null> {
  const filters = yield* filtersInForce(thread);
  const filter = new PyTuple(parts);
  let known = -1;
  for (let i = 0; i < filters.items.length && known < 0; i++) {
    if (yield* finished(equal(filters.items[i]!, filter, thread))) known = i;
  }
  if (yield* finished(truth(append, thread))) {
    if (known < 0) filters.items.push(filter);
  } else {
    if (known >= 0) filters.items.splice(known, 1);
    filters.items.unshift(filter);
  }
  filtersChanged(thread);
  return None;
}

export function filtersChanged(thread: Thread): null {
  thread.interpreter.state(warningState).version++;
  return None;
}

export function* simpleFilter(
  action: Value,
  category: Value,
  line: Value,
  append: Value,
  thread: Thread,
): Guest<null> {
  yield* checkAction(action, thread);
  checkLine(line);
  return yield* addFilter([action, None, category ?? warningType, None, line], append, thread);
}

function* filterWarnings(
  action: Value,
  message: Value,
  category: Value | undefined,
  module: Value,
  line: Value,
  append: Value,
  thread: Thread,
): Guest<null> {
  yield* checkAction(action, thread);
  const messageText = asString(message) ?? raise.typeError('message must be a string');
  const kind = category ?? warningType;
  if (!(kind instanceof PyType) || !kind.isSubtypeOf(warningType)) {
    raise.typeError('category must be a Warning subclass');
  }
  const moduleText = asString(module) ?? raise.typeError('module must be a string');
  checkLine(line);
  const messagePattern = messageText === '' ? None : yield* compiled(messageText, true, thread);
  const modulePattern = moduleText === '' ? None : yield* compiled(moduleText, false, thread);
  return yield* addFilter([action, messagePattern, kind, modulePattern, line], append, thread);
}

function* compiled(pattern: string, ignoresCase: boolean, thread: Thread): Guest<Value> {
  const re = yield* finished(thread.interpreter.importModule('re', thread));
  const compile = yield* finished(getAttribute(re, 'compile', thread));
  if (!ignoresCase) return yield* finished(call1(compile, pattern, thread));
  const flag = yield* finished(getAttribute(re, 'I', thread));
  return yield* finished(call2(compile, pattern, flag, thread));
}

export const filterFunctions = [
  native(
    "filterwarnings(action, message='', category=<Warning>, module='', lineno=0, append=False)",
    `Insert an entry into the list of warnings filters (at the front).

'action' -- one of "error", "ignore", "always", "default", "module",
            or "once"
'message' -- a regex that the warning message must match
'category' -- a class that the warning must be a subclass of
'module' -- a regex that the module name must match
'lineno' -- an integer line number, 0 matches all warnings
'append' -- if true, append to the list of filters
`,
    filterWarnings,
    { wording: 'def', module: 'warnings' },
  ),
  native(
    'simplefilter(action, category=<Warning>, lineno=0, append=False)',
    `Insert a simple entry into the list of warnings filters (at the front).

A simple filter matches all modules and messages.
'action' -- one of "error", "ignore", "always", "default", "module",
            or "once"
'category' -- a class that the warning must be a subclass of
'lineno' -- an integer line number, 0 matches all warnings
'append' -- if true, append to the list of filters
`,
    simpleFilter,
    { wording: 'def', module: 'warnings' },
  ),
  native(
    'resetwarnings()',
    'Clear the list of warning filters, so that no filters are active.',
    function* (thread: Thread) {
      (yield* filtersInForce(thread)).items = [];
      return filtersChanged(thread);
    },
    { wording: 'def', module: 'warnings' },
  ),
];
