/** `functools.partial`. CPython: Modules/_functoolsmodule.c; docs: library/functools.html#functools.partial. */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call, call1, call2, call3 } from '../../runtime/kernel/call.ts';
import { type Attribute, classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { futureWarningType, raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { fullName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { andThen, drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { attributeEntries } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString, repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { enterRepr, leaveRepr } from '../../runtime/objects/repr-guard.ts';

export class PyPartial extends PyObject {
  func: Value;
  args: PyTuple;
  /** Guest code sees it, and may change it. */
  keywords: PyDict;

  private knownNames: readonly string[] = [];
  private namesVersion = -1;

  constructor(func: Value, args: PyTuple, keywords: PyDict) {
    super();
    this.func = func;
    this.args = args;
    this.keywords = keywords;
  }

  /** The dictionary of keywords is exchanged. */
  forgetNames(): void {
    this.namesVersion = -1;
  }

  /** The keywords' names. */
  get names(): readonly string[] {
    const { keywords } = this;
    if (this.namesVersion !== keywords.keysVersion) {
      this.knownNames = [...keywords].map(
        ({ key }) => asString(key) ?? raise.typeError('keywords must be strings'),
      );
      this.namesVersion = keywords.keysVersion;
    }
    return this.knownNames;
  }
}

function valuesOf(keywords: PyDict): Value[] {
  const values: Value[] = [];
  for (const entry of keywords.entries) if (entry !== undefined) values.push(entry.value!);
  return values;
}

export const partialType = once<PyType>(() =>
  defineType<PyPartial>('partial', {
    signature: '(func, /, *args, **keywords)',
    doc: 'Create a new function with partial application of the given arguments\nand keywords.',
    module: 'functools',
    isNamedInFull: true,
    instances: PyPartial,
    hasDict: true,
    hasWeakReferences: true,
    slots: {
      new: (type, args, names, thread) => drive(make(type, args, names, thread), thread),
      call: callPartial,
      call0: (self, thread) => {
        const { func } = self;
        const args = self.args.items;
        if (self.keywords.size > 0) return callPartial(self, [], null, thread);
        if (args.length === 1) return call1(func, args[0]!, thread);
        if (args.length === 2) return call2(func, args[0]!, args[1]!, thread);
        return call(func, [...args], null, thread);
      },
      call1: (self, a, thread) => {
        const { func } = self;
        const args = self.args.items;
        if (self.keywords.size > 0) return callPartial(self, [a], null, thread);
        if (args.length === 1) return call2(func, args[0]!, a, thread);
        if (args.length === 2) return call3(func, args[0]!, args[1]!, a, thread);
        return call(func, [...args, a], null, thread);
      },
      call2: (self, a, b, thread) => {
        const { func } = self;
        const args = self.args.items;
        if (self.keywords.size > 0) return callPartial(self, [a, b], null, thread);
        if (args.length === 1) return call3(func, args[0]!, a, b, thread);
        return call(func, [...args, a, b], null, thread);
      },
      get: (self, instance, _owner, thread) => {
        if (instance === undefined || instance === null) return self;
        return andThen<Value>(
          thread,
          () => thread.interpreter.warn(futureWarningType, FUTURE, 1, thread),
          (outcome) => (outcome === UNWIND ? UNWIND : self),
        );
      },
      repr: (self, thread) => drive(shown(self, thread), thread),
    },
    methods: [
      method('__reduce__(self, /)', null, (self: PyPartial) => {
        const dict = attributeEntries(self).length === 0 ? null : dictionaryOf(self);
        const state = new PyTuple([self.func, self.args, self.keywords, dict]);
        return new PyTuple([self.type, new PyTuple([self.func]), state]);
      }),
      method('__setstate__(self, state, /)', null, setState),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      readOnly('func', 'function object to use in future partial calls', (self) => self.func),
      readOnly('args', 'tuple of arguments to future partial calls', (self) => self.args),
      readOnly(
        'keywords',
        'dictionary of keyword arguments to future partial calls',
        (self) => self.keywords,
      ),
      getset<PyPartial>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

const FUTURE =
  'functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior';

/** A partial as `partial(*args, **keywords)` makes it; the values of `names` are the last of `args`. */
export function* newPartial(args: readonly Value[], names: Names, thread: Thread): Guest<PyPartial> {
  return yield* make(partialType(), args, names, thread);
}

// biome-ignore lint/correctness/useYield: slots of types that call guest code are generators
function* make(type: PyType, all: readonly Value[], names: Names, thread: Thread): Guest<PyPartial> {
  const given = all.length - (names?.length ?? 0);
  if (given < 1) raise.typeError("type 'partial' takes at least one argument");
  let func: Value = all[0]!;
  let args = all.slice(1, given);
  const keywords = new PyDict();
  // A partial of a partial calls the innermost function itself, unless something was noted on the inner one.
  if (func instanceof PyPartial && attributeEntries(func).length === 0 && isCalledPlainly(func)) {
    args = [...func.args.items, ...args];
    keywords.copyFrom(func.keywords);
    func = func.func;
  } else if (typeOf(func).slots.call === undefined) raise.typeError('the first argument must be callable');
  for (const [i, name] of (names ?? []).entries()) keywords.set(name, all[given + i]!, thread);
  return adopt(new PyPartial(func, new PyTuple(args), keywords), type);
}

/** No class derived from `partial` has its own way of being called. */
function isCalledPlainly(func: PyPartial): boolean {
  return func.type.slots.call === partialType().slots.call;
}

function callPartial(self: PyPartial, given: Value[], names: Names, thread: Thread): Result {
  const { func, keywords } = self;
  const args = self.args.items;
  const count = given.length - (names?.length ?? 0);
  if (keywords.size === 0) return call(func, [...args, ...given], names, thread);
  if (names === null) return call(func, [...args, ...given, ...valuesOf(keywords)], self.names, thread);
  const all = [...args, ...given.slice(0, count)];
  const named = new Map<string, Value>();
  for (const { key, value } of keywords)
    named.set(asString(key) ?? raise.typeError('keywords must be strings'), value!);
  for (const [i, name] of (names ?? []).entries()) named.set(name, given[count + i]!);
  return call(func, [...all, ...named.values()], [...named.keys()], thread);
}

function* shown(self: PyPartial, thread: Thread): Guest<string> {
  if (!enterRepr(self, thread)) return '...';
  try {
    const { args, keywords } = self;
    const parts = [yield* finished(repr(self.func, thread))];
    for (const arg of args.items) parts.push(yield* finished(repr(arg, thread)));
    for (const { key, value } of [...keywords]) {
      const name = yield* finished(str(key, thread));
      parts.push(`${name}=${yield* finished(repr(value!, thread))}`);
    }
    return `${fullName(self.type)}(${parts.join(', ')})`;
  } finally {
    leaveRepr(self, thread);
  }
}

function setState(self: PyPartial, state: Value): null {
  const [func, args, keywords, dict] = state instanceof PyTuple ? state.items : [];
  const isValid =
    state instanceof PyTuple &&
    state.items.length === 4 &&
    func !== undefined &&
    typeOf(func).slots.call !== undefined &&
    args instanceof PyTuple &&
    (keywords === null || keywords instanceof PyDict);
  if (!isValid) return raise.typeError('invalid partial state');
  self.func = func;
  self.args = args.type.isHeap ? new PyTuple(args.items) : args;
  self.forgetNames();
  if (keywords === null) self.keywords = new PyDict();
  else if (keywords.type.isHeap) {
    self.keywords = new PyDict();
    self.keywords.copyFrom(keywords);
  } else self.keywords = keywords;
  return replaceDict(self, dict ?? new PyDict());
}

function readOnly(name: string, doc: string, get: (self: PyPartial) => Value): Attribute {
  return getset<PyPartial>(name, doc, get, () => raise.attributeError('readonly attribute'));
}
