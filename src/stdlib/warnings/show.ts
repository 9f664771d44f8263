/** How a warning is written. CPython: Lib/warnings.py (WarningMessage, _showwarnmsg, _formatwarnmsg). */
import { findAttribute, getAttribute } from '../../runtime/kernel/attributes.ts';
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call, call1 } from '../../runtime/kernel/call.ts';
import { defineType, getset, native } from '../../runtime/kernel/define.ts';
import { isInstance, osErrorType, raise } from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { None, PyObject, UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString, repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { adopt } from '../../runtime/kernel/values.ts';
import { sourceLineOf } from '../../runtime/traceback/source-line.ts';
import { moduleAttribute } from './filters.ts';

const detailNames = ['message', 'category', 'filename', 'lineno', 'file', 'line', 'source'] as const;
type Details = Record<(typeof detailNames)[number], Value>;

/** One warning with where it was issued: what `catch_warnings(record=True)` records. */
export class PyWarningMessage extends PyObject {
  details: Details;

  constructor(details: Details) {
    super();
    this.details = details;
  }

  get categoryName(): Value {
    const { category } = this.details;
    return category instanceof PyType ? category.name : None;
  }
}

export const warningMessageType = defineType<PyWarningMessage>('WarningMessage', {
  module: 'warnings',
  instances: PyWarningMessage,
  hasDict: true,
  slots: {
    new: (type) => adopt(new PyWarningMessage({ ...noDetails }), type),
    init: (self, args, names) => {
      const positional = names === null ? args.length : args.length - names.length;
      const details: Details = { ...noDetails };
      args.forEach((value, i) => {
        const name =
          i < positional ? detailNames[i] : detailNames.find((each) => each === names![i - positional]);
        if (name === undefined) raise.typeError('WarningMessage.__init__() got an unexpected argument');
        else details[name] = value;
      });
      self.details = details;
      return None;
    },
    *str(self, thread) {
      const { message, filename, lineno, line } = self.details;
      const shown: string[] = [];
      for (const value of [message, self.categoryName, filename])
        shown.push(yield* finished(repr(value, thread)));
      const number = yield* finished(str(lineno, thread));
      const text = yield* finished(repr(line, thread));
      return `{message : ${shown[0]}, category : ${shown[1]}, filename : ${shown[2]}, lineno : ${number}, line : ${text}}`;
    },
  },
  methods: [
    ...detailNames.map((name) =>
      getset<PyWarningMessage>(
        name,
        null,
        (self) => self.details[name],
        (self, value) => {
          self.details[name] = value ?? None;
          return None;
        },
      ),
    ),
    getset<PyWarningMessage>('_category_name', null, (self) => self.categoryName),
  ],
});

const noDetails: Details = {
  message: None,
  category: None,
  filename: None,
  lineno: None,
  file: None,
  line: None,
  source: None,
};

/** Hands a warning to whoever shows warnings. */
export function* showMessage(message: PyWarningMessage, thread: Thread): Guest<void> {
  const replaced = yield* moduleAttribute('showwarning', thread);
  if (replaced !== undefined && !isOwn(replaced, showWarning)) {
    if (typeOf(replaced).slots.call === undefined) {
      raise.typeError('warnings.showwarning() must be set to a function or method');
    }
    const { details } = message;
    const args = ['message', 'category', 'filename', 'lineno', 'file', 'line'] as const;
    yield* finished(
      call(
        replaced,
        args.map((name) => details[name]),
        null,
        thread,
      ),
    );
    return;
  }
  const shows = yield* moduleAttribute('_showwarnmsg_impl', thread);
  if (shows === undefined || isOwn(shows, showDirectly)) yield* writeMessage(message, thread);
  else yield* finished(call1(shows, message, thread));
}

/** Writes to the warning's file, else to `sys.stderr`; an OSError loses the warning. */
function* writeMessage(message: PyWarningMessage, thread: Thread): Guest<null> {
  const text = yield* messageText(message, thread);
  let { file } = message.details;
  if (file === None) {
    const sys = thread.interpreter.modules.getName('sys');
    let stream = sys === undefined ? undefined : findAttribute(sys, 'stderr', thread);
    if (stream === UNWIND) stream = yield UNWIND;
    if (stream === undefined) {
      thread.interpreter.host.console.write('stderr', asString(text) ?? '');
      return None;
    }
    file = stream;
    if (file === None) return None;
  }
  try {
    const write = yield* finished(getAttribute(file, 'write', thread));
    yield* finished(call1(write, text, thread));
  } catch (thrown) {
    if (!(thrown instanceof PyException) || !isInstance(thrown, osErrorType)) throw thrown;
  }
  return None;
}

function* messageText(message: PyWarningMessage, thread: Thread): Guest<Value> {
  const replaced = yield* moduleAttribute('formatwarning', thread);
  if (replaced === undefined || isOwn(replaced, formatWarning)) return yield* standardText(message, thread);
  const { details } = message;
  const args = [details.message, details.category, details.filename, details.lineno, details.line];
  return yield* finished(call(replaced, args, null, thread));
}

function* standardText({ details }: PyWarningMessage, thread: Thread): Guest<string> {
  const { category } = details;
  const name =
    category instanceof PyType
      ? category.name
      : yield* finished(str(yield* finished(getAttribute(category, '__name__', thread)), thread));
  const filename = yield* finished(str(details.filename, thread));
  const number = yield* finished(str(details.lineno, thread));
  const text = yield* finished(str(details.message, thread));
  const given = details.line === None ? undefined : asString(details.line);
  const line = details.line === None ? sourceLineOf(filename, Number(details.lineno), thread) : given;
  const source = line ? `  ${line.trim()}\n` : '';
  // CPython can tell where the object was made while it traces allocations, which is never so here.
  const advice =
    details.source === None ? '' : `${name}: Enable tracemalloc to get the object allocation traceback\n`;
  return `${filename}:${number}: ${name}: ${text}\n${source}${advice}`;
}

/** Every interpreter's module has function objects of its own. */
function isOwn(value: Value, own: PyNativeFunction): boolean {
  return value instanceof PyNativeFunction && value.native === own.native;
}

const inPython = { wording: 'def', module: 'warnings' } as const;

const showWarning = native(
  'showwarning(message, category, filename, lineno, file=None, line=None)',
  'Hook to write a warning to a file; replace if you like.',
  function* (
    message: Value,
    category: Value,
    filename: Value,
    lineno: Value,
    file: Value,
    line: Value,
    thread: Thread,
  ) {
    const details = { message, category, filename, lineno, file, line, source: None };
    return yield* writeMessage(new PyWarningMessage(details), thread);
  },
  inPython,
);

const formatWarning = native(
  'formatwarning(message, category, filename, lineno, line=None)',
  'Function to format a warning the standard way.',
  function* (message: Value, category: Value, filename: Value, lineno: Value, line: Value, thread: Thread) {
    const details = { message, category, filename, lineno, file: None, line, source: None };
    return yield* standardText(new PyWarningMessage(details), thread);
  },
  inPython,
);

const showDirectly = native(
  '_showwarnmsg_impl(msg)',
  null,
  function* (message: PyWarningMessage, thread: Thread) {
    return yield* writeMessage(message, thread);
  },
  inPython,
);

/** The functions as the module has them at first; `catch_warnings` puts them back. */
export const showFunctions = { showWarning, formatWarning, showDirectly };
