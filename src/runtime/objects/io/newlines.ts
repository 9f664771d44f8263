/** Line ends of text streams, and `io.IncrementalNewlineDecoder`. CPython: Modules/_io/textio.c; docs: library/io.html#io.IncrementalNewlineDecoder. */
import { bySignature } from '../../kernel/by-signature.ts';
import { defineType, getset, method } from '../../kernel/define.ts';
import { givenTypeName, raise, typeName } from '../../kernel/errors.ts';
import { PyObject, type Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import { index } from '../../kernel/subscript.ts';
import { asString } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import { truth } from '../../kernel/truth.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt, PyBytes, PyTuple } from '../../kernel/values.ts';
import { ask } from './io-base.ts';

const CR = 1;
const LF = 2;
const CRLF = 4;

/** What has been seen of line ends, and a `\r` held back because a `\n` may follow. */
export class Newlines {
  seen = 0;
  pendingCR = false;
  readonly translate: boolean;

  constructor(translate: boolean) {
    this.translate = translate;
  }

  decode(input: string, final: boolean): string {
    let text = input;
    if (this.pendingCR && (final || text !== '')) {
      text = `\r${text}`;
      this.pendingCR = false;
    }
    if (text.endsWith('\r') && !final) {
      text = text.slice(0, -1);
      this.pendingCR = true;
    }
    if (text === '') return text;
    if (!text.includes('\r')) {
      if (this.seen < 7 && (this.seen & LF) === 0 && text.includes('\n')) this.seen |= LF;
      return text;
    }
    if (this.seen !== 7) {
      for (const end of text.match(/\r\n|\r|\n/g) ?? [])
        this.seen |= end === '\n' ? LF : end === '\r' ? CR : CRLF;
    }
    return this.translate ? text.replace(/\r\n?/g, '\n') : text;
  }

  /** As the attribute `newlines` has it. */
  get found(): Value {
    const { seen } = this;
    const found: string[] = [];
    if (seen & CR) found.push('\r');
    if (seen & LF) found.push('\n');
    if (seen & CRLF) found.push('\r\n');
    return found.length === 0 ? null : found.length === 1 ? found[0]! : new PyTuple(found);
  }
}

/** Checks the argument `newline` of a text stream. */
export function checkNewline(newline: Value): string | null {
  if (newline === null) return null;
  const text =
    asString(newline) ?? raise.typeError(`newline must be str or None, not ${givenTypeName(newline)}`);
  if (!/^(?:\n|\r|\r\n|)$/.test(text) || text === '\n\n')
    raise.valueError(`illegal newline value: '${text}'`);
  return text;
}

/**
 * Where the line that begins at `from` ends, after its line end; -1 when it is not complete. `newline` is what ends a
 * line: null for a `\n` that others were translated to, '' for any of the three.
 */
export function lineEnd(text: string, from: number, newline: string | null): number {
  if (newline === null || newline === '\n') return text.indexOf('\n', from) + 1 || -1;
  if (newline !== '') {
    const at = text.indexOf(newline, from);
    return at < 0 ? -1 : at + newline.length;
  }
  const lf = text.indexOf('\n', from);
  const cr = text.indexOf('\r', from);
  if (cr < 0 || (lf >= 0 && lf < cr)) return lf + 1 || -1;
  return lf === cr + 1 ? cr + 2 : cr + 1;
}

class PyNewlineDecoder extends PyObject {
  decoder: Value = null;
  newlines: Newlines | null = null;
}

function ready(self: PyNewlineDecoder): Newlines {
  return self.newlines ?? raise.valueError('IncrementalNewlineDecoder.__init__() not called');
}

export const newlineDecoderType: PyType = defineType<PyNewlineDecoder>('IncrementalNewlineDecoder', {
  doc: 'Codec used when reading a file in universal newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.\nIt also records the types of newlines encountered.  When used with\ntranslate=False, it ensures that the newline sequence is returned in\none piece. When used with decoder=None, it expects unicode strings as\ndecode input and translates newlines without first invoking an external\ndecoder.',
  module: '_io',
  instances: PyNewlineDecoder,
  slots: {
    new: (type) => adopt(new PyNewlineDecoder(), type),
    init: bySignature(
      'IncrementalNewlineDecoder',
      "(self, /, decoder, translate, errors='strict')",
      function* (
        self: PyNewlineDecoder,
        decoder: Value,
        translate: Value,
        _errors: Value,
        thread: Thread,
      ): Guest<Value> {
        self.newlines = new Newlines(yield* finished(truth(translate, thread)));
        self.decoder = decoder;
        return null;
      },
      'c',
    ),
  },
  methods: [
    method(
      'decode(self, /, input, final=False)',
      null,
      function* (self: PyNewlineDecoder, input: Value, final: Value, thread: Thread): Guest<Value> {
        const newlines = ready(self);
        const last = yield* finished(truth(final, thread));
        const output =
          self.decoder === null ? input : yield* ask(self.decoder, 'decode', [input, last], thread);
        const text = asString(output);
        if (text === undefined)
          return raise.typeError(`decoder should return a string result, not '${typeName(output)}'`);
        return newlines.decode(text, last);
      },
    ),
    method('getstate(self, /)', null, function* (self: PyNewlineDecoder, thread: Thread): Guest<Value> {
      const newlines = ready(self);
      let buffered: Value = new PyBytes(new Uint8Array());
      let flag = 0n;
      if (self.decoder !== null) {
        const state = yield* ask(self.decoder, 'getstate', [], thread);
        if (!(state instanceof PyTuple)) return raise.typeError('illegal decoder state');
        if (state.items.length !== 2 || typeof state.items[1] !== 'number')
          return raise.typeError('illegal decoder state');
        buffered = state.items[0]!;
        flag = BigInt(state.items[1]!);
      }
      return new PyTuple([buffered, Number((flag << 1n) | (newlines.pendingCR ? 1n : 0n))]);
    }),
    method(
      'setstate(self, state, /)',
      null,
      function* (self: PyNewlineDecoder, state: Value, thread: Thread): Guest<Value> {
        const newlines = ready(self);
        if (!(state instanceof PyTuple)) return raise.typeError('state argument must be a tuple');
        if (state.items.length !== 2) return raise.typeError('setstate(): illegal state argument');
        const flag = BigInt(yield* index(state.items[1]!, thread));
        newlines.pendingCR = (flag & 1n) === 1n;
        if (self.decoder === null) return null;
        const inner = new PyTuple([state.items[0]!, Number(flag >> 1n)]);
        return yield* ask(self.decoder, 'setstate', [inner], thread);
      },
    ),
    method('reset(self, /)', null, function* (self: PyNewlineDecoder, thread: Thread): Guest<Value> {
      const newlines = ready(self);
      newlines.seen = 0;
      newlines.pendingCR = false;
      return self.decoder === null ? null : yield* ask(self.decoder, 'reset', [], thread);
    }),
    getset<PyNewlineDecoder>('newlines', null, (self) => ready(self).found),
  ],
});
