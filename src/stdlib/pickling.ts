/**
 * How values travel to other interpreters: as plain data that can be cloned. Functions and classes go by name, instances
 * by their attributes. CPython: Modules/_pickle.c; docs: library/pickle.html#what-can-be-pickled-and-unpickled.
 */
import { PyFunction } from '../runtime/frames/function.ts';
import { findAttribute, getAttribute, setAttribute } from '../runtime/kernel/attributes.ts';
import { objectType, typeOf } from '../runtime/kernel/birth.ts';
import { call, call1 } from '../runtime/kernel/call.ts';
import { defineType } from '../runtime/kernel/define.ts';
import { PyDict } from '../runtime/kernel/dict.ts';
import { exceptionType, makeError, raise } from '../runtime/kernel/errors.ts';
import type { PyException } from '../runtime/kernel/exception.ts';
import { PyMethodDescriptor, PyNativeFunction } from '../runtime/kernel/native.ts';
import { UNWIND, type Value } from '../runtime/kernel/object.ts';
import { finished, type Guest } from '../runtime/kernel/pausing.ts';
import { attributeEntries, setField } from '../runtime/kernel/shape.ts';
import { callMethod } from '../runtime/kernel/special.ts';
import { asString, repr } from '../runtime/kernel/text.ts';
import type { Thread } from '../runtime/kernel/thread.ts';
import { PyType } from '../runtime/kernel/type.ts';
import {
  PyBytes,
  PyComplex,
  PyFloat,
  PyInstance,
  PyInt,
  PyList,
  PyStr,
  PyTuple,
} from '../runtime/kernel/values.ts';
import { frozenSetFrom, frozenSetType, PyFrozenSet } from '../runtime/objects/frozenset.ts';
import { PyBoundMethod } from '../runtime/objects/method.ts';
import { PySet, setType } from '../runtime/objects/set.ts';

/** Data that a structured clone keeps, with what is shared and what is circular. */
export type Packed = null | boolean | number | bigint | string | PackedObject;

type PackedObject =
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'complex'; readonly real: number; readonly imag: number }
  | { readonly kind: 'bytes'; readonly value: Uint8Array }
  | { readonly kind: 'list' | 'tuple' | 'set' | 'frozenset'; readonly items: Packed[] }
  | { readonly kind: 'dict'; readonly entries: (readonly [Packed, Packed])[] }
  | { readonly kind: 'name'; readonly module: string; readonly path: string }
  | { readonly kind: 'method'; readonly owner: Packed; readonly name: string }
  | { readonly kind: 'instance'; readonly type: Packed; readonly attributes: (readonly [string, Packed])[] }
  | {
      readonly kind: 'made';
      readonly callable: Packed;
      readonly args: Packed;
      state: Packed;
      items: Packed[];
      entries: (readonly [Packed, Packed])[];
    };

const pickleErrorType = defineType<PyException>('PickleError', {
  module: '_pickle',
  bases: [exceptionType],
  hasDict: true,
});
const picklingErrorType = defineType<PyException>('PicklingError', {
  module: '_pickle',
  bases: [pickleErrorType],
  hasDict: true,
});

// ── There ──────────────────────────────────────────────────────────────────────────────────────────

export function* pack(value: Value, thread: Thread): Guest<Packed> {
  return yield* new Packer(thread).pack(value);
}

class Packer {
  private readonly thread: Thread;
  private readonly known = new Map<Value, PackedObject>();

  constructor(thread: Thread) {
    this.thread = thread;
  }

  *pack(value: Value): Guest<Packed> {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.known.get(value);
    if (known !== undefined) return known;
    if (value instanceof PyFloat && !value.type.isHeap) return { kind: 'float', value: value.value };
    if (value instanceof PyComplex && !value.type.isHeap)
      return { kind: 'complex', real: value.real, imag: value.imag };
    if (value instanceof PyBytes && !value.type.isHeap) return { kind: 'bytes', value: value.value };
    if (value instanceof PyType || value instanceof PyFunction)
      return yield* this.byName(value, value.qualname);
    if (value instanceof PyNativeFunction) return yield* this.nativeFunction(value);
    if (value instanceof PyMethodDescriptor) return yield* this.attribute(value.owner, value.native.name);
    if (value instanceof PyBoundMethod) return yield* this.boundMethod(value);
    return (yield* this.container(value)) ?? (yield* this.object(value));
  }

  /** Found again under its name, it has to be the same. */
  private *byName(value: PyType | PyFunction, path: string): Guest<Packed> {
    const module = value instanceof PyType ? moduleOf(value) : (asString(value.module) ?? '__main__');
    if (path.includes('<locals>')) raise.attributeError(`Can't get local object '${path}'`);
    const found = yield* this.lookUp(module, path);
    if (found === undefined) {
      const shown = yield* finished(repr(value, this.thread));
      throw makeError(
        picklingErrorType,
        `Can't pickle ${shown}: attribute lookup ${path} on ${module} failed`,
      );
    }
    if (found !== value) {
      const shown = yield* finished(repr(value, this.thread));
      throw makeError(
        picklingErrorType,
        `Can't pickle ${shown}: it's not the same object as ${module}.${path}`,
      );
    }
    return this.remember(value, { kind: 'name', module, path });
  }

  private *nativeFunction(value: PyNativeFunction): Guest<Packed> {
    if (value.self !== undefined && value.self !== null)
      return yield* this.attribute(value.self, value.native.name);
    const module = value.module ?? 'builtins';
    return this.remember(value, { kind: 'name', module, path: value.native.qualname });
  }

  private *boundMethod(value: PyBoundMethod): Guest<Packed> {
    let name = findAttribute(value.callable, '__name__', this.thread);
    if (name === UNWIND) name = yield UNWIND;
    return yield* this.attribute(value.self, asString(name as Value | undefined) ?? '?');
  }

  private *attribute(owner: Value, name: string): Guest<Packed> {
    return { kind: 'method', owner: yield* this.pack(owner), name };
  }

  private *container(value: Value): Guest<Packed | undefined> {
    const type = typeOf(value);
    if (type.isHeap) return undefined;
    if (value instanceof PyList && type.name === 'list') {
      const packed = this.remember(value, { kind: 'list', items: [] as Packed[] });
      for (let i = 0; i < value.items.length; i++) packed.items.push(yield* this.pack(value.items[i]!));
      return packed;
    }
    if (value instanceof PyTuple && type.name === 'tuple') {
      const items: Packed[] = [];
      for (const item of value.items) items.push(yield* this.pack(item));
      return this.known.get(value) ?? this.remember(value, { kind: 'tuple', items });
    }
    if (value instanceof PyDict && type.name === 'dict') {
      const packed = this.remember(value, { kind: 'dict', entries: [] as (readonly [Packed, Packed])[] });
      for (const { key, value: content } of [...value])
        packed.entries.push([yield* this.pack(key), yield* this.pack(content!)]);
      return packed;
    }
    if (type === setType || type === frozenSetType) {
      const items: Packed[] = [];
      for (const item of value as PySet | PyFrozenSet) items.push(yield* this.pack(item));
      return this.remember(value, { kind: type === setType ? 'set' : 'frozenset', items });
    }
    return undefined;
  }

  private *object(value: Value): Guest<Packed> {
    const type = typeOf(value);
    const reduce = type.lookup('__reduce__');
    if (reduce !== undefined && type.definerOf('__reduce__') !== objectType) {
      return yield* this.reduced(value, yield* finished(callMethod(reduce, value, [], this.thread)));
    }
    if (!type.isHeap)
      return raise.typeError(
        `cannot pickle '${type.module === 'builtins' ? '' : `${type.module}.`}${type.name}' object`,
      );
    if (value instanceof PyInstance) return yield* this.instance(value);
    return yield* this.subclassInstance(value);
  }

  private *instance(value: PyInstance): Guest<Packed> {
    const getState = value.type.lookup('__getstate__');
    if (getState !== undefined && value.type.definerOf('__getstate__')?.isHeap === true) {
      const packed = this.remember(
        value,
        this.making(yield* this.pack(value.type), { kind: 'tuple', items: [] }, true),
      );
      packed.state = yield* this.pack(yield* finished(callMethod(getState, value, [], this.thread)));
      return packed;
    }
    const attributes: (readonly [string, Packed])[] = [];
    const packed = this.remember(value, {
      kind: 'instance',
      type: yield* this.pack(value.type),
      attributes,
    } as const);
    yield* this.packAttributes(value, attributes);
    return packed;
  }

  /** An instance of a class derived from a built-in type: the type is called with the plain value. */
  private *subclassInstance(value: Value): Guest<Packed> {
    const args = plainValue(value, this.thread);
    if (args === undefined) return raise.typeError(`cannot pickle '${typeOf(value).name}' object`);
    const packed = this.making(
      yield* this.pack(typeOf(value)),
      { kind: 'tuple', items: [yield* this.pack(args)] },
      false,
    );
    const attributes: (readonly [string, Packed])[] = [];
    yield* this.packAttributes(value as PyInstance, attributes);
    packed.state = { kind: 'dict', entries: attributes };
    return this.remember(value, packed);
  }

  private *packAttributes(value: PyInstance, into: (readonly [string, Packed])[]): Guest<void> {
    for (const [i, name] of value.type.slotFields.entries()) {
      const content = value.fields[i];
      if (content !== undefined) into.push([name, yield* this.pack(content)]);
    }
    for (const [name, content] of attributeEntries(value)) into.push([name, yield* this.pack(content)]);
  }

  private *reduced(value: Value, recipe: Value): Guest<Packed> {
    if (typeof recipe === 'string') {
      return this.remember(value, {
        kind: 'name',
        module: typeOf(value) === typeOf(null) ? 'builtins' : ownModule(value),
        path: recipe,
      });
    }
    if (!(recipe instanceof PyTuple) || recipe.items.length < 2)
      return raise.error(picklingErrorType, '__reduce__ must return a string or tuple');
    const [callable, args, state] = recipe.items;
    const packed = this.making(yield* this.pack(callable!), yield* this.pack(args!), false);
    this.remember(value, packed);
    packed.state = yield* this.pack(state ?? null);
    return packed;
  }

  /** `bare` instances are made without calling `__init__`. */
  private making(callable: Packed, args: Packed, bare: boolean) {
    const packed: Extract<PackedObject, { kind: 'made' }> = {
      kind: 'made',
      callable,
      args,
      state: null,
      items: [],
      entries: [],
    };
    if (bare) packed.items.push('bare');
    return packed;
  }

  private *lookUp(module: string, path: string): Guest<Value | undefined> {
    const found = this.thread.interpreter.modules.getName(module);
    let value: Value | undefined = found;
    for (const name of path.split('.')) {
      if (value === undefined) return undefined;
      let next = findAttribute(value, name, this.thread);
      if (next === UNWIND) next = yield UNWIND;
      value = next as Value | undefined;
    }
    return value;
  }

  private remember<T extends PackedObject>(value: Value, packed: T): T {
    this.known.set(value, packed);
    return packed;
  }
}

function moduleOf(type: PyType): string {
  return asString(type.attributes.get('__module__') ?? type.module) ?? type.module;
}

function ownModule(value: Value): string {
  const { module } = typeOf(value);
  return module;
}

/** What an instance of a derived class was made of; `undefined` when that is not known. */
function plainValue(value: Value, thread: Thread): Value | undefined {
  if (value instanceof PyStr || value instanceof PyInt) return value.value;
  if (value instanceof PyFloat) return new PyFloat(value.value);
  if (value instanceof PyTuple) return new PyTuple(value.items);
  if (value instanceof PyList) return new PyList([...value.items]);
  if (value instanceof PyBytes) return new PyBytes(value.value);
  if (value instanceof PyFrozenSet) return frozenSetFrom([...value], thread);
  if (value instanceof PySet) {
    const copy = new PySet();
    for (const item of value) copy.add(item, thread);
    return copy;
  }
  if (value instanceof PyDict) {
    const copy = new PyDict();
    copy.copyFrom(value);
    return copy;
  }
  return undefined;
}

// ── And back ───────────────────────────────────────────────────────────────────────────────────────

export function* unpack(packed: Packed, thread: Thread): Guest<Value> {
  return yield* new Unpacker(thread).unpack(packed);
}

class Unpacker {
  private readonly thread: Thread;
  private readonly known = new Map<PackedObject, Value>();

  constructor(thread: Thread) {
    this.thread = thread;
  }

  *unpack(packed: Packed): Guest<Value> {
    if (typeof packed !== 'object' || packed === null) return packed;
    const known = this.known.get(packed);
    if (known !== undefined) return known;
    switch (packed.kind) {
      case 'float':
        return new PyFloat(packed.value);
      case 'complex':
        return new PyComplex(packed.real, packed.imag);
      case 'bytes':
        return new PyBytes(packed.value);
      case 'list': {
        const list = this.remember(packed, new PyList([]));
        for (const item of packed.items) list.items.push(yield* this.unpack(item));
        return list;
      }
      case 'tuple':
        return this.remember(packed, new PyTuple(yield* this.all(packed.items)));
      case 'set': {
        const set = this.remember(packed, new PySet());
        for (const item of yield* this.all(packed.items)) set.add(item, this.thread);
        return set;
      }
      case 'frozenset':
        return this.remember(packed, frozenSetFrom(yield* this.all(packed.items), this.thread));
      case 'dict': {
        const dict = this.remember(packed, new PyDict());
        for (const [key, value] of packed.entries) {
          const name = yield* this.unpack(key);
          dict.set(name, yield* this.unpack(value), this.thread);
        }
        return dict;
      }
      case 'name':
        return this.remember(packed, yield* this.find(packed.module, packed.path));
      case 'method':
        return yield* finished(getAttribute(yield* this.unpack(packed.owner), packed.name, this.thread));
      case 'instance': {
        const type = (yield* this.unpack(packed.type)) as PyType;
        const made = this.remember(packed, new PyInstance(type, []));
        for (const [name, value] of packed.attributes) setField(made, name, yield* this.unpack(value));
        return made;
      }
      case 'made':
        return yield* this.make(packed);
    }
  }

  private *make(packed: Extract<PackedObject, { kind: 'made' }>): Guest<Value> {
    const callable = yield* this.unpack(packed.callable);
    const args = (yield* this.unpack(packed.args)) as PyTuple;
    const made =
      packed.items[0] === 'bare'
        ? new PyInstance(callable as PyType, [])
        : yield* finished(call(callable, [...args.items], null, this.thread));
    this.remember(packed, made);
    const state = yield* this.unpack(packed.state);
    if (state === null) return made;
    let setState = findAttribute(made, '__setstate__', this.thread);
    if (setState === UNWIND) setState = yield UNWIND;
    if (setState !== undefined) yield* finished(call1(setState as Value, state, this.thread));
    else if (state instanceof PyDict) {
      for (const { key, value } of state)
        yield* finished(setAttribute(made, asString(key)!, value!, this.thread));
    }
    return made;
  }

  private *find(module: string, path: string): Guest<Value> {
    const { interpreter } = this.thread;
    let value: Value = yield* finished(interpreter.importModule(module, this.thread));
    for (const name of path.split('.')) value = yield* finished(getAttribute(value, name, this.thread));
    return value;
  }

  private *all(packed: readonly Packed[]): Guest<Value[]> {
    const items: Value[] = [];
    for (const item of packed) items.push(yield* this.unpack(item));
    return items;
  }

  private remember<T extends Value>(packed: PackedObject, value: T): T {
    this.known.set(packed, value);
    return value;
  }
}
