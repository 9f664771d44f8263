/** `cell`: a variable shared by scopes. CPython: Objects/cellobject.c. */
import { cellType } from '../kernel/birth.ts';
import { type Comparison, compare } from '../kernel/compare.ts';
import { describeType, getset } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import type { Result, Value } from '../kernel/object.ts';
import type { Thread } from '../kernel/thread.ts';
import { Cell, NotImplemented } from '../kernel/values.ts';

describeType<Cell>(cellType, {
  doc: 'Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.',
  instances: Cell,
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (names !== null) raise.typeError('cell() takes no keyword arguments');
      if (args.length > 1) raise.typeError(`cell expected at most 1 argument, got ${args.length}`);
      return new Cell(args[0]);
    },
    eq: (self, other, thread) => compared('eq', self, other, thread),
    ne: (self, other, thread) => compared('ne', self, other, thread),
    lt: (self, other, thread) => compared('lt', self, other, thread),
    le: (self, other, thread) => compared('le', self, other, thread),
    gt: (self, other, thread) => compared('gt', self, other, thread),
    ge: (self, other, thread) => compared('ge', self, other, thread),
    hash: (self) => raise.typeError(`unhashable type: '${self.type.name}'`),
    repr: (self, thread) => {
      const content =
        self.value === undefined
          ? 'empty'
          : `${typeName(self.value)} object at ${addressOf(self.value, thread)}`;
      return `<cell at ${addressOf(self, thread)}: ${content}>`;
    },
  },
  methods: [
    getset<Cell>(
      'cell_contents',
      null,
      (self) => self.value ?? (self.value === null ? null : raise.valueError('Cell is empty')),
      (self, value) => {
        self.value = value;
        return null;
      },
    ),
  ],
});

/** By the contents; an empty cell comes before any other. */
function compared(operation: Comparison, { value }: Cell, other: Value, thread: Thread): Result {
  if (!(other instanceof Cell)) return NotImplemented;
  if (value !== undefined && other.value !== undefined) return compare(operation, value, other.value, thread);
  return compare(operation, value === undefined ? 0 : 1, other.value === undefined ? 0 : 1, thread);
}
