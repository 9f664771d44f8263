/** `open`. CPython: Modules/_io/_iomodule.c (_io_open_impl); docs: library/functions.html#open. */
import { setAttribute } from '../kernel/attributes.ts';
import { call } from '../kernel/call.ts';
import { native } from '../kernel/define.ts';
import { givenTypeName, raise, runtimeWarningType, typeName } from '../kernel/errors.ts';
import type { PyNativeFunction } from '../kernel/native.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { index, knownInteger } from '../kernel/subscript.ts';
import { asString, repr } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { truth } from '../kernel/truth.ts';
import { fileSystemPath } from '../objects/file-path.ts';
import {
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
  bufferOver,
} from '../objects/io/buffered.ts';
import { fileIOType } from '../objects/io/file-io.ts';
import { ask, DEFAULT_BUFFER_SIZE } from '../objects/io/io-base.ts';
import { textOver } from '../objects/io/text-io-wrapper.ts';

function stringArgument(value: Value, name: string, accepts = 'str or None'): string | null {
  if (value === null && accepts !== 'str') return null;
  const text = asString(value);
  if (text === undefined)
    return raise.typeError(`open() argument '${name}' must be ${accepts}, not ${givenTypeName(value)}`);
  return text.includes('\0') ? raise.valueError('embedded null character') : text;
}

interface Mode {
  readonly isText: boolean;
  readonly updates: boolean;
  readonly kind: 'r' | 'w' | 'x' | 'a';
  /** As `FileIO` takes it. */
  readonly raw: string;
}

function* modeOf(mode: string, thread: Thread): Guest<Mode> {
  if (/[^rwxabt+]/.test(mode) || new Set(mode).size < mode.length)
    raise.valueError(`invalid mode: ${yield* finished(repr(mode, thread))}`);
  const isBinary = mode.includes('b');
  if (isBinary && mode.includes('t')) raise.valueError("can't have text and binary mode at once");
  const kinds = mode.replace(/[bt+]/g, '');
  if (kinds.length > 1) raise.valueError('must have exactly one of create/read/write/append mode');
  const updates = mode.includes('+');
  const raw = `${kinds}${updates ? '+' : ''}`;
  return { isText: !isBinary, updates, kind: kinds as Mode['kind'], raw };
}

function* open(
  file: Value,
  mode: Value,
  buffering: Value,
  encoding: Value,
  errors: Value,
  newline: Value,
  closefd: Value,
  opener: Value,
  thread: Thread,
): Guest<Value> {
  const modeText = stringArgument(mode, 'mode', 'str')!;
  let size = Number(yield* index(buffering, thread));
  stringArgument(encoding, 'encoding');
  stringArgument(errors, 'errors');
  stringArgument(newline, 'newline');
  const path = knownInteger(file) === undefined ? yield* fileSystemPath(file, thread) : file;
  const { isText, updates, kind, raw: rawMode } = yield* modeOf(modeText, thread);
  if (!isText) {
    if (encoding !== null) raise.valueError("binary mode doesn't take an encoding argument");
    if (errors !== null) raise.valueError("binary mode doesn't take an errors argument");
    if (newline !== null) raise.valueError("binary mode doesn't take a newline argument");
    if (size === 1) {
      const message =
        "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
      yield* finished(thread.interpreter.warn(runtimeWarningType, message, 1, thread));
    }
  }
  const closes = yield* finished(truth(closefd, thread));
  const raw = yield* finished(call(fileIOType, [path, rawMode, closes, opener], null, thread));
  let result = raw;
  try {
    const isTerminal = size < 0 && (yield* ask(raw, 'isatty', [], thread)) === true;
    const lineBuffering = isText && (size === 1 || isTerminal);
    if (size === 1 || isTerminal) size = -1;
    if (size < 0) size = DEFAULT_BUFFER_SIZE;
    if (size === 0) {
      if (isText) raise.valueError("can't have unbuffered text I/O");
      return raw;
    }
    const type = updates ? bufferedRandomType : kind === 'r' ? bufferedReaderType : bufferedWriterType;
    if (updates && (yield* ask(raw, 'seekable', [], thread)) !== true)
      yield* finished(call(type, [raw, size], null, thread)); // tells what is wrong
    const buffer = bufferOver(type, raw, size);
    result = buffer;
    if (!isText) return buffer;
    const options = { encoding, errors, newline, lineBuffering, writeThrough: false };
    const wrapper = yield* textOver(buffer, options, thread);
    result = wrapper;
    yield* finished(setAttribute(wrapper, 'mode', modeText, thread));
    return wrapper;
  } catch (error) {
    yield* ask(result, 'close', [], thread);
    throw error;
  }
}

export const openFunction: PyNativeFunction = native(
  "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
  'Open file and return a stream.  Raise OSError upon failure.',
  open,
  { module: '_io' },
);

/** `io.open_code` */
export const openCode: PyNativeFunction = native(
  'open_code(path)',
  'Opens the provided file with the intent to import the contents.',
  function* (path: Value, thread: Thread): Guest<Value> {
    if (asString(path) === undefined)
      return raise.typeError(`open_code() argument 'path' must be str, not ${typeName(path)}`);
    return yield* finished(call(openFunction, [path, 'rb'], null, thread));
  },
  { module: '_io' },
);

/** `io.text_encoding` */
export const textEncoding: PyNativeFunction = native(
  'text_encoding(encoding, stacklevel=2, /)',
  'A helper function to choose the text encoding.',
  (encoding: Value) => (encoding === null ? 'locale' : encoding),
  { module: '_io' },
);
