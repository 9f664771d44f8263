/** Signatures written as Python text, the only form in which natives declare what they accept. */
import type { Value } from './object.ts';
import { type Defaults, type Parameter, Parameters, REQUIRED, type Wording } from './parameters.ts';
import { emptyTuple, PyBytes, PyFloat } from './values.ts';

export interface Signature {
  readonly name: string;
  /** As `__text_signature__` has it: `($self, object, /)`; null for functions to which CPython gives none. */
  readonly text: string | null;
  readonly parameters: Parameters;
  readonly defaults: Defaults;
}

/**
 * Parses `sort(self, /, *, key=None, reverse=False)`. Defaults are Python literals; `<...>` is a default that natives
 * see as `undefined`. A first parameter `self`, `cls` or `module` that is positional-only is `$`-marked in the text.
 */
export function parseSignature(source: string, wording: Wording): Signature {
  const open = source.indexOf('(');
  const name = source.slice(0, open);
  const inside = source.slice(open + 1, source.lastIndexOf(')'));
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  const defaults: (Value | undefined | typeof REQUIRED)[] = [];
  let positionalOnlyCount = 0;
  let varargsSlot = -1;
  let kwargsSlot = -1;
  let afterStar = false;
  // As CPython writes it for some: `sub[, start[, end]], /`.
  const flat = inside.replace(/\[, (\w+)/g, ', $1=<missing>').replace(/(<missing>)\]+/g, '$1');
  for (const item of splitParameters(flat)) {
    if (item === '/') positionalOnlyCount = positional.length;
    else if (item === '*') afterStar = true;
    else if (item.startsWith('**')) {
      kwargsSlot = defaults.length;
      defaults.push(undefined);
    } else if (item.startsWith('*')) {
      varargsSlot = defaults.length;
      defaults.push(undefined);
      afterStar = true;
    } else {
      const equals = item.indexOf('=');
      const parameter = { name: (equals < 0 ? item : item.slice(0, equals)).trim(), slot: defaults.length };
      (afterStar ? keywordOnly : positional).push(parameter);
      defaults.push(equals < 0 ? REQUIRED : literal(item.slice(equals + 1).trim(), source));
    }
  }
  const parameters = new Parameters({
    positional,
    positionalOnlyCount,
    keywordOnly,
    varargsSlot,
    kwargsSlot,
    wording,
  });
  return {
    name,
    text: `(${inside.replace(/^(self|cls|module)\b/, '$$$1').replaceAll('<missing>', '<unrepresentable>')})`,
    parameters,
    defaults,
  };
}

function splitParameters(text: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const character = text[i] ?? ',';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      const item = text.slice(start, i).trim();
      if (item !== '') items.push(item);
      start = i + 1;
    }
  }
  return items;
}

function literal(text: string, source: string): Value | undefined {
  switch (text) {
    case 'None':
      return null;
    case 'True':
      return true;
    case 'False':
      return false;
    case '()':
      return emptyTuple;
    default:
  }
  if (text.startsWith('<')) return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?\d+\.\d*$/.test(text)) return new PyFloat(Number(text));
  if (/^b' ?'$/.test(text)) return new PyBytes(new Uint8Array(text.length - 3).fill(32));
  const quoted = /^'(.*)'$/.exec(text);
  if (quoted) return quoted[1]!.replaceAll('\\n', '\n');
  throw new Error(`unreadable default ${text} in ${source}`);
}
