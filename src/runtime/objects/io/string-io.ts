/** `io.StringIO`. CPython: Modules/_io/stringio.c; docs: library/io.html#io.StringIO. */
import { bySignature } from '../../kernel/by-signature.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { givenTypeName, osErrorType, raise, typeName } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import { drive, finished, type Guest } from '../../kernel/pausing.ts';
import { asString } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyTuple } from '../../kernel/values.ts';
import { withInt, withSize } from '../bounds.ts';
import { checkTextSize } from '../str-arguments.ts';
import { characters, countCodePoints, hasPairs } from '../text-width.ts';
import { attributesOf, restoreAttributes } from './bytes-io.ts';
import { ask, closedError, PyIOBase, textIOBaseType, withSizeOf } from './io-base.ts';
import { checkNewline, lineEnd, Newlines } from './newlines.ts';

export class PyStringIO extends PyIOBase {
  isReady = false;
  text = '';
  /** In code points, which are units as long as there are no pairs. */
  at = 0;
  /** The code points once there was a pair among them: texts with such are rare. */
  private wide: string[] | null = null;
  newline: string | null = '\n';
  newlines: Newlines | null = null;

  start(newline: string | null): void {
    this.isReady = true;
    this.isClosed = false;
    this.newline = newline;
    this.newlines = newline === null || newline === '' ? new Newlines(newline === null) : null;
    this.replace('');
    this.at = 0;
  }

  get contents(): string {
    return this.wide === null ? this.text : this.wide.join('');
  }

  get length(): number {
    return this.wide === null ? this.text.length : this.wide.length;
  }

  /** Puts `text` in, untranslated. */
  replace(text: string): void {
    this.wide = hasPairs(text) ? characters(text) : null;
    this.text = this.wide === null ? text : '';
  }

  translated(given: string): string {
    let text = given;
    if (this.newlines !== null) text = this.newlines.decode(text, true);
    if (this.newline === '\r' || this.newline === '\r\n') text = text.replaceAll('\n', this.newline);
    return text;
  }

  write(given: string): void {
    const text = this.translated(given);
    if (text === '') return;
    if (this.wide === null && hasPairs(text)) {
      this.wide = characters(this.text);
      this.text = '';
    }
    if (this.wide !== null) {
      const more = characters(text);
      while (this.wide.length < this.at) this.wide.push('\0');
      for (let i = 0; i < more.length; i++) this.wide[this.at++] = more[i]!;
      return;
    }
    const { at, text: old } = this;
    checkTextSize(Math.max(old.length, at + text.length));
    if (at === old.length) this.text = old + text;
    else if (at > old.length) this.text = old + '\0'.repeat(at - old.length) + text;
    else this.text = old.slice(0, at) + text + old.slice(at + text.length);
    this.at = at + text.length;
  }

  read(count: number): string {
    const { at, length } = this;
    if (at >= length) return '';
    const end = count < 0 ? length : Math.min(length, at + count);
    this.at = end;
    return this.wide === null ? this.text.slice(at, end) : this.wide.slice(at, end).join('');
  }

  readLine(limit: number): string {
    const { at, wide, newline } = this;
    if (at >= this.length || limit === 0) return '';
    if (wide === null) {
      const end = lineEnd(this.text, at, newline);
      const size = (end < 0 ? this.text.length : end) - at;
      return this.read(limit < 0 ? size : Math.min(size, limit));
    }
    const rest = wide.slice(at).join('');
    const end = lineEnd(rest, 0, newline);
    const size = countCodePoints(end < 0 ? rest : rest.slice(0, end));
    return this.read(limit < 0 ? size : Math.min(size, limit));
  }

  truncate(size: number): void {
    if (size >= this.length) return;
    if (this.wide === null) this.text = this.text.slice(0, size);
    else this.wide.length = size;
  }
}

function open(self: PyStringIO): PyStringIO {
  if (!self.isReady) raise.valueError('I/O operation on uninitialized object');
  return self.isClosed ? closedError('I/O operation on closed file') : self;
}

function seek(self: PyStringIO, offset: number, whence: number): number {
  open(self);
  if (whence < 0 || whence > 2) raise.valueError(`Invalid whence (${whence}, should be 0, 1 or 2)`);
  if (whence === 0 && offset < 0) raise.valueError(`Negative seek position ${offset}`);
  if (whence !== 0 && offset !== 0) raise.error(osErrorType, "Can't do nonzero cur-relative seeks");
  self.at = whence === 0 ? offset : whence === 1 ? self.at : self.length;
  return self.at;
}

const simple = (signature: string, doc: string, body: (self: PyStringIO) => Value) =>
  method(signature, doc, (self: PyStringIO) => body(open(self)));

export const stringIOType: PyType = defineType<PyStringIO>('StringIO', {
  doc: "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's constructor.",
  module: '_io',
  bases: [textIOBaseType],
  instances: PyStringIO,
  slots: {
    new: (type) => adopt(new PyStringIO(), type),
    init: bySignature(
      'StringIO',
      "(self, /, initial_value='', newline='\\n')",
      (self: PyStringIO, initial: Value, newline: Value) => {
        const ends = checkNewline(newline);
        const text = initial === null ? '' : asString(initial);
        if (text === undefined)
          return raise.typeError(`initial_value must be str or None, not ${givenTypeName(initial)}`);
        self.start(ends);
        self.write(text);
        self.at = 0;
        return null;
      },
      'c',
    ),
    next: (self, thread) => {
      open(self);
      // fast path: a subclass may have its own readline
      if (self.type === stringIOType) return self.readLine(-1) || (undefined as unknown as Value);
      return drive(nextLine(self, thread), thread) as Value;
    },
  },
  methods: [
    simple('readable(self, /)', 'Returns True if the IO object can be read.', () => true),
    simple('writable(self, /)', 'Returns True if the IO object can be written.', () => true),
    simple('seekable(self, /)', 'Returns True if the IO object can be seeked.', () => true),
    method('flush(self, /)', null, () => null), // sic: also of a closed one
    simple('tell(self, /)', 'Tell the current file position.', (self) => self.at),
    simple('getvalue(self, /)', 'Retrieve the entire contents of the object.', (self) => self.contents),
    method(
      'read(self, size=-1, /)',
      'Read at most size characters, returned as a string.\n\nIf the argument is negative or omitted, read until EOF\nis reached. Return an empty string at EOF.',
      (self: PyStringIO, size: Value, thread: Thread) =>
        withSizeOf<Value>(size, thread, (count) => open(self).read(count)),
    ),
    method(
      'readline(self, size=-1, /)',
      'Read until newline or EOF.\n\nReturns an empty string if EOF is hit immediately.',
      (self: PyStringIO, size: Value, thread: Thread) =>
        withSizeOf<Value>(size, thread, (limit) => open(self).readLine(limit)),
    ),
    method(
      'write(self, s, /)',
      'Write string to file.\n\nReturns the number of characters written, which is always equal to\nthe length of the string.',
      (self: PyStringIO, given: Value) => {
        if (!self.isReady) open(self);
        const text = asString(given);
        if (text === undefined) return raise.typeError(`string argument expected, got '${typeName(given)}'`);
        open(self).write(text);
        return countCodePoints(text);
      },
    ),
    method(
      'seek(self, pos, whence=0, /)',
      'Change stream position.\n\nSeek to character offset pos relative to position indicated by whence:\n    0  Start of stream (the default).  pos should be >= 0;\n    1  Current position - pos must be 0;\n    2  End of stream - pos must be 0.\nReturns the new absolute position.',
      (self: PyStringIO, offset: Value, whence: Value, thread: Thread) =>
        withSize<Value>(offset, thread, (to) =>
          withInt<Value>(whence, thread, (from) => seek(self, to, from)),
        ),
    ),
    method(
      'truncate(self, pos=None, /)',
      'Truncate size to pos.\n\nThe pos argument defaults to the current file position, as\nreturned by tell().  The current file position is unchanged.\nReturns the new absolute position.',
      function* (self: PyStringIO, given: Value, thread: Thread): Guest<Value> {
        open(self);
        const size =
          given === null ? self.at : yield* finished(withSizeOf<number>(given, thread, (count) => count));
        if (size < 0) raise.valueError(`Negative size value ${size}`);
        self.truncate(size);
        return size;
      },
    ),
    method(
      'close(self, /)',
      'Close the IO object.\n\nAttempting any further operation after the object is closed\nwill raise a ValueError.\n\nThis method has no effect if the file is already closed.',
      (self: PyStringIO) => {
        self.isClosed = true;
        self.replace('');
        return null;
      },
    ),
    method('__getstate__(self, /)', null, (self: PyStringIO) => {
      open(self);
      return new PyTuple([self.contents, self.newline, self.at, attributesOf(self)]);
    }),
    method(
      '__setstate__(self, state, /)',
      null,
      function* (self: PyStringIO, state: Value, thread: Thread): Guest<Value> {
        if (self.isReady && self.isClosed) open(self);
        if (!(state instanceof PyTuple) || state.items.length < 4)
          return raise.typeError(
            `${typeName(self)}.__setstate__ argument should be 4-tuple, got ${typeName(state)}`,
          );
        const [initial, newline, position, attributes] = state.items as [Value, Value, Value, Value];
        const ends = checkNewline(newline);
        const text = initial === null ? '' : asString(initial);
        if (text === undefined)
          return raise.typeError(`initial_value must be str or None, not ${givenTypeName(initial)}`);
        self.start(ends);
        self.write(text);
        self.replace(text); // the text comes back as it was, its line ends are not translated again
        self.at = 0;
        if (typeof position !== 'number')
          return raise.typeError(`third item of state must be an integer, got ${typeName(position)}`);
        if (position < 0) raise.valueError('position value cannot be negative');
        self.at = position;
        yield* restoreAttributes(self, attributes, 'fourth', thread);
        return null;
      },
    ),
    getset<PyStringIO>('closed', null, (self) => {
      if (!self.isReady) open(self);
      return self.isClosed;
    }),
    getset<PyStringIO>('line_buffering', null, (self) => {
      open(self);
      return false;
    }),
    getset<PyStringIO>('newlines', null, (self) => open(self).newlines?.found ?? null),
  ],
});

function* nextLine(self: PyStringIO, thread: Thread): Guest<Value> {
  const line = yield* ask(self, 'readline', [], thread);
  const text = asString(line);
  if (text === undefined) {
    return raise.error(osErrorType, `readline() should have returned a str object, not '${typeName(line)}'`);
  }
  return text === '' ? (undefined as unknown as Value) : line;
}
