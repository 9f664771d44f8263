/** Signatures written as Python text, the only form in which natives declare what they accept. */
import type { Value } from './object.ts';
import { type Defaults, type Parameter, Parameters, REQUIRED, type Wording } from './parameters.ts';
import { emptyTuple, PyBytes, PyFloat } from './values.ts';

/**
 * `sort(self, /, *, key=None, reverse=False)`: read when it is first needed, because a start needs few of them. Defaults
 * are Python literals; `<...>` and `sys.maxsize` are defaults that natives see as `undefined`, `<None>` is shown as `None`. A first parameter `self`,
 * `cls` or `module` that is positional-only is `$`-marked in the text.
 */
export class Signature {
  readonly name: string;
  readonly #source: string;
  readonly #wording: Wording;
  readonly #shown: (text: string) => string | null;
  #parsed: { readonly parameters: Parameters; readonly defaults: Defaults } | null = null;

  /** `shown` gives the text as `__text_signature__` has it, null for functions to which CPython gives none. */
  constructor(source: string, wording: Wording, shown: (text: string) => string | null = (text) => text) {
    this.name = source.slice(0, source.indexOf('('));
    this.#source = source;
    this.#wording = wording;
    this.#shown = shown;
  }

  get parameters(): Parameters {
    return (this.#parsed ??= parse(this.#source, this.#wording)).parameters;
  }

  get defaults(): Defaults {
    return (this.#parsed ??= parse(this.#source, this.#wording)).defaults;
  }

  /** As `__text_signature__` has it: `($self, object, /)`. */
  get text(): string | null {
    const inside = between(this.#source);
    return this.#shown(
      `(${inside
        .replace(/^(self|cls|module)\b/, '$$$1')
        .replaceAll('<missing>', '<unrepresentable>')
        .replace(/<(None|\[\])>/, '$1')})`,
    );
  }
}

/** What the parentheses hold. */
function between(source: string): string {
  return source.slice(source.indexOf('(') + 1, source.lastIndexOf(')'));
}

function parse(source: string, wording: Wording): { parameters: Parameters; defaults: Defaults } {
  const positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  const defaults: (Value | undefined | typeof REQUIRED)[] = [];
  let positionalOnlyCount = 0;
  let varargsSlot = -1;
  let kwargsSlot = -1;
  let afterStar = false;
  // As CPython writes it for some: `sub[, start[, end]], /`.
  const flat = between(source)
    .replace(/\[, (\w+)/g, ', $1=<missing>')
    .replace(/(<missing>)\]+/g, '$1');
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
  return { parameters, defaults };
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
    case 'sys.maxsize':
      return undefined;
    default:
  }
  if (text.startsWith('<')) return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  if (/^-?\d+(\.\d*)?(e-?\d+)?$/.test(text)) return new PyFloat(Number(text));
  if (/^b' ?'$/.test(text)) return new PyBytes(new Uint8Array(text.length - 3).fill(32));
  const quoted = /^'(.*)'$/.exec(text);
  if (quoted) return quoted[1]!.replaceAll('\\n', '\n');
  throw new Error(`unreadable default ${text} in ${source}`);
}
