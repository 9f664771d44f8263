/** Methods of native types of the import system that are rarely asked for: their bodies are in src/stdlib/importlib/_methods.py. */
import { getAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { type Attribute, classMethod, method, staticMethod } from '../kernel/define.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import type { Thread } from '../kernel/thread.ts';
import { importerOf } from './import-system.ts';

const METHODS = 'importlib._methods';

const kinds = { method, 'class method': classMethod, 'static method': staticMethod };

/** A method that calls the function of its name in the class that is named as the type. */
export function inPython(
  signature: string,
  doc: string | null,
  kind: keyof typeof kinds = 'method',
): Attribute {
  const name = signature.slice(0, signature.indexOf('('));
  const [, keywords] = /, \*, (.*)\)$/.exec(signature) ?? [];
  const names = keywords?.split(', ').map((each) => each.replace(/=.*/, '')) ?? null;
  return (owner) => {
    const body = function* (...given: unknown[]): Guest<Value> {
      const thread = given.pop() as Thread;
      return yield* callInPython([owner.qualname, name], given as Value[], thread, METHODS, names);
    };
    return kinds[kind](signature, doc, body as never, 'def')(owner);
  };
}

/** Calls what has this dotted name in a module of the library. */
export function* callInPython(
  names: readonly string[],
  args: readonly Value[],
  thread: Thread,
  module = METHODS,
  keywords: Names = null,
): Guest<Value> {
  let callee = yield* finished(importerOf(thread).own(module, thread));
  for (const name of names) callee = yield* finished(getAttribute(callee, name, thread));
  return yield* finished(call(callee, [...args], keywords, thread));
}
