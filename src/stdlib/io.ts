/** `io` and `_io`. CPython: Lib/io.py, Modules/_io/_iomodule.c; docs: library/io.html. */
import { openCode, textEncoding } from '../runtime/builtins/open.ts';
import { blockingIOErrorType } from '../runtime/kernel/errors.ts';
import type { InterpreterState } from '../runtime/kernel/interpreter-state.ts';
import type { Value } from '../runtime/kernel/object.ts';
import type { PyType } from '../runtime/kernel/type.ts';
import { abstractClass, registerAll } from '../runtime/objects/abstract-class.ts';
import { defineModule, type ModuleDeclaration } from '../runtime/objects/define-module.ts';
import {
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
} from '../runtime/objects/io/buffered.ts';
import { bufferedPairType } from '../runtime/objects/io/buffered-pair.ts';
import { bytesIOType } from '../runtime/objects/io/bytes-io.ts';
import { fileIOType } from '../runtime/objects/io/file-io.ts';
import {
  bufferedIOBaseType,
  DEFAULT_BUFFER_SIZE,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  unsupportedOperationType,
} from '../runtime/objects/io/io-base.ts';
import { newlineDecoderType } from '../runtime/objects/io/newlines.ts';
import { stringIOType } from '../runtime/objects/io/string-io.ts';
import { textIOWrapperType } from '../runtime/objects/io/text-io-wrapper.ts';

const ioBaseClass = abstractClass('IOBase', {
  module: 'io',
  doc: 'The abstract base class for all I/O classes.',
  bases: () => [ioBaseType],
});

/** `io.RawIOBase` and its like: `_io`'s class, made abstract, with the built-in classes registered. */
const kindOfStream = (name: string, doc: string, base: PyType, registered: () => readonly PyType[]) =>
  abstractClass(name, {
    module: 'io',
    doc,
    bases: (interpreter: InterpreterState) => [base, interpreter.state(ioBaseClass)],
    finish: (type, interpreter) => registerAll(type, registered(), interpreter),
  });

const rawIOBaseClass = kindOfStream('RawIOBase', 'Base class for raw binary I/O.', rawIOBaseType, () => [
  fileIOType,
]);
const bufferedIOBaseClass = kindOfStream(
  'BufferedIOBase',
  'Base class for buffered IO objects.',
  bufferedIOBaseType,
  () => [bytesIOType, bufferedReaderType, bufferedWriterType, bufferedRandomType, bufferedPairType],
);
const textIOBaseClass = kindOfStream('TextIOBase', 'Base class for text I/O.', textIOBaseType, () => [
  stringIOType,
  textIOWrapperType,
]);

const types = (): PyType[] => [
  fileIOType,
  bytesIOType,
  bufferedReaderType,
  bufferedWriterType,
  bufferedRandomType,
  bufferedPairType,
  stringIOType,
  textIOWrapperType,
  newlineDecoderType,
];

const functions = [openCode, textEncoding];

const values = ({ builtins }: InterpreterState): Record<string, Value> => ({
  open: builtins.getName('open')!,
  BlockingIOError: blockingIOErrorType,
  UnsupportedOperation: unsupportedOperationType,
  DEFAULT_BUFFER_SIZE,
});

const DOC =
  'The io module provides the Python interfaces to stream handling. The\nbuiltin open function is defined in this module.';

export const builtinIO = defineModule(
  '_io',
  (): ModuleDeclaration => ({
    doc: DOC,
    functions,
    types: [...types(), ioBaseType, rawIOBaseType, bufferedIOBaseType, textIOBaseType],
    values,
  }),
);

export default defineModule(
  'io',
  (): ModuleDeclaration => ({
    doc: DOC,
    functions,
    types: types(),
    classes: [ioBaseClass, rawIOBaseClass, bufferedIOBaseClass, textIOBaseClass],
    values: (interpreter) => ({ ...values(interpreter), SEEK_SET: 0, SEEK_CUR: 1, SEEK_END: 2 }),
    all: [
      'BlockingIOError',
      'open',
      'open_code',
      'IOBase',
      'RawIOBase',
      'FileIO',
      'BytesIO',
      'StringIO',
      'BufferedIOBase',
      'BufferedReader',
      'BufferedWriter',
      'BufferedRWPair',
      'BufferedRandom',
      'TextIOBase',
      'TextIOWrapper',
      'UnsupportedOperation',
      'SEEK_SET',
      'SEEK_CUR',
      'SEEK_END',
      'DEFAULT_BUFFER_SIZE',
      'text_encoding',
      'IncrementalNewlineDecoder',
    ],
  }),
);
