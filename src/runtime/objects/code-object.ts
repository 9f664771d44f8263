/** `code` as guest code sees it. CPython: Objects/codeobject.c; docs: reference/datamodel.html#code-objects. */
import type { Code, CodeChanges } from '../frames/code.ts';
import { getAttribute } from '../kernel/attributes.ts';
import { strangeKeyword } from '../kernel/bind.ts';
import { equal } from '../kernel/compare.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { givenTypeName, raise } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { iterate } from '../kernel/iterate.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { index } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes, PyList, PyTuple } from '../kernel/values.ts';

export class PyCode extends PyObject {
  readonly code: Code;

  constructor(code: Code) {
    super();
    this.code = code;
  }
}

const codeObjects = perInterpreter('code objects', () => new WeakMap<Code, PyCode>());

/** The one guest object for `code`. */
export function codeObject(code: Code, thread: Thread): PyCode {
  const known = thread.interpreter.state(codeObjects);
  let object = known.get(code);
  if (object === undefined) {
    object = new PyCode(code);
    known.set(code, object);
  }
  return object;
}

/** Names of the variables that are neither cells of their own nor of outer scopes, parameters first. */
export function variableNames({ code }: PyCode): string[] {
  const names = new Set(parameterNames(code));
  const own = code.slots.slice(0, code.slots.length - code.freeCount);
  const isBody = code.kind === 'module' || code.kind === 'class';
  for (const { name, isCell, hidden } of own) if (!isCell && !(hidden && isBody)) names.add(name);
  return [...names];
}

export const codeType = defineType<PyCode>('code', {
  signature:
    '(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)',
  hasWeakReferences: true,
  doc: 'Create a code object.  Not for the faint of heart.',
  instances: PyCode,
  isBase: false,
  slots: {
    repr: (self, thread) => {
      const { name, filename, firstLine } = self.code;
      return `<code object ${name} at ${addressOf(self, thread)}, file "${filename}", line ${firstLine}>`;
    },
  },
  methods: [
    attribute('co_name', (code) => code.name),
    attribute('co_qualname', (code) => code.qualname),
    attribute('co_filename', (code) => code.filename),
    attribute('co_firstlineno', (code) => code.firstLine),
    attribute('co_argcount', (code) => code.parameters.positional.length),
    attribute('co_posonlyargcount', (code) => code.parameters.positionalOnlyCount),
    attribute('co_kwonlyargcount', (code) => code.parameters.keywordOnly.length),
    attribute('co_flags', flags),
    attribute('co_stacksize', (code) => code.weight),
    attribute('co_consts', (code) => new PyTuple([code.doc])),
    attribute('co_names', (code) => new PyTuple(code.names)),
    computed('co_code', () => new PyBytes(new Uint8Array(0))),
    attribute('co_linetable', () => new PyBytes(new Uint8Array(0))),
    attribute('co_exceptiontable', () => new PyBytes(new Uint8Array(0))),
    readOnly<PyCode>('co_nlocals', (self) => variableNames(self).length),
    getset<PyCode>('co_varnames', null, (self) => new PyTuple(variableNames(self))),
    computed('co_cellvars', (code) => {
      const own = code.slots.slice(0, code.slots.length - code.freeCount);
      return new PyTuple(own.filter(({ isCell }) => isCell).map(({ name }) => name));
    }),
    computed('co_freevars', (code) => {
      return new PyTuple(code.slots.slice(code.slots.length - code.freeCount).map(({ name }) => name));
    }),
    method(
      'replace(self, /, **changes)',
      'Return a copy of the code object with new values for the specified fields.',
      replaceFields,
    ),
    method('co_lines(self, /)', null, (self: PyCode, thread: Thread) => {
      const lines = self.code.positions.all().map(({ line }, i) => new PyTuple([i * 2, i * 2 + 2, line]));
      return iterate(new PyList(lines), thread);
    }),
    method('co_positions(self, /)', null, (self: PyCode, thread: Thread) => {
      const positions = self.code.positions.all();
      const rows = positions.map(({ line, endLine, column, endColumn }) =>
        column < 0
          ? new PyTuple([line, endLine, null, null])
          : new PyTuple([line, endLine, column, endColumn]),
      );
      return iterate(new PyList(rows), thread);
    }),
  ],
});

function computed(name: string, get: (code: Code) => Value) {
  return getset<PyCode>(name, null, (self) => get(self.code));
}

function attribute(name: string, get: (code: Code) => Value) {
  return readOnly<PyCode>(name, (self) => get(self.code));
}

/** What can be replaced without other instructions; all else must be given as it is. */
function* replaceFields(self: PyCode, changes: PyDict, thread: Thread): Guest<Value> {
  const made: { -readonly [Name in keyof CodeChanges]: CodeChanges[Name] } = {};
  for (const { key, value } of changes) {
    const field = key as string;
    if (!fields.has(field)) return strangeKeyword('replace', field, [...fields.keys()]);
    const asText = (): string =>
      asString(value!) ??
      raise.typeError(`replace() argument '${field}' must be str, not ${givenTypeName(value!)}`);
    if (field === 'co_name') made.name = asText();
    else if (field === 'co_qualname') made.qualname = asText();
    else if (field === 'co_filename') made.filename = asText();
    else if (field === 'co_firstlineno') made.firstLine = Number(yield* index(value!, thread));
    else if (field === 'co_flags') {
      const wanted = Number(yield* index(value!, thread));
      if (((wanted ^ flags(self.code)) & ~ITERABLE_COROUTINE) !== 0) return refuseField(field);
      made.isIterableCoroutine = (wanted & ITERABLE_COROUTINE) !== 0;
    } else {
      const present = yield* finished(getAttribute(self, field, thread));
      if (!(yield* finished(equal(value!, present, thread)))) return refuseField(field);
    }
  }
  return new PyCode(self.code.with(made));
}

function refuseField(field: string): never {
  return raise.notImplementedError(`code.replace(${field}=...) is not supported: code is no bytecode here`);
}

/** The fields that `replace` takes. */
const fields = new Set(
  'argcount posonlyargcount kwonlyargcount nlocals stacksize flags firstlineno code consts names varnames freevars cellvars filename name qualname linetable exceptiontable'
    .split(' ')
    .map((name) => `co_${name}`),
);

const ITERABLE_COROUTINE = 0x100;

function parameterNames(code: Code): string[] {
  const { positional, keywordOnly, varargsSlot, kwargsSlot } = code.parameters;
  const names = [...positional, ...keywordOnly].map(({ name }) => name);
  for (const slot of [varargsSlot, kwargsSlot]) if (slot >= 0) names.push(code.slots[slot]!.name);
  return names;
}

/** The bits of `inspect.CO_*`. */
function flags(code: Code): number {
  const future = code.annotationsAreText ? 0x100_0000 : 0;
  if (code.kind === 'module' || code.kind === 'class') return future;
  const { varargsSlot, kwargsSlot } = code.parameters;
  let bits = future | 0x3;
  if (varargsSlot >= 0) bits |= 0x4;
  if (kwargsSlot >= 0) bits |= 0x8;
  if (code.freeCount > 0) bits |= 0x10;
  if (code.kind === 'generator') bits |= 0x20;
  if (code.kind === 'coroutine') bits |= 0x80;
  if (code.isIterableCoroutine) bits |= ITERABLE_COROUTINE;
  if (code.kind === 'async generator') bits |= 0x200;
  return code.doc === null ? bits : bits | 0x400_0000;
}
