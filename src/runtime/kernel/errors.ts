/**
 * The exception hierarchy as data, and raising from natives. CPython: Objects/exceptions.c; docs: library/exceptions.html.
 *
 * Wordings are written at the raise; one that is used three times has a name here.
 */
import { objectType, typeOf } from './birth.ts';
import { PyException } from './exception.ts';
import type { Value } from './object.ts';
import { linearize, PyType } from './type.ts';

export const baseExceptionType = exception('BaseException', objectType);
export const exceptionType = exception('Exception', baseExceptionType);
export const baseExceptionGroupType = exception('BaseExceptionGroup', baseExceptionType);
export const generatorExitType = exception('GeneratorExit', baseExceptionType);
export const keyboardInterruptType = exception('KeyboardInterrupt', baseExceptionType);
export const systemExitType = exception('SystemExit', baseExceptionType);
export const arithmeticErrorType = exception('ArithmeticError', exceptionType);
export const floatingPointErrorType = exception('FloatingPointError', arithmeticErrorType);
export const overflowErrorType = exception('OverflowError', arithmeticErrorType);
export const zeroDivisionErrorType = exception('ZeroDivisionError', arithmeticErrorType);
export const assertionErrorType = exception('AssertionError', exceptionType);
export const attributeErrorType = exception('AttributeError', exceptionType);
export const bufferErrorType = exception('BufferError', exceptionType);
export const eofErrorType = exception('EOFError', exceptionType);
export const importErrorType = exception('ImportError', exceptionType);
export const moduleNotFoundErrorType = exception('ModuleNotFoundError', importErrorType);
export const lookupErrorType = exception('LookupError', exceptionType);
export const indexErrorType = exception('IndexError', lookupErrorType);
export const keyErrorType = exception('KeyError', lookupErrorType);
export const memoryErrorType = exception('MemoryError', exceptionType);
export const nameErrorType = exception('NameError', exceptionType);
export const unboundLocalErrorType = exception('UnboundLocalError', nameErrorType);
export const osErrorType = exception('OSError', exceptionType);
export const blockingIOErrorType = exception('BlockingIOError', osErrorType);
export const childProcessErrorType = exception('ChildProcessError', osErrorType);
export const connectionErrorType = exception('ConnectionError', osErrorType);
export const brokenPipeErrorType = exception('BrokenPipeError', connectionErrorType);
export const connectionAbortedErrorType = exception('ConnectionAbortedError', connectionErrorType);
export const connectionRefusedErrorType = exception('ConnectionRefusedError', connectionErrorType);
export const connectionResetErrorType = exception('ConnectionResetError', connectionErrorType);
export const fileExistsErrorType = exception('FileExistsError', osErrorType);
export const fileNotFoundErrorType = exception('FileNotFoundError', osErrorType);
export const interruptedErrorType = exception('InterruptedError', osErrorType);
export const isADirectoryErrorType = exception('IsADirectoryError', osErrorType);
export const notADirectoryErrorType = exception('NotADirectoryError', osErrorType);
export const permissionErrorType = exception('PermissionError', osErrorType);
export const processLookupErrorType = exception('ProcessLookupError', osErrorType);
export const timeoutErrorType = exception('TimeoutError', osErrorType);
export const referenceErrorType = exception('ReferenceError', exceptionType);
export const runtimeErrorType = exception('RuntimeError', exceptionType);
export const notImplementedErrorType = exception('NotImplementedError', runtimeErrorType);
export const pythonFinalizationErrorType = exception('PythonFinalizationError', runtimeErrorType);
export const recursionErrorType = exception('RecursionError', runtimeErrorType);
export const stopAsyncIterationType = exception('StopAsyncIteration', exceptionType);
export const stopIterationType = exception('StopIteration', exceptionType);
export const syntaxErrorType = exception('SyntaxError', exceptionType);
export const indentationErrorType = exception('IndentationError', syntaxErrorType);
export const tabErrorType = exception('TabError', indentationErrorType);
export const incompleteInputErrorType = exception('_IncompleteInputError', syntaxErrorType);
export const systemErrorType = exception('SystemError', exceptionType);
export const typeErrorType = exception('TypeError', exceptionType);
export const valueErrorType = exception('ValueError', exceptionType);
export const unicodeErrorType = exception('UnicodeError', valueErrorType);
export const unicodeDecodeErrorType = exception('UnicodeDecodeError', unicodeErrorType);
export const unicodeEncodeErrorType = exception('UnicodeEncodeError', unicodeErrorType);
export const unicodeTranslateErrorType = exception('UnicodeTranslateError', unicodeErrorType);
export const warningType = exception('Warning', exceptionType);
export const bytesWarningType = exception('BytesWarning', warningType);
export const deprecationWarningType = exception('DeprecationWarning', warningType);
export const encodingWarningType = exception('EncodingWarning', warningType);
export const futureWarningType = exception('FutureWarning', warningType);
export const importWarningType = exception('ImportWarning', warningType);
export const pendingDeprecationWarningType = exception('PendingDeprecationWarning', warningType);
export const resourceWarningType = exception('ResourceWarning', warningType);
export const runtimeWarningType = exception('RuntimeWarning', warningType);
export const syntaxWarningType = exception('SyntaxWarning', warningType);
export const unicodeWarningType = exception('UnicodeWarning', warningType);
export const userWarningType = exception('UserWarning', warningType);
export const exceptionGroupType = exception('ExceptionGroup', baseExceptionGroupType, exceptionType);

/** Every exception type of the `builtins` module. */
export const builtinExceptionTypes: readonly PyType[] = [
  baseExceptionType,
  exceptionType,
  baseExceptionGroupType,
  generatorExitType,
  keyboardInterruptType,
  systemExitType,
  arithmeticErrorType,
  floatingPointErrorType,
  overflowErrorType,
  zeroDivisionErrorType,
  assertionErrorType,
  attributeErrorType,
  bufferErrorType,
  eofErrorType,
  importErrorType,
  moduleNotFoundErrorType,
  lookupErrorType,
  indexErrorType,
  keyErrorType,
  memoryErrorType,
  nameErrorType,
  unboundLocalErrorType,
  osErrorType,
  blockingIOErrorType,
  childProcessErrorType,
  connectionErrorType,
  brokenPipeErrorType,
  connectionAbortedErrorType,
  connectionRefusedErrorType,
  connectionResetErrorType,
  fileExistsErrorType,
  fileNotFoundErrorType,
  interruptedErrorType,
  isADirectoryErrorType,
  notADirectoryErrorType,
  permissionErrorType,
  processLookupErrorType,
  timeoutErrorType,
  referenceErrorType,
  runtimeErrorType,
  notImplementedErrorType,
  pythonFinalizationErrorType,
  recursionErrorType,
  stopAsyncIterationType,
  stopIterationType,
  syntaxErrorType,
  indentationErrorType,
  tabErrorType,
  incompleteInputErrorType,
  systemErrorType,
  typeErrorType,
  valueErrorType,
  unicodeErrorType,
  unicodeDecodeErrorType,
  unicodeEncodeErrorType,
  unicodeTranslateErrorType,
  warningType,
  bytesWarningType,
  deprecationWarningType,
  encodingWarningType,
  futureWarningType,
  importWarningType,
  pendingDeprecationWarningType,
  resourceWarningType,
  runtimeWarningType,
  syntaxWarningType,
  unicodeWarningType,
  userWarningType,
  exceptionGroupType,
];

/** Makes an exception of `type` whose only argument is `message`. */
export function makeError(type: PyType, message: string): PyException {
  return new PyException(type, [message]);
}

type Raiser = (message: string) => never;

/** The type is written out so that what follows a raise is known to be unreachable. */
interface Raise {
  typeError: Raiser;
  valueError: Raiser;
  attributeError: Raiser;
  nameError: Raiser;
  unboundLocalError: Raiser;
  indexError: Raiser;
  runtimeError: Raiser;
  recursionError: Raiser;
  zeroDivisionError: Raiser;
  overflowError: Raiser;
  assertionError: Raiser;
  notImplementedError: Raiser;
  importError: Raiser;
  memoryError: Raiser;
  lookupError: Raiser;
  systemError: Raiser;
  bufferError: Raiser;
  /** `KeyError` holds the key itself. */
  keyError(key: Value): never;
  /** Any type, any arguments. */
  error(type: PyType, ...args: Value[]): never;
}

/** Raises from a native, by throwing: `raise.typeError(...)`. */
export const raise: Raise = {
  typeError: raiser(typeErrorType),
  valueError: raiser(valueErrorType),
  attributeError: raiser(attributeErrorType),
  nameError: raiser(nameErrorType),
  unboundLocalError: raiser(unboundLocalErrorType),
  indexError: raiser(indexErrorType),
  runtimeError: raiser(runtimeErrorType),
  recursionError: raiser(recursionErrorType),
  zeroDivisionError: raiser(zeroDivisionErrorType),
  overflowError: raiser(overflowErrorType),
  assertionError: raiser(assertionErrorType),
  notImplementedError: raiser(notImplementedErrorType),
  importError: raiser(importErrorType),
  memoryError: raiser(memoryErrorType),
  lookupError: raiser(lookupErrorType),
  systemError: raiser(systemErrorType),
  bufferError: raiser(bufferErrorType),

  keyError(key) {
    throw new PyException(keyErrorType, [key]);
  },

  error(type, ...args) {
    throw new PyException(type, args);
  },
};

export function notIterable(value: Value): never {
  return raise.typeError(`'${typeName(value)}' object is not iterable`);
}

export function notCallable(value: Value): never {
  return raise.typeError(`'${typeName(value)}' object is not callable`);
}

/** The name of a value's type, as messages quote it. */
export function typeName(value: Value): string {
  return quotedName(typeOf(value));
}

/** sic: types that CPython writes in C, outside of `builtins`, go by their full names. */
export function quotedName(type: PyType): string {
  return !type.isHeap && !type.name.includes('.') && /^(?:_|types$|typing$)/.test(type.module)
    ? `${type.module}.${type.name}`
    : type.name;
}

/** As messages about an argument name the type of what was given. */
export function givenTypeName(value: Value): string {
  return value === null ? 'None' : typeName(value); // sic
}

export function isInstance(value: Value, type: PyType): boolean {
  return typeOf(value).isSubtypeOf(type);
}

function raiser(type: PyType): Raiser {
  return (message) => {
    throw makeError(type, message);
  };
}

function exception(name: string, ...bases: PyType[]): PyType {
  const type = new PyType(name, 'builtins', false);
  type.derive(bases, linearize(type, bases)!);
  type.hasDict = true;
  return type;
}
