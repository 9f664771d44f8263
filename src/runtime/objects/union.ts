/** `types.UnionType`: `int | str`. CPython: Objects/unionobject.c; docs: library/stdtypes.html#types-union. */
import { noneType } from '../kernel/birth.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, readOnly } from '../kernel/define.ts';
import { None, type Result, type Value } from '../kernel/object.ts';
import { binary, operators } from '../kernel/operators.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { NotImplemented, PyTuple } from '../kernel/values.ts';
import { substituted } from './substitution.ts';
import { formText, GenericAlias, PyTypeAlias, PyUnion, parametersOf } from './type-forms.ts';
import { hashOfMembers } from './typing-forms.ts';

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
  return new PyUnion(new PyTuple(members));
}

/** Aliases are compared with aliases only, other forms by identity or their own equality. */
function alike(a: Value, b: Value): boolean {
  return a instanceof GenericAlias === b instanceof GenericAlias;
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
      return parts.join(' | ');
    },
    *hash(self, thread) {
      return yield* hashOfMembers(self.args, thread);
    },
    *eq(self, other, thread) {
      if (!(other instanceof PyUnion)) return NotImplemented;
      return (yield* covers(self, other, thread)) && (yield* covers(other, self, thread));
    },
    or: typeUnion,
    ror: (self, other, thread) => typeUnion(other, self, thread),
    *getitem(self, item, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      const given = item instanceof PyTuple ? item.items : [item];
      const args = yield* substituted(self, self.args, self.parameters, given, thread);
      let result: Value = args[0]!;
      for (let i = 1; i < args.length; i++)
        result = yield* finished(binary(operators.or, result, args[i]!, thread));
      return result;
    },
  },
  methods: [
    readOnly<PyUnion>('__args__', (self) => self.args),
    getset<PyUnion>('__parameters__', 'Type variables in the types.UnionType.', function* (self, thread) {
      self.parameters ??= yield* parametersOf(self.args, thread);
      return self.parameters;
    }),
  ],
});

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
