/** `object.name`: loading, storing, deleting. Docs: reference/expressions.html#attribute-references. */

import { utf8Length } from '../../lexer/source.ts';
import type { Attribute, Located } from '../../parser/ast.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import type { Frame } from '../frames/frame.ts';
import {
  blame,
  deleteAttribute,
  genericGet,
  genericSet,
  getAttribute,
  isData,
  setAttribute,
} from '../kernel/attributes.ts';
import { moduleType, typeOf } from '../kernel/birth.ts';
import type { Entry, PyDict } from '../kernel/dict.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { makeRoom, type Shape } from '../kernel/shape.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyModule } from '../objects/module.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

/** Where instances of a shape keep a name; `next` is the shape that they get when the name is new to them. */
class FieldMemory {
  shape: Shape | undefined = undefined;
  version = 0;
  field = 0;
  next: Shape | undefined = undefined;

  copyFrom(other: FieldMemory): void {
    this.shape = other.shape;
    this.version = other.version;
    this.field = other.field;
    this.next = other.next;
  }
}

/** Reads an attribute; the closure remembers in which fields instances of the last two shapes keep the name. */
export function attributeReader(node: Attribute, b: Builder): (f: Frame, object: Value) => Result {
  const name = attributeName(node, b);
  const at = b.at(attributePosition(node));
  const last = new FieldMemory();
  const before = new FieldMemory();
  const modules = new ModuleMemory(name);
  const descriptors = new DescriptorMemory(name);
  return (f, object) => {
    if (typeof object === 'object' && object !== null) {
      if (object instanceof PyModule) {
        const content = modules.find(object);
        if (content !== undefined) return content;
      }
      const { shape } = object;
      if (shape !== undefined) {
        if (shape === last.shape && shape.version === last.version) {
          const content = object.fields[last.field];
          if (content !== undefined) return content;
        } else if (shape === before.shape && shape.version === before.version) {
          const content = object.fields[before.field];
          if (content !== undefined) return content;
        } else if (remembers(shape, name)) {
          before.copyFrom(last);
          last.shape = shape;
          last.version = shape.version;
          last.field = shape.indexOf(name);
        } else if (shape.dictionary !== null && descriptors.hasNone(shape.type)) {
          const content = shape.dictionary.getName(name);
          if (content !== undefined) return content;
        }
      }
      const { type } = object;
      f.at = at;
      if ((type === descriptors.type && type.version === descriptors.version) || descriptors.learns(type))
        return descriptors.get(descriptors.attribute as never, object, type, f.thread);
    }
    f.at = at;
    return getAttribute(object, name, f.thread);
  };
}

/** Remembers what computes the attribute for instances of the last type: a property, a slot, the field of a named tuple. */
class DescriptorMemory {
  private readonly name: string;
  type: PyType | undefined = undefined;
  version = 0;
  attribute: Value = null;
  private bare: PyType | undefined = undefined;
  private bareVersion = 0;
  get: (attribute: never, object: Value, type: PyType, thread: Thread) => Result = noDescriptor;

  constructor(name: string) {
    this.name = name;
  }

  /** Whether instances of the type have under the name what they themselves have. */
  hasNone(type: PyType): boolean {
    if (type === this.bare && type.version === this.bareVersion) return true;
    if (type.slots.getattr !== genericGet || type.lookup(this.name) !== undefined) return false;
    this.bare = type;
    this.bareVersion = type.version;
    return true;
  }

  /** Whether nothing goes before the descriptor that instances of the type have under the name. */
  learns(type: PyType): boolean {
    if (type.slots.getattr !== genericGet) return false;
    const attribute = type.lookup(this.name);
    if (attribute === undefined || (type.hasDict && !isData(attribute))) return false;
    const own = typeOf(attribute);
    const { get } = own.slots;
    if (get === undefined || own.isHeap) return false;
    this.type = type;
    this.version = type.version;
    this.attribute = attribute;
    this.get = get;
    return true;
  }
}

function noDescriptor(): Result {
  return null;
}

/** Remembers the dictionary entry of a name in the last module it was asked of. */
export class ModuleMemory {
  private readonly name: string;
  private namespace: PyDict | undefined = undefined;
  private entry: Entry | undefined = undefined;

  constructor(name: string) {
    this.name = name;
  }

  find(module: PyModule): Value | undefined {
    if (module.namespace !== this.namespace || this.entry?.value === undefined) {
      // A name that modules have as a data descriptor goes first.
      if (module.type !== moduleType || moduleType.lookup(this.name) !== undefined) return undefined;
      this.namespace = module.namespace;
      this.entry = module.namespace.entryOfName(this.name);
    }
    return this.entry?.value;
  }
}

export function loadAttribute(node: Attribute, b: Builder): Run {
  const object = b.expr(node.value);
  const read = attributeReader(node, b);
  const name = attributeName(node, b);
  const slot = b.stateSlot();
  return (f) => {
    const kept = f.resuming ? (take(f, slot) as Value | undefined) : undefined;
    if (kept !== undefined) {
      const result = delivered(f);
      return result === UNWIND ? blame(kept, name, f.thread) : result;
    }
    const value = object(f);
    if (value === UNWIND) return UNWIND;
    const result = read(f, value);
    if (result !== UNWIND) return result;
    blame(value, name, f.thread);
    return keep(f, slot, value);
  };
}

/** Instances of the shape keep the name in a field, and nothing in their type goes before it. */
function remembers(shape: Shape, name: string): boolean {
  if (shape.dictionary !== null || shape.indexOf(name) < 0 || shape.type.slots.getattr !== genericGet)
    return false;
  const attribute = shape.type.lookup(name);
  return attribute === undefined || !isData(attribute);
}

/** Stores into `object.name`. */
export function storeAttribute(
  node: Attribute,
  b: Builder,
): (f: Frame, object: Value, value: Value) => undefined | typeof UNWIND {
  const name = attributeName(node, b);
  const at = b.at(attributePosition(node));
  const last = new FieldMemory();
  const before = new FieldMemory();
  return (f, object, value) => {
    if (f.resuming) return delivered(f) === UNWIND ? UNWIND : undefined;
    if (typeof object === 'object' && object !== null) {
      const { shape } = object;
      if (shape !== undefined) {
        if (shape === last.shape && shape.version === last.version) {
          object.fields[last.field] = value;
          if (last.next !== undefined) object.shape = last.next;
          return undefined;
        }
        if (shape === before.shape && shape.version === before.version) {
          object.fields[before.field] = value;
          if (before.next !== undefined) object.shape = before.next;
          return undefined;
        }
        if (writes(shape, name)) {
          before.copyFrom(last);
          learn(last, shape, name);
        }
      }
    }
    f.at = at;
    return setAttribute(object, name, value, f.thread) === UNWIND ? UNWIND : undefined;
  };
}

function learn(memory: FieldMemory, shape: Shape, name: string): void {
  memory.shape = shape;
  memory.version = shape.version;
  memory.field = shape.indexOf(name);
  memory.next = undefined;
  if (memory.field >= 0) return;
  memory.field = shape.names.length;
  memory.next = shape.sharedWith(name);
  if (memory.next === undefined) memory.shape = undefined;
  makeRoom(shape.type, memory.field + 1);
}

function writes(shape: Shape, name: string): boolean {
  if (shape.dictionary !== null || shape.type.slots.setattr !== genericSet) return false;
  const attribute = shape.type.lookup(name);
  return attribute === undefined || !isData(attribute);
}

export function removeAttribute(node: Attribute, b: Builder): Exec {
  const object = b.expr(node.value);
  const name = attributeName(node, b);
  const at = b.at(attributePosition(node));
  const slot = b.stateSlot();
  return (f) => {
    let result: Result;
    if (f.resuming && take(f, slot) === CALLED) result = delivered(f);
    else {
      const value = object(f);
      if (value === UNWIND) return UNWIND;
      f.at = at;
      result = deleteAttribute(value, name, f.thread);
      if (result === UNWIND) return keep(f, slot, CALLED);
    }
    return result === UNWIND ? UNWIND : undefined;
  };
}

/** Where an attribute that stands on a later line than its object is said to be. */
export function attributePosition(node: Attribute): Located {
  if (node.lineno === node.end_lineno) return node;
  const { end_lineno, end_col_offset } = node;
  return {
    lineno: end_lineno,
    col_offset: end_col_offset - utf8Length(node.attr, 0, node.attr.length),
    end_lineno,
    end_col_offset,
  };
}

/** The name as the program means it: `__x` inside class `C` is `_C__x`. */
export function attributeName(node: Attribute, b: Builder): string {
  return mangle(node.attr, b.scope.privateName);
}
