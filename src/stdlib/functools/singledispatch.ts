/** `singledispatch`: functions by the type of their first argument. CPython: Lib/functools.py; docs: library/functools.html#functools.singledispatch. */
import { findAttribute, getAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { objectType, typeOf } from '../../runtime/kernel/birth.ts';
import { call, call1 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise, stopIterationType } from '../../runtime/kernel/errors.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { cacheToken } from '../../runtime/objects/abstract-class.ts';
import { MappingProxy } from '../../runtime/objects/mappingproxy.ts';
import { PyUnion } from '../../runtime/objects/type-forms.ts';
import { closure, closureTaking } from './closure.ts';
import { bestMatch } from './dispatch-order.ts';
import { looksLike } from './wrapping.ts';

/** A generic function's implementations. */
export class Dispatcher {
  readonly registry = new PyDict();
  private known = new WeakMap<PyObject, Value>();
  /** What `abc` says has changed since the answers were kept; null while no abstract class is registered. */
  private token: Value | null = null;

  /** The implementation for instances of `cls`. */
  *implementation(cls: Value, thread: Thread): Guest<Value> {
    if (this.token !== null) {
      const current = cacheToken(thread);
      if (current !== this.token) {
        this.forget();
        this.token = current;
      }
    }
    const known = cls instanceof PyObject ? this.known.get(cls) : undefined;
    if (known !== undefined) return known;
    let found = this.registry.get(cls, thread);
    if (found === undefined && cls instanceof PyType) {
      const registered = [...this.registry].map(({ key }) => key);
      const match = yield* bestMatch(cls, registered, thread);
      if (match !== undefined) found = this.registry.get(match, thread);
    }
    if (cls instanceof PyObject) this.known.set(cls, found ?? null);
    return found ?? null;
  }

  /** The implementation for `cls` if it has been asked for before, and nothing may have changed it. */
  quickly(cls: PyType): Value | undefined {
    return this.token === null ? this.known.get(cls) : undefined;
  }

  *register(cls: Value, func: Value, thread: Thread): Guest<Value> {
    let target = cls;
    let implementation = func;
    if (yield* isDispatchable(cls, thread)) {
      if (func === null) {
        return closureTaking(
          'singledispatch.<locals>.register.<locals>.<lambda>',
          'functools',
          '(f)',
          (later: Value, inner: Thread) => drive(this.register(cls, later, inner), inner),
        );
      }
    } else {
      if (func !== null) {
        const shown = yield* finished(repr(cls, thread));
        raise.typeError(`Invalid first argument to \`register()\`. ${shown} is not a class or union type.`);
      }
      target = yield* annotatedClass(cls, thread);
      implementation = cls;
    }
    const members = yield* unionMembers(target, thread);
    for (const each of members ?? [target]) this.registry.set(each, implementation, thread);
    if (this.token === null) {
      let abstract = findAttribute(target, '__abstractmethods__', thread);
      if (abstract === UNWIND) abstract = yield UNWIND;
      if (abstract !== undefined) this.token = cacheToken(thread);
    }
    this.forget();
    return implementation;
  }

  forget(): void {
    this.known = new WeakMap();
  }
}

export function singleDispatchFunction(): PyNativeFunction {
  return native(
    'singledispatch(func)',
    'Single-dispatch generic function decorator.\n\nTransforms a function into a generic function, which can have different\nbehaviours depending upon the type of its first argument. The decorated\nfunction acts as the default implementation, and additional\nimplementations can be registered using the register() attribute of the\ngeneric function.\n',
    function* (func: Value, thread: Thread): Guest<Value> {
      return (yield* genericFunction(func, thread)).wrapper;
    },
    { wording: 'def' },
  );
}

export function* genericFunction(
  func: Value,
  thread: Thread,
): Guest<{ readonly wrapper: PyObject; readonly dispatcher: Dispatcher }> {
  const dispatcher = new Dispatcher();
  let given = findAttribute(func, '__name__', thread);
  if (given === UNWIND) given = yield UNWIND;
  const name = asString(given as Value | undefined) ?? 'singledispatch function';
  dispatcher.registry.set(objectType, func, thread);
  const wrapper = closure('singledispatch.<locals>.wrapper', 'functools', (args, names, inner) => {
    const first = firstArgument(name, args, names);
    const quick = plainClass(first) ? dispatcher.quickly(typeOf(first)) : undefined;
    if (quick === undefined) return drive(dispatched(dispatcher, first, args, names, inner), inner);
    return args.length === 1 ? call1(quick, first, inner) : call(quick, args, names, inner);
  });
  for (const [attribute, value] of attributesOf(dispatcher))
    yield* finished(setAttribute(wrapper, attribute, value, thread));
  yield* looksLike(wrapper, func, thread);
  return { wrapper, dispatcher };
}

/** The argument that decides. */
export function firstArgument(name: string, args: readonly Value[], names: Names): Value {
  if (args.length - (names?.length ?? 0) === 0)
    raise.typeError(`${name} requires at least 1 positional argument`);
  return args[0]!;
}

/** `value.__class__` */
export function* classOf(value: Value, thread: Thread): Guest<Value> {
  return plainClass(value) ? typeOf(value) : yield* finished(getAttribute(value, '__class__', thread));
}

/** Nothing claims to be of another class than its own. */
function plainClass(value: Value): boolean {
  const type = typeOf(value);
  return (
    type.slots.getattr === objectType.slots.getattr &&
    type.lookup('__class__') === objectType.lookup('__class__')
  );
}

function* dispatched(
  dispatcher: Dispatcher,
  first: Value,
  args: Value[],
  names: Names,
  thread: Thread,
): Guest<Value> {
  const implementation = yield* dispatcher.implementation(yield* classOf(first, thread), thread);
  return yield* finished(call(implementation, args, names, thread));
}

function attributesOf(dispatcher: Dispatcher): readonly (readonly [string, Value])[] {
  const register = closureTaking(
    'singledispatch.<locals>.register',
    'functools',
    '(cls, func=None)',
    (cls: Value, func: Value, thread: Thread): Result =>
      drive(dispatcher.register(cls, func, thread), thread),
    {
      doc: 'generic_func.register(cls, func) -> func\n\nRegisters a new implementation for the given *cls* on a *generic_func*.\n\n',
    },
  );
  const dispatch = closureTaking(
    'singledispatch.<locals>.dispatch',
    'functools',
    '(cls)',
    (cls: Value, thread: Thread): Result => drive(dispatcher.implementation(cls, thread), thread),
    {
      doc: 'generic_func.dispatch(cls) -> <function implementation>\n\nRuns the dispatch algorithm to return the best available implementation\nfor the given *cls* registered on *generic_func*.\n\n',
    },
  );
  const clear = closureTaking('WeakKeyDictionary.clear', 'weakref', '()', () => {
    dispatcher.forget();
    return null;
  });
  return [
    ['register', register],
    ['dispatch', dispatch],
    ['registry', new MappingProxy(dispatcher.registry)],
    ['_clear_cache', clear],
  ];
}

// ── What can be registered ─────────────────────────────────────────────────────────────────────────

/** A class, or a union of classes. */
function* isDispatchable(cls: Value, thread: Thread): Guest<boolean> {
  if (cls instanceof PyType) return true;
  const members = yield* unionMembers(cls, thread);
  return members?.every((member) => member instanceof PyType) ?? false;
}

/** The members of `int | str` and of `typing.Union[int, str]`; `undefined` for anything else. */
function* unionMembers(cls: Value, thread: Thread): Guest<readonly Value[] | undefined> {
  if (cls instanceof PyUnion) return cls.args.items;
  const typing = thread.interpreter.modules.getName('typing');
  if (typing === undefined || cls instanceof PyType) return undefined;
  const union = yield* finished(getAttribute(typing, 'Union', thread));
  const originOf = yield* finished(getAttribute(typing, 'get_origin', thread));
  if ((yield* finished(call1(originOf, cls, thread))) !== union) return undefined;
  const membersOf = yield* finished(getAttribute(typing, 'get_args', thread));
  const members = yield* finished(call1(membersOf, cls, thread));
  return members instanceof PyTuple ? members.items : undefined;
}

/** The class that the first annotation of a function names. */
function* annotatedClass(func: Value, thread: Thread): Guest<Value> {
  let annotations = findAttribute(func, '__annotations__', thread);
  if (annotations === UNWIND) annotations = yield UNWIND;
  if (annotations === undefined || !(yield* finished(truth(annotations as Value, thread)))) {
    const shown = yield* finished(repr(func, thread));
    raise.typeError(
      `Invalid first argument to \`register()\`: ${shown}. Use either \`@register(some_class)\` or plain \`@register\` on an annotated function.`,
    );
  }
  const [name, cls] = yield* firstHint(func, annotations as Value, thread);
  if (yield* isDispatchable(cls, thread)) return cls;
  const what =
    (yield* unionMembers(cls, thread)) === undefined ? 'is not a class' : 'not all arguments are classes';
  const names = `${yield* finished(repr(name, thread))}. ${yield* finished(repr(cls, thread))}`;
  return raise.typeError(`Invalid annotation for ${names} ${what}.`);
}

/** The first of `typing.get_type_hints(func)`; `typing` is not needed where annotations stand for themselves. */
function* firstHint(func: Value, annotations: Value, thread: Thread): Guest<readonly [Value, Value]> {
  let hints = annotations;
  const isPlain =
    hints instanceof PyDict &&
    [...hints].every(({ value }) => value === null || value instanceof PyType || value instanceof PyUnion);
  if (!isPlain) {
    const typing = yield* finished(thread.interpreter.importModule('typing', thread));
    const hintsOf = yield* finished(getAttribute(typing, 'get_type_hints', thread));
    hints = yield* finished(call1(hintsOf, func, thread));
  }
  const [first] = hints instanceof PyDict ? [...hints] : [];
  if (first === undefined) return raise.error(stopIterationType);
  return [first.key, first.value === null ? typeOf(null) : first.value!];
}
