/** What one run of a program showed, and what of it counts: see INTERPRETING.md. */

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit status as a shell sees it, or `signal:SIGINT` where CPython had to be interrupted. */
  readonly status: number | string;
}

export interface Comparison {
  readonly order?: 'lines' | undefined;
  /** `floats`: they don't count; `hundredths`: they are rounded to a tenth. */
  readonly mask?: 'floats' | 'hundredths' | undefined;
}

export interface Places {
  readonly directory: string;
  readonly stdlib?: string | undefined;
}

/** Makes an outcome independent of where it ran: goldens are stored like this. */
export function withoutPlaces(outcome: Outcome, { directory, stdlib }: Places): Outcome {
  const replace = (text: string): string => {
    const local = text.replaceAll('\r\n', '\n').replaceAll(directory, '<DIR>');
    return (stdlib === undefined ? local : local.replaceAll(stdlib, '<STDLIB>')).replace(
      /(?<=\bat )0x[0-9a-f]{6,16}\b/g,
      '0xADDRESS',
    );
  };
  return { stdout: replace(outcome.stdout), stderr: replace(outcome.stderr), status: outcome.status };
}

/** Keeps what counts; two outcomes that are equal after this are the same to the suite. */
export function comparable(outcome: Outcome, { order, mask }: Comparison = {}): Outcome {
  const simplify = (text: string): string => {
    const masked = mask === undefined ? text : text.replace(/\d+\.\d+(?:e[-+]?\d+)?/g, maskFloat[mask]);
    const placed = masked.replace(/(<STDLIB>\/[\w/]+\.py):\d+/g, '$1:<LINE>');
    return order === 'lines' ? placed.split('\n').sort().join('\n') : placed;
  };
  return {
    stdout: simplify(outcome.stdout),
    stderr: simplify(withoutLibraryEntries(outcome.stderr)),
    status: outcome.status,
  };
}

const maskFloat = {
  floats: () => '<FLOAT>',
  hundredths: (digits: string) => Number(digits).toFixed(1),
} as const;

/** Drops traceback entries inside the standard library, with their source and caret lines. */
export function withoutLibraryEntries(stderr: string): string {
  const kept: string[] = [];
  let dropping: string | undefined; // the margin of the entry being dropped
  for (const line of stderr.split('\n')) {
    const entry = /^([ |]*)File "(?:<STDLIB>\/|<frozen )/.exec(line);
    if (entry !== null) dropping = entry[1]!;
    else if (dropping !== undefined && !belongsTo(line, dropping)) dropping = undefined;
    if (dropping === undefined) kept.push(line);
  }
  return kept.join('\n');
}

function belongsTo(line: string, margin: string): boolean {
  return line.startsWith(`${margin}  `) || line.startsWith(`${margin}[Previous line repeated`);
}
