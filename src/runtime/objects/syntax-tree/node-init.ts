/** What `ast.AST` does for its subclasses. CPython: Python/Python-ast.c (ast_type_init, ast_type_reduce). */
import { findAttribute, setAttribute } from '../../kernel/attributes.ts';
import { PyDict } from '../../kernel/dict.ts';
import { deprecationWarningType, raise, typeName } from '../../kernel/errors.ts';
import { collect } from '../../kernel/iterate.ts';
import { None, type PyObject, UNWIND, type Value } from '../../kernel/object.ts';
import { bareName } from '../../kernel/object-slots.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import type { Names } from '../../kernel/slots.ts';
import { contains } from '../../kernel/subscript.ts';
import { asString, repr } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { PyList, PyTuple } from '../../kernel/values.ts';
import { GenericAlias, PyUnion } from '../type-forms.ts';

/** What a context that was left out is. */
export interface DefaultContext {
  readonly type: PyType;
  readonly load: Value;
}

/** `AST.__init__`: values of the fields in order and by name; those left out are as their types say. */
export function* initNode(
  self: PyObject,
  args: readonly Value[],
  names: Names,
  context: () => DefaultContext,
  thread: Thread,
): Guest<null> {
  const { type } = self;
  const fields = yield* fieldNames(type, thread);
  const missing = new Set<Value>(fields);
  const positional = args.length - (names?.length ?? 0);
  if (positional > fields.length) {
    const plural = fields.length === 1 ? '' : 's';
    raise.typeError(
      `${bareName(type)} constructor takes at most ${fields.length} positional argument${plural}`,
    );
  }
  for (let i = 0; i < positional; i++) {
    yield* assign(self, fields[i]!, args[i]!, thread);
    missing.delete(fields[i]!);
  }
  for (const [i, name] of (names ?? []).entries()) {
    if (fields.includes(name)) {
      if (!missing.delete(name)) {
        const shown = yield* finished(repr(name, thread));
        raise.typeError(`${bareName(type)} got multiple values for argument ${shown}`);
      }
    } else yield* expectAttribute(type, name, thread);
    yield* assign(self, name, args[positional + i]!, thread);
  }
  if (missing.size > 0) yield* fillIn(self, missing, context, thread);
  return null;
}

export function* fieldNames(type: PyType, thread: Thread): Guest<readonly Value[]> {
  const fields = yield* ownAttribute(type, '_fields', thread);
  if (fields === undefined) return [];
  if (fields instanceof PyTuple || fields instanceof PyList) return fields.items;
  // sic: it is asked for its length first
  if (fields === None || typeof fields !== 'object')
    raise.typeError(`object of type '${typeName(fields)}' has no len()`);
  return yield* collect(fields, thread);
}

function* ownAttribute(type: PyType, name: string, thread: Thread): Guest<Value | undefined> {
  const found = findAttribute(type, name, thread);
  return found === UNWIND ? yield UNWIND : found;
}

function* assign(self: PyObject, name: Value, value: Value, thread: Thread): Guest<void> {
  const text = asString(name);
  if (text === undefined) raise.typeError(`attribute name must be string, not '${typeName(name)}'`);
  if (setAttribute(self, text!, value, thread) === UNWIND) yield UNWIND;
}

function* expectAttribute(type: PyType, name: string, thread: Thread): Guest<void> {
  const attributes = yield* ownAttribute(type, '_attributes', thread);
  if (attributes !== undefined && (yield* finished(contains(attributes, name, thread)))) return;
  const shown = yield* finished(repr(name, thread));
  yield* deprecated(
    `${bareName(type)}.__init__ got an unexpected keyword argument ${shown}. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.`,
    thread,
  );
}

function* fillIn(
  self: PyObject,
  missing: ReadonlySet<Value>,
  context: () => DefaultContext,
  thread: Thread,
): Guest<void> {
  const { type } = self;
  const types = yield* ownAttribute(type, '_field_types', thread);
  if (types === undefined) return;
  if (!(types instanceof PyDict))
    raise.systemError('Objects/dictobject.c:2391: bad argument to internal function');
  for (const name of missing) {
    const expected = (types as PyDict).get(name, thread);
    const shown = asString(name) ?? (yield* finished(repr(name, thread)));
    if (expected === undefined) {
      yield* deprecated(
        `Field '${shown}' is missing from ${bareName(type)}._field_types. This will become an error in Python 3.15.`,
        thread,
      );
    } else if (expected instanceof PyUnion)
      continue; // the class has None
    else if (expected instanceof GenericAlias) yield* assign(self, name, new PyList([]), thread);
    else if (expected === context().type) yield* assign(self, name, context().load, thread);
    else {
      yield* deprecated(
        `${bareName(type)}.__init__ missing 1 required positional argument: '${shown}'. This will become an error in Python 3.15.`,
        thread,
      );
    }
  }
}

function* deprecated(message: string, thread: Thread): Guest<void> {
  yield* finished(thread.interpreter.warn(deprecationWarningType, message, 1, thread));
}

/** `AST.__reduce__`: a node is made with None for the fields in a row that it has, and then gets its attributes. */
export function* reduceNode(self: PyObject, thread: Thread): Guest<Value> {
  let dict = findAttribute(self, '__dict__', thread);
  if (dict === UNWIND) dict = yield UNWIND;
  if (!(dict instanceof PyDict)) return new PyTuple([self.type, new PyTuple([])]);
  const fields = yield* fieldNames(self.type, thread);
  let given = 0;
  while (given < fields.length && dict.get(fields[given]!, thread) !== undefined) given++;
  return new PyTuple([self.type, new PyTuple(new Array<Value>(given).fill(None)), dict]);
}
