/** `io.TextIOWrapper`. CPython: Modules/_io/textio.c; docs: library/io.html#io.TextIOWrapper. */
import { findAttribute, getAttribute } from '../../kernel/attributes.ts';
import { bySignature } from '../../kernel/by-signature.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { givenTypeName, osErrorType, raise, typeName } from '../../kernel/errors.ts';
import { UNWIND, type Value } from '../../kernel/object.ts';
import { drive, finished, type Guest } from '../../kernel/pausing.ts';
import { index } from '../../kernel/subscript.ts';
import { asString, repr, str } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyList } from '../../kernel/values.ts';
import { readConsoleLine, writeConsole } from '../console-text.ts';
import { countCodePoints } from '../text-width.ts';
import { ConsoleHandle } from './console-handle.ts';
import { notPicklableMethods } from './file-io.ts';
import { ask, guardedRepr, readLines, sizeOf, textIOBaseType, unsupported } from './io-base.ts';
import { checkNewline, Newlines } from './newlines.ts';
import { filesOf } from './open-files.ts';
import { chooseCodec } from './text-codec.ts';
import { seek, tell } from './text-position.ts';
import {
  checkText,
  handOn,
  needReadable,
  PyTextIOWrapper,
  readCharacters,
  readLine,
  readLineNow,
  readRest,
  writeNow,
  writeText,
} from './text-stream.ts';

export interface TextOptions {
  readonly encoding: Value;
  readonly errors: Value;
  readonly newline: Value;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

function stringOrNone(value: Value, argument: string): string | null {
  if (value === null) return null;
  const text = asString(value);
  if (text === undefined)
    return raise.typeError(
      `TextIOWrapper() argument '${argument}' must be str or None, not ${givenTypeName(value)}`,
    );
  return text.includes('\0') ? raise.valueError('embedded null character') : text;
}

function setNewline(self: PyTextIOWrapper, newline: string | null): void {
  const universal = newline === null || newline === '';
  self.newline = newline === '' ? '' : newline === null ? null : newline;
  self.newlines = universal ? new Newlines(newline === null) : null;
  self.writtenNewline = newline === '\r' || newline === '\r\n' ? newline : null;
}

export function* initialize(
  self: PyTextIOWrapper,
  buffer: Value,
  options: TextOptions,
  thread: Thread,
): Guest<void> {
  self.isReady = false;
  self.console = null;
  self.lazyBuffer = null;
  const { newline } = options;
  if (newline !== null && asString(newline) === undefined)
    raise.typeError(`TextIOWrapper() argument 'newline' must be str or None, not ${givenTypeName(newline)}`);
  const given = stringOrNone(options.encoding, 'encoding');
  const errors = stringOrNone(options.errors, 'errors') ?? 'strict';
  const ends = newlineOf(newline);
  const encoding = given === null || given === 'locale' ? 'UTF-8' : given;
  const { codec, decoding, encoder } = yield* chooseCodec(encoding, errors, thread);
  self.codec = codec;
  self.encoding = encoding;
  self.errors = errors;
  setNewline(self, ends);
  self.isLineBuffered = options.lineBuffering;
  self.isWrittenThrough = options.writeThrough;
  const readable = yield* ask(buffer, 'readable', [], thread);
  self.decoding = (yield* finished(truth(readable, thread))) ? yield* decoding(thread) : null;
  const writable = yield* ask(buffer, 'writable', [], thread);
  self.isWritable = yield* finished(truth(writable, thread));
  self.programEncoder = self.isWritable ? yield* encoder(thread) : null;
  self.buffer = buffer;
  self.isDetached = false;
  const seekable = yield* ask(buffer, 'seekable', [], thread);
  self.isSeekable = self.isTelling = yield* finished(truth(seekable, thread));
  self.hasStarted = false;
  if (self.isSeekable && self.isWritable && codec.encoder.prefix !== undefined)
    self.hasStarted = (yield* ask(buffer, 'tell', [], thread)) !== 0;
  self.forgetText();
  self.snapshot = null;
  self.isReady = true;
}

function newlineOf(newline: Value): string | null {
  const text = newline === null ? '' : asString(newline)!;
  // sic: other streams quote it
  if (newline !== null && !['', '\n', '\r', '\r\n'].includes(text))
    raise.valueError(`illegal newline value: ${text}`);
  return checkNewline(newline);
}

/** A new text stream over `buffer`. */
export function* textOver(buffer: Value, options: TextOptions, thread: Thread): Guest<PyTextIOWrapper> {
  const made = adopt(new PyTextIOWrapper(), textIOWrapperType);
  yield* initialize(made, buffer, options, thread);
  return made;
}

// ── The console ────────────────────────────────────────────────────────────────────────────────────

/** The standard input when its lines can be taken straight from the console. */
export function isConsoleInput(stream: Value, thread: Thread): stream is PyTextIOWrapper {
  if (!(stream instanceof PyTextIOWrapper) || stream.console !== 'stdin') return false;
  if (stream.type !== textIOWrapperType || stream.at < stream.text.length) return false;
  if (!stream.hasBuffer) return true;
  const handle = filesOf(thread).handles.get(0);
  return handle instanceof ConsoleHandle && handle.isFresh;
}

/** A standard stream that prints straight to the console. */
export function isConsoleOutput(stream: Value): stream is PyTextIOWrapper {
  return (
    stream instanceof PyTextIOWrapper &&
    stream.console !== null &&
    stream.console !== 'stdin' &&
    stream.type === textIOWrapperType
  );
}

/** From now on it is a text stream like others. */
function leaveConsole(self: PyTextIOWrapper, thread: Thread): void {
  if (self.console === null) return;
  self.buffer;
  self.console = null;
  thread.interpreter.host.console.flush();
}

// ── The type ───────────────────────────────────────────────────────────────────────────────────────

export function write(self: PyTextIOWrapper, given: Value, thread: Thread): number {
  const text = asString(given);
  if (text === undefined) return raise.typeError(`write() argument must be str, not ${givenTypeName(given)}`);
  if (writeNow(self, text, thread)) return countCodePoints(text);
  if (isConsoleOutput(self)) {
    writeConsole(self.console!, text, thread);
    return countCodePoints(text);
  }
  return drive(slowWrite(self, text, thread), thread) as number;
}

function* slowWrite(self: PyTextIOWrapper, text: string, thread: Thread): Guest<Value> {
  yield* writeText(self, text, thread);
  return countCodePoints(text);
}

function* flush(self: PyTextIOWrapper, thread: Thread): Guest<Value> {
  yield* checkText(self, thread);
  self.isTelling = self.isSeekable;
  if (self.console !== null) {
    if (self.console !== 'stdin') thread.interpreter.host.console.flush();
    if (!self.hasBuffer) return null;
  }
  yield* handOn(self, thread);
  return yield* ask(self.buffer, 'flush', [], thread);
}

function* nextLine(self: PyTextIOWrapper, thread: Thread): Guest<Value> {
  if (self.type !== textIOWrapperType) {
    yield* checkText(self, thread);
    const line = yield* ask(self, 'readline', [], thread);
    const text = asString(line);
    if (text === undefined)
      return raise.error(
        osErrorType,
        `readline() should have returned a str object, not '${typeName(line)}'`,
      );
    return text === '' ? end(self) : line;
  }
  const line = yield* anyLine(self, -1, thread);
  return line === '' ? end(self) : line;
}

function end(self: PyTextIOWrapper): Value {
  self.snapshot = null;
  self.isTelling = self.isSeekable;
  return undefined as unknown as Value;
}

function* anyLine(self: PyTextIOWrapper, limit: number, thread: Thread): Guest<string> {
  if (limit < 0 && isConsoleInput(self, thread)) {
    return (yield* finished<unknown>(readConsoleLine('sys.stdin', thread))) as string;
  }
  yield* needReadable(self, thread);
  return yield* readLine(self, limit, thread);
}

const passedOn = (name: string) =>
  method(`${name}(self, /)`, null, function* (self: PyTextIOWrapper, thread: Thread): Guest<Value> {
    if (!self.isReady) raise.valueError('I/O operation on uninitialized object');
    return yield* ask(self.buffer, name, [], thread);
  });

/** A getset of a stream that was initialized. */
const told = (name: string, get: (self: PyTextIOWrapper) => Value) =>
  getset<PyTextIOWrapper>(name, null, (self) =>
    self.isReady ? get(self) : raise.valueError('I/O operation on uninitialized object'),
  );

export const textIOWrapperType: PyType = defineType<PyTextIOWrapper>('TextIOWrapper', {
  doc: "Character and line based layer over a BufferedIOBase object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded with. It defaults to locale.getencoding().\n\nerrors determines the strictness of encoding and decoding (see\nhelp(codecs.Codec) or the documentation for codecs.register) and\ndefaults to \"strict\".\n\nnewline controls how line endings are handled. It can be None, '',\n'\\n', '\\r', and '\\r\\n'.  It works as follows:\n\n* On input, if newline is None, universal newlines mode is\n  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and\n  these are translated into '\\n' before being returned to the\n  caller. If it is '', universal newline mode is enabled, but line\n  endings are returned to the caller untranslated. If it has any of\n  the other legal values, input lines are only terminated by the given\n  string, and the line ending is returned to the caller untranslated.\n\n* On output, if newline is None, any '\\n' characters written are\n  translated to the system default line separator, os.linesep. If\n  newline is '' or '\\n', no translation takes place. If newline is any\n  of the other legal values, any '\\n' characters written are translated\n  to the given string.\n\nIf line_buffering is True, a call to flush is implied when a call to\nwrite contains a newline character.",
  module: '_io',
  bases: [textIOBaseType],
  instances: PyTextIOWrapper,
  slots: {
    new: (type) => adopt(new PyTextIOWrapper(), type),
    init: bySignature(
      'TextIOWrapper',
      '(self, /, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)',
      function* (
        self: PyTextIOWrapper,
        buffer: Value,
        encoding: Value,
        errors: Value,
        newline: Value,
        lineBuffering: Value,
        writeThrough: Value,
        thread: Thread,
      ): Guest<Value> {
        const options = {
          encoding,
          errors,
          newline,
          lineBuffering: yield* finished(truth(lineBuffering, thread)),
          writeThrough: yield* finished(truth(writeThrough, thread)),
        };
        yield* initialize(self, buffer, options, thread);
        return null;
      },
      'c',
    ),
    *repr(self, thread) {
      return yield* guardedRepr(self, thread, shown(self, thread));
    },
    next: (self, thread) => {
      self.isTelling = false;
      // fast path: the line is in the decoded text
      const line = self.type === textIOWrapperType ? readLineNow(self) : undefined;
      if (line !== undefined && line !== '') return line;
      return drive(nextLine(self, thread), thread) as Value;
    },
  },
  methods: [
    method(
      'write(self, text, /)',
      'Write string s to stream.\n\nReturn the number of characters written\n(which is always equal to the length of the string).',
      write,
    ),
    method(
      'read(self, size=-1, /)',
      'Read at most size characters from stream.\n\nRead from underlying buffer until we have size characters or we hit EOF.\nIf size is negative or omitted, read until EOF.',
      function* (self: PyTextIOWrapper, size: Value, thread: Thread): Guest<Value> {
        if (!self.isReady) yield* checkText(self, thread);
        if (self.console === null) self.buffer;
        const count = yield* sizeOf(size, thread);
        yield* needReadable(self, thread);
        return count < 0 ? yield* readRest(self, thread) : yield* readCharacters(self, count, thread);
      },
    ),
    method(
      'readline(self, size=-1, /)',
      'Read until newline or EOF.\n\nReturn an empty string if EOF is hit immediately.\nIf size is specified, at most size characters will be read.',
      (self: PyTextIOWrapper, size: Value, thread: Thread) => {
        // fast path: the whole line needs no guest code
        const line = size === -1 ? readLineNow(self) : undefined;
        return line ?? drive(lineUpTo(self, size, thread), thread);
      },
    ),
    method(
      'readlines(self, hint=-1, /)',
      'Return a list of lines from the stream.\n\nhint can be specified to control the number of lines read: no more\nlines will be read if the total size (in bytes/characters) of all\nlines so far exceeds hint.',
      function* (self: PyTextIOWrapper, hint: Value, thread: Thread): Guest<Value> {
        return new PyList(yield* readLines(self, yield* sizeOf(hint, thread), thread));
      },
    ),
    method('flush(self, /)', 'Flush write buffers, if applicable.', flush),
    method(
      'close(self, /)',
      'Flush and close the IO object.',
      function* (self: PyTextIOWrapper, thread: Thread): Guest<Value> {
        if (!self.isReady) yield* checkText(self, thread);
        leaveConsole(self, thread);
        const closed = yield* finished(getAttribute(self.buffer, 'closed', thread));
        if (yield* finished(truth(closed, thread))) return null;
        try {
          yield* ask(self, 'flush', [], thread);
        } finally {
          yield* ask(self.buffer, 'close', [], thread);
          if (self.outSize > 0) self.released();
        }
        return null;
      },
    ),
    method(
      'detach(self, /)',
      'Separate the underlying buffer from the TextIOWrapper and return it.',
      function* (self: PyTextIOWrapper, thread: Thread): Guest<Value> {
        if (!self.isReady) yield* checkText(self, thread);
        yield* ask(self, 'flush', [], thread);
        leaveConsole(self, thread);
        const { buffer } = self;
        self.detached();
        return buffer;
      },
    ),
    method('tell(self, /)', 'Return the stream position as an opaque number.', tell),
    method(
      'seek(self, cookie, whence=0, /)',
      'Set the stream position, and return the new stream position.',
      function* (self: PyTextIOWrapper, cookie: Value, whence: Value, thread: Thread): Guest<Value> {
        const from = Number(yield* index(whence, thread));
        return yield* seek(self, cookie, from, thread);
      },
    ),
    method(
      'truncate(self, pos=None, /)',
      null,
      function* (self: PyTextIOWrapper, size: Value, thread: Thread): Guest<Value> {
        yield* checkText(self, thread);
        yield* ask(self, 'flush', [], thread);
        return yield* ask(self.buffer, 'truncate', [size], thread);
      },
    ),
    method(
      'reconfigure(self, /, *, encoding=None, errors=None, newline=<None>, line_buffering=None, write_through=None)',
      'Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.',
      reconfigure,
    ),
    passedOn('fileno'),
    passedOn('isatty'),
    passedOn('seekable'),
    passedOn('readable'),
    passedOn('writable'),
    ...notPicklableMethods,
    getset<PyTextIOWrapper>('closed', null, function* (self, thread): Guest<Value> {
      if (!self.isReady) raise.valueError('I/O operation on uninitialized object');
      if (self.console !== null) return false;
      return yield* finished(getAttribute(self.buffer, 'closed', thread));
    }),
    getset<PyTextIOWrapper>('name', null, function* (self, thread): Guest<Value> {
      return yield* finished(getAttribute(self.buffer, 'name', thread));
    }),
    told('buffer', (self) => (self.isDetached ? null : self.buffer)),
    told('encoding', (self) => self.encoding),
    told('errors', (self) => self.errors),
    told('newlines', (self) => self.newlines?.found ?? null),
    told('line_buffering', (self) => self.isLineBuffered),
    told('write_through', (self) => self.isWrittenThrough),
    getset<PyTextIOWrapper>(
      '_CHUNK_SIZE',
      null,
      (self) => self.chunkSize,
      function* (self, value, thread): Guest<null> {
        const size = Number(yield* index(value ?? null, thread));
        if (size <= 0) raise.valueError('a strictly positive integer is required');
        self.chunkSize = size;
        return null;
      },
    ),
  ],
});

function* lineUpTo(self: PyTextIOWrapper, size: Value, thread: Thread): Guest<Value> {
  if (!self.isReady) yield* checkText(self, thread);
  return yield* anyLine(self, yield* sizeOf(size, thread), thread);
}

function* reconfigure(
  self: PyTextIOWrapper,
  encoding: Value,
  errors: Value,
  newline: Value | undefined,
  lineBuffering: Value,
  writeThrough: Value,
  thread: Thread,
): Guest<Value> {
  const changes = encoding !== null || errors !== null || newline !== undefined;
  if (self.snapshot !== null && changes)
    unsupported('It is not possible to set the encoding or newline of stream after the first read');
  if (newline !== undefined && newline !== null && asString(newline) === undefined)
    raise.typeError(`reconfigure() argument 'newline' must be str or None, not ${givenTypeName(newline)}`);
  const name = stringOrNone(encoding, 'encoding');
  const handler = stringOrNone(errors, 'errors');
  const ends = newline === undefined ? undefined : newlineOf(newline);
  yield* ask(self, 'flush', [], thread);
  if (changes) leaveConsole(self, thread);
  if (name !== null || handler !== null) {
    const chosen = name === 'locale' ? 'UTF-8' : (name ?? String(self.encoding));
    const how = handler ?? (name === null ? self.errors : 'strict');
    const { codec, decoding, encoder } = yield* chooseCodec(chosen, how, thread);
    self.codec = codec;
    self.encoding = chosen;
    self.errors = how;
    if (self.decoding !== null) self.decoding = yield* decoding(thread);
    self.programEncoder = self.isWritable ? yield* encoder(thread) : null;
    self.hasStarted = false;
    if (self.isSeekable && self.isWritable && codec.encoder.prefix !== undefined)
      self.hasStarted = (yield* ask(self.buffer, 'tell', [], thread)) !== 0;
  }
  if (ends !== undefined) setNewline(self, ends);
  if (lineBuffering !== null) self.isLineBuffered = yield* finished(truth(lineBuffering, thread));
  if (writeThrough !== null) self.isWrittenThrough = yield* finished(truth(writeThrough, thread));
  return null;
}

function* shown(self: PyTextIOWrapper, thread: Thread): Guest<string> {
  if (!self.isReady) raise.valueError('I/O operation on uninitialized object');
  let text = `<${typeName(self)}`;
  for (const attribute of ['name', 'mode']) {
    if (attribute === 'name' && self.isDetached) continue;
    let value = findAttribute(self, attribute, thread);
    if (value === UNWIND) value = yield UNWIND;
    if (value !== undefined) text += ` ${attribute}=${yield* finished(repr(value as Value, thread))}`;
  }
  return `${text} encoding='${yield* finished(str(self.encoding, thread))}'>`;
}
