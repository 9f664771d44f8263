/** Decoding piece by piece. CPython: codecs.BufferedIncrementalDecoder in Lib/codecs.py, Lib/encodings. */
import { raise, typeName, unicodeErrorType } from '../../kernel/errors.ts';
import type { Value } from '../../kernel/object.ts';
import type { Guest } from '../../kernel/pausing.ts';
import { asString } from '../../kernel/text.ts';
import type { Thread } from '../../kernel/thread.ts';
import { PyBytes, PyTuple } from '../../kernel/values.ts';
import { askHandler, decodeError, repairDecoding } from '../codec-errors.ts';
import { type Codec, codecNamed } from '../codecs.ts';
import type { DecodeFault, Decoder } from '../decoders.ts';
import { ask, joinBytes } from './io-base.ts';

/** What a decoder remembers between two pieces. */
export interface DecodingState {
  /** Bytes that are not complete. */
  readonly pending: Uint8Array;
  /** What is known of the byte order mark: which one was found, or `unmarked` while it may still come; else 0. */
  readonly flag: number;
}

/** An incremental decoder, ours or a program's. */
export interface Decoding {
  /** `undefined` when guest code has to be asked; then `decode` does it all. */
  decodeNow(bytes: Uint8Array, final: boolean): string | undefined;
  decode(bytes: Uint8Array, final: boolean, thread: Thread): Guest<string>;
  state(thread: Thread): Guest<DecodingState>;
  restore(state: DecodingState, thread: Thread): Guest<void>;
  reset(thread: Thread): Guest<void>;
}

const nothing = new Uint8Array();

export class NativeDecoding implements Decoding {
  private readonly codec: Codec;
  errors: string;
  pending: Uint8Array = nothing;
  flag: number;

  /** Of what comes whole, a missing mark is no error. */
  private readonly isWhole: boolean;

  constructor(codec: Codec, errors: string, isWhole = false) {
    this.codec = codec;
    this.errors = errors;
    this.isWhole = isWhole;
    this.flag = this.unmarked;
  }

  private get unmarked(): number {
    return this.codec.marks?.length ?? 0;
  }

  // biome-ignore lint/correctness/useYield: a program's decoder has to be asked
  *reset(): Guest<void> {
    this.pending = nothing;
    this.flag = this.unmarked;
  }

  // biome-ignore lint/correctness/useYield: a program's decoder has to be asked
  *state(): Guest<DecodingState> {
    return { pending: this.pending, flag: this.flag };
  }

  // biome-ignore lint/correctness/useYield: a program's decoder has to be asked
  *restore({ pending, flag }: DecodingState): Guest<void> {
    this.pending = pending;
    this.flag = flag;
  }

  decodeNow(bytes: Uint8Array, final: boolean): string | undefined {
    const input = this.pending.length === 0 ? bytes : joinBytes([this.pending, bytes]);
    const chosen = this.choose(input, final);
    if (chosen === null) return this.keep(input, '');
    const { decoder, from } = chosen;
    let end = final ? input.length : input.length - cutOff(decoder, input);
    if (end < input.length && decoder.run(input, end, [])?.incomplete !== true) end = input.length;
    const quick = decoder.quick?.(from === 0 && end === input.length ? input : input.subarray(from, end));
    if (quick !== undefined) return this.keep(input.subarray(end), quick);
    const parts: string[] = [];
    const stuck = this.run(decoder, input, from, parts, final);
    return stuck === null ? parts.join('') : undefined;
  }

  *decode(bytes: Uint8Array, final: boolean, thread: Thread): Guest<string> {
    const input = this.pending.length === 0 ? bytes : joinBytes([this.pending, bytes]);
    const chosen = this.choose(input, final);
    if (chosen === null) return this.keep(input, '');
    const { decoder } = chosen;
    const parts: string[] = [];
    let from = chosen.from;
    for (;;) {
      const fault = this.run(decoder, input, from, parts, final);
      if (fault === null) return parts.join('');
      const error = decodeError(decoder.name, input, fault);
      const { by, next } = yield* askHandler(this.errors, error, input.length, thread);
      parts.push(asString(by)!);
      from = next;
    }
  }

  /** To the end of the input, or to a fault about which a handler of the program has to be asked. */
  private run(
    decoder: Decoder,
    input: Uint8Array,
    from: number,
    parts: string[],
    final: boolean,
  ): DecodeFault | null {
    for (let at = from; ; ) {
      const fault = decoder.run(input, at, parts);
      if (fault === null) {
        this.pending = nothing;
        return null;
      }
      if (fault.incomplete && !final) {
        this.pending = input.slice(fault.start);
        return null;
      }
      const repair = repairDecoding(this.errors, decoder.name, input, fault);
      if (repair === undefined) return fault;
      parts.push(repair.by as string);
      at = repair.next;
    }
  }

  private keep(rest: Uint8Array, text: string): string {
    this.pending = rest.length === 0 ? nothing : rest.slice();
    return text;
  }

  /** By the byte order mark, where there may be one; null while it may still come. */
  private choose(input: Uint8Array, final: boolean): { decoder: Decoder; from: number } | null {
    const { decoder, marks, name } = this.codec;
    if (marks === undefined) return { decoder, from: 0 };
    if (this.flag < marks.length) return { decoder: codecNamed(marks[this.flag]![1]).decoder, from: 0 };
    for (const [i, [mark, codec]] of marks.entries()) {
      if (!mark.every((byte, at) => input[at] === byte)) continue;
      this.flag = i;
      return { decoder: codecNamed(codec).decoder, from: mark.length };
    }
    const size = marks[0]![0].length;
    if (!final && input.length < size && marks.some(([mark]) => input.every((byte, at) => mark[at] === byte)))
      return null;
    if (name !== 'utf-8-sig' && input.length >= size && !this.isWhole) {
      raise.error(unicodeErrorType, `${name.toUpperCase()} stream does not start with BOM`);
    }
    if (input.length > 0) this.flag = 0;
    return { decoder, from: 0 };
  }
}

/** How many bytes at the end may be the start of something longer. */
function cutOff({ name }: Decoder, bytes: Uint8Array): number {
  const size = bytes.length;
  if (name === 'utf-8') {
    for (let back = 1; back <= 3 && back <= size; back++) {
      const byte = bytes[size - back]!;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
    }
    return 0;
  }
  if (!name.startsWith('utf-16')) return 0;
  const odd = size % 2;
  const high = bytes[size - odd - (name.endsWith('le') ? 1 : 2)];
  return high !== undefined && (high & 0xfc) === 0xd8 ? odd + 2 : odd;
}

/** A program's incremental decoder. */
export class ProgramDecoding implements Decoding {
  private readonly decoder: Value;

  constructor(decoder: Value) {
    this.decoder = decoder;
  }

  decodeNow(): undefined {}

  *decode(bytes: Uint8Array, final: boolean, thread: Thread): Guest<string> {
    const output = yield* ask(this.decoder, 'decode', [new PyBytes(bytes), final], thread);
    return (
      asString(output) ?? raise.typeError(`decoder should return a string result, not '${typeName(output)}'`)
    );
  }

  *state(thread: Thread): Guest<DecodingState> {
    const state = yield* ask(this.decoder, 'getstate', [], thread);
    const [pending, flag] = state instanceof PyTuple ? state.items : [];
    if (!(pending instanceof PyBytes) || typeof flag !== 'number')
      return raise.typeError('illegal decoder state');
    return { pending: pending.value, flag };
  }

  *restore({ pending, flag }: DecodingState, thread: Thread): Guest<void> {
    yield* ask(this.decoder, 'setstate', [new PyTuple([new PyBytes(pending), flag])], thread);
  }

  *reset(thread: Thread): Guest<void> {
    yield* ask(this.decoder, 'reset', [], thread);
  }
}
