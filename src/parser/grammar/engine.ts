/**
 * Chevrotain's parser with a leaner engine under the same grammar language. Four things differ from the stock engine:
 *
 * - A rule is recorded when the first choice in it, or before it, has to be made; the stock engine records all rules and
 *   explores all their paths up front, which was nine tenths of the start-up time.
 * - Choices look at one token, in tables of first tokens. Where that is not enough the grammar has gates.
 * - A rule costs two JavaScript frames and no `try`: there is no error recovery and no concrete tree, and CPython's
 *   200 nested brackets have to fit on the default stack.
 * - The first mismatch throws `ParseFailure`, a bare token; the message is found by another pass (see ../errors.ts).
 *
 * With `validate`, Chevrotain records and checks the grammar in its own way as well.
 */
import {
  EmbeddedActionsParser,
  type IOrAlt,
  type IRuleConfig,
  type ParserMethod,
  type SubruleMethodOpts,
  type TokenType,
} from 'chevrotain';
import { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';

/** The program nests deeper than CPython's parser goes. */
export class TooDeep {}

/** How deep the rules of CPython's parser may call each other: MAXSTACK. */
const deepestLevel = 6000;

/** Recognition stopped at this token. */
export class ParseFailure {
  readonly token: Token;
  constructor(token: Token) {
    this.token = token;
  }
}

export type GrammarRule<Result, Arguments extends unknown[] = []> = ParserMethod<Arguments, Result>;

/** By number of a token type: 1 where it begins an optional part, or which alternative it begins; -1 for none. */
type Table = Int8Array;

interface Optional<T> {
  GATE?: () => boolean;
  DEF: () => T;
}

type Definition<T> = (() => T) | Optional<T>;

/** A recorded piece of grammar: a token by number, a rule by name, or a choice between sequences. */
type Piece = number | string | Choice;

interface Choice {
  alternatives: Piece[][];
  optional: boolean;
}

/** First tokens of a piece of grammar, and whether it can be empty. */
interface First {
  tokens: Set<number>;
  nullable: boolean;
}

interface Rule<Result> {
  ruleName: string;
  originalGrammarAction: (...args: unknown[]) => Result;
  coreRule: (first?: unknown, second?: unknown, third?: unknown) => Result;
}

const orChoice = 0;
const optionChoice = 1;
const manyChoice = 2;
const atLeastOneChoice = 3;
/** Four kinds of choice with ten occurrences each, for every rule. */
const choicesPerRule = 40;
/** Added to the number of an alternative in a table when others begin with the same token. */
const sharedToken = 64;
/** More than there are token types. */
const tableSize = 128;

export class Engine extends EmbeddedActionsParser {
  declare protected tokVector: Token[];
  declare protected currIdx: number;
  /** The number of the rule that runs. */
  declare protected currRuleShortName: number;
  declare protected shortRuleNameToFull: Record<number, string>;
  declare protected selfAnalysisDone: boolean;
  declare protected recordingProdStack: { definition: unknown[] }[];

  #ruleCount = 0;
  readonly #tables: (Table | undefined)[] = [];
  readonly #choices: (Choice | undefined)[] = [];
  readonly #recorded = new Map<string, Piece[]>();
  readonly #firsts = new Map<string, First>();
  /** The sequence that grows while a rule is recorded. */
  #sequence: Piece[] = [];
  readonly #validate: boolean;
  /** How deep CPython's parser would be now, by and large. */
  protected level = 0;
  protected deepest = 0;

  constructor(validate: boolean) {
    super(tokens.vocabulary as TokenType[], { maxLookahead: 1, skipValidations: !validate });
    this.#validate = validate;
  }

  /** The token to be consumed next. */
  protected next(): Token {
    return this.tokVector[this.currIdx + 1] ?? nowhere;
  }

  /** The token at a distance from the last one: `ahead(1)` is `next()`. */
  protected ahead(distance: number): Token {
    return this.tokVector[this.currIdx + distance] ?? nowhere;
  }

  /** The token consumed last. */
  protected last(): Token {
    return this.tokVector[this.currIdx] ?? nowhere;
  }

  /** The last consumed token that a reader sees: where a compound statement ends. */
  protected lastVisible(): Token {
    let at = this.currIdx;
    while (at > 0 && layout.has(this.tokVector[at]!.tokenType)) at--;
    return this.tokVector[at] ?? nowhere;
  }

  protected startsWith(type: TokenType): boolean {
    return this.next().tokenTypeIdx === type.tokenTypeIdx;
  }

  /** Ends recognition at a token; while the grammar is recorded it does nothing. */
  protected fail(token: Token = this.next()): void {
    if (!this.RECORDING_PHASE) throw new ParseFailure(token);
  }

  /** Goes as many levels deeper as CPython's parser has rules there. */
  protected deepen(levels: number): void {
    this.level += levels;
    if (this.level <= this.deepest) return;
    this.deepest = this.level;
    if (this.level > deepestLevel) throw new TooDeep();
  }

  /** Whether all tokens but the last have been read. */
  protected get isAtLast(): boolean {
    return this.currIdx === this.tokVector.length - 2;
  }

  protected parseTokens<Result>(list: Token[], rule: GrammarRule<Result>): Result {
    this.tokVector = list;
    this.currIdx = -1;
    this.currRuleShortName = 0;
    this.RECORDING_PHASE = false;
    return (rule as unknown as Rule<Result>).coreRule.call(this);
  }

  // ── What Chevrotain calls ────────────────────────────────────────────────────────────────────────

  override performSelfAnalysis(): void {
    if (this.#validate) super.performSelfAnalysis();
    this.selfAnalysisDone = true;
  }

  /** @internal */
  defineRule<Result>(
    name: string,
    impl: (...args: unknown[]) => Result,
    _config: IRuleConfig<Result>,
  ): Rule<Result> {
    const number = ++this.#ruleCount;
    this.shortRuleNameToFull[number] = name;
    const coreRule = function (this: Engine, first?: unknown, second?: unknown, third?: unknown): Result {
      const caller = this.currRuleShortName;
      this.currRuleShortName = number;
      const result = impl.call(this, first, second, third);
      this.currRuleShortName = caller;
      return result;
    };
    const rule = (): never => {
      throw new TypeError('rules are entered through parseTokens');
    };
    return Object.assign(rule, { ruleName: name, originalGrammarAction: impl, coreRule });
  }

  /** Tables are made on demand. @internal */
  preComputeLookaheadFunctions(): void {}

  /** @internal */
  consumeInternal(type: TokenType): Token {
    const token = this.tokVector[this.currIdx + 1]!;
    if (token.tokenTypeIdx === type.tokenTypeIdx) {
      this.currIdx++;
      return token;
    }
    if (!this.RECORDING_PHASE) throw new ParseFailure(token);
    this.#sequence.push(type.tokenTypeIdx!);
    return nowhere;
  }

  // The call that nests most goes without the frame in between.

  protected override SUBRULE<Arguments extends unknown[], Result>(
    rule: ParserMethod<Arguments, Result>,
    options?: SubruleMethodOpts<Arguments>,
  ): Result {
    const { coreRule } = rule as unknown as Rule<Result>;
    if (this.RECORDING_PHASE) return this.subruleInternal(rule as unknown as Rule<Result>, 0, options);
    if (options === undefined) return coreRule.call(this);
    const values = options.ARGS as unknown[];
    return coreRule.call(this, values[0], values[1], values[2]);
  }

  /** @internal */
  subruleInternal<Result>(
    rule: Rule<Result>,
    _occurrence: number,
    options: { ARGS?: unknown[] } | undefined,
  ): Result {
    if (this.RECORDING_PHASE) {
      this.#sequence.push(rule.ruleName);
      return recordedResult() as Result;
    }
    if (options === undefined) return rule.coreRule.call(this);
    const values = options.ARGS!;
    return rule.coreRule.call(this, values[0], values[1], values[2]);
  }

  /** Chevrotain's own recording, when it validates. @internal */
  subruleInternalRecord(rule: Rule<unknown>, occurrence: number, options: unknown): unknown {
    const inherited = EmbeddedActionsParser.prototype as unknown as Pick<Engine, 'subruleInternalRecord'>;
    inherited.subruleInternalRecord.call(this, rule, occurrence, options);
    return recordedResult();
  }

  /** @internal */
  orInternal(alternatives: IOrAlt<unknown>[], occurrence: number): unknown {
    if (this.RECORDING_PHASE) {
      return this.#record(
        orChoice,
        occurrence,
        false,
        alternatives.map((each) => each.ALT),
      );
    }
    const token = this.tokVector[this.currIdx + 1]!;
    let chosen = this.#table(orChoice, occurrence)[token.tokenTypeIdx]!;
    if (chosen < 0) throw new ParseFailure(token);
    if (chosen < sharedToken) return alternatives[chosen]!.ALT.call(this);
    // Several alternatives begin with this token: the first whose gate is open, or that has none.
    chosen -= sharedToken;
    for (;;) {
      const gate = alternatives[chosen]!.GATE;
      if (gate === undefined || gate.call(this)) return alternatives[chosen]!.ALT.call(this);
      chosen = this.#nextAlternative(occurrence, chosen, token);
    }
  }

  /** @internal */
  optionInternal<Result>(definition: Definition<Result>, occurrence: number): Result | undefined {
    if (this.RECORDING_PHASE) {
      return this.#record(optionChoice, occurrence, true, [actionOf(definition)]) as Result;
    }
    if (this.#table(optionChoice, occurrence)[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] !== 1)
      return undefined;
    if (typeof definition === 'function') return definition.call(this);
    if (definition.GATE !== undefined && !definition.GATE.call(this)) return undefined;
    return definition.DEF.call(this);
  }

  /** @internal */
  manyInternal(occurrence: number, definition: Definition<unknown>): void {
    if (this.RECORDING_PHASE) {
      this.#record(manyChoice, occurrence, true, [actionOf(definition)]);
      return;
    }
    this.#repeat(this.#table(manyChoice, occurrence), definition);
  }

  /** @internal */
  atLeastOneInternal(occurrence: number, definition: Definition<unknown>): void {
    if (this.RECORDING_PHASE) {
      this.#record(atLeastOneChoice, occurrence, false, [actionOf(definition)]);
      return;
    }
    const table = this.#table(atLeastOneChoice, occurrence);
    const token = this.tokVector[this.currIdx + 1]!;
    if (table[token.tokenTypeIdx] !== 1) throw new ParseFailure(token);
    this.#repeat(table, definition);
  }

  #repeat(table: Table, definition: Definition<unknown>): void {
    if (typeof definition === 'function') {
      while (table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 1) definition.call(this);
      return;
    }
    const { GATE: gate, DEF: action } = definition;
    while (table[this.tokVector[this.currIdx + 1]!.tokenTypeIdx] === 1 && gate!.call(this)) action.call(this);
  }

  // ── Recording ────────────────────────────────────────────────────────────────────────────────────

  /** Runs the actions of a rule once, with empty values, to learn what they consume. */
  #recordRule(name: string): Piece[] {
    const known = this.#recorded.get(name);
    if (known !== undefined) return known;
    const rule = (this as unknown as Record<string, Rule<unknown>>)[name]!;
    const { tokVector, currIdx } = this;
    const sequence = this.#sequence;
    const pieces: Piece[] = [];
    this.#recorded.set(name, pieces);
    this.#sequence = pieces;
    this.tokVector = recordingTokens;
    this.currIdx = 0;
    this.RECORDING_PHASE = true;
    try {
      rule.coreRule.call(this);
    } catch (error) {
      // The JavaScript stack was full: the rule is recorded anew when there is room.
      this.#forget(name);
      throw error;
    } finally {
      this.RECORDING_PHASE = false;
      this.tokVector = tokVector;
      this.currIdx = currIdx;
      this.#sequence = sequence;
    }
    return pieces;
  }

  #forget(name: string): void {
    const first = this.currRuleShortName * choicesPerRule;
    for (let index = first; index < first + choicesPerRule; index++) this.#choices[index] = undefined;
    this.#recorded.delete(name);
  }

  #record(kind: number, occurrence: number, optional: boolean, actions: (() => unknown)[]): unknown {
    const sequence = this.#sequence;
    const choice: Choice = { alternatives: [], optional };
    this.#choices[this.#index(kind, occurrence)] = choice;
    let result: unknown;
    for (const action of actions) {
      this.#sequence = [];
      choice.alternatives.push(this.#sequence);
      const value = action.call(this);
      result ??= value;
    }
    this.#sequence = sequence;
    sequence.push(choice);
    return result ?? recordedResult();
  }

  // ── Tables of first tokens ───────────────────────────────────────────────────────────────────────

  #index(kind: number, occurrence: number): number {
    return this.currRuleShortName * choicesPerRule + kind * 10 + occurrence;
  }

  #table(kind: number, occurrence: number): Table {
    const index = this.#index(kind, occurrence);
    return this.#tables[index] ?? (this.#tables[index] = this.#makeTable(kind, index));
  }

  #makeTable(kind: number, index: number): Table {
    const table = new Int8Array(tableSize).fill(-1);
    this.#choice(index).alternatives.forEach((alternative, number) => {
      for (const token of this.#firstOf(alternative).tokens) {
        const earlier = table[token]!;
        if (kind !== orChoice) table[token] = 1;
        else if (earlier === -1) table[token] = number;
        else if (earlier < sharedToken) table[token] = earlier + sharedToken;
      }
    });
    return table;
  }

  #choice(index: number): Choice {
    if (this.#choices[index] === undefined)
      this.#recordRule(this.shortRuleNameToFull[this.currRuleShortName]!);
    return this.#choices[index]!;
  }

  #nextAlternative(occurrence: number, after: number, token: Token): number {
    const { alternatives } = this.#choice(this.#index(orChoice, occurrence));
    for (let number = after + 1; number < alternatives.length; number++) {
      if (this.#firstOf(alternatives[number]!).tokens.has(token.tokenTypeIdx)) return number;
    }
    throw new ParseFailure(token);
  }

  #firstOf(sequence: Piece[]): First {
    const first: First = { tokens: new Set(), nullable: true };
    for (const piece of sequence) {
      if (!this.#addFirst(piece, first.tokens)) {
        first.nullable = false;
        break;
      }
    }
    return first;
  }

  /** Adds the first tokens of a piece; whether it can be empty. */
  #addFirst(piece: Piece, into: Set<number>): boolean {
    if (typeof piece === 'number') {
      into.add(piece);
      return false;
    }
    if (typeof piece === 'string') {
      let first = this.#firsts.get(piece);
      if (first === undefined) {
        first = this.#firstOf(this.#recordRule(piece));
        this.#firsts.set(piece, first);
      }
      for (const token of first.tokens) into.add(token);
      return first.nullable;
    }
    let nullable = piece.optional;
    for (const alternative of piece.alternatives) {
      const first = this.#firstOf(alternative);
      for (const token of first.tokens) into.add(token);
      nullable ||= first.nullable;
    }
    return nullable;
  }
}

function actionOf<T>(definition: Definition<T>): () => T {
  return typeof definition === 'function' ? definition : definition.DEF;
}

const nowhere = new Token(tokens.Recording, '', 0, 0, 1, 0, 1, 0);
const recordingTokens = [nowhere, nowhere];

/** What a rule gives while it is recorded: it bears being read and changed like a node or a list. */
function recordedResult(): unknown {
  return Object.assign([], {
    lineno: 1,
    col_offset: 0,
    end_lineno: 1,
    end_col_offset: 0,
    args: [],
    keywords: [],
    body: [],
  });
}

const layout = new Set<TokenType>([tokens.Newline, tokens.Indent, tokens.Dedent, tokens.EndMarker]);
