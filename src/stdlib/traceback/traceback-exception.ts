/** `traceback.TracebackException`: an error as it was when it was captured. CPython: Lib/traceback.py; docs: library/traceback.html#tracebackexception-objects. */
import { classMethod, defineType, getset, method } from '../../runtime/kernel/define.ts';
import { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance, raise, syntaxErrorType, typeName } from '../../runtime/kernel/errors.ts';
import { PyException, TracebackEntry } from '../../runtime/kernel/exception.ts';
import { iterate } from '../../runtime/kernel/iterate.ts';
import { None, PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { getField } from '../../runtime/kernel/shape.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import { asString, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyList } from '../../runtime/kernel/values.ts';
import { type ErrorSummary, qualifiedName, summarize, writeSummary } from '../../runtime/traceback/format.ts';
import { stackSummary } from './entries.ts';
import { printParts } from './printing.ts';

export class PyTracebackException extends PyObject {
  readonly summary: ErrorSummary;

  constructor(summary: ErrorSummary) {
    super();
    this.summary = summary;
  }
}

export const tracebackExceptionType = defineType<PyTracebackException>('TracebackException', {
  signature:
    '(exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None)',
  module: 'traceback',
  doc: 'An exception ready for rendering.',
  instances: PyTracebackException,
  hasDict: true,
  slots: {
    *new(type, args, names, thread) {
      const options = new Map(names?.map((name, i) => [name, args[args.length - names.length + i]!]));
      const given = args.slice(0, args.length - (names?.length ?? 0));
      const [, value = options.get('exc_value'), traceback = options.get('exc_traceback') ?? None] = given;
      if (!(value instanceof PyException)) {
        return raise.typeError(`Exception expected for value, ${typeName(value ?? None)} found`);
      }
      return yield* capture(type, value, traceback, options, thread);
    },
    init: () => None,
    str: (self) => self.summary.text,
  },
  methods: [
    classMethod(
      'from_exception(cls, exc, *args, **kwargs)',
      'Create a TracebackException from an exception.',
      function* (cls: PyType, error: Value, _args: readonly Value[], options: Value, thread: Thread) {
        if (!(error instanceof PyException))
          return raise.typeError(`Exception expected for value, ${typeName(error)} found`);
        const given = options instanceof PyDict ? [...options] : [];
        const named = new Map(given.map(({ key, value }) => [asString(key) ?? '', value!]));
        return yield* capture(cls, error, error.traceback, named, thread);
      },
      'def',
    ),
    method(
      'format(self, *, chain=True, _ctx=None, **kwargs)',
      'Format the exception.',
      function* (self: PyTracebackException, chain: Value, _context: Value, _options: Value, thread: Thread) {
        const parts = writeSummary(self.summary, yield* finished(truth(chain, thread)));
        return yield* finished(iterate(new PyList(parts), thread));
      },
      'def',
    ),
    method(
      'format_exception_only(self, *, show_group=False, _depth=0, **kwargs)',
      'Format the exception part of the traceback.',
      (self: PyTracebackException, _group: Value, _depth: Value, _options: Value, thread: Thread) =>
        iterate(new PyList([...self.summary.message]), thread),
      'def',
    ),
    method(
      'print(self, *, file=None, chain=True, **kwargs)',
      "Print the result of self.format(chain=chain) to 'file'.",
      function* (self: PyTracebackException, file: Value, chain: Value, _options: Value, thread: Thread) {
        return yield* printParts(
          writeSummary(self.summary, yield* finished(truth(chain, thread))),
          file,
          thread,
        );
      },
      'def',
    ),
    getset<PyTracebackException>('stack', null, (self) => stackSummary(self.summary.stack)),
    getset<PyTracebackException>('exc_type', null, (self) => self.summary.error.type),
    getset<PyTracebackException>('exc_type_str', null, (self) => qualifiedName(self.summary.error.type)),
    getset<PyTracebackException>('__cause__', null, (self) => related(self.summary.cause)),
    getset<PyTracebackException>('__context__', null, (self) => related(self.summary.context)),
    getset<PyTracebackException>('__suppress_context__', null, (self) => self.summary.suppressContext),
    getset<PyTracebackException>(
      '__notes__',
      null,
      (self) => getField(self.summary.error, '__notes__') ?? None,
    ),
    getset<PyTracebackException>('exceptions', null, (self) =>
      self.summary.members === null
        ? None
        : new PyList(self.summary.members.map((each) => new PyTracebackException(each))),
    ),
    ...['filename', 'text', 'offset', 'end_offset', 'msg'].map((name) =>
      ofSyntaxError(name, (value) => value),
    ),
    ...['lineno', 'end_lineno'].map((name) =>
      ofSyntaxError(name, (value, thread) => (value === None ? None : str(value, thread))),
    ),
  ],
});

function* capture(
  type: PyType,
  error: PyException,
  traceback: Value,
  options: ReadonlyMap<string, Value>,
  thread: Thread,
): Guest<Value> {
  const limit = knownInteger(options.get('limit'));
  const compact = yield* finished(truth(options.get('compact') ?? false, thread));
  const captureLocals = yield* finished(truth(options.get('capture_locals') ?? false, thread));
  const summary = yield* summarize(error, thread, {
    limit: limit === undefined ? null : Number(limit),
    traceback: traceback instanceof TracebackEntry ? traceback : null,
    keepContexts: !compact,
    captureLocals,
  });
  return adopt(new PyTracebackException(summary), type);
}

function related(summary: ErrorSummary | null): Value {
  return summary === null ? None : new PyTracebackException(summary);
}

function ofSyntaxError(
  name: string,
  convert: (value: Value, thread: Thread) => ReturnType<typeof str> | Value,
) {
  return getset<PyTracebackException>(name, null, ({ summary: { error } }, thread) => {
    if (!isInstance(error, syntaxErrorType)) {
      return raise.attributeError(`'TracebackException' object has no attribute '${name}'`);
    }
    return convert(error.members?.get(name) ?? None, thread);
  });
}
