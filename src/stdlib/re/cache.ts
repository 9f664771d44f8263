/** Patterns that were compiled before. CPython: Lib/re/__init__.py (_compile). */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import { hash } from '../../runtime/kernel/hashing.ts';
import { type InterpreterState, perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { knownInteger } from '../../runtime/kernel/subscript.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { truth } from '../../runtime/kernel/truth.ts';
import type { PyType } from '../../runtime/kernel/type.ts';
import type { Integer } from '../../runtime/objects/integer-arithmetic.ts';
import { DEBUG } from './flags.ts';
import { makePattern, PyPattern, sourceText } from './pattern.ts';

const MOST_PATTERNS = 512;

class PatternCache {
  /** Patterns that are `str`, without flags. */
  readonly plain = new Map<string, PyPattern>();
  /** Others, by what they are, their flags and their text. */
  private readonly others = new Map<PyType, Map<string, PyPattern>>();

  get(type: PyType, text: string, flags: Integer): PyPattern | undefined {
    return this.others.get(type)?.get(`${flags} ${text}`);
  }

  set(type: PyType, text: string, flags: Integer, pattern: PyPattern): void {
    if (typeof pattern.source === 'string' && flags === 0) {
      keep(this.plain, text, pattern);
      return;
    }
    let patterns = this.others.get(type);
    if (patterns === undefined) {
      patterns = new Map();
      this.others.set(type, patterns);
    }
    keep(patterns, `${flags} ${text}`, pattern);
  }

  clear(): void {
    this.plain.clear();
    this.others.clear();
  }
}

function keep(patterns: Map<string, PyPattern>, key: string, pattern: PyPattern): void {
  if (patterns.size >= MOST_PATTERNS) patterns.delete(patterns.keys().next().value!);
  patterns.set(key, pattern);
}

const caches = perInterpreter('compiled patterns', (_: InterpreterState) => new PatternCache());

/** `re.purge()` */
export function purgePatterns(thread: Thread): void {
  thread.interpreter.state(caches).clear();
}

/** The pattern that `given` is, or that was made of it; `undefined` when one has to be made. */
export function knownPattern(given: Value, flags: Value, thread: Thread): PyPattern | undefined {
  if (flags !== 0) return undefined;
  if (typeof given === 'string') return thread.interpreter.state(caches).plain.get(given);
  return given instanceof PyPattern ? given : undefined;
}

/** As functions of the module take a pattern: compiled, or to be compiled with `flags`. */
export function* patternFor(given: Value, flags: Value, thread: Thread): Guest<PyPattern> {
  const known = knownPattern(given, flags, thread);
  if (known !== undefined) return known;
  yield* finished(hash(given, thread));
  yield* finished(hash(flags, thread));
  if (given instanceof PyPattern) {
    if (yield* finished(truth(flags, thread))) {
      raise.valueError('cannot process flags argument with a compiled pattern');
    }
    return given;
  }
  const text = sourceText(given);
  if (text === undefined) return raise.typeError('first argument must be string or compiled pattern');
  const bits =
    knownInteger(flags) ??
    raise.typeError(`unsupported operand type(s) for &: '${typeName(flags)}' and 'int'`);
  const cache = thread.interpreter.state(caches);
  const cached = cache.get(typeOf(given), text, bits);
  if (cached !== undefined) return cached;
  const made = yield* makePattern(given, bits, thread);
  if ((made.flags & DEBUG) === 0) cache.set(typeOf(given), text, bits, made);
  return made;
}
