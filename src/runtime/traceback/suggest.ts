/** "Did you mean": the name that was probably meant. CPython: Lib/traceback.py (_compute_suggestion_error), Python/suggestions.c. */
import { Frame } from '../frames/frame.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { PyDict } from '../kernel/dict.ts';
import { attributeErrorType, importErrorType, isInstance, nameErrorType } from '../kernel/errors.ts';
import { PyException } from '../kernel/exception.ts';
import { collect } from '../kernel/iterate.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callSpecial } from '../kernel/special.ts';
import { getItem } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { boundVariables } from '../objects/frame-locals.ts';
import { namespaceOf } from '../objects/frame-object.ts';
import { builtinsIn } from '../objects/module.ts';
import { standardModuleNames } from './standard-module-names.ts';

/** What is added to the message of `error`: `. Did you mean: 'name'?` and its like, or nothing. */
export function* suggestionFor(error: PyException, thread: Thread): Guest<string> {
  const isNameError = isInstance(error, nameErrorType);
  const member = isInstance(error, importErrorType) ? 'name_from' : 'name';
  if (member === 'name' && !isNameError && !isInstance(error, attributeErrorType)) return '';
  const wrong = asString(error.members?.get(member));
  if (wrong === undefined) return '';
  let suggestion: string | null = null;
  try {
    if (isNameError) suggestion = yield* forName(error, wrong, thread);
    else if (member === 'name') suggestion = yield* forAttribute(error, wrong, thread);
    else suggestion = yield* forImport(error, wrong, thread);
  } catch (thrown) {
    if (!(thrown instanceof PyException)) throw thrown;
  }
  const meant = suggestion === null ? '' : `. Did you mean: '${suggestion}'?`;
  if (!isNameError || !standardModuleNames.has(wrong)) return meant;
  return suggestion === null
    ? `. Did you forget to import '${wrong}'?`
    : `${meant} Or did you forget to import '${wrong}'?`;
}

/** The most similar of `candidates`, of equally similar ones the first; null when none is similar enough. */
export function closestName(candidates: readonly string[], wrong: string): string | null {
  if (candidates.length >= mostCandidates) return null;
  const wrongBytes = bytesOf(wrong);
  let closest: string | null = null;
  let least = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const bytes = bytesOf(candidate);
    const share = Math.floor(((wrongBytes.length + bytes.length + 3) * moveCost) / 6);
    const bound = Math.min(share, least - 1);
    const distance = editDistance(wrongBytes, bytes, bound);
    if (distance > bound) continue;
    closest = candidate;
    least = distance;
  }
  return closest;
}

/** `dir(object)`. */
export function* directory(object: Value, thread: Thread): Guest<string[]> {
  const listed = yield* finished(callSpecial(object, '__dir__', [], thread));
  const names = yield* collect(listed, thread);
  return names.flatMap((name) => asString(name) ?? []).sort();
}

function* forName(error: PyException, wrong: string, thread: Thread): Guest<string | null> {
  const frame = innermostFrame(error);
  if (frame === null) return null;
  const locals = visibleLocals(frame);
  const names = yield* namesIn(locals, thread);
  for (const dict of [frame.globals, builtinsIn(frame.globals, thread.interpreter)])
    names.push(...stringKeys(dict));
  if (names.includes('self')) {
    const self = yield* selfOf(locals, thread);
    if (self !== undefined && (yield* has(self, wrong, thread))) return `self.${wrong}`;
  }
  return closestName(names, wrong);
}

function* forAttribute(error: PyException, wrong: string, thread: Thread): Guest<string | null> {
  const object = error.members!.get('obj') ?? null;
  const names = yield* directory(object, thread);
  if (wrong.startsWith('_')) return closestName(names, wrong);
  const frame = innermostFrame(error);
  const isOwn = frame !== null && (yield* selfOf(visibleLocals(frame), thread)) === object;
  return closestName(isOwn ? names : withoutPrivate(names), wrong);
}

function* forImport(error: PyException, wrong: string, thread: Thread): Guest<string | null> {
  const name = asString(error.members!.get('name'));
  if (name === undefined) return null;
  const module = yield* finished(thread.interpreter.importModule(name.split('.')[0]!, thread));
  const names = yield* directory(module, thread);
  return closestName(wrong.startsWith('_') ? names : withoutPrivate(names), wrong);
}

function innermostFrame(error: PyException): Frame | null {
  let innermost: Frame | null = null;
  for (let each = error.traceback; each !== null; each = each.next) {
    if (each.frame instanceof Frame) innermost = each.frame;
  }
  return innermost;
}

function visibleLocals(frame: Frame): Value {
  return namespaceOf(frame) ?? boundVariables(frame);
}

function* selfOf(locals: Value, thread: Thread): Guest<Value | undefined> {
  if (locals instanceof PyDict) return locals.getName('self');
  const names = yield* namesIn(locals, thread);
  return names.includes('self') ? yield* finished(getItem(locals, 'self', thread)) : undefined;
}

function* namesIn(namespace: Value, thread: Thread): Guest<string[]> {
  if (namespace instanceof PyDict) return stringKeys(namespace);
  return (yield* collect(namespace, thread)).flatMap((name) => asString(name) ?? []);
}

function* has(object: Value, name: string, thread: Thread): Guest<boolean> {
  let found = findAttribute(object, name, thread);
  if (found === UNWIND) found = yield UNWIND;
  return found !== undefined;
}

function stringKeys(dict: PyDict): string[] {
  return [...dict].flatMap(({ key }) => asString(key) ?? []);
}

function withoutPrivate(names: readonly string[]): string[] {
  return names.filter((name) => !name.startsWith('_'));
}

const mostCandidates = 750;
const longestPart = 40;
const moveCost = 2;
const caseCost = 1;

/**
 * What it costs to change `a` into `b`: inserting, deleting or replacing a byte, of which another case of the same
 * letter is the cheapest. Gives up with `bound + 1`.
 */
function editDistance(a: Uint8Array, b: Uint8Array, bound: number): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  let short = a.subarray(start, a.length - end);
  let long = b.subarray(start, b.length - end);
  if (short.length > long.length) [short, long] = [long, short];
  if (short.length === 0) return long.length * moveCost;
  if (long.length > longestPart) return bound + 1;
  if ((long.length - short.length) * moveCost > bound) return bound + 1;
  const row = Array.from(short, (_, i) => (i + 1) * moveCost);
  let result = 0;
  for (let i = 0; i < long.length; i++) {
    let diagonal = i * moveCost;
    result = diagonal; // sic: one insertion less than it should be
    let least = Number.MAX_SAFE_INTEGER;
    for (let j = 0; j < short.length; j++) {
      const replaced = diagonal + replacementCost(long[i]!, short[j]!);
      diagonal = row[j]!;
      result = Math.min(Math.min(result, diagonal) + moveCost, replaced);
      row[j] = result;
      if (result < least) least = result;
    }
    if (least > bound) return bound + 1;
  }
  return result;
}

function replacementCost(a: number, b: number): number {
  if (a === b) return 0;
  return lower(a) === lower(b) ? caseCost : moveCost;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function bytesOf(name: string): Uint8Array {
  return new TextEncoder().encode(name);
}
