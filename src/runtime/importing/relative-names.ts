/** Where relative imports start. CPython: resolve_name in Python/import.c; docs: reference/import.html#package-relative-imports. */
import { getAttribute } from '../kernel/attributes.ts';
import { equal } from '../kernel/compare.ts';
import type { PyDict } from '../kernel/dict.ts';
import { deprecationWarningType, importWarningType, raise } from '../kernel/errors.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';

export function absoluteName(name: string, from: string, level: number): string {
  if (from === '') raise.importError('attempted relative import with no known parent package');
  const parts = from.split('.');
  if (level > parts.length) raise.importError('attempted relative import beyond top-level package');
  const base = parts.slice(0, parts.length - level + 1).join('.');
  return name === '' ? base : `${base}.${name}`;
}

/** The package that relative names start from: `__package__`, else what `__spec__` or `__name__` tells. */
export function* packageOf(globals: PyDict, thread: Thread): Guest<string> {
  const declared = globals.getName('__package__') ?? null;
  const spec = globals.getName('__spec__') ?? null;
  if (declared !== null) {
    const text = asString(declared) ?? raise.typeError('package must be a string');
    const parent = spec === null ? declared : yield* finished(getAttribute(spec, 'parent', thread));
    if (!(yield* finished(equal(declared, parent, thread)))) {
      const message = '__package__ != __spec__.parent';
      yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
    }
    return text;
  }
  if (spec !== null) {
    const parent = yield* finished(getAttribute(spec, 'parent', thread));
    return asString(parent) ?? raise.typeError('__spec__.parent must be a string');
  }
  const message = "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__";
  yield* finished(thread.interpreter.warn(importWarningType, message, 1, thread));
  const name = globals.getName('__name__');
  if (name === undefined) return raise.keyError("'__name__' not in globals");
  const own = asString(name) ?? raise.typeError('__name__ must be a string');
  const isPackage = globals.getName('__path__') !== undefined;
  return isPackage ? own : own.slice(0, Math.max(own.lastIndexOf('.'), 0));
}
