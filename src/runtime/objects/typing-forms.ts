/** The data of what `typing` makes by subscription: `A[int]` of a generic class, `Union[int, str]`, `*Ts`. CPython: Lib/typing.py (_GenericAlias). */

import { PyFunction } from '../frames/function.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { noneType, objectType } from '../kernel/birth.ts';
import { call, call0, call1 } from '../kernel/call.ts';
import { equal } from '../kernel/compare.ts';
import { raise } from '../kernel/errors.ts';
import { fold, hash } from '../kernel/hashing.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { fullName } from '../kernel/object-slots.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { getField, setField } from '../kernel/shape.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { linearize, PyType } from '../kernel/type.ts';
import { adopt, Ellipsis, PyTuple } from '../kernel/values.ts';
import { attribute } from './type-forms.ts';

/** What it keeps are attributes in its `__dict__`, as programs see them. */
export class TypingAlias extends PyObject {}

/** They are told what they can do in typing-alias.ts. */
export const baseAliasType = bare('_BaseGenericAlias', objectType);
export const typingAliasType = bare('_GenericAlias', baseAliasType);
export const unionAliasType = bare('_UnionGenericAlias', typingAliasType);
export const unpackAliasType = bare('_UnpackGenericAlias', typingAliasType);

function bare(name: string, base: PyType): PyType {
  const type = new PyType(name, 'typing', false);
  type.derive([base], linearize(type, [base])!);
  return type;
}

/** An alias with arguments; what `typing` lists by name (`List`) is an alias too, but has none. */
export function isTypingAlias(value: Value): value is TypingAlias {
  return value instanceof TypingAlias && value.type.mro.includes(typingAliasType);
}

/** `origin[args]` */
export function* typingAlias(
  origin: Value,
  args: PyTuple,
  thread: Thread,
  type = typingAliasType,
): Guest<TypingAlias> {
  const alias = adopt(new TypingAlias(), type);
  setBasics(alias, origin, true, null);
  yield* setArguments(alias, args, thread);
  return alias;
}

export function setBasics(alias: TypingAlias, origin: Value, inst: Value, name: Value): void {
  setField(alias, '_inst', inst);
  setField(alias, '_name', name);
  if (!hasLateOrigin(alias)) setField(alias, '__origin__', origin);
  setField(alias, '__slots__', null);
}

export function* setArguments(alias: TypingAlias, args: PyTuple, thread: Thread): Guest<void> {
  setField(alias, '__args__', args);
  const origin = getField(alias, '__origin__');
  const isOrdered = origin !== undefined && isGenericOrProtocol(origin);
  setField(alias, '__parameters__', new PyTuple(yield* typeParameters(args.items, isOrdered, thread)));
  if (asString(field(alias, '_name'))) return;
  const module =
    origin === undefined ? 'typing' : yield* finished(getAttribute(origin, '__module__', thread));
  setField(alias, '__module__', module);
}

/** The origin of unions and of `*Ts` is a form that `typing` has; it is asked for when somebody wants to see it. */
function hasLateOrigin(alias: TypingAlias): boolean {
  return alias.type.mro.includes(unionAliasType) || alias.type.mro.includes(unpackAliasType);
}

/** It has not while copying and unpickling put it together. */
export function hasOrigin(alias: TypingAlias): boolean {
  return hasLateOrigin(alias) || getField(alias, '__origin__') !== undefined;
}

export function* originOf(alias: TypingAlias, thread: Thread): Guest<Value> {
  const origin = getField(alias, '__origin__');
  if (origin !== undefined) return origin;
  const isUnion = alias.type.mro.includes(unionAliasType);
  return yield* fromTyping(isUnion ? 'Union' : 'Unpack', thread);
}

export function argsOf(alias: TypingAlias): PyTuple {
  return field(alias, '__args__') as PyTuple;
}

export function field(alias: TypingAlias, name: string): Value {
  return getField(alias, name) ?? null;
}

export function isUnpacked(value: Value): boolean {
  return value instanceof TypingAlias && value.type.mro.includes(unpackAliasType);
}

export function isGenericOrProtocol(value: Value): boolean {
  if (!(value instanceof PyType) || value.module !== 'typing') return false;
  return value.name === 'Generic' || value.name === 'Protocol';
}

// ── What is written in Python ──────────────────────────────────────────────────────────────────────

export function* fromTyping(name: string, thread: Thread): Guest<Value> {
  const typing = yield* finished(thread.interpreter.importModule('typing', thread));
  return yield* finished(getAttribute(typing, name, thread));
}

export function* askTyping(name: string, args: Value[], thread: Thread): Guest<Value> {
  return yield* finished(call(yield* fromTyping(name, thread), args, null, thread));
}

/** `None` and text as they stand for types. */
export function* converted(value: Value, thread: Thread): Guest<Value> {
  if (value === null) return noneType;
  return asString(value) === undefined ? value : yield* askTyping('_type_convert', [value], thread);
}

/** What needs no look at it to know that it is a type. */
export function isPlainlyType(value: Value): value is PyType {
  return value instanceof PyType && value.module !== 'typing';
}

// ── Parameters ─────────────────────────────────────────────────────────────────────────────────────

/** The type parameters in `args`, each once, in order of appearance. */
export function* typeParameters(args: readonly Value[], isOrdered: boolean, thread: Thread): Guest<Value[]> {
  const found: Value[] = [];
  let afterDefault = false;
  let afterTuple = false;
  const add = (parameter: Value) => found.includes(parameter) || found.push(parameter);
  for (const each of args) {
    if (each instanceof PyType) continue;
    if (each instanceof PyTuple) {
      for (const item of each.items) (yield* typeParameters([item], true, thread)).forEach(add);
    } else if ((yield* attribute(each, '__typing_subst__', thread)) !== undefined) {
      if (isOrdered && !found.includes(each)) {
        const hasDefault = yield* finished(
          call0(yield* finished(getAttribute(each, 'has_default', thread)), thread),
        );
        if (hasDefault === true) {
          if (afterTuple) raise.typeError('Type parameter with a default follows TypeVarTuple');
          afterDefault = true;
        } else if (afterDefault) {
          const name = yield* finished(repr(each, thread));
          raise.typeError(`Type parameter ${name} without a default follows type parameter with a default`);
        }
      }
      add(each);
    } else {
      if (yield* isUnpackedTypeVarTuple(each, thread)) afterTuple = true;
      const inner = yield* attribute(each, '__parameters__', thread);
      if (inner instanceof PyTuple) inner.items.forEach(add);
    }
  }
  return found;
}

export function* isUnpackedTypeVarTuple(value: Value, thread: Thread): Guest<boolean> {
  if (value instanceof PyType) return false;
  return (yield* attribute(value, '__typing_is_unpacked_typevartuple__', thread)) === true;
}

// ── Text ───────────────────────────────────────────────────────────────────────────────────────────

/** A form in the text of an alias. */
export function* typeText(form: Value, thread: Thread): Guest<string> {
  if (form instanceof PyType) {
    const module = yield* attribute(form, '__module__', thread);
    const name = asString((yield* attribute(form, '__qualname__', thread)) ?? null) ?? fullName(form);
    return module === 'builtins' ? name : `${asString(module ?? null) ?? ''}.${name}`;
  }
  if (form === Ellipsis) return '...';
  if (form instanceof PyFunction) return form.name;
  if (form instanceof PyTuple) return `[${yield* typeTexts(form.items, thread)}]`;
  return yield* finished(repr(form, thread));
}

export function* typeTexts(forms: readonly Value[], thread: Thread): Guest<string> {
  const parts: string[] = [];
  for (const each of forms) parts.push(yield* typeText(each, thread));
  return parts.join(', ');
}

// ── Unions ─────────────────────────────────────────────────────────────────────────────────────────

/** `Union[members]` of what is known to be types: unions among them are opened, repetitions dropped. */
export function* typingUnion(members: readonly Value[], thread: Thread): Guest<Value> {
  const distinct: Value[] = [];
  for (const member of members) {
    for (const each of yield* unionMembers(member, thread)) {
      if (!(yield* contains(distinct, each, thread))) distinct.push(each);
    }
  }
  if (distinct.length === 1) return distinct[0]!;
  const alias = adopt(new TypingAlias(), unionAliasType);
  const isOptional = distinct.length === 2 && distinct.includes(noneType);
  setBasics(alias, null, true, isOptional ? 'Optional' : null);
  yield* setArguments(alias, new PyTuple(distinct), thread);
  return alias;
}

/** That of `frozenset(members)`, but for the digits. */
export function* hashOfMembers(members: PyTuple, thread: Thread): Guest<number | bigint> {
  let sum = 0n;
  for (const each of members.items) sum ^= BigInt(yield* finished(hash(each, thread))) * 0x9e3779b97f4a7c15n;
  return fold(BigInt.asIntN(61, sum));
}

function* unionMembers(form: Value, thread: Thread): Guest<readonly Value[]> {
  if (form instanceof TypingAlias)
    return form.type.mro.includes(unionAliasType) ? argsOf(form).items : [form];
  if (!(form instanceof PyObject) || form.type.name !== 'UnionType') return [form];
  return ((yield* attribute(form, '__args__', thread)) as PyTuple).items;
}

export function* contains(values: readonly Value[], wanted: Value, thread: Thread): Guest<boolean> {
  for (const each of values)
    if (each === wanted || (yield* finished(equal(each, wanted, thread)))) return true;
  return false;
}

/** `left | right` where `typing` takes part. */
export function* unionOf(left: Value, right: Value, thread: Thread): Guest<Value> {
  const both = [left ?? noneType, right ?? noneType];
  if (both.every(isPlainMember)) return yield* typingUnion(both, thread);
  const union = yield* fromTyping('Union', thread);
  const getitem = yield* finished(getAttribute(union, '__getitem__', thread));
  return yield* finished(call1(getitem, new PyTuple([left, right]), thread));
}

function isPlainMember(value: Value): boolean {
  if (isPlainlyType(value)) return true;
  return value instanceof PyObject && (value.type.name === 'TypeVar' || value.type.name === 'GenericAlias');
}
