/** A line of a source file, as `linecache.getline` finds it. */
import { Frame } from '../frames/frame.ts';
import type { Thread } from '../kernel/thread.ts';

/** From the code that is running, else from the file; undefined when neither has it. */
export function sourceLineOf(filename: string, number: number, thread: Thread): string | undefined {
  for (let each = thread.frame; each !== null; each = each.caller) {
    if (each instanceof Frame && each.code.filename === filename && each.code.source !== null) {
      return each.code.source.line(number);
    }
  }
  try {
    const text = new TextDecoder().decode(thread.interpreter.host.files.read(filename));
    return text.split(/\r\n?|\n/)[number - 1];
  } catch {
    return undefined;
  }
}
