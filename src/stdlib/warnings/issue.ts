/** Issuing a warning. CPython: Python/_warnings.c (do_warn, warn_explicit); docs: library/warnings.html. */
import { type Frame, pythonFrame } from '../../runtime/frames/frame.ts';
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { call, call1 } from '../../runtime/kernel/call.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import {
  deprecationWarningType,
  givenTypeName,
  isInstance,
  raise,
  typeName,
  userWarningType,
  warningType,
} from '../../runtime/kernel/errors.ts';
import type { PyException } from '../../runtime/kernel/exception.ts';
import { None, UNWIND, type Unwind, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString, repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { chooseAction, moduleAttribute, warningState } from './filters.ts';
import { showWarning } from './show.ts';

/** As `warnings.warn(message, category, stackLevel)` called by the innermost Python frame. */
export function issueWarning(
  category: PyType,
  message: string,
  stackLevel: number,
  thread: Thread,
  source: Value = None,
): null | Unwind {
  return drive(warnAt(message, category, stackLevel, source, [], thread), thread);
}

/** A place that a warning is about. */
interface WarningPlace {
  readonly filename: Value;
  readonly line: number;
  readonly module: Value;
  /** What has been shown at this place's module, or None. */
  readonly registry: Value;
}

function* warnAt(
  message: Value,
  category: PyType,
  stackLevel: number,
  source: Value,
  skipped: readonly string[],
  thread: Thread,
): Guest<null> {
  return yield* issue(
    message,
    category,
    placeOf(frameAt(stackLevel, skipped, thread), thread),
    source,
    thread,
  );
}

function* issue(
  given: Value,
  category: PyType,
  place: WarningPlace,
  source: Value,
  thread: Thread,
): Guest<null> {
  let message = given;
  let text = given;
  let kind = category;
  if (isInstance(message, warningType)) {
    text = yield* finished(str(message, thread));
    kind = (message as PyException).type;
  } else message = yield* finished(call1(category, message, thread));
  const { registry, line } = place;
  const key = new PyTuple([text, kind, line]);
  if (registry instanceof PyDict && isKnown(registry, key, thread)) return None;
  const { action, filter } = yield* chooseAction(kind, text, line, place.module, thread);
  if (action === 'error') throw message;
  if (action === 'ignore') return None;
  if (action !== 'always' && registry instanceof PyDict) registry.set(key, true, thread);
  const anywhere = new PyTuple([text, kind]);
  switch (action) {
    case 'once':
    case 'module': {
      const kept =
        registry instanceof PyDict ? registry : action === 'once' ? yield* onceRegistry(thread) : null;
      if (kept !== null && isKnown(kept, anywhere, thread)) return None;
      kept?.set(anywhere, true, thread);
      break;
    }
    case 'always':
    case 'default':
      break;
    default: {
      const shown = yield* finished(repr(filter, thread));
      const name = yield* finished(repr(action, thread));
      raise.runtimeError(`Unrecognized action (${name}) in warnings.filters:\n ${shown}`);
    }
  }
  yield* showWarning({ message, category: kind, filename: place.filename, line, text, source }, thread);
  return None;
}

function* onceRegistry(thread: Thread): Guest<PyDict> {
  const found = yield* moduleAttribute('onceregistry', thread);
  return found instanceof PyDict ? found : thread.interpreter.state(warningState).onceRegistry;
}

/** A registry made under other filters is emptied. */
function isKnown(registry: PyDict, key: Value, thread: Thread): boolean {
  const { version } = thread.interpreter.state(warningState);
  if (registry.getName('version') !== version) {
    registry.clear();
    registry.setName('version', version);
    return false;
  }
  const known = registry.get(key, thread);
  return known !== undefined && known !== false && known !== None && known !== 0;
}

/** The frame that `stackLevel` frames up from the innermost Python frame, itself being the first. */
function frameAt(stackLevel: number, skipped: readonly string[], thread: Thread): Frame | null {
  let frame = pythonFrame(thread.frame);
  for (let level = stackLevel; level > 1 && frame !== null; level--) frame = outerFrame(frame, skipped);
  return frame;
}

function outerFrame(frame: Frame, skipped: readonly string[]): Frame | null {
  let outer = pythonFrame(frame.caller);
  while (outer !== null && skipped.some((prefix) => outer!.code.filename.startsWith(prefix))) {
    outer = pythonFrame(outer.caller);
  }
  return outer;
}

function placeOf(frame: Frame | null, _thread: Thread): WarningPlace {
  if (frame === null) return { filename: '<sys>', line: 0, module: 'sys', registry: None };
  const { globals } = frame;
  let registry = globals.getName('__warningregistry__');
  if (registry === undefined) {
    registry = new PyDict();
    globals.setName('__warningregistry__', registry);
  }
  const module = globals.getName('__name__') ?? '<string>';
  return { filename: frame.code.filename, line: frame.line, module, registry };
}

function* warn(
  message: Value,
  category: Value,
  stackLevel: Value,
  source: Value,
  skipped: Value | undefined,
  thread: Thread,
): Guest<null> {
  const level = Number(yield* index(stackLevel, thread));
  let kind: Value = isInstance(message, warningType) ? (message as PyException).type : category;
  if (kind === None) kind = userWarningType;
  if (!(kind instanceof PyType) || !kind.isSubtypeOf(warningType)) {
    return raise.typeError(`category must be a Warning subclass, not '${typeName(kind)}'`);
  }
  const prefixes = skipped === undefined ? [] : prefixesOf(skipped);
  return yield* warnAt(
    message,
    kind,
    prefixes.length > 0 ? Math.max(2, level) : level,
    source,
    prefixes,
    thread,
  );
}

function prefixesOf(value: Value): string[] {
  if (!(value instanceof PyTuple))
    return raise.typeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${givenTypeName(value)}`);
  return value.items.map(
    (each) => asString(each) ?? raise.typeError(`Found non-str '${typeName(each)}' in skip_file_prefixes.`),
  );
}

function* warnExplicit(
  message: Value,
  category: Value,
  filename: Value,
  lineno: Value,
  module: Value | undefined,
  registry: Value,
  moduleGlobals: Value,
  source: Value,
  thread: Thread,
): Guest<null> {
  const name = asString(filename);
  if (name === undefined)
    raise.typeError(`warn_explicit() argument 'filename' must be str, not ${givenTypeName(filename)}`);
  const line = Number(yield* index(lineno, thread));
  if (moduleGlobals !== None && !(moduleGlobals instanceof PyDict)) {
    raise.typeError(`module_globals must be a dict, not '${typeName(moduleGlobals)}'`);
  }
  if (registry !== None && !(registry instanceof PyDict))
    raise.typeError("'registry' must be a dict or None");
  const kind = isInstance(message, warningType) ? (message as PyException).type : category;
  if (!(kind instanceof PyType)) return raise.typeError('issubclass() arg 1 must be a class');
  if (moduleGlobals instanceof PyDict) yield* sourceFrom(moduleGlobals, thread);
  const where = module ?? (name === '' ? '<unknown>' : name!.replace(/\.py$/, ''));
  return yield* issue(message, kind, { filename, line, module: where, registry }, source, thread);
}

/** Asks the loader of a module for its source; what it gives would be shown if `warnings` could not be imported. */
function* sourceFrom(globals: PyDict, thread: Thread): Guest<void> {
  const loader = yield* loaderOf(globals, thread);
  const name = globals.getName('__name__');
  if (loader === undefined || name === undefined) return;
  let find = findAttribute(loader, 'get_source', thread);
  if (find === UNWIND) find = yield UNWIND;
  if (find === undefined) return;
  const source = yield* finished(call1(find, name, thread));
  if (source === None) return;
  const lines = yield* finished(
    call(yield* finished(getAttribute(source, 'splitlines', thread)), [], null, thread),
  );
  if (!(lines instanceof PyList)) raise.typeError(`expected list, ${typeName(lines)} found`);
}

/** CPython: Lib/importlib/_bootstrap_external.py (_bless_my_loader). */
function* loaderOf(globals: PyDict, thread: Thread): Guest<Value | undefined> {
  const missing = 'Module globals is missing a __spec__.loader';
  const loader = globals.getName('__loader__') ?? None;
  const spec = globals.getName('__spec__');
  if (loader === None && spec === undefined) return undefined;
  if (loader === None && spec === None) return raise.valueError(missing);
  let ofSpec = spec === undefined ? undefined : findAttribute(spec, 'loader', thread);
  if (ofSpec === UNWIND) ofSpec = yield UNWIND;
  if (ofSpec === undefined || ofSpec === None) {
    if (loader === None)
      return ofSpec === undefined ? raise.attributeError(missing) : raise.valueError(missing);
    yield* warnAt(missing, deprecationWarningType, 1, None, [], thread);
    return loader;
  }
  if (loader === None || loader === ofSpec || (yield* finished(equal(loader, ofSpec, thread)))) return ofSpec;
  yield* warnAt('Module globals; __loader__ != __spec__.loader', deprecationWarningType, 1, None, [], thread);
  return loader;
}

export const issueFunctions = [
  native(
    'warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=<missing>)',
    `Issue a warning, or maybe ignore it or raise an exception.

  message
    Text of the warning message.
  category
    The Warning category subclass. Defaults to UserWarning.
  stacklevel
    How far up the call stack to make this warning appear. A value of 2 for
    example attributes the warning to the caller of the code calling warn().
  source
    If supplied, the destroyed object which emitted a ResourceWarning
  skip_file_prefixes
    An optional tuple of module filename prefixes indicating frames to skip
    during stacklevel computations for stack frame attribution.`,
    warn,
    { module: '_warnings' },
  ),
  native(
    'warn_explicit(message, category, filename, lineno, module=<missing>, registry=None, module_globals=None, source=None)',
    'Issue a warning, or maybe ignore it or raise an exception.',
    warnExplicit,
    { module: '_warnings' },
  ),
];
