/** `collections.namedtuple`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.namedtuple. */
import { isIdentifier } from '../../lexer/identifiers.ts';
import { quoted } from '../../lexer/quoted.ts';
import { keywords } from '../../lexer/vocabulary.ts';
import { pythonFrame } from '../../runtime/frames/frame.ts';
import { bind } from '../../runtime/kernel/bind.ts';
import { tupleType } from '../../runtime/kernel/birth.ts';
import { call } from '../../runtime/kernel/call.ts';
import { type Attribute, classMethod, constant, method, native } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect } from '../../runtime/kernel/iterate.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { type Defaults, Parameters, REQUIRED } from '../../runtime/kernel/parameters.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { setField } from '../../runtime/kernel/shape.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import { asString, repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { makeLibraryClass } from '../../runtime/objects/library-class.ts';
import { staticMethodOf } from '../../runtime/objects/static-class-method.ts';
import { invoke } from '../asyncio/invoke.ts';
import { closure } from '../functools/closure.ts';
import { TupleGetter, tupleGetterType } from './tuple-getter.ts';

export const namedTuple = native(
  'namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)',
  "Returns a new subclass of tuple with named fields.\n\n>>> Point = namedtuple('Point', ['x', 'y'])\n>>> Point(11, y=22)\nPoint(x=11, y=22)\n",
  function* (
    typename: Value,
    fieldNames: Value,
    rename: Value,
    defaults: Value,
    module: Value,
    thread: Thread,
  ): Guest<Value> {
    const given = yield* namesIn(fieldNames, thread);
    const name = yield* finished(str(typename, thread));
    const renames = yield* finished(truth(rename, thread));
    const fields = renames ? renamed(given) : given;
    checkNames(name, fields, renames);
    const values = defaults === null ? [] : yield* collect(defaults, thread);
    if (values.length > fields.length) raise.typeError('Got more default values than field names');
    const home = module ?? pythonFrame(thread.frame)?.globals.getName('__name__') ?? '__main__';
    return makeNamedTuple(name, fields, values, home, thread);
  },
  { wording: 'def' },
);

function* namesIn(fieldNames: Value, thread: Thread): Guest<string[]> {
  const text = asString(fieldNames);
  if (text !== undefined)
    return text
      .replaceAll(',', ' ')
      .split(/\s+/)
      .filter((each) => each !== '');
  const names: string[] = [];
  for (const each of yield* collect(fieldNames, thread)) names.push(yield* finished(str(each, thread)));
  return names;
}

/** Names that can't be fields are called after their places. */
function renamed(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name, i) => {
    const isUsable = isIdentifier(name) && !keywords.has(name) && !name.startsWith('_') && !seen.has(name);
    seen.add(name);
    return isUsable ? name : `_${i}`;
  });
}

function checkNames(typename: string, fields: readonly string[], mayBeUnderscored: boolean): void {
  for (const name of [typename, ...fields]) {
    const complaint = 'Type names and field names';
    if (!isIdentifier(name)) raise.valueError(`${complaint} must be valid identifiers: ${quoted(name)}`);
    if (keywords.has(name)) raise.valueError(`${complaint} cannot be a keyword: ${quoted(name)}`);
  }
  const seen = new Set<string>();
  for (const name of fields) {
    if (name.startsWith('_') && !mayBeUnderscored)
      raise.valueError(`Field names cannot start with an underscore: ${quoted(name)}`);
    if (seen.has(name)) raise.valueError(`Encountered duplicate field name: ${quoted(name)}`);
    seen.add(name);
  }
}

/** Makes the class; also for `typing.NamedTuple`. */
export function makeNamedTuple(
  name: string,
  fields: readonly string[],
  defaults: readonly Value[],
  module: Value,
  thread: Thread,
): PyType {
  tupleGetterType();
  const fieldDefaults = new PyDict();
  const first = fields.length - defaults.length;
  for (let i = first; i < fields.length; i++) fieldDefaults.setName(fields[i]!, defaults[i - first]!);
  return makeLibraryClass<PyTuple>(
    name,
    {
      module: 'builtins',
      doc: `${name}(${fields.join(', ')})`,
      bases: () => [tupleType],
      fields: [],
      slots: {
        *repr(self, thread) {
          const parts: string[] = [];
          for (const [i, field] of fields.entries())
            parts.push(`${field}=${yield* finished(repr(self.items[i]!, thread))}`);
          return `${self.type.name}(${parts.join(', ')})`;
        },
      },
      attributes: () => [
        constant('_fields', new PyTuple(fields)),
        constant('_field_defaults', fieldDefaults),
        (owner) => ['__new__', maker(owner, fields, defaults, module)],
        ...methods(name, fields),
        constant('__match_args__', new PyTuple(fields)),
        ...fields.map(
          (field, i): Attribute => constant(field, new TupleGetter(i, `Alias for field number ${i}`)),
        ),
        constant('__module__', module),
      ],
    },
    thread.interpreter,
  );
}

/** `__new__`, and what calling the class does without looking it up. */
function maker(
  owner: PyType,
  fields: readonly string[],
  defaults: readonly Value[],
  module: Value,
): PyObject {
  const qualname = `${owner.name}.__new__`;
  const count = fields.length;
  const named = ['_cls', ...fields];
  const parameters = new Parameters({
    positional: named.map((name, slot) => ({ name, slot })),
    positionalOnlyCount: 0,
    keywordOnly: [],
    varargsSlot: -1,
    kwargsSlot: -1,
    wording: 'def',
  });
  const required = 1 + count - defaults.length;
  const bySlot: Defaults = named.map((_, i) => (i < required ? REQUIRED : defaults[i - required]!));
  const arranged = (args: readonly Value[], names: Names): Value[] => {
    const bound: Value[] = new Array(count + 1).fill(undefined);
    bind(qualname, parameters, bySlot, args, names, bound, true);
    return bound;
  };
  const create = (type: PyType, args: Value[], names: Names): Value => {
    const items =
      names === null && args.length === count ? args.slice() : arranged([type, ...args], names).slice(1);
    const made = new PyTuple(items);
    made.type = type;
    return type.hasDict || type.slotFields.length > 0 ? adopt(made, type) : made;
  };
  const body = closure(
    qualname,
    asString(module) ?? owner.name,
    (args, names, thread) => {
      const [type, ...rest] = arranged(args, names);
      return call(tupleType.attributes.get('__new__')!, [type!, new PyTuple(rest)], null, thread);
    },
    {
      doc: `Create new instance of ${owner.name}(${fields.join(', ')})`,
      signature: `(${named.map((name, i) => (i < required ? name : `${name}=<default ${i - required}>`)).join(', ')})`,
    },
  );
  setField(body, '__defaults__', defaults.length === 0 ? null : new PyTuple(defaults));
  const attribute = staticMethodOf(body);
  owner.maker = { attribute, create };
  return attribute;
}

function methods(name: string, fields: readonly string[]): Attribute[] {
  const replaceDoc = `Return a new ${name} object replacing specified fields with new values`;
  const known = new Set<Value>(fields);
  function* replace(self: PyTuple, changes: PyDict, thread: Thread): Guest<Value> {
    const values = fields.map((field, i) => {
      const changed = changes.getName(field);
      return changed === undefined ? self.items[i]! : changed;
    });
    const made = yield* invoke(self, '_make', [new PyTuple(values)], thread);
    const unknown = [...changes].map(({ key }) => key).filter((key) => !known.has(key));
    if (unknown.length > 0) {
      const text = yield* finished(repr(new PyList(unknown), thread));
      raise.typeError(`Got unexpected field names: ${text}`);
    }
    return made;
  }
  return [
    classMethod(
      '_make(cls, iterable)',
      `Make a new ${name} object from a sequence or iterable`,
      function* (cls: PyType, iterable: Value, thread: Thread): Guest<Value> {
        const items = yield* collect(iterable, thread);
        if (items.length !== fields.length)
          raise.typeError(`Expected ${fields.length} arguments, got ${items.length}`);
        return adopt(new PyTuple(items), cls);
      },
      'def',
    ),
    method('__replace__(self, /, **kwds)', replaceDoc, replace, 'def'),
    method('_replace(self, /, **kwds)', replaceDoc, replace, 'def'),
    method(
      '_asdict(self)',
      'Return a new dict which maps field names to their values.',
      (self: PyTuple) => {
        const dict = new PyDict();
        for (const [i, field] of fields.entries()) dict.setName(field, self.items[i]!);
        return dict;
      },
      'def',
    ),
    method(
      '__getnewargs__(self)',
      'Return self as a plain tuple.  Used by copy and pickle.',
      (self: PyTuple) => new PyTuple(self.items),
      'def',
    ),
  ];
}
