/** Names: loading, storing, deleting. Docs: reference/executionmodel.html#resolution-of-names. */

import type { Located } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { type Entry, PyDict } from '../kernel/dict.ts';
import {
  isInstance,
  keyErrorType,
  makeError,
  nameErrorType,
  unboundLocalErrorType,
} from '../kernel/errors.ts';
import { PyException, withMembers } from '../kernel/exception.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen, drive, finished, type Guest } from '../kernel/pausing.ts';
import { deleteItem, getItem, setItem } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { raiseError } from '../kernel/unwinding.ts';
import type { Cell } from '../kernel/values.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

/** Stores a value somewhere; a node of its own, so that a pause in it can be resumed. */
export type Store = (frame: Frame, value: Value) => undefined | Unwind;

export function loadName(id: string, node: Located, b: Builder): Run {
  // a constant of the compiler, whatever a program does to the built-in name
  if (id === '__debug__') return () => true;
  const binding = b.lookup(id);
  const name = b.variable(id);
  const at = b.at(node);
  switch (binding.how) {
    case 'fast': {
      const { index } = binding;
      const load: Run = (f) => {
        const value = f.slots[index];
        return value !== undefined ? value : unbound(f, name, at);
      };
      return b.noteLocal(load, index);
    }
    case 'cell':
    case 'free': {
      const { index } = binding;
      const isFree = binding.how === 'free';
      // sic: the class body around type parameters is asked before them, but not from inside of a comprehension
      if (b.scope.seesClass && !b.isInComprehension)
        return loadFromNamespace(name, loadCell(index, name, at), at, b);
      return (f) => {
        const { value } = f.slots[index] as Cell;
        if (value !== undefined) return value;
        return isFree ? unboundFree(f, name, at) : unbound(f, name, at);
      };
    }
    case 'global':
      return isGuestMapping(b) ? loadFromMappings(name, at, b) : loadGlobal(name, at, b);
    case 'name':
    case 'classFree': {
      const isMapping = b.scope.kind === 'annotation' && isGuestMapping(b);
      const global = () => (isMapping ? loadFromMappings(name, at, b) : loadGlobal(name, at, b));
      const fallback = 'index' in binding ? loadCell(binding.index, name, at) : global();
      return loadFromNamespace(name, fallback, at, b);
    }
  }
}

/** A global or built-in: the node remembers the dictionary entry that it found. */
function loadGlobal(name: string, at: number, b: Builder): Run {
  const { globals, builtins } = b.unit;
  let entry: Entry | undefined;
  let version = -1;
  let isGlobal = false;
  return (f) => {
    if (entry !== undefined) {
      const { value } = entry;
      if (value !== undefined && (isGlobal || version === globals.keysVersion)) return value;
    }
    entry = globals.entryOfName(name);
    isGlobal = entry !== undefined;
    entry ??= builtins.entryOfName(name);
    version = globals.keysVersion;
    return entry?.value ?? (entry?.value === null ? null : undefinedName(f, name, at));
  };
}

/** `exec` was given an instance of a subclass of `dict`, which functions ask for globals by `__getitem__`. */
function isGuestMapping({ unit }: Builder): boolean {
  return unit.globals.type.isHeap || unit.builtins.type.isHeap;
}

function loadFromMappings(name: string, at: number, b: Builder): Run {
  const { globals, builtins } = b.unit;
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    f.at = at;
    const result = drive(findIn([globals, builtins], name, f.thread), f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

function* findIn(mappings: readonly Value[], name: string, thread: Thread): Guest<Value> {
  for (const mapping of mappings) {
    try {
      return yield* finished(getItem(mapping, name, thread));
    } catch (error) {
      if (!(error instanceof PyException) || !isInstance(error, keyErrorType)) throw error;
    }
  }
  throw withMembers(makeError(nameErrorType, notDefined(name)), { name });
}

function loadCell(index: number, name: string, at: number): Run {
  return (f) =>
    (f.slots[index] as Cell).value ??
    ((f.slots[index] as Cell).value === null ? null : unboundFree(f, name, at));
}

/** A name that no scope declares, in the body of a module or class. */
export function loadByName(name: string, at: number, b: Builder): Run {
  const global = loadGlobal(name, at, b);
  return b.scope.kind === 'module' && b.unit.topIsGlobal ? global : loadFromNamespace(name, global, at, b);
}

/** A name in a class body, or in a module run with locals of its own. */
function loadFromNamespace(name: string, fallback: Run, at: number, b: Builder): Run {
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming) {
      take(f, slot);
      return delivered(f);
    }
    const { namespace } = f;
    if (namespace instanceof PyDict && !namespace.type.isHeap) {
      const value = namespace.getName(name);
      return value !== undefined ? value : fallback(f);
    }
    f.at = at;
    const { thread } = f;
    const result = andThen<Value>(
      thread,
      () => getItem(namespace, name, thread),
      (outcome) => {
        if (outcome !== UNWIND) return outcome as Value;
        if (!isInstance(thread.error!, keyErrorType)) return UNWIND;
        thread.takeError();
        return fallback(f);
      },
    );
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

export function storeName(id: string, b: Builder, node: Located): Store {
  const binding = b.lookup(id);
  const name = b.variable(id);
  switch (binding.how) {
    case 'fast': {
      const { index } = binding;
      return (f, value) => {
        f.slots[index] = value;
        return undefined;
      };
    }
    case 'cell':
    case 'free':
    case 'classFree': {
      const { index } = binding;
      return (f, value) => {
        (f.slots[index] as Cell).value = value;
        return undefined;
      };
    }
    case 'global':
      return storeGlobal(name, b.unit.globals);
    case 'name': {
      const at = b.at(node);
      return (f, value) => {
        if (f.resuming) return delivered(f) === UNWIND ? UNWIND : undefined;
        const { namespace } = f;
        if (namespace instanceof PyDict && !namespace.type.isHeap) {
          namespace.setName(name, value);
          return undefined;
        }
        f.at = at;
        return setItem(namespace, name, value, f.thread) === UNWIND ? UNWIND : undefined;
      };
    }
  }
}

function storeGlobal(name: string, globals: PyDict): Store {
  let entry: Entry | undefined;
  return (_, value) => {
    if (entry !== undefined && entry.value !== undefined) entry.value = value;
    else {
      globals.setName(name, value);
      entry = globals.entryOfName(name);
    }
    return undefined;
  };
}

export function deleteName(id: string, node: Located, b: Builder): Exec {
  const binding = b.lookup(id);
  const name = b.variable(id);
  const at = b.at(node);
  switch (binding.how) {
    case 'fast': {
      const { index } = binding;
      return (f) => {
        if (f.slots[index] === undefined) return unbound(f, name, at);
        f.slots[index] = undefined;
        return undefined;
      };
    }
    case 'cell':
    case 'free':
    case 'classFree': {
      const { index } = binding;
      const isFree = binding.how !== 'cell';
      return (f) => {
        const cell = f.slots[index] as Cell;
        if (cell.value === undefined) return isFree ? unboundFree(f, name, at) : unbound(f, name, at);
        cell.value = undefined;
        return undefined;
      };
    }
    case 'global': {
      const { globals } = b.unit;
      return (f) => (globals.deleteName(name) ? undefined : undefinedName(f, name, at));
    }
    default:
      return (f) => {
        if (f.resuming) return delivered(f) === UNWIND ? UNWIND : undefined;
        f.at = at;
        const { namespace } = f;
        if (namespace instanceof PyDict && !namespace.type.isHeap) {
          return namespace.deleteName(name) ? undefined : undefinedName(f, name, at);
        }
        const { thread } = f;
        const result = andThen<Value>(
          thread,
          () => deleteItem(namespace, name, thread),
          (outcome) => {
            if (outcome !== UNWIND) return null;
            // sic: whatever the mapping raised
            thread.takeError();
            return undefinedName(f, name, at);
          },
        );
        return result === UNWIND ? UNWIND : undefined;
      };
  }
}

/** Raising these does not throw: the error travels as UNWIND. */
function undefinedName(f: Frame, name: string, at: number): Unwind {
  return raiseName(f, at, nameErrorType, name, notDefined(name));
}

function unbound(f: Frame, name: string, at: number): Unwind {
  const message = `cannot access local variable '${name}' where it is not associated with a value`;
  f.at = at;
  return raiseError(makeError(unboundLocalErrorType, message), f.thread);
}

function unboundFree(f: Frame, name: string, at: number): Unwind {
  const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`;
  return raiseName(f, at, nameErrorType, name, message);
}

function raiseName(f: Frame, at: number, type: typeof nameErrorType, name: string, message: string): Unwind {
  f.at = at;
  return raiseError(withMembers(makeError(type, message), { name }), f.thread);
}

function notDefined(name: string): string {
  return `name '${name.slice(0, 200)}' is not defined`;
}
