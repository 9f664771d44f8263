/** The report of a deadlock: who waits, where, and for what. */
import { Frame } from '../frames/frame.ts';
import type { Scheduler } from '../frames/scheduler.ts';
import type { Activation } from '../kernel/thread.ts';

export function describeDeadlock(scheduler: Scheduler): string {
  const lines = ['Deadlock: nothing that is awaited can ever happen.\n'];
  for (const thread of scheduler.threads()) {
    lines.push(`  thread ${thread.name} waits for ${thread.parking?.waitingFor ?? 'its turn'}\n`);
    lines.push(...stackLines(scheduler.innermost(thread)));
    for (const line of thread.parking?.details?.() ?? []) lines.push(`  ${line}\n`);
  }
  return lines.join('');
}

/** The Python frames of a chain, outermost first. */
export function stackLines(innermost: Activation | null): string[] {
  const lines: string[] = [];
  for (let each = innermost; each !== null; each = each.caller) {
    if (!(each instanceof Frame)) continue;
    const source = each.code.source?.line(each.line)?.trim();
    lines.unshift(`    File "${each.code.filename}", line ${each.line}, in ${each.code.name}\n`);
    if (source) lines[0] += `      ${source}\n`;
  }
  return lines;
}
