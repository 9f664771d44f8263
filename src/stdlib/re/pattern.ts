/** The data of `re.Pattern`, and making it. CPython: Modules/_sre/sre.c, Lib/re/_compiler.py (compile). */
import { call1 } from '../../runtime/kernel/call.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import type { Integer } from '../../runtime/objects/integer-arithmetic.ts';
import { latin1Text } from '../../runtime/objects/latin1.ts';
import { compileProgram } from './compile.ts';
import { Complaints } from './complaints.ts';
import { dump } from './dump.ts';
import { DEBUG } from './flags.ts';
import { parsePattern } from './parse.ts';
import { reported } from './pattern-error.ts';
import type { Program } from './program.ts';
import { Reader } from './reader.ts';
import type { Template } from './template.ts';

export class PyPattern extends PyObject {
  /** As it was given; None for that of a `Scanner`. */
  readonly source: Value;
  /** Whether it is for `str` or for bytes; null when it takes both. */
  readonly isText: boolean | null;
  readonly flags: number;
  readonly program: Program;
  /** Numbers of groups by name. */
  readonly names: ReadonlyMap<string, number>;
  /** Replacement texts that were read before. */
  readonly templates = new Map<string, Template>();

  constructor(
    source: Value,
    isText: boolean | null,
    flags: number,
    program: Program,
    names: ReadonlyMap<string, number>,
  ) {
    super();
    this.source = source;
    this.isText = isText;
    this.flags = flags;
    this.program = program;
    this.names = names;
  }

  /** How many groups capture. */
  get groups(): number {
    return this.program.groups;
  }

  nameOf(group: number): string | undefined {
    for (const [name, number] of this.names) if (number === group) return name;
    return undefined;
  }
}

/** The text of a pattern or a template that is `str` or bytes; `undefined` for anything else. */
export function sourceText(source: Value): string | undefined {
  return asString(source) ?? (source instanceof PyBytes ? latin1Text(source.value) : undefined);
}

/** `source` is `str` or bytes. */
export function* makePattern(source: Value, flags: Integer, thread: Thread): Guest<PyPattern> {
  const complaints = new Complaints();
  const isText = asString(source) !== undefined;
  let made: PyPattern;
  let debug = '';
  try {
    const reader = new Reader(source, sourceText(source)!, isText);
    const bits = Number(BigInt.asIntN(32, BigInt(flags)));
    const { body, flags: all, groups } = parsePattern(reader, bits, complaints, thread);
    if (bits & DEBUG) debug = dump(body);
    if (BigInt(bits) !== BigInt(flags)) raise.overflowError('Python int too large to convert to C int');
    made = new PyPattern(source, isText, all, compileProgram(body, all, groups.count - 1), groups.names);
  } catch (error) {
    yield* complaints.issue(thread);
    throw reported(error, thread);
  }
  yield* complaints.issue(thread);
  if (debug !== '') yield* finished(call1(thread.interpreter.builtins.getName('print')!, debug, thread));
  return made;
}
