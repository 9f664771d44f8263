/** `cell`: a variable shared by scopes. CPython: Objects/cellobject.c. */
import { cellType } from '../kernel/birth.ts';
import { describeType, getset } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { addressOf } from '../kernel/identity.ts';
import { Cell } from '../kernel/values.ts';

describeType<Cell>(cellType, {
  doc: 'Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.',
  instances: Cell,
  isBase: false,
  slots: {
    new: (_type, args) => new Cell(args[0]),
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
      (self) => self.value ?? (self.value === null ? null : raise.valueError('cell is empty')),
      (self, value) => {
        self.value = value;
        return null;
      },
    ),
  ],
});
