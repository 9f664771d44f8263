/** What `__spec__` tells of a module, for messages: where it comes from, whether it is complete. CPython: Objects/moduleobject.c. */
import { PyObject, type Value } from '../kernel/object.ts';
import { getField } from '../kernel/shape.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import { standardModuleNames } from './standard-module-names.ts';

function told(spec: Value | undefined, name: string): Value | undefined {
  return spec instanceof PyObject && spec.shape !== undefined ? getField(spec, name) : undefined;
}

/** Its code is still running: names that it misses may come yet. */
export function isInitializing(spec: Value | undefined): boolean {
  return told(spec, '_initializing') === true;
}

/** A submodule of that name is being imported, and not yet bound. */
export function isPending(spec: Value | undefined, name: string): boolean {
  const pending = told(spec, '_uninitialized_submodules');
  return pending instanceof PyList && pending.items.includes(name);
}

export function fileOrigin(spec: Value | undefined): string | undefined {
  return told(spec, '_set_fileattr') === true ? asString(told(spec, 'origin')) : undefined;
}

/** A file beside the program that hides a module of the same name: one of the standard library, or maybe some other. */
export function hides(origin: string | undefined, name: string, thread: Thread): 'standard' | 'other' | null {
  const { programFolder, host } = thread.interpreter;
  if (origin === undefined || programFolder === null) return null;
  const folder = programFolder === '' ? host.files.workingFolder() : programFolder;
  const file = origin.replace(/\/__init__\.py$/, '');
  if (file.slice(0, file.lastIndexOf('/')) !== folder) return null;
  return standardModuleNames.has(name) ? 'standard' : 'other';
}
