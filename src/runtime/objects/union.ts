/** `types.UnionType`: `int | str`. CPython: Objects/unionobject.c; docs: library/stdtypes.html#types-union. */
import { noneType } from '../kernel/birth.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset } from '../kernel/define.ts';
import { fold, hash } from '../kernel/hashing.ts';
import { None, type Result, type Value } from '../kernel/object.ts';
import { binary, operators } from '../kernel/operators.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { NotImplemented, PyTuple } from '../kernel/values.ts';
import { substituted } from './substitution.ts';
import { formText, GenericAlias, PyTypeAlias, PyUnion, parametersOf } from './type-forms.ts';

/** `left | right` of two types; NotImplemented when one of them is none. The slot of `type`. */
export function typeUnion(left: Value, right: Value, thread: Thread): Result {
  return isForm(left) && isForm(right) ? drive(united(left, right, thread), thread) : NotImplemented;
}

function* united(left: Value, right: Value, thread: Thread): Guest<Value> {
  const members: Value[] = [];
  for (const each of [...membersOf(left), ...membersOf(right)]) {
    const form = each === None ? noneType : each;
    let known = false;
    for (const member of members) {
      if (!alike(member, form)) continue;
      if (yield* finished(equal(member, form, thread))) {
        known = true;
        break;
      }
    }
    if (!known) members.push(form);
  }
  if (members.length === 1) return members[0]!;
  return new PyUnion(new PyTuple(members), [left, right].some(isOfTyping));
}

/** Aliases are compared with aliases only, other forms by identity or their own equality. */
function alike(a: Value, b: Value): boolean {
  return a instanceof GenericAlias === b instanceof GenericAlias;
}

function isOfTyping(form: Value): boolean {
  return form instanceof PyUnion && form.ofTyping;
}

function membersOf(form: Value): readonly Value[] {
  return form instanceof PyUnion ? form.args.items : [form];
}

function isForm(value: Value): boolean {
  return (
    value === None ||
    value instanceof PyType ||
    value instanceof GenericAlias ||
    value instanceof PyUnion ||
    value instanceof PyTypeAlias
  );
}

export const unionType = defineType<PyUnion>('UnionType', {
  doc: 'Represent a PEP 604 union type\n\nE.g. for int | str',
  module: 'types',
  instances: PyUnion,
  isBase: false,
  slots: {
    *repr(self, thread) {
      const parts: string[] = [];
      for (const each of self.args.items)
        parts.push(each === noneType ? 'None' : yield* formText(each, thread));
      return self.ofTyping ? typingText(parts) : parts.join(' | ');
    },
    *hash(self, thread) {
      let sum = 0n;
      for (const each of self.args.items)
        sum ^= BigInt(yield* finished(hash(each, thread))) * 0x9e3779b97f4a7c15n;
      return fold(BigInt.asIntN(61, sum));
    },
    *eq(self, other, thread) {
      if (!(other instanceof PyUnion)) return NotImplemented;
      return (yield* covers(self, other, thread)) && (yield* covers(other, self, thread));
    },
    or: typeUnion,
    ror: (self, other, thread) => typeUnion(other, self, thread),
    *getitem(self, item, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      const args = yield* substituted(self, self.args, self.parameters, item, thread);
      let result: Value = args[0]!;
      for (let i = 1; i < args.length; i++)
        result = yield* finished(binary(operators.or, result, args[i]!, thread));
      return self.ofTyping && result instanceof PyUnion ? new PyUnion(result.args, true) : result;
    },
  },
  methods: [
    getset<PyUnion>('__args__', null, (self) => self.args),
    getset<PyUnion>('__parameters__', 'Type variables in the types.UnionType.', function* (self, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      return self.parameters;
    }),
  ],
});

function typingText(parts: readonly string[]): string {
  const other = parts.findIndex((part) => part !== 'None');
  if (parts.length === 2 && parts.includes('None')) return `typing.Optional[${parts[other]}]`;
  return `typing.Union[${parts.map((part) => (part === 'None' ? 'NoneType' : part)).join(', ')}]`;
}

function* covers(one: PyUnion, other: PyUnion, thread: Thread): Guest<boolean> {
  for (const each of other.args.items) {
    let found = false;
    for (const mine of one.args.items) {
      if (yield* finished(equal(mine, each, thread))) {
        found = true;
        break;
      }
    }
    if (!found) return false;
  }
  return true;
}
