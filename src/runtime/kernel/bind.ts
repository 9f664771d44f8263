/** The only argument binder. CPython: Python/ceval.c (initialize_locals) and Python/getargs.c. */

import { closestName } from './closest-name.ts';
import { PyDict } from './dict.ts';
import { raise } from './errors.ts';
import type { Value } from './object.ts';
import { type Defaults, type Parameters, REQUIRED } from './parameters.ts';
import type { Names } from './slots.ts';
import { emptyTuple, PyTuple } from './values.ts';

/** What binding gives for `*args` depends on who asks: Python functions get a tuple, natives the bare array. */
export type Bound = (Value | undefined | Value[])[];

/**
 * Arranges arguments by parameter slots. `args` holds the positional arguments, then the values of the keywords
 * `names`. `into` may be longer than the parameters (a frame's slots) and is filled in place.
 */
export function bind(
  callee: string,
  parameters: Parameters,
  defaults: Defaults,
  args: readonly Value[],
  names: Names,
  into: Bound,
  tuples: boolean,
): void {
  const { positional } = parameters;
  const given = names === null ? args.length : args.length - names.length;
  const taken = Math.min(given, positional.length);
  for (let i = 0; i < taken; i++) into[positional[i]!.slot] = args[i];
  if (parameters.varargsSlot >= 0) {
    const rest = given > taken ? args.slice(taken, given) : [];
    into[parameters.varargsSlot] = tuples ? (rest.length === 0 ? emptyTuple : new PyTuple(rest)) : rest;
  }
  const extra = parameters.kwargsSlot >= 0 ? new PyDict() : null;
  if (extra !== null) into[parameters.kwargsSlot] = extra;
  if (names !== null && parameters.wording === 'c') refuseTooMany(callee, parameters, args.length, given);
  const trouble = names === null ? null : bindKeywords(callee, parameters, args, names, given, into, extra);
  if (given > taken && parameters.varargsSlot < 0) tooMany(callee, parameters, defaults, given, into);
  fillDefaults(callee, parameters, defaults, into, given);
  if (trouble !== null) trouble();
}

/** Gives what is wrong with the keywords if that is to be told after what is missing, as functions written in C do. */
function bindKeywords(
  callee: string,
  parameters: Parameters,
  args: readonly Value[],
  names: readonly string[],
  given: number,
  into: Bound,
  extra: PyDict | null,
): (() => never) | null {
  const { positional, keywordOnly, positionalOnlyCount, wording } = parameters;
  let trouble: (() => never) | null = null;
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    const value = args[given + i]!;
    let slot = -1;
    for (let j = positionalOnlyCount; j < positional.length && slot < 0; j++) {
      if (positional[j]!.name === name) slot = positional[j]!.slot;
    }
    for (let j = 0; j < keywordOnly.length && slot < 0; j++) {
      if (keywordOnly[j]!.name === name) slot = keywordOnly[j]!.slot;
    }
    if (slot >= 0) {
      if (into[slot] !== undefined) trouble ??= () => multipleValues(callee, parameters, name, slot);
      else into[slot] = value;
    } else if (extra !== null) {
      if (extra.getName(name) !== undefined)
        raise.typeError(`${callee}() got multiple values for keyword argument '${name}'`);
      extra.setName(name, value);
    } else trouble ??= () => unexpectedKeyword(callee, parameters, names, name);
    const takesNone = positionalOnlyCount === positional.length && keywordOnly.length === 0;
    if (trouble !== null && (wording === 'def' || takesNone)) trouble();
  }
  return trouble;
}

function fillDefaults(
  callee: string,
  parameters: Parameters,
  defaults: Defaults,
  into: Bound,
  given: number,
): void {
  const missing: string[] = [];
  for (let i = given; i < parameters.positional.length; i++) {
    const { slot, name } = parameters.positional[i]!;
    if (into[slot] !== undefined) continue;
    const value = defaults[slot];
    if (value === REQUIRED) missing.push(name);
    else into[slot] = value;
  }
  if (missing.length > 0) missingPositional(callee, parameters, defaults, missing, given);
  for (const { slot, name } of parameters.keywordOnly) {
    if (into[slot] !== undefined) continue;
    const value = defaults[slot];
    if (value === REQUIRED) missing.push(name);
    else into[slot] = value;
  }
  if (missing.length > 0) missingKeyword(callee, parameters, missing);
}

/** Functions written in C count all arguments before they look at them. */
function refuseTooMany(callee: string, parameters: Parameters, all: number, given: number): void {
  const { positional, keywordOnly, positionalOnlyCount, isPlain } = parameters;
  const most = positional.length + keywordOnly.length;
  if (!isPlain || all <= most || positionalOnlyCount === most) return;
  const uncounted = instanceParameters(parameters);
  const kind = given === uncounted ? 'keyword ' : '';
  const count = `${most - uncounted} ${kind}argument${most - uncounted === 1 ? '' : 's'}`;
  raise.typeError(`${bareName(callee)}() takes at most ${count} (${all - uncounted} given)`);
}

// ── Wordings ───────────────────────────────────────────────────────────────────────────────────────

function tooMany(
  callee: string,
  parameters: Parameters,
  defaults: Defaults,
  given: number,
  into: Bound,
): never {
  const most = parameters.positional.length;
  const required = parameters.positional.filter(({ slot }) => defaults[slot] === REQUIRED).length;
  if (parameters.wording === 'def') {
    const keywordOnlyGiven = parameters.keywordOnly.filter(({ slot }) => into[slot] !== undefined).length;
    const takes = required < most ? `from ${required} to ${most}` : String(most);
    const plural = required === most && most === 1 ? '' : 's';
    const were =
      keywordOnlyGiven > 0
        ? `${given} positional argument${given === 1 ? '' : 's'} (and ${keywordOnlyGiven} keyword-only argument${keywordOnlyGiven === 1 ? '' : 's'}) were`
        : `${given} ${given === 1 ? 'was' : 'were'}`;
    return raise.typeError(`${callee}() takes ${takes} positional argument${plural} but ${were} given`);
  }
  return raise.typeError(wrongCount(callee, parameters, required, most, given));
}

/** The instance of a method written in C is not counted among its arguments. */
function instanceParameters(parameters: Parameters): 0 | 1 {
  const first = parameters.positional[0]?.name;
  return first === 'self' || first === 'cls' ? 1 : 0;
}

/** The C helpers that count arguments know a function's name only, not its type's. */
function bareName(callee: string): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}

function wrongCount(
  callee: string,
  parameters: Parameters,
  requiredOfAll: number,
  mostOfAll: number,
  givenOfAll: number,
): string {
  const uncounted = instanceParameters(parameters);
  const required = requiredOfAll - uncounted;
  const most = mostOfAll - uncounted;
  const given = givenOfAll - uncounted;
  const positionalOnly = parameters.positionalOnlyCount === mostOfAll && parameters.keywordOnly.length === 0;
  const name = bareName(callee);
  if (positionalOnly) {
    if (most === 0) return `${callee}() takes no arguments (${given} given)`;
    const isOpen = parameters.varargsSlot >= 0;
    if (most === 1 && required === 1 && !isOpen)
      return `${callee}() takes exactly one argument (${given} given)`;
    const bound = required === most && !isOpen ? '' : given < required ? 'at least ' : 'at most ';
    const count = given < required ? required : most;
    return `${name} expected ${bound}${count} argument${count === 1 ? '' : 's'}, got ${given}`;
  }
  const all = most + parameters.keywordOnly.length;
  if (parameters.keywordOnly.length > 0) {
    const bound = required === most ? 'exactly' : 'at most';
    if (most === 0) return `${name}() takes no positional arguments`;
    return `${name}() takes ${bound} ${most} positional argument${most === 1 ? '' : 's'} (${given} given)`;
  }
  return `${name}() takes at most ${all} argument${all === 1 ? '' : 's'} (${given} given)`;
}

function missingPositional(
  callee: string,
  parameters: Parameters,
  defaults: Defaults,
  missing: readonly string[],
  given: number,
): never {
  if (parameters.wording === 'def') {
    const plural = missing.length === 1 ? '' : 's';
    return raise.typeError(
      `${callee}() missing ${missing.length} required positional argument${plural}: ${listed(missing)}`,
    );
  }
  const first = parameters.positional.findIndex(({ name }) => name === missing[0]);
  if (first < parameters.positionalOnlyCount) {
    const required = parameters.positional.filter(({ slot }) => defaults[slot] === REQUIRED).length;
    const most = parameters.positional.length;
    if (parameters.positionalOnlyCount < most) {
      const uncounted = instanceParameters(parameters);
      const least = Math.min(parameters.positionalOnlyCount, required) - uncounted;
      const bound = least < most - uncounted ? 'at least' : 'exactly';
      const count = `${least} positional argument${least === 1 ? '' : 's'}`;
      return raise.typeError(`${bareName(callee)}() takes ${bound} ${count} (${given - uncounted} given)`);
    }
    return raise.typeError(wrongCount(callee, parameters, required, most, given));
  }
  const position = first + 1 - instanceParameters(parameters);
  return raise.typeError(`${bareName(callee)}() missing required argument '${missing[0]}' (pos ${position})`);
}

function missingKeyword(callee: string, parameters: Parameters, missing: readonly string[]): never {
  if (parameters.wording === 'def') {
    const plural = missing.length === 1 ? '' : 's';
    return raise.typeError(
      `${callee}() missing ${missing.length} required keyword-only argument${plural}: ${listed(missing)}`,
    );
  }
  const before = parameters.positional.length - instanceParameters(parameters);
  const position = before + parameters.keywordOnly.findIndex(({ name }) => name === missing[0]);
  return raise.typeError(
    `${bareName(callee)}() missing required keyword-only argument: '${missing[0]}' (pos ${position + 1})`,
  );
}

function multipleValues(callee: string, parameters: Parameters, name: string, slot: number): never {
  if (parameters.wording === 'def')
    return raise.typeError(`${callee}() got multiple values for argument '${name}'`);
  const position =
    parameters.positional.findIndex((each) => each.slot === slot) + 1 - instanceParameters(parameters);
  return raise.typeError(
    `argument for ${bareName(callee)}() given by name ('${name}') and position (${position})`,
  );
}

function unexpectedKeyword(
  callee: string,
  parameters: Parameters,
  names: readonly string[],
  name: string,
): never {
  const accepted = parameters.positional.slice(parameters.positionalOnlyCount).concat(parameters.keywordOnly);
  const positionalOnly = parameters.positional
    .slice(0, parameters.positionalOnlyCount)
    .map((each) => each.name)
    .filter((each) => names.includes(each));
  if (parameters.wording === 'def') {
    if (positionalOnly.length > 0) {
      return raise.typeError(
        `${callee}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
      );
    }
  } else if (accepted.length === 0) return raise.typeError(`${callee}() takes no keyword arguments`);
  const known = accepted.map((each) => each.name);
  return strangeKeyword(parameters.wording === 'def' ? callee : bareName(callee), name, known);
}

/** A keyword that none of those is. */
export function strangeKeyword(callee: string, name: string, known: readonly string[]): never {
  const suggestion = closestName(known, name);
  const meant = suggestion === null ? '' : `. Did you mean '${suggestion}'?`;
  return raise.typeError(`${callee}() got an unexpected keyword argument '${name}'${meant}`);
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
}
