/**
 * Generators that an expression has made and nobody else holds: who lets go of them closes them, as CPython does when
 * the last reference is gone. See docs/divergences/generators.md.
 */
import type { Call, Expr } from '../../parser/ast.ts';
import type { Frame } from '../frames/frame.ts';
import { neverAwaited, whileDropping } from '../frames/never-awaited.ts';
import { PyAsyncGenerator, PyGenerator } from '../frames/suspendable.ts';
import { PyNativeFunction } from '../kernel/native.ts';
import { UNWIND, type Value } from '../kernel/object.ts';
import { ERROR, type Thread } from '../kernel/thread.ts';
import { PyEnumerate } from '../objects/enumerate.ts';
import { close } from '../objects/generator.ts';
import { PyFilter, PyMap, PyZip } from '../objects/zip-map-filter.ts';
import type { Builder } from './builder.ts';
import type { Run } from './state.ts';

/** Closes what the value of an expression is or holds. */
export type LetGo = (value: Value, thread: Thread) => void;

/** What is to be done with the value of `node` by the only one who holds it; null when that is nothing. */
export function letGoOf(node: Expr): LetGo | null {
  if (node.kind === 'GeneratorExp') return (value, thread) => closeNamed('<genexpr>', value, thread);
  if (node.kind !== 'Call') return null;
  const name = calleeName(node);
  if (name === null) return null;
  const inner = node.args.map(letGoOf);
  return (value, thread) => {
    if (value instanceof PyGenerator) closeNamed(name, value, thread);
    else if (inner.some((each) => each !== null)) letGoOfSources(value, inner, thread);
  };
}

/** A loop over this may end while a generator of its own has not: `zip` ends with the shortest. */
export function mayLeaveRest(node: Expr): boolean {
  return node.kind === 'Call' && node.args.length > 1 && ['zip', 'map'].includes(calleeName(node) ?? '');
}

function calleeName({ func }: Call): string | null {
  return func.kind === 'Name' ? func.id : func.kind === 'Attribute' ? func.attr : null;
}

/** A generator that has the name of what was called is taken for the one that the call has made. */
function closeNamed(name: string, value: Value, thread: Thread): void {
  if (value instanceof PyGenerator && value.name === name) closeDropped(value, thread);
}

function letGoOfSources(value: Value, inner: readonly (LetGo | null)[], thread: Thread): void {
  // the last one goes first, as in a tuple
  if (value instanceof PyZip || value instanceof PyMap) {
    const offset = value instanceof PyMap ? 1 : 0;
    for (let i = value.sources.length - 1; i >= 0; i--) inner[i + offset]?.(value.sources[i]!, thread);
  } else if (value instanceof PyFilter) inner[1]?.(value.source, thread);
  else if (value instanceof PyEnumerate) inner[0]?.(value.source, thread);
}

/** Closes a generator to which no reference is left, without pausing. What it raises is reported, and that is all. */
export function closeDropped(generator: PyGenerator, thread: Thread): void {
  if (generator.kind === 'coroutine' && generator.state === 'created') neverAwaited(generator, thread);
  if (generator.state !== 'suspended') return;
  if (generator instanceof PyAsyncGenerator && generator.keeper && !generator.isClosing) {
    generator.keeper.dropped(generator, thread);
    return;
  }
  whileDropping(generator, thread, () => close(generator, thread));
}

/** Built-in functions that keep nothing of their first argument, and may not come to its end. */
const passing = new Set(['next', 'any', 'all']);

/** The call itself, or a closure around it that closes the generator which the first argument has made. */
export function closingArgument(node: Call, args: Run[], b: Builder, call: (args: Run[]) => Run): Run {
  const { func, keywords } = node;
  const first = node.args[0];
  if (func.kind !== 'Name' || !passing.has(func.id) || first === undefined || keywords.length > 0)
    return call(args);
  const letGo = letGoOf(first);
  if (letGo === null) return call(args);
  const { globals, builtins } = b.unit;
  const isBuiltin = () =>
    b.lookup(func.id).how === 'global' &&
    globals.getName(func.id) === undefined &&
    builtins.getName(func.id) instanceof PyNativeFunction;
  const held = b.stateSlot();
  const argument = args[0]!;
  const run = call([(f) => keepTemporary(argument(f), held, isBuiltin, f), ...args.slice(1)]);
  return (f) => {
    let result: ReturnType<Run>;
    try {
      result = run(f);
    } catch (thrown) {
      takeTemporary(held, letGo, f);
      throw thrown;
    }
    if (result !== UNWIND || f.thread.why === ERROR) takeTemporary(held, letGo, f);
    return result;
  };
}

/** `needle in generator()` */
export function closingContainer(node: Expr, container: Run, test: (container: Run) => Run, b: Builder): Run {
  const letGo = letGoOf(node);
  if (letGo === null) return test(container);
  const held = b.stateSlot();
  const run = test((f) => keepTemporary(container(f), held, () => true, f));
  return (f) => {
    const result = run(f);
    if (result !== UNWIND || f.thread.why === ERROR) takeTemporary(held, letGo, f);
    return result;
  };
}

function keepTemporary(
  value: ReturnType<Run>,
  slot: number,
  applies: () => boolean,
  f: Frame,
): ReturnType<Run> {
  if (value === UNWIND || typeof value !== 'object' || value === null || typeof value === 'symbol')
    return value;
  if (!(value instanceof PyGenerator || isHolder(value)) || !applies()) return value;
  f.saved ??= [];
  f.saved[slot] = value;
  return value;
}

function isHolder(value: Value): boolean {
  return (
    value instanceof PyZip ||
    value instanceof PyMap ||
    value instanceof PyFilter ||
    value instanceof PyEnumerate
  );
}

function takeTemporary(slot: number, letGo: LetGo, f: Frame): void {
  const value = f.saved?.[slot] as Value | undefined;
  if (value === undefined) return;
  f.saved![slot] = undefined;
  letGo(value, f.thread);
}
