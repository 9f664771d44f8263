/** Paths as arguments: `os.fspath`. CPython: PyOS_FSPath in Modules/posixmodule.c; docs: library/os.html#os.fspath. */
import { typeOf } from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes } from '../kernel/values.ts';

/** The `str` or `bytes` that stands for a path. */
export function* fileSystemPath(path: Value, thread: Thread): Guest<Value> {
  if (asString(path) !== undefined || path instanceof PyBytes) return path;
  const convert = typeOf(path).lookup('__fspath__');
  if (convert === undefined)
    return raise.typeError(`expected str, bytes or os.PathLike object, not ${typeName(path)}`);
  const converted = yield* finished(callMethod(convert, path, [], thread));
  if (asString(converted) !== undefined || converted instanceof PyBytes) return converted;
  return raise.typeError(
    `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(converted)}`,
  );
}

/** The path as the host takes it. */
export function* filePath(path: Value, thread: Thread): Guest<string> {
  const found = yield* fileSystemPath(path, thread);
  const text = found instanceof PyBytes ? new TextDecoder().decode(found.value) : asString(found)!;
  return text.includes('\0') ? raise.valueError('embedded null byte') : text;
}
