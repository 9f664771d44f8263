/** `_codecs`: the registry of codecs, and those written in TypeScript. CPython: Modules/_codecsmodule.c, Python/codecs.c. */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call2 } from '../../runtime/kernel/call.ts';
import { defineType, method, native } from '../../runtime/kernel/define.ts';
import {
  givenTypeName,
  lookupErrorType,
  raise,
  typeName,
  unicodeDecodeErrorType,
  unicodeEncodeErrorType,
} from '../../runtime/kernel/errors.ts';
import { PyException } from '../../runtime/kernel/exception.ts';
import type { PyNativeFunction } from '../../runtime/kernel/native.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import { adopt, PyBytes, PyTuple } from '../../runtime/kernel/values.ts';
import { needBuffer } from '../../runtime/objects/buffer.ts';
import {
  codecRegistry,
  repairDecoding,
  repairEncoding,
  unknownHandler,
} from '../../runtime/objects/codec-errors.ts';
import { codecInfo, encodeBy, findCodec } from '../../runtime/objects/codecs.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { NativeDecoding } from '../../runtime/objects/io/text-decoding.ts';
import { lengthOf, unitOf } from '../../runtime/objects/text-width.ts';
import { escapeBytes, unescapeBytes } from './escapes.ts';

function stringArgument(value: Value, callee: string, argument = 'argument'): string {
  const text = asString(value);
  if (text === undefined)
    return raise.typeError(`${callee}() ${argument} must be str, not ${givenTypeName(value)}`);
  return text.includes('\0') ? raise.valueError('embedded null character') : text;
}

function needCodec(name: Value, thread: Thread) {
  const text = String(asString(name));
  return findCodec(text, thread) ?? raise.error(lookupErrorType, `unknown encoding: ${text}`);
}

function* work(which: 0 | 1, object: Value, encoding: Value, errors: Value, thread: Thread): Guest<Value> {
  const action = which === 0 ? 'encode' : 'decode';
  const name = stringArgument(encoding, action, "argument 'encoding'");
  const how = errors === undefined ? 'strict' : stringArgument(errors, action, "argument 'errors'");
  const info = yield* codecInfo(name, thread);
  const answer = yield* finished(call2(info.items[which]!, object, how, thread));
  if (!(answer instanceof PyTuple) || answer.items.length !== 2)
    return raise.typeError(`${action}r must return a tuple (object, integer)`);
  return answer.items[0]!;
}

function* decodePart(
  name: string,
  data: Value,
  errors: string,
  final: boolean,
  thread: Thread,
): Guest<Value> {
  const bytes = needBuffer(data, thread);
  const decoding = new NativeDecoding(needCodec(name, thread), errors, true);
  const text = decoding.decodeNow(bytes, final) ?? (yield* decoding.decode(bytes, final, thread));
  return new PyTuple([text, bytes.length - decoding.pending.length]);
}

const errorsOf = (errors: Value): string => (errors === null ? 'strict' : (asString(errors) ?? 'strict'));

/** `utf_8_encode` and `utf_8_decode`, and their like. */
function pair(prefix: string, codec: string): PyNativeFunction[] {
  return [
    native(
      `${prefix}_encode(str, errors=None, /)`,
      null,
      function* (given: Value, errors: Value, thread: Thread): Guest<Value> {
        const text = asString(given);
        if (text === undefined)
          return raise.typeError(`${prefix}_encode() argument 1 must be str, not ${givenTypeName(given)}`);
        const bytes = yield* finished(encodeBy(needCodec(codec, thread), text, errorsOf(errors), thread));
        return new PyTuple([bytes, lengthOf(text, thread)]);
      },
    ),
    native(
      `${prefix}_decode(data, errors=None, final=False, /)`,
      null,
      function* (data: Value, errors: Value, final: Value, thread: Thread): Guest<Value> {
        const always = !codec.startsWith('utf');
        const last = always || (yield* finished(truth(final, thread)));
        const input =
          codec.includes('escape') && asString(data) !== undefined
            ? new PyBytes(new TextEncoder().encode(asString(data)!))
            : data;
        return yield* decodePart(codec, input, errorsOf(errors), last, thread);
      },
    ),
  ];
}

// ── Error handlers ─────────────────────────────────────────────────────────────────────────────────

const handlerNames = ['strict', 'ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace'];

function handle(name: string, error: Value, thread: Thread): Value {
  const isKnown =
    error instanceof PyException &&
    (error.type.isSubtypeOf(unicodeEncodeErrorType) || error.type.isSubtypeOf(unicodeDecodeErrorType));
  if (!isKnown) {
    if (name === 'strict' && error instanceof PyException) throw error;
    if (name === 'strict') return raise.typeError('codec must pass exception instance');
    return raise.typeError(`don't know how to handle ${typeName(error)} in error callback`);
  }
  if (name === 'strict') throw error;
  const { members } = error;
  const object = members!.get('object')!;
  const start = Number(members!.get('start'));
  const end = Number(members!.get('end'));
  const encoding = String(members!.get('encoding'));
  if (error.type.isSubtypeOf(unicodeDecodeErrorType)) {
    const { by, next } = repairDecoding(name, encoding, needBuffer(object), { start, end, reason: '' })!;
    return new PyTuple([by as string, next]);
  }
  const text = asString(object)!;
  const fault = { start: unitOf(text, start, thread), end: unitOf(text, end, thread), reason: '' };
  const { by, next } = repairEncoding(name, encoding, text, fault)!;
  const place = lengthOf(text.slice(0, next), thread);
  return new PyTuple([typeof by === 'string' ? by : new PyBytes(by), place]);
}

const handlers: () => ReadonlyMap<string, PyNativeFunction> = once(
  () =>
    new Map(
      [...handlerNames, 'surrogateescape', 'surrogatepass'].map((name) => [
        name,
        native(
          `${name.startsWith('surrogate') ? name : `${name}_errors`}(exception, /)`,
          `Implements the '${name}' error handling.`,
          (error: Value, thread: Thread) => handle(name, error, thread),
        ),
      ]),
    ),
);

// ── Decoders that remember ─────────────────────────────────────────────────────────────────────────

class PyDecoder extends PyObject {
  decoding!: NativeDecoding;
}

const decoderType: () => PyType = once(() =>
  defineType<PyDecoder>('_Decoder', {
    module: '_codecs',
    instances: PyDecoder,
    slots: {
      new: (type) => adopt(new PyDecoder(), type),
      init: bySignature(
        '_Decoder',
        "(self, name, errors='strict')",
        (self: PyDecoder, name: Value, errors: Value, thread: Thread) => {
          self.decoding = new NativeDecoding(needCodec(name, thread), errorsOf(errors));
          return null;
        },
      ),
    },
    methods: [
      method(
        'decode(self, input, final=False)',
        null,
        function* (self: PyDecoder, input: Value, final: Value, thread: Thread): Guest<Value> {
          const bytes = needBuffer(input, thread);
          const last = yield* finished(truth(final, thread));
          return self.decoding.decodeNow(bytes, last) ?? (yield* self.decoding.decode(bytes, last, thread));
        },
      ),
      method(
        'getstate(self)',
        null,
        (self: PyDecoder) => new PyTuple([new PyBytes(self.decoding.pending), self.decoding.flag]),
      ),
      method(
        'setstate(self, state)',
        null,
        function* (self: PyDecoder, state: Value, thread: Thread): Guest<Value> {
          if (!(state instanceof PyTuple)) return raise.typeError('state argument must be a tuple');
          self.decoding.pending = needBuffer(state.items[0]!);
          self.decoding.flag = Number(yield* index(state.items[1]!, thread));
          return null;
        },
      ),
      method('reset(self)', null, function* (self: PyDecoder): Guest<Value> {
        yield* self.decoding.reset();
        return null;
      }),
    ],
  }),
);

export default defineModule('_codecs', () => ({
  functions: [
    native(
      'register(search_function, /)',
      'Register a codec search function.',
      (search: Value, thread: Thread) => {
        if (typeOf(search).slots.call === undefined) raise.typeError('argument must be callable');
        thread.interpreter.state(codecRegistry).searchFunctions.push(search);
        return null;
      },
    ),
    native(
      'unregister(search_function, /)',
      "Unregister a codec search function and clear the registry's cache.",
      (search: Value, thread: Thread) => {
        const { searchFunctions, found } = thread.interpreter.state(codecRegistry);
        const at = searchFunctions.indexOf(search);
        if (at >= 0) searchFunctions.splice(at, 1);
        found.clear();
        return null;
      },
    ),
    native(
      'lookup(encoding, /)',
      'Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.',
      function* (encoding: Value, thread: Thread): Guest<Value> {
        return yield* codecInfo(stringArgument(encoding, 'lookup'), thread);
      },
    ),
    native(
      "encode(obj, encoding='utf-8', errors='strict')",
      'Encodes obj using the codec registered for encoding.',
      function* (object: Value, encoding: Value, errors: Value, thread: Thread): Guest<Value> {
        return yield* work(0, object, encoding, errors, thread);
      },
    ),
    native(
      "decode(obj, encoding='utf-8', errors='strict')",
      'Decodes obj using the codec registered for encoding.',
      function* (object: Value, encoding: Value, errors: Value, thread: Thread): Guest<Value> {
        return yield* work(1, object, encoding, errors, thread);
      },
    ),
    native(
      'register_error(errors, handler, /)',
      'Register the specified error handler under the name errors.',
      (errors: Value, handler: Value, thread: Thread) => {
        const name = stringArgument(errors, 'register_error', 'argument 1');
        if (typeOf(handler).slots.call === undefined) raise.typeError('handler must be callable');
        thread.interpreter.state(codecRegistry).errorHandlers.set(name, handler);
        return null;
      },
    ),
    native('lookup_error(name, /)', 'lookup_error(errors) -> handler', (errors: Value, thread: Thread) => {
      const name = stringArgument(errors, 'lookup_error');
      return (
        thread.interpreter.state(codecRegistry).errorHandlers.get(name) ??
        handlers().get(name) ??
        unknownHandler(name)
      );
    }),
    native(
      '_native(name, /)',
      null,
      (name: Value, thread: Thread) => findCodec(asString(name)!, thread)?.name ?? null,
    ),
    native(
      '_encode(name, text, errors, marked, /)',
      null,
      function* (name: Value, given: Value, errors: Value, marked: Value, thread: Thread): Guest<Value> {
        const codec = needCodec(name, thread);
        const text = asString(given);
        if (text === undefined)
          return raise.typeError(
            `${codec.name.replaceAll('-', '_')}_encode() argument 1 must be str, not ${givenTypeName(given)}`,
          );
        const encoder = marked === true ? codec.encoder : { ...codec.encoder, prefix: new Uint8Array() };
        return yield* finished(encodeBy({ ...codec, encoder }, text, errorsOf(errors), thread));
      },
    ),
    native(
      '_decode_part(name, data, errors, final, /)',
      null,
      function* (name: Value, data: Value, errors: Value, final: Value, thread: Thread): Guest<Value> {
        return yield* decodePart(asString(name)!, data, errorsOf(errors), final === true, thread);
      },
    ),
    native('escape_encode(data, errors=None, /)', null, (data: Value) => {
      if (!(data instanceof PyBytes))
        return raise.typeError(`escape_encode() argument 1 must be bytes, not ${givenTypeName(data)}`);
      return new PyTuple([new PyBytes(escapeBytes(data.value)), data.value.length]);
    }),
    native('escape_decode(data, errors=None, /)', null, (data: Value, _errors: Value, thread: Thread) => {
      const bytes =
        asString(data) === undefined ? needBuffer(data, thread) : new TextEncoder().encode(asString(data)!);
      return new PyTuple([new PyBytes(unescapeBytes(bytes)), bytes.length]);
    }),
    native('readbuffer_encode(data, errors=None, /)', null, (data: Value, _errors: Value, thread: Thread) => {
      const bytes =
        asString(data) === undefined ? needBuffer(data, thread) : new TextEncoder().encode(asString(data)!);
      return new PyTuple([new PyBytes(bytes.slice()), bytes.length]);
    }),
    ...pair('ascii', 'ascii'),
    ...pair('latin_1', 'iso8859-1'),
    ...pair('utf_8', 'utf-8'),
    ...pair('utf_7', 'utf-7'),
    ...pair('utf_16', 'utf-16'),
    ...pair('utf_16_le', 'utf-16-le'),
    ...pair('utf_16_be', 'utf-16-be'),
    ...pair('utf_32', 'utf-32'),
    ...pair('utf_32_le', 'utf-32-le'),
    ...pair('utf_32_be', 'utf-32-be'),
    ...pair('unicode_escape', 'unicode-escape'),
    ...pair('raw_unicode_escape', 'raw-unicode-escape'),
    ...handlerNames.map((name) => handlers().get(name)!),
  ],
  types: [decoderType()],
}));
