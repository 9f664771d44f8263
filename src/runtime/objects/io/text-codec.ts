/** The codec of a text stream, by its name. CPython: Modules/_io/textio.c (_textiowrapper_set_encoder, …_decoder). */
import { getAttribute } from '../../kernel/attributes.ts';
import { call1 } from '../../kernel/call.ts';
import type { Value } from '../../kernel/object.ts';
import { finished, type Guest } from '../../kernel/pausing.ts';
import type { Thread } from '../../kernel/thread.ts';
import { type Codec, codecNamed, findCodec, textCodecInfo } from '../codecs.ts';
import { type Decoding, NativeDecoding, ProgramDecoding } from './text-decoding.ts';

export interface TextCodec {
  readonly codec: Codec;
  /** Makes the decoder. */
  readonly decoding: (thread: Thread) => Guest<Decoding>;
  /** A program's incremental encoder; null where the codec is ours. */
  readonly encoder: (thread: Thread) => Guest<Value>;
}

// biome-ignore lint/correctness/useYield: a program's codec has to be asked
function* nothing(): Guest<Value> {
  return null;
}

export function* chooseCodec(encoding: string, errors: string, thread: Thread): Guest<TextCodec> {
  const codec = findCodec(encoding, thread);
  if (codec !== undefined) {
    // biome-ignore lint/correctness/useYield: a program's codec has to be asked
    const decoding = function* (): Guest<Decoding> {
      return new NativeDecoding(codec, errors);
    };
    return { codec, decoding, encoder: nothing };
  }
  const info = yield* textCodecInfo(encoding, 'codecs.open()', thread);
  const made = function* (name: string): Guest<Value> {
    const factory = yield* finished(getAttribute(info, name, thread));
    return yield* finished(call1(factory, errors, thread));
  };
  return {
    codec: { ...codecNamed('ascii'), name: encoding },
    *decoding() {
      return new ProgramDecoding(yield* made('incrementaldecoder'));
    },
    encoder: () => made('incrementalencoder'),
  };
}
