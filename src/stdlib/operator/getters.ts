/** `attrgetter`, `itemgetter`, `methodcaller`. CPython: Modules/_operator.c; docs: library/operator.html#operator.attrgetter. */
import { genericGet, getAttribute } from '../../runtime/kernel/attributes.ts';
import { listType, tupleType, typeOf } from '../../runtime/kernel/birth.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Attribute, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest, later } from '../../runtime/kernel/pausing.ts';
import { getField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { isMethodLike } from '../../runtime/kernel/special.ts';
import { getItem } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';
import { newPartial } from '../functools/partial.ts';

// ── attrgetter ─────────────────────────────────────────────────────────────────────────────────────

class AttributeGetter extends PyObject {
  /** As they were given, dots and all. */
  readonly names: readonly string[];
  readonly paths: readonly (readonly string[])[];
  /** The name, if there is one without dots. */
  readonly only: string | null;

  constructor(names: readonly string[]) {
    super();
    this.names = names;
    this.paths = names.map((name) => name.split('.'));
    this.only = names.length === 1 && this.paths[0]!.length === 1 ? names[0]! : null;
  }
}

export const attrGetterType: () => PyType = once(() =>
  defineType<AttributeGetter>('attrgetter', {
    signature: '(attr, /, *attrs)',
    doc: "Return a callable object that fetches the given attribute(s) from its operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, r.name.last).",
    module: 'operator',
    isNamedInFull: true,
    instances: AttributeGetter,
    isBase: false,
    slots: {
      new: (_type, args, names) => {
        if (names !== null) raise.typeError('attrgetter() takes no keyword arguments');
        if (args.length === 0) raise.typeError('attrgetter expected 1 argument, got 0');
        return new AttributeGetter(
          args.map((name) => asString(name) ?? raise.typeError('attribute name must be a string')),
        );
      },
      call: (self, args, names, thread) =>
        attributesOf(self, onlyArgument('attrgetter', args, names), thread),
      call1: attributesOf,
      repr: (self, thread) => drive(shown(self, 'attrgetter', self.names, null, thread), thread),
    },
    methods: [
      method(
        '__reduce__(self, /)',
        'Return state information for pickling',
        (self: AttributeGetter) => new PyTuple([attrGetterType(), new PyTuple(self.names)]),
      ),
      textSignature(),
    ],
  }),
);

function attributesOf(self: AttributeGetter, object: Value, thread: Thread): Result {
  if (self.only !== null) return getAttribute(object, self.only, thread);
  if (self.paths.length > 1) return drive(attributes(self, object, thread), thread);
  return followed(self.paths[0]!, 0, object, thread);
}

/** The attribute at the end of a path of names, from one of them on. */
function followed(path: readonly string[], from: number, object: Value, thread: Thread): Result {
  const here = thread.frame;
  let value: Result = object;
  for (let i = from; i < path.length; i++) {
    value = getAttribute(value, path[i]!, thread);
    if (value === UNWIND) {
      return later<Value>(thread, here, (outcome) =>
        outcome === UNWIND ? UNWIND : followed(path, i + 1, outcome as Value, thread),
      );
    }
  }
  return value;
}

function* attributes({ paths }: AttributeGetter, object: Value, thread: Thread): Guest<Value> {
  const found: Value[] = [];
  for (const path of paths) {
    let value = object;
    for (const name of path) value = yield* finished(getAttribute(value, name, thread));
    found.push(value);
  }
  return found.length === 1 ? found[0]! : new PyTuple(found);
}

// ── itemgetter ─────────────────────────────────────────────────────────────────────────────────────

class ItemGetter extends PyObject {
  readonly keys: readonly Value[];
  /** The key, if there is one that counts from the start. */
  readonly only: number;

  constructor(keys: readonly Value[]) {
    super();
    this.keys = keys;
    const [first] = keys;
    this.only = keys.length === 1 && typeof first === 'number' && first >= 0 ? first : -1;
  }
}

export const itemGetterType: () => PyType = once(() =>
  defineType<ItemGetter>('itemgetter', {
    signature: '(item, /, *items)',
    doc: 'Return a callable object that fetches the given item(s) from its operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])',
    module: 'operator',
    isNamedInFull: true,
    instances: ItemGetter,
    isBase: false,
    slots: {
      new: (_type, args, names) => {
        if (names !== null) raise.typeError('itemgetter() takes no keyword arguments');
        if (args.length === 0) raise.typeError('itemgetter expected 1 argument, got 0');
        return new ItemGetter([...args]);
      },
      call: (self, args, names, thread) => itemsOf(self, onlyArgument('itemgetter', args, names), thread),
      call1: itemsOf,
      repr: (self, thread) => drive(shown(self, 'itemgetter', self.keys, null, thread), thread),
    },
    methods: [
      method(
        '__reduce__(self, /)',
        'Return state information for pickling',
        (self: ItemGetter) => new PyTuple([itemGetterType(), new PyTuple(self.keys)]),
      ),
      textSignature(),
    ],
  }),
);

function itemsOf(self: ItemGetter, object: Value, thread: Thread): Result {
  const { only } = self;
  if (only >= 0) {
    // fast path: a plain tuple or list that has the item
    const isPlain =
      (object instanceof PyTuple && object.type === tupleType) ||
      (object instanceof PyList && object.type === listType);
    const item = isPlain ? object.items[only] : undefined;
    return item === undefined ? getItem(object, only, thread) : item;
  }
  return self.keys.length === 1
    ? getItem(object, self.keys[0]!, thread)
    : gathered(self, object, 0, self.keys.slice(), thread);
}

/** The items under all keys, those from one on still to be found. */
function gathered(self: ItemGetter, object: Value, from: number, found: Value[], thread: Thread): Result {
  const { keys } = self;
  const here = thread.frame;
  for (let i = from; i < keys.length; i++) {
    const item = getItem(object, keys[i]!, thread);
    if (item === UNWIND) {
      return later<Value>(thread, here, (outcome) => {
        if (outcome === UNWIND) return UNWIND;
        found[i] = outcome as Value;
        return gathered(self, object, i + 1, found, thread);
      });
    }
    found[i] = item;
  }
  return new PyTuple(found);
}

// ── methodcaller ───────────────────────────────────────────────────────────────────────────────────

class MethodCaller extends PyObject {
  readonly name: string;
  /** The values of keywords come last. */
  readonly args: readonly Value[];
  readonly names: Names;

  constructor(name: string, args: readonly Value[], names: Names) {
    super();
    this.name = name;
    this.args = args;
    this.names = names;
  }

  get positional(): readonly Value[] {
    return this.names === null ? this.args : this.args.slice(0, this.args.length - this.names.length);
  }
}

export const methodCallerType: () => PyType = once(() =>
  defineType<MethodCaller>('methodcaller', {
    signature: '(name, /, *args, **kwargs)',
    doc: "Return a callable object that calls the given method on its operand.\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the call g(r) returns\nr.name('date', foo=1).",
    module: 'operator',
    isNamedInFull: true,
    instances: MethodCaller,
    isBase: false,
    slots: {
      new: (_type, args, names) => {
        if (args.length - (names?.length ?? 0) === 0)
          raise.typeError('methodcaller needs at least one argument, the method name');
        const name = asString(args[0]!) ?? raise.typeError('method name must be a string');
        return new MethodCaller(name, args.slice(1), names);
      },
      call: (self, args, names, thread) => callNamed(self, onlyArgument('methodcaller', args, names), thread),
      call1: callNamed,
      repr: (self, thread) =>
        drive(shown(self, 'methodcaller', [self.name, ...self.positional], self, thread), thread),
    },
    methods: [
      method('__reduce__(self, /)', 'Return state information for pickling', reduceCaller),
      textSignature(),
    ],
  }),
);

function callNamed(self: MethodCaller, object: Value, thread: Thread): Result {
  const { name, args, names } = self;
  const type = typeOf(object);
  const found = type.lookup(name);
  // fast path: a method of the type is called without being bound
  if (
    found !== undefined &&
    isMethodLike(found) &&
    type.slots.getattr === genericGet &&
    !hasOwn(object, name)
  )
    return call(found, [object, ...args], names, thread);
  return drive(bindAndCall(self, object, thread), thread);
}

function hasOwn(object: Value, name: string): boolean {
  return (
    typeof object === 'object' &&
    object !== null &&
    object.shape !== undefined &&
    getField(object, name) !== undefined
  );
}

function* bindAndCall({ name, args, names }: MethodCaller, object: Value, thread: Thread): Guest<Value> {
  const bound = yield* finished(getAttribute(object, name, thread));
  return yield* finished(call(bound, [...args], names, thread));
}

function* reduceCaller(self: MethodCaller, thread: Thread): Guest<Value> {
  const { name, args, names, positional } = self;
  if (names === null) return new PyTuple([methodCallerType(), new PyTuple([name, ...args])]);
  const values = args.slice(positional.length);
  const maker = yield* newPartial([methodCallerType(), name, ...values], names, thread);
  return new PyTuple([maker, new PyTuple(positional)]);
}

// ── All three ──────────────────────────────────────────────────────────────────────────────────────

function onlyArgument(name: string, args: readonly Value[], names: Names): Value {
  if (names !== null) raise.typeError(`${name}() takes no keyword arguments`);
  if (args.length !== 1) raise.typeError(`${name} expected 1 argument, got ${args.length}`);
  return args[0]!;
}

function* shown(
  self: PyObject,
  name: string,
  args: readonly Value[],
  caller: MethodCaller | null,
  thread: Thread,
): Guest<string> {
  if (!enterRepr(self, thread)) return `operator.${name}(...)`;
  try {
    const parts: string[] = [];
    for (const arg of args) parts.push(yield* finished(repr(arg, thread)));
    for (const [i, keyword] of (caller?.names ?? []).entries())
      parts.push(`${keyword}=${yield* finished(repr(caller!.args[caller!.positional.length + i]!, thread))}`);
    return `operator.${name}(${parts.join(', ')})`;
  } finally {
    leaveRepr(self, thread);
  }
}

function textSignature(): Attribute {
  return getset<PyObject>('__text_signature__', null, () => '(obj, /)');
}
