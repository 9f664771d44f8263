/** The functions of `traceback`. CPython: Lib/traceback.py; docs: library/traceback.html. */
import { type Frame, pythonFrame } from '../../runtime/frames/frame.ts';
import { findAttribute } from '../../runtime/kernel/attributes.ts';
import { native } from '../../runtime/kernel/define.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { PyException, TracebackEntry } from '../../runtime/kernel/exception.ts';
import { collect, iterate } from '../../runtime/kernel/iterate.ts';
import { None, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import { handledError } from '../../runtime/kernel/unwinding.ts';
import { Cell, PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { frameObject, PyFrame } from '../../runtime/objects/frame-object.ts';
import { tracebackLine } from '../../runtime/objects/traceback-object.ts';
import { formatMessage, formatParts } from '../../runtime/traceback/format.ts';
import { type FrameSummary, formatStack, stackOf } from '../../runtime/traceback/stack.ts';
import { asSummary, entriesOf, limited, lineEntry, stackSummary } from './entries.ts';
import { printParts } from './printing.ts';

/** An error and the traceback to show; null where there is no error. */
type Subject = { error: PyException; traceback: TracebackEntry | null } | null;

function subjectOf(given: Value, value: Value | undefined, traceback: Value | undefined): Subject {
  if ((value === undefined) !== (traceback === undefined)) {
    raise.valueError('Both or neither of value and tb must be given');
  }
  const error = value === undefined ? given : value;
  if (error === None) return null;
  if (!(error instanceof PyException)) {
    return raise.typeError(`Exception expected for value, ${typeName(error)} found`);
  }
  if (traceback === undefined) return { error, traceback: error.traceback };
  return { error, traceback: traceback instanceof TracebackEntry ? traceback : null };
}

function* partsOf(subject: Subject, limit: Value, chain: Value, thread: Thread): Guest<string[]> {
  if (subject === null) return ['NoneType: None\n'];
  const count = yield* entryLimit(limit, thread);
  const keepsChain = yield* finished(truth(chain, thread));
  return yield* formatParts(subject.error, thread, {
    limit: count,
    chain: keepsChain,
    traceback: subject.traceback,
  });
}

/** The limit that was given, else `sys.tracebacklimit`. */
function* entryLimit(limit: Value, thread: Thread): Guest<number | null> {
  if (limit !== None)
    return Number(knownInteger(limit) ?? raise.typeError('limit must be an integer or None'));
  const sys = thread.interpreter.modules.getName('sys');
  if (sys === undefined) return null;
  let found = findAttribute(sys, 'tracebacklimit', thread);
  if (found === UNWIND) found = yield UNWIND;
  const count = found === undefined ? undefined : knownInteger(found);
  return count === undefined ? null : Math.max(0, Number(count));
}

function* entriesOfTraceback(traceback: Value, limit: Value, thread: Thread): Guest<FrameSummary[]> {
  return stackOf(traceback instanceof TracebackEntry ? traceback : null, yield* entryLimit(limit, thread));
}

/** Innermost first, from `frame` or from where the program is. */
function framesFrom(frame: Value, thread: Thread): Frame[] {
  const frames: Frame[] = [];
  const start = frame instanceof PyFrame ? frame.frame : pythonFrame(thread.frame);
  for (let each = start; each !== null; each = pythonFrame(each.caller)) frames.push(each);
  return frames;
}

function stackEntries(frame: Value, limit: Value, thread: Thread): FrameSummary[] {
  const frames = limited(framesFrom(frame, thread), limit);
  return frames.map((each) => lineEntry(each, each.line)).reverse();
}

function handled(thread: Thread): Subject {
  const error = handledError(thread.frame);
  return error === null ? null : { error, traceback: error.traceback };
}

type Body = Parameters<typeof native>[2];

function define(signature: string, doc: string, body: Body) {
  return native(signature, doc, body, { wording: 'def', module: 'traceback' });
}

export const tracebackFunctions = [
  define(
    'print_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, file=None, chain=True, **kwargs)',
    "Print exception up to 'limit' stack trace entries from 'tb' to 'file'.",
    function* (
      exc: Value,
      value: Value | undefined,
      tb: Value | undefined,
      limit: Value,
      file: Value,
      chain: Value,
      _options: Value,
      thread: Thread,
    ) {
      return yield* printParts(yield* partsOf(subjectOf(exc, value, tb), limit, chain, thread), file, thread);
    },
  ),
  define(
    'format_exception(exc, /, value=<implicit>, tb=<implicit>, limit=None, chain=True, **kwargs)',
    'Format a stack trace and the exception information.\n\nThe arguments have the same meaning as the corresponding arguments\nto print_exception().  The return value is a list of strings, each\nending in a newline and some containing internal newlines.  When\nthese lines are concatenated and printed, exactly the same text is\nprinted as does print_exception().',
    function* (
      exc: Value,
      value: Value | undefined,
      tb: Value | undefined,
      limit: Value,
      chain: Value,
      _options: Value,
      thread: Thread,
    ) {
      return new PyList(yield* partsOf(subjectOf(exc, value, tb), limit, chain, thread));
    },
  ),
  define(
    'format_exception_only(exc, /, value=<implicit>, *, show_group=False, **kwargs)',
    'Format the exception part of a traceback.',
    function* (exc: Value, value: Value | undefined, _group: Value, _options: Value, thread: Thread) {
      const error = value === undefined ? exc : value;
      if (error instanceof PyException) return new PyList(yield* formatMessage(error, thread));
      return new PyList([`${typeName(error)}: ${yield* finished(str(error, thread))}\n`]);
    },
  ),
  define(
    'print_exc(limit=None, file=None, chain=True)',
    "Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'.",
    function* (limit: Value, file: Value, chain: Value, thread: Thread) {
      return yield* printParts(yield* partsOf(handled(thread), limit, chain, thread), file, thread);
    },
  ),
  define(
    'format_exc(limit=None, chain=True)',
    'Like print_exc() but return a string.',
    function* (limit: Value, chain: Value, thread: Thread) {
      return (yield* partsOf(handled(thread), limit, chain, thread)).join('');
    },
  ),
  define(
    'print_last(limit=None, file=None, chain=True)',
    "This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'.",
    function* (limit: Value, file: Value, chain: Value, thread: Thread) {
      const sys = yield* finished(thread.interpreter.importModule('sys', thread));
      let last = findAttribute(sys, 'last_exc', thread);
      if (last === UNWIND) last = yield UNWIND;
      if (last === undefined) return raise.valueError('no last exception');
      return yield* printParts(
        yield* partsOf(subjectOf(last, undefined, undefined), limit, chain, thread),
        file,
        thread,
      );
    },
  ),
  define(
    'extract_tb(tb, limit=None)',
    'Return a StackSummary object representing a list of\npre-processed entries from traceback.',
    function* (tb: Value, limit: Value, thread: Thread) {
      return stackSummary(yield* entriesOfTraceback(tb, limit, thread));
    },
  ),
  define(
    'format_tb(tb, limit=None)',
    "A shorthand for 'format_list(extract_tb(tb, limit))'.",
    function* (tb: Value, limit: Value, thread: Thread) {
      return new PyList(formatStack(yield* entriesOfTraceback(tb, limit, thread)));
    },
  ),
  define(
    'print_tb(tb, limit=None, file=None)',
    "Print up to 'limit' stack trace entries from the traceback 'tb'.",
    function* (tb: Value, limit: Value, file: Value, thread: Thread) {
      return yield* printParts(formatStack(yield* entriesOfTraceback(tb, limit, thread)), file, thread);
    },
  ),
  define(
    'format_list(extracted_list)',
    'Format a list of tuples or FrameSummary objects for printing.',
    function* (list: Value, thread: Thread) {
      return new PyList(yield* formatList(list, thread));
    },
  ),
  define(
    'print_list(extracted_list, file=None)',
    'Print the list of tuples as returned by extract_tb() or\nextract_stack() as a formatted stack trace to the given file.',
    function* (list: Value, file: Value, thread: Thread) {
      return yield* printParts(yield* formatList(list, thread), file, thread);
    },
  ),
  define(
    'extract_stack(f=None, limit=None)',
    'Extract the raw traceback from the current stack frame.',
    (frame: Value, limit: Value, thread: Thread) => stackSummary(stackEntries(frame, limit, thread)),
  ),
  define(
    'format_stack(f=None, limit=None)',
    "Shorthand for 'format_list(extract_stack(f, limit))'.",
    (frame: Value, limit: Value, thread: Thread) =>
      new PyList(formatStack(stackEntries(frame, limit, thread))),
  ),
  define(
    'print_stack(f=None, limit=None, file=None)',
    'Print a stack trace from its invocation point.',
    function* (frame: Value, limit: Value, file: Value, thread: Thread) {
      return yield* printParts(formatStack(stackEntries(frame, limit, thread)), file, thread);
    },
  ),
  define(
    'walk_tb(tb)',
    'Walk a traceback yielding the frame and line number for each frame.',
    (tb: Value, thread: Thread) => {
      const rows: Value[] = [];
      for (let each = tb instanceof TracebackEntry ? tb : null; each !== null; each = each.next) {
        rows.push(new PyTuple([frameObject(each.frame as Frame, thread), tracebackLine(each)]));
      }
      return iterate(new PyList(rows), thread);
    },
  ),
  define(
    'walk_stack(f)',
    'Walk a stack yielding the frame and line number for each frame.',
    (frame: Value, thread: Thread) => {
      const rows = framesFrom(frame, thread).map(
        (each) => new PyTuple([frameObject(each, thread), each.line]),
      );
      return iterate(new PyList(rows), thread);
    },
  ),
  define(
    'clear_frames(tb)',
    'Clear all references to local variables in the frames of a traceback.',
    (tb: Value, thread: Thread) => {
      const running = new Set<unknown>();
      for (let each = thread.frame; each !== null; each = each.caller) running.add(each);
      for (let each = tb instanceof TracebackEntry ? tb : null; each !== null; each = each.next) {
        if (running.has(each.frame)) continue;
        const { slots } = each.frame as Frame;
        for (let i = 0; i < slots.length; i++)
          slots[i] = slots[i] instanceof Cell ? new Cell(undefined) : undefined;
      }
      return None;
    },
  ),
];

function* formatList(list: Value, thread: Thread): Guest<string[]> {
  const summaries = new PyList([]);
  for (const each of yield* collect(list, thread)) summaries.items.push(yield* asSummary(each, thread));
  return formatStack(entriesOf(summaries));
}
