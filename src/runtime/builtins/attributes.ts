/** Built-in functions that look into objects. CPython: Python/bltinmodule.c; docs: library/functions.html. */
import { pythonFrame } from '../frames/frame.ts';
import {
  accessed,
  deleteAttribute,
  findAttribute,
  getAttribute,
  isPlainlyMissing,
  setAttribute,
} from '../kernel/attributes.ts';
import { typeOf } from '../kernel/birth.ts';
import { call0 } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { hash } from '../kernel/hashing.ts';
import { identityOf } from '../kernel/identity.ts';
import { collect } from '../kernel/iterate.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import { None, type Result, UNWIND, type Value } from '../kernel/object.ts';
import { andThen, finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList } from '../kernel/values.ts';
import { givenAscii, givenRepr } from '../objects/given-text.ts';
import { sorted } from '../objects/sort.ts';
import { format } from '../objects/str-format.ts';
import { currentLocals } from './eval-exec.ts';

function getattr(object: Value, name: Value, otherwise: Value | undefined, thread: Thread): Result {
  const text = attributeName(name);
  if (otherwise === undefined) return accessed(object, text, thread);
  if (isPlainlyMissing(object, text)) return otherwise;
  return andThen<Value>(
    thread,
    () => findAttribute(object, text, thread),
    (found) => (found === undefined ? otherwise : (found as Result)),
  );
}

function hasattr(object: Value, name: Value, thread: Thread): Result {
  const text = attributeName(name);
  if (isPlainlyMissing(object, text)) return false;
  return andThen<Value>(
    thread,
    () => findAttribute(object, text, thread),
    (found) => (found === UNWIND ? UNWIND : found !== undefined),
  );
}

function setattr(object: Value, name: Value, value: Value, thread: Thread): Result {
  return setAttribute(object, attributeName(name), value, thread);
}

function delattr(object: Value, name: Value, thread: Thread): Result {
  return deleteAttribute(object, attributeName(name), thread);
}

function attributeName(name: Value): string {
  return asString(name) ?? raise.typeError(`attribute name must be string, not '${typeName(name)}'`);
}

function* dir(object: Value | undefined, thread: Thread): Guest<Value> {
  if (object === undefined) {
    const locals = currentLocals(thread, 'dir');
    const keys = yield* finished(call0(yield* finished(getAttribute(locals, 'keys', thread)), thread));
    const names = yield* collect(keys, thread);
    return new PyList(yield* sorted(names, null, false, thread));
  }
  const method = typeOf(object).lookup('__dir__');
  if (method === undefined) return raise.typeError('object does not provide __dir__');
  const names = yield* finished(callMethod(method, object, [], thread));
  return new PyList(yield* sorted(yield* collect(names, thread), null, false, thread));
}

function vars(object: Value | undefined, thread: Thread): Result {
  if (object === undefined) return currentLocals(thread, 'vars');
  return andThen<Value>(
    thread,
    () => findAttribute(object, '__dict__', thread),
    (found) =>
      found === undefined
        ? raise.typeError('vars() argument must have __dict__ attribute')
        : (found as Result),
  );
}

function globals(thread: Thread): Value {
  return pythonFrame(thread.frame)?.globals ?? None;
}

function formatted(value: Value, spec: Value, thread: Thread): Result {
  const text = asString(spec);
  if (text === undefined)
    return raise.typeError(`format() argument 2 must be str, not ${givenTypeName(spec)}`);
  return format(value, text, thread);
}

export const attributeFunctions: readonly PyNativeFunction[] = [
  native(
    'getattr(object, name, default=<missing>, /)',
    "getattr(object, name[, default]) -> value\n\nGet a named attribute from an object; getattr(x, 'y') is equivalent to x.y.\nWhen a default argument is given, it is returned when the attribute doesn't\nexist; without it, an exception is raised in that case.",
    getattr,
    { textSignature: null },
  ),
  native(
    'hasattr(obj, name, /)',
    'Return whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.',
    hasattr,
  ),
  native(
    'setattr(obj, name, value, /)',
    "Sets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``",
    setattr,
  ),
  native(
    'delattr(obj, name, /)',
    "Deletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``",
    delattr,
  ),
  native(
    'dir(object=<missing>, /)',
    "dir([object]) -> list of strings\n\nIf called without an argument, return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the attributes\nof the given object, and of attributes reachable from it.\nIf the object supplies a method named __dir__, it will be used; otherwise\nthe default dir() logic is used and returns:\n  for a module object: the module's attributes.\n  for a class object:  its attributes, and recursively the attributes\n    of its bases.\n  for any other object: its attributes, its class's attributes, and\n    recursively the attributes of its class's base classes.",
    dir,
    { textSignature: null },
  ),
  native(
    'vars(object=<missing>, /)',
    'vars([object]) -> dictionary\n\nWithout arguments, equivalent to locals().\nWith an argument, equivalent to object.__dict__.',
    vars,
    { textSignature: null },
  ),
  native(
    'globals()',
    "Return the dictionary containing the current scope's global variables.\n\nNOTE: Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa.",
    globals,
  ),
  native(
    'locals()',
    "Return a dictionary containing the current scope's local variables.\n\nNOTE: Whether or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is *implementation dependent* and not\ncovered by any backwards compatibility guarantees.",
    (thread: Thread) => currentLocals(thread, 'locals'),
  ),
  native(
    'callable(obj, /)',
    'Return whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.',
    (object: Value) => typeOf(object).slots.call !== undefined,
  ),
  native(
    'id(obj, /)',
    "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.\n(CPython uses the object's memory address.)",
    identityOf,
  ),
  native(
    'hash(obj, /)',
    'Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.',
    hash,
  ),
  native(
    'repr(obj, /)',
    'Return the canonical string representation of the object.\n\nFor many object types, including most builtins, eval(repr(obj)) == obj.',
    givenRepr,
  ),
  native(
    'ascii(obj, /)',
    'Return an ASCII-only representation of an object.\n\nAs repr(), return a string containing a printable representation of an\nobject, but escape the non-ASCII characters in the string returned by\nrepr() using \\x, \\u or \\U escapes. This generates a string similar\nto that returned by repr() in Python 2.',
    givenAscii,
  ),
  native(
    "format(value, format_spec='', /)",
    "Return type(value).__format__(value, format_spec)\n\nMany built-in types implement format_spec according to the\nFormat Specification Mini-language. See help('FORMATTING').\n\nIf type(value) does not supply a method named __format__\nand format_spec is empty, then str(value) is returned.\nSee also help('SPECIALMETHODS').",
    formatted,
  ),
];
