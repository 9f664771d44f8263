/** The type of `__traceback__`. CPython: Python/traceback.c; docs: reference/datamodel.html#traceback-objects. */
import { Frame } from '../frames/frame.ts';
import { defineType, getset, method, readOnly } from '../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../kernel/errors.ts';
import { TracebackEntry } from '../kernel/exception.ts';
import { None, type Value } from '../kernel/object.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { PyList } from '../kernel/values.ts';
import { frameObject, PyFrame } from './frame-object.ts';

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
      const [next, frame, instruction] = args as [Value, Value, Value, Value];
      if (next !== None && !(next instanceof TracebackEntry)) {
        return raise.typeError(`expected traceback object or None, got '${typeName(next)}'`);
      }
      if (!(frame instanceof PyFrame)) {
        return raise.typeError(`traceback() argument 'tb_frame' must be frame, not ${givenTypeName(frame)}`);
      }
      const at = knownInteger(instruction);
      if (at === undefined)
        raise.typeError(`'${typeName(instruction)}' object cannot be interpreted as an integer`);
      return new TracebackEntry(next, frame.frame, Math.max(Number(at) >> 1, 0));
    },
  },
  methods: [
    method('__dir__(self, /)', null, () => new PyList(['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno'])),
    readOnly<TracebackEntry>('tb_frame', (self, thread) =>
      self.frame instanceof Frame ? frameObject(self.frame, thread) : None,
    ),
    readOnly<TracebackEntry>('tb_lasti', (self) => self.at * 2),
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
