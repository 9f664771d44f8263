/**
 * `weakref.ref`, and who refers weakly to what. CPython: Objects/weakrefobject.c; docs: library/weakref.html.
 *
 * Nothing counts references here: an object is gone once JavaScript has collected it, some time after its last use and
 * only while the host has turns. See docs/divergences/weak-references.md.
 */
import { call1 } from '../kernel/call.ts';
import { compare } from '../kernel/compare.ts';
import { classMethod, defineType, getset } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { type Hash, hash } from '../kernel/hashing.ts';
import { addressOf } from '../kernel/identity.ts';
import { type InterpreterState, perInterpreter } from '../kernel/interpreter-state.ts';
import { PyGetSet } from '../kernel/native.ts';
import { PyObject, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { once } from '../kernel/once.ts';
import { andThen, finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { bindAttribute } from '../kernel/special.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { adopt, NotImplemented } from '../kernel/values.ts';
import { genericAlias } from './generic-alias.ts';

/** A weak reference or a weak proxy. */
export class PyWeakRef extends PyObject {
  readonly target: WeakRef<PyObject>;
  /** None once it has been called. */
  callback: Value;
  hash: Hash | undefined = undefined;

  constructor(target: WeakRef<PyObject>, callback: Value) {
    super();
    this.target = target;
    this.callback = callback;
  }

  /** `undefined` when the object is gone. */
  get object(): PyObject | undefined {
    return this.target.deref();
  }
}

/** What refers weakly to one object. */
interface Referrers {
  readonly target: WeakRef<PyObject>;
  /** The reference and the proxy that are made only once: they call nobody back. */
  readonly shared: PyWeakRef[];
  /** All others, the newest last; those that are gone themselves leave their places when there are many. */
  others: WeakRef<PyWeakRef>[];
  most: number;
}

const FEW = 16;

/** The weak references of one interpreter. */
class WeakReferences {
  private readonly known = new WeakMap<PyObject, Referrers>();
  private readonly interpreter: InterpreterState;
  private readonly registry: FinalizationRegistry<WeakRef<PyWeakRef>>;
  private due: PyWeakRef[] = [];
  /** Somebody may notice that an object is gone. */
  areUsed = false;

  constructor(interpreter: InterpreterState) {
    this.interpreter = interpreter;
    this.registry = new FinalizationRegistry((held) => {
      const reference = held.deref();
      if (reference !== undefined) this.gone(reference);
    });
  }

  /** All that refer to an object: the shared ones first, then the newest. */
  of(object: PyObject): PyWeakRef[] {
    const referrers = this.known.get(object);
    if (referrers === undefined) return [];
    return [...referrers.shared, ...alive(referrers.others).reverse()];
  }

  referrersOf(object: PyObject): Referrers {
    let referrers = this.known.get(object);
    if (referrers === undefined) {
      referrers = { target: new WeakRef(object), shared: [], others: [], most: FEW };
      this.known.set(object, referrers);
    }
    return referrers;
  }

  add(object: PyObject, referrers: Referrers, reference: PyWeakRef, isShared: boolean): void {
    this.areUsed = true;
    if (isShared) {
      referrers.shared.push(reference);
      return;
    }
    const held = new WeakRef(reference);
    referrers.others.push(held);
    if (referrers.others.length > referrers.most) {
      referrers.others = alive(referrers.others).map((each) => new WeakRef(each));
      referrers.most = 2 * referrers.others.length + FEW;
    }
    if (reference.callback !== null) this.registry.register(object, held);
  }

  /** The object is gone: a thread is started that calls back. */
  private gone(reference: PyWeakRef): void {
    this.due.push(reference);
    if (this.due.length > 1) return;
    this.interpreter.scheduler.spawn({ name: 'weak references', daemon: true }, (thread) =>
      this.callBack(thread),
    );
  }

  private *callBack(thread: Thread): Guest<Value> {
    while (this.due.length > 0) {
      const { due } = this;
      this.due = [];
      for (const reference of due) yield* notify(reference, thread);
    }
    return null;
  }
}

function alive(references: readonly WeakRef<PyWeakRef>[]): PyWeakRef[] {
  const found: PyWeakRef[] = [];
  for (const each of references) {
    const reference = each.deref();
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

const weakReferences = perInterpreter('weak references', (interpreter) => new WeakReferences(interpreter));

function* notify(reference: PyWeakRef, thread: Thread): Guest<void> {
  const { callback } = reference;
  if (callback === null) return;
  reference.callback = null;
  try {
    yield* finished(call1(callback, reference, thread));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    thread.interpreter.unraisable(error, null, callback, thread);
  }
}

/** There is a weak reference in this interpreter: what is collected makes a difference to the program. */
export function weakReferencesAreUsed(thread: Thread): boolean {
  return thread.interpreter.state(weakReferences).areUsed;
}

/** `weakref.getweakrefs(object)`; empty for what nothing can refer to weakly. */
export function weakReferencesTo(object: Value, thread: Thread): PyWeakRef[] {
  return object instanceof PyObject ? thread.interpreter.state(weakReferences).of(object) : [];
}

/**
 * A weak reference to an object: the one that is there already if both are of this very type and call nobody back.
 * `make` makes another one.
 */
export function referTo<T extends PyWeakRef>(
  object: Value,
  callback: Value,
  isShared: (known: PyWeakRef) => boolean,
  make: (target: WeakRef<PyObject>) => T,
  thread: Thread,
): T {
  if (!(object instanceof PyObject) || !object.type.hasWeakReferences)
    return raise.typeError(`cannot create weak reference to '${typeName(object)}' object`);
  const all = thread.interpreter.state(weakReferences);
  const referrers = all.referrersOf(object);
  if (callback === null) {
    const known = referrers.shared.find(isShared);
    if (known !== undefined) return known as T;
  }
  const made = make(referrers.target);
  all.add(object, referrers, made, callback === null && isShared(made));
  return made;
}

/** `ref(object, callback)` */
export function weakReference(
  object: Value,
  callback: Value,
  thread: Thread,
  type = referenceType(),
): PyWeakRef {
  const plain = referenceType();
  return referTo(
    object,
    callback,
    (each) => type === plain && each.type === plain,
    (target) =>
      type === plain ? new PyWeakRef(target, callback) : adopt(new PyWeakRef(target, callback), type),
    thread,
  );
}

/** `__weakref__` of a class whose instances can be referred to weakly. */
export function weakReferencesAttribute(owner: PyType): PyGetSet {
  return new PyGetSet(
    '__weakref__',
    owner,
    'list of weak references to the object',
    (self: never, thread: Thread) => weakReferencesTo(self, thread)[0] ?? null,
    null,
  );
}

export const referenceType: () => PyType = once(() =>
  defineType<PyWeakRef>('ReferenceType', {
    module: 'weakref',
    isNamedInFull: true,
    instances: PyWeakRef,
    slots: {
      new: (type, args, names, thread) => {
        if (type === referenceType() && names !== null) raise.typeError('ref() takes no keyword arguments');
        const given = positional('__new__', args, names);
        return weakReference(given[0]!, given[1] ?? null, thread, type);
      },
      init: (_self, args, names) => {
        if (names !== null) raise.typeError('ref() takes no keyword arguments');
        positional('__init__', args, names);
        return null;
      },
      call: (self, args, names) => {
        if (names !== null) raise.typeError('weakref() takes no keyword arguments');
        if (args.length > 0) raise.typeError(`weakref expected 0 arguments, got ${args.length}`);
        return self.object ?? null;
      },
      call0: (self) => self.object ?? null,
      *repr(self, thread) {
        return yield* reprOf('weakref', self, thread);
      },
      hash: (self, thread): Hash | Unwind => {
        if (self.hash !== undefined) return self.hash;
        const { object } = self;
        if (object === undefined) return raise.typeError('weak object has gone away');
        return andThen<Hash>(
          thread,
          () => hash(object, thread) as unknown as Value,
          (found) => (found === UNWIND ? UNWIND : (self.hash = found as Hash)),
        );
      },
      eq: (self, other, thread) => compared('eq', self, other, thread),
      ne: (self, other, thread) => compared('ne', self, other, thread),
    },
    methods: [
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      getset<PyWeakRef>(
        '__callback__',
        null,
        (self) => (self.object === undefined ? null : self.callback),
        () => raise.attributeError('readonly attribute'),
      ),
    ],
  }),
);

function positional(callee: string, args: readonly Value[], names: Names): readonly Value[] {
  const given = names === null ? args : args.slice(0, args.length - names.length);
  if (given.length === 0) raise.typeError(`${callee} expected at least 1 argument, got 0`);
  if (given.length > 2) raise.typeError(`${callee} expected at most 2 arguments, got ${given.length}`);
  return given;
}

/** The objects are compared while both are there, else the references. */
function compared(operation: 'eq' | 'ne', self: PyWeakRef, other: Value, thread: Thread) {
  if (!(other instanceof PyWeakRef) || !other.type.isSubtypeOf(referenceType())) return NotImplemented;
  const left = self.object;
  const right = other.object;
  if (left !== undefined && right !== undefined) return compare(operation, left, right, thread);
  return operation === 'eq' ? self === other : self !== other;
}

/** `<weakref at 0x...; to 'type' at 0x... (name)>` */
export function* reprOf(noun: string, self: PyWeakRef, thread: Thread): Guest<string> {
  const { object } = self;
  const start = `<${noun} at ${addressOf(self, thread)};`;
  if (object === undefined) return `${start} dead>`;
  const text = yield* nameOf(object, thread);
  const end = text === undefined ? '' : ` (${text})`;
  return `${start} to '${typeName(object)}' at ${addressOf(object, thread)}${end}>`;
}

/** Only what has a name by its type, as functions and classes have. */
function* nameOf(object: PyObject, thread: Thread): Guest<string | undefined> {
  const attribute = object.type.lookup('__name__');
  if (attribute === undefined) return undefined;
  try {
    return asString(yield* finished(bindAttribute(attribute, object, object.type, thread)));
  } catch (error) {
    if (error instanceof PyException) return undefined;
    throw error;
  }
}
