/** The type of `__traceback__`. CPython: Python/traceback.c; docs: reference/datamodel.html#traceback-objects. */
import { Frame } from '../frames/frame.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { TracebackEntry } from '../kernel/exception.ts';
import { None, type Value } from '../kernel/object.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { PyList } from '../kernel/values.ts';
import { frameObject, PyFrame } from './frame-object.ts';

/** An entry that a program has made. */
class GivenEntry extends TracebackEntry {
  readonly instruction: number;

  constructor(next: TracebackEntry | null, frame: Frame, instruction: number, line: number) {
    const { positions } = frame.code;
    const at = Math.max(instruction >> 1, 0);
    const isThere = instruction >= 0 && (line < 0 || positions.lineAt(at) === line);
    super(next, frame, isThere ? at : positions.add(line, -1, line, -1));
    this.instruction = instruction;
  }
}

/** The line where the frame of `entry` was. */
export function tracebackLine(entry: TracebackEntry): number {
  return entry.frame instanceof Frame ? entry.frame.code.positions.lineAt(entry.at) : 0;
}

export const tracebackType = defineType<TracebackEntry>('traceback', {
  signature: '(tb_next, tb_frame, tb_lasti, tb_lineno)',
  doc: 'Create a new traceback object.',
  instances: TracebackEntry,
  isBase: false,
  slots: {
    new: (_type, args, names) => {
      if (names !== null || args.length !== 4)
        raise.typeError(`traceback() takes exactly 4 arguments (${args.length} given)`);
      const [next, frame, instruction, line] = args as [Value, Value, Value, Value];
      if (next !== None && !(next instanceof TracebackEntry)) {
        return raise.typeError(`expected traceback object or None, got '${typeName(next)}'`);
      }
      if (!(frame instanceof PyFrame)) {
        return raise.typeError(`traceback() argument 'tb_frame' must be frame, not ${givenTypeName(frame)}`);
      }
      for (const number of [instruction, line]) {
        if (knownInteger(number) === undefined)
          raise.typeError(`'${typeName(number)}' object cannot be interpreted as an integer`);
      }
      return new GivenEntry(next, frame.frame, Number(knownInteger(instruction)), Number(knownInteger(line)));
    },
  },
  methods: [
    method('__dir__(self, /)', null, () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno'])),
    readOnly<TracebackEntry>('tb_frame', (self, thread) =>
      self.frame instanceof Frame ? frameObject(self.frame, thread) : None,
    ),
    readOnly<TracebackEntry>('tb_lasti', (self) =>
      self instanceof GivenEntry ? self.instruction : self.at * 2,
    ),
    getset<TracebackEntry>('tb_lineno', null, tracebackLine),
    getset<TracebackEntry>('tb_next', null, (self) => self.next, setNext),
  ],
});

function setNext(self: TracebackEntry, value: Value | undefined): null {
  if (value === undefined) return raise.typeError("can't delete tb_next attribute");
  if (value !== None && !(value instanceof TracebackEntry)) {
    return raise.typeError(`expected traceback object, got '${typeName(value)}'`);
  }
  for (let each: TracebackEntry | null = value; each !== null; each = each.next) {
    if (each === self) raise.valueError('traceback loop detected');
  }
  self.next = value;
  return None;
}
