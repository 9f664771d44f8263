/** `sys.stdin`, `sys.stdout` and `sys.stderr`: text streams over the console. Docs: library/sys.html#sys.stdin. */
import { type InterpreterState, perInterpreter } from '../../kernel/interpreter-state.ts';
import type { Value } from '../../kernel/object.ts';
import { setField } from '../../kernel/shape.ts';
import type { PyType } from '../../kernel/type.ts';
import { adopt } from '../../kernel/values.ts';
import { codecNamed } from '../codecs.ts';
import type { StandardStream } from '../console-text.ts';
import { bufferedReaderType, bufferedWriterType, bufferOver } from './buffered.ts';
import { fileIOType, PyFileIO } from './file-io.ts';
import { DEFAULT_BUFFER_SIZE } from './io-base.ts';
import { Newlines } from './newlines.ts';
import { openFiles } from './open-files.ts';
import { NativeDecoding } from './text-decoding.ts';
import { textIOWrapperType } from './text-io-wrapper.ts';
import { PyTextIOWrapper } from './text-stream.ts';

export interface StandardStreams {
  readonly stdin: PyTextIOWrapper;
  readonly stdout: PyTextIOWrapper;
  readonly stderr: PyTextIOWrapper;
}

export const standardStreams = perInterpreter<StandardStreams>('standard streams', (interpreter) => ({
  stdin: stream('stdin', interpreter),
  stdout: stream('stdout', interpreter),
  stderr: stream('stderr', interpreter),
}));

const numbers = { stdin: 0, stdout: 1, stderr: 2 } as const;

function stream(name: StandardStream, interpreter: InterpreterState): PyTextIOWrapper {
  const made = adopt(new PyTextIOWrapper(), textIOWrapperType);
  const isInput = name === 'stdin';
  made.isReady = true;
  made.console = name;
  made.lazyBuffer = () => bufferOf(name, interpreter);
  made.encoding = 'utf-8';
  made.errors = name === 'stderr' ? 'backslashreplace' : 'strict';
  made.isWritable = !isInput;
  made.isLineBuffered = name === 'stderr' || interpreter.host.console.isTerminal(name);
  if (isInput) {
    made.newlines = new Newlines(true);
    made.decoding = new NativeDecoding(codecNamed('utf-8'), 'strict');
  }
  setField(made, 'mode', isInput ? 'r' : 'w');
  return made;
}

/** Bytes go to the console at once, so that they come out where the program wrote them among its texts. */
function bufferOf(name: StandardStream, interpreter: InterpreterState): Value {
  const raw = adopt(new PyFileIO(), fileIOType);
  const isInput = name === 'stdin';
  raw.handle = interpreter.state(openFiles).handles.get(numbers[name])!;
  raw.isReadable = isInput;
  raw.isWritable = !isInput;
  raw.closesHandle = false;
  setField(raw, 'name', `<${name}>`);
  const type: PyType = isInput ? bufferedReaderType : bufferedWriterType;
  return bufferOver(type, raw, isInput ? DEFAULT_BUFFER_SIZE : 1);
}
