/** `code` as guest code sees it. CPython: Objects/codeobject.c; docs: reference/datamodel.html#code-objects. */
import type { Code } from '../frames/code.ts';
import { defineType, getset, method } from '../kernel/define.ts';
import { addressOf } from '../kernel/identity.ts';
import { perInterpreter } from '../kernel/interpreter-state.ts';
import { iterate } from '../kernel/iterate.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { emptyTuple, PyBytes, PyList, PyTuple } from '../kernel/values.ts';

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
  const names = parameterNames(code);
  const parameters = new Set(names);
  const own = code.slots.slice(0, code.slots.length - code.freeCount);
  for (const { name, isCell, hidden } of own)
    if (!isCell && !hidden && !parameters.has(name)) names.push(name);
  return names;
}

export const codeType = defineType<PyCode>('code', {
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
    attribute('co_names', () => emptyTuple),
    attribute('co_code', () => new PyBytes(new Uint8Array(0))),
    getset<PyCode>('co_nlocals', null, (self) => variableNames(self).length),
    getset<PyCode>('co_varnames', null, (self) => new PyTuple(variableNames(self))),
    attribute('co_cellvars', (code) => {
      const own = code.slots.slice(0, code.slots.length - code.freeCount);
      return new PyTuple(own.filter(({ isCell }) => isCell).map(({ name }) => name));
    }),
    attribute('co_freevars', (code) => {
      return new PyTuple(code.slots.slice(code.slots.length - code.freeCount).map(({ name }) => name));
    }),
    method('co_lines(self, /)', null, (self: PyCode, thread: Thread) => {
      const lines = self.code.positions.all().map(({ line }, i) => new PyTuple([i * 2, i * 2 + 2, line]));
      return iterate(new PyList(lines), thread);
    }),
    method('co_positions(self, /)', null, (self: PyCode, thread: Thread) => {
      const positions = self.code.positions.all();
      const rows = positions.map(
        (each) => new PyTuple([each.line, each.endLine, each.column, each.endColumn]),
      );
      return iterate(new PyList(rows), thread);
    }),
  ],
});

function attribute(name: string, get: (code: Code) => Value) {
  return getset<PyCode>(name, null, (self) => get(self.code));
}

function parameterNames(code: Code): string[] {
  const { positional, keywordOnly, varargsSlot, kwargsSlot } = code.parameters;
  const names = [...positional, ...keywordOnly].map(({ name }) => name);
  for (const slot of [varargsSlot, kwargsSlot]) if (slot >= 0) names.push(code.slots[slot]!.name);
  return names;
}

/** The bits of `inspect.CO_*`. */
function flags(code: Code): number {
  if (code.kind === 'module' || code.kind === 'class') return 0;
  const { varargsSlot, kwargsSlot } = code.parameters;
  let bits = 0x3;
  if (varargsSlot >= 0) bits |= 0x4;
  if (kwargsSlot >= 0) bits |= 0x8;
  if (code.freeCount > 0) bits |= 0x10;
  if (code.kind === 'generator') bits |= 0x20;
  if (code.kind === 'coroutine') bits |= 0x80;
  if (code.kind === 'async generator') bits |= 0x200;
  return code.doc === null ? bits : bits | 0x400_0000;
}
