/** `object.name`: loading, storing, deleting. Docs: reference/expressions.html#attribute-references. */
import type { Frame } from '../frames/frame.ts';
import { deleteAttribute, genericGet, genericSet, getAttribute, isData, setAttribute } from '../kernel/attributes.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import type { Shape } from '../kernel/shape.ts';
import { utf8Length } from '../../lexer/source.ts';
import type { Attribute, Located } from '../../parser/ast.ts';
import { mangle } from '../../parser/scope/mangle.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, type Exec, keep, type Run, take } from './state.ts';

/** The node remembers in which field instances of one shape keep the name. */
export function loadAttribute(node: Attribute, b: Builder): Run {
  const object = b.expr(node.value);
  const name = attributeName(node, b);
  const at = b.at(attributePosition(node));
  const slot = b.stateSlot();
  let shape: Shape | undefined;
  let version = 0;
  let field = 0;
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const value = object(f);
    if (value === UNWIND) return UNWIND;
    if (typeof value === 'object' && value !== null) {
      const found = value.shape;
      if (found !== undefined) {
        if (found === shape && found.version === version) {
          const content = value.fields[field];
          if (content !== undefined) return content;
        } else if (remembers(found, name)) {
          shape = found;
          version = found.version;
          field = found.indexOf(name);
        }
      }
    }
    f.at = at;
    const result = getAttribute(value, name, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** Instances of the shape keep the name in a field, and nothing in their type goes before it. */
function remembers(shape: Shape, name: string): boolean {
  if (shape.indexOf(name) < 0 || shape.type.slots.getattr !== genericGet) return false;
  const attribute = shape.type.lookup(name);
  return attribute === undefined || !isData(attribute);
}

/** Stores into `object.name`. */
export function storeAttribute(node: Attribute, b: Builder): (f: Frame, object: Value, value: Value) => undefined | typeof UNWIND {
  const name = attributeName(node, b);
  const at = b.at(attributePosition(node));
  let shape: Shape | undefined;
  let version = 0;
  let field = 0;
  let next: Shape | undefined;
  return (f, object, value) => {
    if (f.resuming) return delivered(f) === UNWIND ? UNWIND : undefined;
    if (typeof object === 'object' && object !== null) {
      const found = object.shape;
      if (found !== undefined) {
        if (found === shape && found.version === version) {
          object.fields[field] = value;
          if (next !== undefined) object.shape = next;
          return undefined;
        }
        if (writes(found, name)) {
          shape = found;
          version = found.version;
          field = found.indexOf(name);
          next = undefined;
          if (field < 0) {
            field = found.names.length;
            next = found.with(name);
            if (field >= found.type.fieldCount) found.type.fieldCount = field + 1;
          }
        }
      }
    }
    f.at = at;
    return setAttribute(object, name, value, f.thread) === UNWIND ? UNWIND : undefined;
  };
}

function writes(shape: Shape, name: string): boolean {
  if (shape.type.slots.setattr !== genericSet) return false;
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
  return { lineno: end_lineno, col_offset: end_col_offset - utf8Length(node.attr, 0, node.attr.length), end_lineno, end_col_offset };
}

/** The name as the program means it: `__x` inside class `C` is `_C__x`. */
export function attributeName(node: Attribute, b: Builder): string {
  return mangle(node.attr, b.scope.privateName);
}
