/** `partialmethod`. CPython: Lib/functools.py; docs: library/functools.html#functools.partialmethod. */
import { findAttribute, setAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call } from '../../runtime/kernel/call.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { fullName } from '../../runtime/kernel/object-slots.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getField, setField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString, repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyTuple } from '../../runtime/kernel/values.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { dictionaryOf, replaceDict } from '../../runtime/objects/instance-dict.ts';
import { PyBoundMethod } from '../../runtime/objects/method.ts';
import { closure } from './closure.ts';
import { newPartial, PyPartial } from './partial.ts';

/** What it was made with is in its attributes `func`, `args` and `keywords`. */
class PartialMethod extends PyObject {}

export const partialMethodType: () => PyType = once(() =>
  defineType<PartialMethod>('partialmethod', {
    doc: 'Method descriptor with partial application of the given arguments\nand keywords.\n\nSupports wrapping existing descriptors and handles non-descriptor\ncallables as instance methods.\n',
    module: 'functools',
    instances: PartialMethod,
    hasDict: true,
    slots: {
      new: (type) => adopt(new PartialMethod(), type),
      init: bySignature('partialmethod.__init__', '(self, func, /, *args, **keywords)', initialize),
      *get(self, instance, owner, thread) {
        return yield* bound(self, instance ?? undefined, owner, thread);
      },
      *repr(self, thread) {
        const parts = [yield* finished(repr(funcOf(self), thread))];
        for (const arg of argsOf(self)) parts.push(yield* finished(repr(arg, thread)));
        for (const { key, value } of [...keywordsOf(self)]) {
          const name = yield* finished(str(key, thread));
          parts.push(`${name}=${yield* finished(repr(value!, thread))}`);
        }
        return `${fullName(self.type)}(${parts.join(', ')})`;
      },
    },
    methods: [
      method(
        '_make_unbound_method(self)',
        null,
        function* (self: PartialMethod, thread: Thread): Guest<Value> {
          return unbound(self, yield* isAbstract(funcOf(self), thread));
        },
        'def',
      ),
      getset<PartialMethod>('__isabstractmethod__', null, function* (self, thread) {
        return yield* isAbstract(funcOf(self), thread);
      }),
      classMethod(
        '__class_getitem__(cls, origin, /)',
        'Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).',
        genericAlias,
      ),
      getset<PartialMethod>('__dict__', null, (self) => dictionaryOf(self), replaceDict),
    ],
  }),
);

function* initialize(
  self: PartialMethod,
  func: Value,
  args: readonly Value[],
  keywords: PyDict,
  thread: Thread,
): Guest<null> {
  const { slots } = typeOf(func);
  if (slots.call === undefined && slots.get === undefined)
    raise.typeError(`${yield* finished(repr(func, thread))} is not callable or a descriptor`);
  if (!(func instanceof PartialMethod)) {
    setField(self, 'func', func);
    setField(self, 'args', new PyTuple(args));
    setField(self, 'keywords', keywords);
    return null;
  }
  const all = new PyDict();
  all.copyFrom(keywordsOf(func));
  for (const { key, value } of keywords) all.set(key, value!, thread);
  setField(self, 'func', funcOf(func));
  setField(self, 'args', new PyTuple([...argsOf(func), ...args]));
  setField(self, 'keywords', all);
  return null;
}

function* bound(
  self: PartialMethod,
  instance: Value | undefined,
  owner: PyType,
  thread: Thread,
): Guest<Value> {
  const func = funcOf(self);
  const get = typeOf(func).slots.get;
  if (get !== undefined && !(func instanceof PyPartial)) {
    const own = yield* finished(get(func as never, instance, owner, thread));
    if (own !== func) {
      const entries = [...keywordsOf(self)];
      const values = entries.map(({ value }) => value!);
      const names = entries.length === 0 ? null : entries.map(({ key }) => asString(key)!);
      const made = yield* newPartial([own, ...argsOf(self), ...values], names, thread);
      let receiver = findAttribute(own, '__self__', thread);
      if (receiver === UNWIND) receiver = yield UNWIND;
      if (receiver !== undefined) yield* finished(setAttribute(made, '__self__', receiver as Value, thread));
      return made;
    }
  }
  const method = unbound(self, yield* isAbstract(func, thread));
  return instance === undefined ? method : new PyBoundMethod(method, instance);
}

/** A function that takes the instance, or the class, first. */
function unbound(self: PartialMethod, abstract: Value): Value {
  const made = closure(
    'partialmethod._make_unbound_method.<locals>._method',
    'functools',
    (given, names, thread) => callBound(self, given, names, thread),
  );
  setField(made, '__isabstractmethod__', abstract);
  setField(made, '__partialmethod__', self);
  return made;
}

function callBound(self: PartialMethod, given: Value[], names: Names, thread: Thread): Result {
  const count = given.length - (names?.length ?? 0);
  if (count === 0)
    raise.typeError(
      "partialmethod._make_unbound_method.<locals>._method() missing 1 required positional argument: 'cls_or_self'",
    );
  const named = new Map<string, Value>();
  for (const { key, value } of keywordsOf(self)) named.set(asString(key)!, value!);
  for (const [i, name] of (names ?? []).entries()) named.set(name, given[count + i]!);
  const args = [given[0]!, ...argsOf(self), ...given.slice(1, count), ...named.values()];
  return call(funcOf(self), args, named.size === 0 ? null : [...named.keys()], thread);
}

/** `getattr(func, '__isabstractmethod__', False)` */
export function* isAbstract(func: Value, thread: Thread): Guest<Value> {
  let found = findAttribute(func, '__isabstractmethod__', thread);
  if (found === UNWIND) found = yield UNWIND;
  return found === undefined ? false : (found as Value);
}

function funcOf(self: PartialMethod): Value {
  return getField(self, 'func') ?? null;
}

function argsOf(self: PartialMethod): readonly Value[] {
  const args = getField(self, 'args');
  return args instanceof PyTuple ? args.items : [];
}

function keywordsOf(self: PartialMethod): PyDict {
  const keywords = getField(self, 'keywords');
  return keywords instanceof PyDict ? keywords : new PyDict();
}
