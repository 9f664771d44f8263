/** "Did you mean": the name that was probably meant. CPython: Lib/traceback.py (_compute_suggestion_error), Python/suggestions.c. */
import { Frame } from '../frames/frame.ts';
import { findAttribute } from '../kernel/attributes.ts';
import { closestName } from '../kernel/closest-name.ts';
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
import { standardModuleNames } from '../objects/standard-module-names.ts';

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
