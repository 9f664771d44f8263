/** Patterns of `match`. CPython: Python/compile.c (compiler_pattern_*), Python/ceval.c (match_keys, match_class); docs: reference/compound_stmts.html#patterns. */

import type {
  Expr,
  Located,
  MatchAs,
  MatchClass,
  MatchMapping,
  MatchOr,
  MatchSequence,
  MatchValue,
  Pattern,
} from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { findAttribute, getAttribute } from '../kernel/attributes.ts';
import {
  boolType,
  bytesType,
  dictType,
  floatType,
  intType,
  listType,
  objectType,
  strType,
  tupleType,
  typeOf,
} from '../kernel/birth.ts';
import { call2 } from '../kernel/call.ts';
import { compareTruth } from '../kernel/compare.ts';
import { PyDict } from '../kernel/dict.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addItem, iterate, knownItems, step } from '../kernel/iterate.ts';
import { type Result, UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { breathe, drive, finished, type Guest } from '../kernel/pausing.ts';
import { deleteItem, getItem, length } from '../kernel/subscript.ts';
import { repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyType } from '../kernel/type.ts';
import { PyInstance, PyList, PyTuple } from '../kernel/values.ts';
import { byteArrayType } from '../objects/bytearray.ts';
import { frozenSetType } from '../objects/frozenset.ts';
import { isInstanceOf } from '../objects/instance-check.ts';
import { literalValue } from '../objects/literal-value.ts';
import { PySet, setType } from '../objects/set.ts';
import type { Builder } from './builder.ts';
import { operands } from './calls.ts';
import { merge } from './literals.ts';
import { CALLED, delivered, keep, take } from './state.ts';

/** Tells whether a value matches, and puts what it captures into `found`. Paused, it is to be called again with the same. */
export type Matcher = (frame: Frame, value: Value, found: Value[]) => boolean | Unwind;

/** The names that a pattern binds, in the order in which CPython binds them. */
export class Captures {
  readonly names: { name: string; node: Located }[] = [];

  indexOf(name: string, node: Located): number {
    const known = this.names.findIndex((each) => each.name === name);
    return known >= 0 ? known : this.names.push({ name, node }) - 1;
  }
}

export function pattern(node: Pattern, captures: Captures, b: Builder): Matcher {
  switch (node.kind) {
    case 'MatchValue':
      return valuePattern(node, b);
    case 'MatchSingleton': {
      const expected = literalValue(node.value);
      return (_, value) => value === expected;
    }
    case 'MatchSequence':
      return sequencePattern(node, captures, b);
    case 'MatchMapping':
      return mappingPattern(node, captures, b);
    case 'MatchClass':
      return classPattern(node, captures, b);
    case 'MatchAs':
      return asPattern(node, captures, b);
    case 'MatchOr':
      return orPattern(node, captures, b);
    case 'MatchStar':
      return capturing(node.name, node, captures);
  }
}

function capturing(name: string | null, node: Located, captures: Captures): Matcher {
  if (name === null) return () => true;
  const index = captures.indexOf(name, node);
  return (_, value, found) => {
    found[index] = value;
    return true;
  };
}

function valuePattern(node: MatchValue, b: Builder): Matcher {
  const expected = b.expr(node.value);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f, value) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f) as boolean | Unwind;
    const wanted = expected(f);
    if (wanted === UNWIND) return UNWIND;
    f.at = at;
    const same = compareTruth('eq', value, wanted, f.thread);
    return same === UNWIND ? keep(f, slot, CALLED) : same;
  };
}

function asPattern(node: MatchAs, captures: Captures, b: Builder): Matcher {
  if (node.pattern === null) return capturing(node.name, node, captures);
  const inner = pattern(node.pattern, captures, b);
  const bind = capturing(node.name, node, captures);
  return (f, value, found) => {
    const matched = inner(f, value, found);
    return matched === true ? bind(f, value, found) : matched;
  };
}

function orPattern(node: MatchOr, captures: Captures, b: Builder): Matcher {
  const alternatives = node.patterns.map((each) => pattern(each, captures, b));
  const slot = b.stateSlot();
  return (f, value, found) => {
    for (let i = f.resuming ? (take(f, slot) as number) : 0; i < alternatives.length; i++) {
      const matched = alternatives[i]!(f, value, found);
      if (matched === UNWIND) return keep(f, slot, i);
      if (matched) return true;
    }
    return false;
  };
}

function isWildcard(node: Pattern): boolean {
  return (
    (node.kind === 'MatchAs' && node.pattern === null && node.name === null) ||
    (node.kind === 'MatchStar' && node.name === null)
  );
}

/**
 * The parts of the value go to one pattern each. `gather` gives them, or null when the value has not got them; it is
 * told what the expressions in the pattern gave.
 */
function parts(
  expressions: readonly Expr[],
  gather: (f: Frame, value: Value, given: readonly Value[]) => Result,
  patterns: readonly Matcher[],
  b: Builder,
): Matcher {
  const evaluate = operands(
    expressions.map((each) => b.expr(each)),
    b,
  );
  const slot = b.stateSlot();
  type State = { i: number; values: readonly Value[] } | typeof CALLED;
  return (f, value, found) => {
    const kept = f.resuming ? (take(f, slot) as State | undefined) : undefined;
    let values: readonly Value[];
    let i = 0;
    if (kept !== undefined && kept !== CALLED) ({ i, values } = kept);
    else {
      let gathered: Result;
      if (kept === CALLED) gathered = delivered(f);
      else {
        const given = evaluate(f);
        if (given === UNWIND) return UNWIND;
        gathered = gather(f, value, given);
        if (gathered === UNWIND) return keep(f, slot, CALLED);
      }
      if (gathered === UNWIND) return UNWIND;
      if (gathered === null) return false;
      values = (gathered as PyTuple).items;
    }
    for (; i < patterns.length; i++) {
      const matched = patterns[i]!(f, values[i]!, found);
      if (matched === UNWIND) return keep(f, slot, { i, values });
      if (!matched) return false;
    }
    return true;
  };
}

// ── Sequences ──────────────────────────────────────────────────────────────────────────────────────

function sequencePattern(node: MatchSequence, captures: Captures, b: Builder): Matcher {
  const { patterns } = node;
  const at = b.at(node);
  const star = patterns.findIndex((each) => each.kind === 'MatchStar');
  const count = patterns.length;
  const bySubscript = star >= 0 && isWildcard(patterns[star]!);
  const wanted = patterns.map((each) => !isWildcard(each));
  const onlyLength = !wanted.includes(true);
  const matchers = patterns.map((each) => pattern(each, captures, b));
  return parts(
    [],
    (f, value) => {
      const { collection, isHeap } = typeOf(value);
      if (collection !== 'sequence') return null;
      f.at = at;
      // a subclass is asked for its length
      const known = star < 0 && !isHeap ? knownItems(value) : undefined;
      if (known !== undefined) return known.length === count ? new PyTuple(known.slice()) : null;
      return drive(sequenceParts(value, count, star, bySubscript, onlyLength, wanted, f.thread), f.thread);
    },
    matchers,
    b,
  );
}

function* sequenceParts(
  value: Value,
  count: number,
  star: number,
  bySubscript: boolean,
  onlyLength: boolean,
  wanted: readonly boolean[],
  thread: Thread,
): Guest<Value> {
  if (star < 0 || count > 1) {
    const size = yield* finished(length(value, thread));
    if (star < 0 ? size !== count : size < count - 1) return null;
  }
  const values: Value[] = new Array(count).fill(null);
  if (onlyLength) return new PyTuple(values);
  if (bySubscript) {
    for (let i = 0; i < count; i++) {
      if (!wanted[i]) continue;
      const place = i < star ? i : (yield* finished(length(value, thread))) - (count - i);
      values[i] = yield* finished(getItem(value, place, thread));
    }
    return new PyTuple(values);
  }
  return new PyTuple(yield* unpacked(value, count, star, thread));
}

/** As assignment unpacks: a sequence may have other items than its length tells. */
function* unpacked(value: Value, count: number, star: number, thread: Thread): Guest<Value[]> {
  const items: Value[] = [];
  const iterator = yield* finished(iterate(value, thread));
  const least = star < 0 ? count : count - 1;
  for (;;) {
    const item = (yield* finished(step(iterator, thread))) as Value | undefined;
    if (item === undefined) break;
    if (star < 0 && items.length === count)
      return raise.valueError(`too many values to unpack (expected ${count})`);
    addItem(items, item);
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  if (items.length < least) {
    const wanted = star < 0 ? `${count}` : `at least ${least}`;
    return raise.valueError(`not enough values to unpack (expected ${wanted}, got ${items.length})`);
  }
  if (star < 0) return items;
  const rest = items.splice(star, items.length - least);
  items.splice(star, 0, new PyList(rest));
  return items;
}

// ── Mappings ───────────────────────────────────────────────────────────────────────────────────────

function mappingPattern(node: MatchMapping, captures: Captures, b: Builder): Matcher {
  const at = b.at(node);
  const count = node.keys.length;
  const isLongEnough = atLeast(count, at, b);
  const matchers = node.patterns.map((each) => pattern(each, captures, b));
  if (node.rest !== null) matchers.push(capturing(node.rest, node, captures));
  const { rest } = node;
  const slot = b.stateSlot();
  const matches = parts(
    node.keys,
    (f, value, keys) => {
      f.at = at;
      return drive(mappingParts(value, keys, rest !== null, f.thread), f.thread);
    },
    matchers,
    b,
  );
  return (f, value, found) => {
    if (!f.resuming || take(f, slot) === undefined) {
      if (typeOf(value).collection !== 'mapping') return false;
      const enough = isLongEnough(f, value, found);
      if (enough !== true) return enough;
    }
    const matched = matches(f, value, found);
    return matched === UNWIND ? keep(f, slot, true) : matched;
  };
}

function atLeast(count: number, at: number, b: Builder): Matcher {
  const slot = b.stateSlot();
  return (f, value) => {
    if (count === 0) return true;
    let size: Result;
    if (f.resuming && take(f, slot) === CALLED) size = delivered(f);
    else {
      f.at = at;
      size = length(value, f.thread);
      if (size === UNWIND) return keep(f, slot, CALLED);
    }
    return size === UNWIND ? UNWIND : (size as number) >= count;
  };
}

/** The values of the keys, then a dictionary of all others if that is wanted. */
function* mappingParts(
  mapping: Value,
  keys: readonly Value[],
  withRest: boolean,
  thread: Thread,
): Guest<Value> {
  const values: Value[] = [];
  if (keys.length > 0) {
    const seen = new PySet();
    const missing = new PyInstance(objectType, []);
    const get = yield* finished(getAttribute(mapping, 'get', thread));
    for (const key of keys) {
      if (seen.has(key, thread)) {
        raise.valueError(`mapping pattern checks duplicate key (${yield* finished(repr(key, thread))})`);
      }
      seen.add(key, thread);
      const value = yield* finished(call2(get, key, missing, thread));
      if (value === missing) return null;
      values.push(value);
    }
  }
  if (withRest) {
    const rest = new PyDict();
    yield* merge(rest, mapping, thread);
    for (const key of keys) yield* finished(deleteItem(rest, key, thread));
    values.push(rest);
  }
  return new PyTuple(values);
}

// ── Classes ────────────────────────────────────────────────────────────────────────────────────────

function classPattern(node: MatchClass, captures: Captures, b: Builder): Matcher {
  const at = b.at(node);
  const all = [...node.patterns, ...node.kwd_patterns];
  const matchers = all.map((each) => pattern(each, captures, b));
  const { kwd_attrs: names } = node;
  const positional = node.patterns.length;
  return parts(
    [node.cls],
    (f, value, [type]) => {
      f.at = at;
      return drive(classParts(value, type!, positional, names, f.thread), f.thread);
    },
    matchers,
    b,
  );
}

function* classParts(
  subject: Value,
  type: Value,
  positional: number,
  names: readonly string[],
  thread: Thread,
): Guest<Value> {
  if (!(type instanceof PyType)) return raise.typeError('called match pattern must be a class');
  if (!(yield* finished(isInstanceOf(subject, type, thread)))) return null;
  const values: Value[] = [];
  const seen = new Set<string>();
  const attribute = function* (name: string): Guest<Value | undefined> {
    if (seen.has(name)) {
      const shown = yield* finished(repr(name, thread));
      raise.typeError(`${type.name}() got multiple sub-patterns for attribute ${shown}`);
    }
    seen.add(name);
    let found = findAttribute(subject, name, thread);
    if (found === UNWIND) found = yield UNWIND;
    return found as Value | undefined;
  };
  if (positional > 0) {
    let matchArgs = findAttribute(type, '__match_args__', thread);
    if (matchArgs === UNWIND) matchArgs = yield UNWIND;
    if (matchArgs !== undefined && !(matchArgs instanceof PyTuple && matchArgs.type === tupleType)) {
      return raise.typeError(
        `${type.name}.__match_args__ must be a tuple (got ${typeName(matchArgs as Value)})`,
      );
    }
    const itself = matchArgs === undefined && matchesItself(type);
    const attributes = matchArgs === undefined ? [] : (matchArgs as PyTuple).items;
    const allowed = itself ? 1 : attributes.length;
    if (allowed < positional) {
      const plural = allowed === 1 ? '' : 's';
      raise.typeError(
        `${type.name}() accepts ${allowed} positional sub-pattern${plural} (${positional} given)`,
      );
    }
    if (itself) values.push(subject);
    else {
      for (const name of attributes.slice(0, positional)) {
        if (typeof name !== 'string') {
          return raise.typeError(`__match_args__ elements must be strings (got ${typeName(name)})`);
        }
        const value = yield* attribute(name);
        if (value === undefined) return null;
        values.push(value);
      }
    }
  }
  for (const name of names) {
    const value = yield* attribute(name);
    if (value === undefined) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

/** The built-in types whose one positional pattern gets the instance itself. */
const selfMatching: ReadonlySet<PyType> = new Set([
  boolType,
  byteArrayType,
  bytesType,
  dictType,
  floatType,
  frozenSetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
]);

function matchesItself(type: PyType): boolean {
  return type.mro.some((each) => selfMatching.has(each));
}
