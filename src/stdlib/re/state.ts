/** What one interpreter keeps for its regular expressions. */
import { type InterpreterState, perInterpreter } from '../../runtime/kernel/interpreter-state.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import type { PyBytes } from '../../runtime/kernel/values.ts';
import { latin1Text } from '../../runtime/objects/latin1.ts';
import { Matcher } from './matcher.ts';
import { codePoints } from './subject.ts';

const KEPT = 4;

class RegexState {
  /** Matchers at rest. A match that is paused keeps its own. */
  private readonly matchers: Matcher[] = [];
  private readonly bytesTexts = new Recent<PyBytes, string>((bytes) => latin1Text(bytes.value));
  private readonly wideTexts = new Recent<string, Uint32Array>(codePoints);

  matcher(): Matcher {
    return this.matchers.pop() ?? new Matcher();
  }

  release(matcher: Matcher): void {
    matcher.finish();
    if (this.matchers.length < KEPT) this.matchers.push(matcher);
  }

  /** Bytes as characters. */
  textOfBytes(bytes: PyBytes): string {
    return this.bytesTexts.of(bytes);
  }

  /** The code points of a text with surrogate pairs. */
  codesOfText(text: string): Uint32Array {
    return this.wideTexts.of(text);
  }
}

/** Remembers what was made of the things used last: programs go through one text in many small matches. */
class Recent<K, V> {
  private readonly make: (key: K) => V;
  private readonly entries: { readonly key: K; readonly value: V }[] = [];
  private next = 0;

  constructor(make: (key: K) => V) {
    this.make = make;
  }

  of(key: K): V {
    for (const entry of this.entries) if (entry.key === key) return entry.value;
    const entry = { key, value: this.make(key) };
    this.entries[this.next++ % KEPT] = entry;
    return entry.value;
  }
}

const regexes = perInterpreter('regular expressions', (_: InterpreterState) => new RegexState());

export function regexState(thread: Thread): RegexState {
  return thread.interpreter.state(regexes);
}
