/** `traceback.FrameSummary` and `traceback.StackSummary`. CPython: Lib/traceback.py; docs: library/traceback.html#framesummary-objects. */
import type { Frame } from '../../runtime/frames/frame.ts';
import { listType } from '../../runtime/kernel/birth.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { collect, iterate } from '../../runtime/kernel/iterate.ts';
import { None, PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getItem, knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString, repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, NotImplemented, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { PyFrame } from '../../runtime/objects/frame-object.ts';
import '../../runtime/objects/list.ts';
import { sourceLineOf } from '../../runtime/traceback/source-line.ts';
import { type FrameSummary, formatEntry, formatStack, plainLine } from '../../runtime/traceback/stack.ts';

export class PyFrameSummary extends PyObject {
  readonly entry: FrameSummary;
  /** The source line as it was given, or found. */
  line: Value;
  locals: Value = None;

  constructor(entry: FrameSummary, line: Value = plainLine(entry)) {
    super();
    this.entry = entry;
    this.line = line;
    if (entry.locals !== undefined) {
      const locals = new PyDict();
      for (const [name, text] of entry.locals) locals.setName(name, text);
      this.locals = locals;
    }
  }

  get parts(): [filename: Value, line: Value, name: Value, text: Value] {
    const { filename, line, name } = this.entry;
    return [filename, line, name, this.line];
  }
}

export const frameSummaryType = defineType<PyFrameSummary>('FrameSummary', {
  signature:
    '(filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None, end_colno=None)',
  module: 'traceback',
  doc: 'Information about a single frame from a traceback.',
  instances: PyFrameSummary,
  slots: {
    new: (type, args, names, thread) => adopt(fromArguments(args, names ?? [], thread), type),
    init: () => None,
    repr: ({ entry }) => `<FrameSummary file ${entry.filename}, line ${entry.line} in ${entry.name}>`,
    *eq(self, other, thread) {
      if (other instanceof PyFrameSummary) {
        const same = [0, 1, 2].every((i) => self.parts[i] === other.parts[i]);
        return same && (yield* finished(equal(self.locals, other.locals, thread)));
      }
      if (!(other instanceof PyTuple)) return NotImplemented;
      return yield* finished(equal(new PyTuple(self.parts), other, thread));
    },
    len: () => 4,
    iter: (self, thread) => iterate(new PyList(self.parts), thread),
    getitem: (self, key, thread) => getItem(new PyTuple(self.parts), key, thread),
  },
  methods: [
    getset<PyFrameSummary>('filename', null, (self) => self.entry.filename),
    getset<PyFrameSummary>('lineno', null, (self) => self.entry.line),
    getset<PyFrameSummary>('name', null, (self) => self.entry.name),
    getset<PyFrameSummary>('line', null, (self) => self.line),
    getset<PyFrameSummary>('end_lineno', null, (self) => self.entry.position?.endLine ?? self.entry.line),
    getset<PyFrameSummary>('colno', null, (self) => self.entry.position?.column ?? None),
    getset<PyFrameSummary>('end_colno', null, (self) => self.entry.position?.endColumn ?? None),
    getset<PyFrameSummary>('locals', null, (self) => self.locals),
  ],
});

export const stackSummaryType: PyType = defineType<PyList>('StackSummary', {
  module: 'traceback',
  doc: 'A list of FrameSummary objects, representing a stack of frames.',
  bases: [listType],
  hasDict: true,
  methods: [
    classMethod(
      'extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False)',
      'Create a StackSummary from a traceback or stack object.',
      function* (klass: PyType, frames: Value, limit: Value, _lookUp: Value, _locals: Value, thread: Thread) {
        const summaries: FrameSummary[] = [];
        for (const each of yield* collect(frames, thread)) {
          const [frame, line] = yield* collect(each, thread);
          if (frame instanceof PyFrame)
            summaries.push(lineEntry(frame.frame, Number(knownInteger(line ?? None) ?? 0)));
        }
        return stackSummary(limited(summaries, limit), klass);
      },
      'def',
    ),
    classMethod(
      'from_list(klass, a_list)',
      'Create a StackSummary object from a supplied list of\nFrameSummary objects or old-style list of tuples.',
      function* (_klass: PyType, list: Value, thread: Thread) {
        const items: Value[] = [];
        for (const each of yield* collect(list, thread)) items.push(yield* asSummary(each, thread));
        return adopt(new PyList(items), stackSummaryType);
      },
      'def',
    ),
    method(
      'format_frame_summary(self, frame_summary, **kwargs)',
      'Format the lines for a single FrameSummary.\n\nReturns a string representing one frame involved in the stack. This\ngets called for every frame to be printed in the stack summary.',
      (_self: PyList, summary: PyFrameSummary) => formatEntry(summary.entry),
      'def',
    ),
    method(
      'format(self, **kwargs)',
      'Format the stack ready for printing.',
      (self: PyList) => new PyList(formatStack(entriesOf(self))),
      'def',
    ),
  ],
});

export function stackSummary(entries: readonly FrameSummary[], type: PyType = stackSummaryType): PyList {
  return adopt(new PyList(entries.map((entry) => new PyFrameSummary(entry))), type);
}

export function entriesOf(summary: PyList): FrameSummary[] {
  return summary.items.flatMap((each) => (each instanceof PyFrameSummary ? each.entry : []));
}

/** Where only the line of a frame is known: no carets are drawn. */
export function lineEntry(frame: Frame, line: number): FrameSummary {
  const { filename, name, source } = frame.code;
  return { filename, line, name, position: null, source: (number) => source?.line(number) };
}

/** The first `limit` entries, or the last ones when it is negative. */
export function limited<T>(entries: readonly T[], limit: Value): readonly T[] {
  if (limit === None) return entries;
  const count = Number(knownInteger(limit) ?? raise.typeError('limit must be an integer or None'));
  return count >= 0 ? entries.slice(0, count) : entries.slice(count);
}

export function* asSummary(value: Value, thread: Thread): Guest<PyFrameSummary> {
  if (value instanceof PyFrameSummary) return value;
  const parts = yield* collect(value, thread);
  if (parts.length !== 4) {
    const [few, count] = [parts.length < 4, parts.length];
    raise.valueError(
      few
        ? `not enough values to unpack (expected 4, got ${count})`
        : `too many values to unpack (expected 4, got ${count})`,
    );
  }
  const [filename, line, name, text] = parts as [Value, Value, Value, Value];
  const given = asString(text);
  const shown = asString(filename) ?? (yield* finished(repr(filename, thread)));
  const entry: FrameSummary = {
    filename: shown,
    line: Number(knownInteger(line) ?? 0),
    name: asString(name) ?? (yield* finished(repr(name, thread))),
    position: null,
    source: (number) => given ?? sourceLineOf(shown, number, thread),
  };
  return new PyFrameSummary(entry, text);
}

function fromArguments(args: readonly Value[], names: readonly string[], thread: Thread): PyFrameSummary {
  const count = args.length - names.length;
  if (count !== 3) {
    raise.typeError(`FrameSummary.__init__() takes 4 positional arguments but ${count + 1} were given`);
  }
  const options = new Map(names.map((name, i) => [name, args[count + i]!]));
  const [filename, line, name] = [
    asString(args[0]) ?? '',
    Number(knownInteger(args[1]) ?? 0),
    asString(args[2]) ?? '',
  ];
  const given = asString(options.get('line'));
  const number = (key: string) => knownInteger(options.get(key));
  const [column, endColumn] = [number('colno'), number('end_colno')];
  const lines = given?.split('\n');
  const entry: FrameSummary = {
    filename,
    line,
    name,
    position:
      column === undefined || endColumn === undefined
        ? null
        : {
            line,
            column: Number(column),
            endLine: Number(number('end_lineno') ?? line),
            endColumn: Number(endColumn),
          },
    source: (at) => (lines === undefined ? sourceLineOf(filename, at, thread) : lines[at - line]),
  };
  return new PyFrameSummary(entry);
}
