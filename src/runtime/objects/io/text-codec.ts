/** The codec of a text stream, by its name. CPython: Modules/_io/textio.c (_textiowrapper_set_encoder, …_decoder). */
import { lookupErrorType, raise } from '../../kernel/errors.ts';
import type { Guest } from '../../kernel/pausing.ts';
import type { Thread } from '../../kernel/thread.ts';
import { type Codec, findCodec } from '../codecs.ts';
import { type Decoding, NativeDecoding } from './text-decoding.ts';

interface Chosen {
  readonly codec: Codec;
  readonly decoding: () => Decoding;
}

export function* chooseCodec(encoding: string, errors: string, thread: Thread): Guest<Chosen> {
  const codec = findCodec(encoding, thread);
  if (codec === undefined) return raise.error(lookupErrorType, `unknown encoding: ${encoding}`);
  return { codec, decoding: () => new NativeDecoding(codec, errors) };
}
