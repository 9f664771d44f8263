/** Names, literals, displays, comprehensions, f-strings. Docs: reference/expressions.html#atoms. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr } from '../ast.ts';
import * as build from '../build.ts';
import { Engine, type GrammarRule } from './engine.ts';
import { LiteralReader, type StringPart } from './literals.ts';
import { ReadToken } from './nests.ts';

export class AtomParser extends Engine {
  declare protected expression: GrammarRule<Expr>;
  declare protected element: GrammarRule<Expr>;
  declare protected disjunction: GrammarRule<Expr>;
  declare protected bitwiseOr: GrammarRule<Expr>;
  declare protected starExpressions: GrammarRule<Expr>;
  declare protected yieldExpression: GrammarRule<Expr>;
  declare protected targetList: GrammarRule<Expr>;

  /** Reads the literals of the source at hand. */
  protected literals = new LiteralReader();

  /** Atoms by first token; made once, since they share nothing with the rule that asks. */
  protected readonly atoms: { ALT: () => Expr }[] = [
    {
      ALT: () => {
        const token = this.CONSUME(tokens.Name) as Token;
        return build.name(token.image, token);
      },
    },
    {
      ALT: () => {
        const token = this.CONSUME(tokens.NumberLiteral) as Token;
        return build.constant(this.literals.number(token), false, token, token);
      },
    },
    { ALT: () => this.SUBRULE(this.strings) },
    { ALT: () => this.SUBRULE(this.parenthesized) },
    { ALT: () => this.SUBRULE(this.listDisplay) },
    { ALT: () => this.SUBRULE(this.braces) },
    { ALT: () => this.#singleton(this.CONSUME(tokens.None) as Token, none) },
    { ALT: () => this.#singleton(this.CONSUME(tokens.True) as Token, yes) },
    { ALT: () => this.#singleton(this.CONSUME(tokens.False) as Token, no) },
    { ALT: () => this.#singleton(this.CONSUME(tokens.EllipsisDots) as Token, ellipsis) },
    { ALT: () => this.nodesOf(this.CONSUME(tokens.ReadAtom)) },
  ];

  /** The level of the statement at hand, whose first brackets CPython's parser reads earlier than it has to. */
  protected statementLevel = 0;

  /** The nodes that a token stands for; see nests.ts. */
  protected nodesOf<Nodes>(token: unknown): Nodes {
    if (!(token instanceof ReadToken)) return token as Nodes;
    const { level } = this;
    this.deepen(token.content.levels);
    this.level = level;
    return token.content.nodes() as Nodes;
  }

  /** Goes into brackets; the result is the level to go back to. */
  protected enterBrackets(levels: number): number {
    const { level } = this;
    this.deepen(level === this.statementLevel ? levels - 18 : levels);
    return level;
  }

  #singleton(token: Token, value: ast.Literal): Expr {
    return build.constant(value, false, token, token);
  }

  // ── Strings ──────────────────────────────────────────────────────────────────────────────────────

  /** Adjacent literals are one value. */
  protected strings = this.RULE('strings', (): Expr => {
    const parts: StringPart[] = [];
    this.AT_LEAST_ONE(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(tokens.StringLiteral) as Token;
            if (!this.RECORDING_PHASE) parts.push(this.literals.string(token));
          },
        },
        { ALT: () => parts.push(this.SUBRULE(this.fstring)) },
      ]);
    });
    return this.literals.join(parts, this.next());
  });

  protected fstring = this.RULE('fstring', (): StringPart => {
    const start = this.CONSUME(tokens.FStringStart) as Token;
    const raw = /r/i.test(start.image);
    const values: Expr[] = [];
    this.MANY(() => this.SUBRULE(this.fstringPart, { ARGS: [values, raw] }));
    const end = this.CONSUME(tokens.FStringEnd) as Token;
    return this.literals.fstring(values, start, end);
  });

  /** A run of text or a replacement field. */
  protected fstringPart = this.RULE('fstringPart', (values?: Expr[], raw?: boolean): void => {
    this.OR([
      {
        ALT: () => {
          const token = this.CONSUME(tokens.FStringMiddle) as Token;
          if (values !== undefined) values.push(this.literals.fstringText(token, raw!));
        },
      },
      { ALT: () => this.SUBRULE(this.replacementField, { ARGS: [values, raw] }) },
      {
        ALT: () => {
          const field = this.nodesOf<Expr[]>(this.CONSUME(tokens.ReadField));
          if (!this.RECORDING_PHASE) for (const each of field) values!.push(each);
        },
      },
    ]);
  });

  protected replacementField = this.RULE('replacementField', (values: Expr[] = [], raw = false): void => {
    const open = this.CONSUME(tokens.LeftBrace) as Token;
    const level = this.enterBrackets(levels.field);
    const value = this.OR([
      { ALT: () => this.SUBRULE(this.yieldExpression) },
      { ALT: () => this.SUBRULE(this.starExpressions) },
    ]);
    let equal: Token | undefined;
    let conversion = -1;
    let formatSpec: ast.JoinedStr | null = null;
    let afterDebug: Token | undefined;
    this.OPTION(() => {
      equal = this.CONSUME(tokens.Equal) as Token;
    });
    this.OPTION1(() => {
      afterDebug = this.CONSUME(tokens.Exclamation) as Token;
      const name = this.CONSUME(tokens.Name) as Token;
      if (!/^[sra]$/.test(name.image) || name.startOffset !== afterDebug.endOffset) this.fail(name);
      conversion = name.image.charCodeAt(0);
    });
    this.OPTION2(() => {
      const colon = this.CONSUME(tokens.Colon) as Token;
      afterDebug ??= colon;
      const parts: Expr[] = [];
      this.MANY(() => this.SUBRULE(this.fstringPart, { ARGS: [parts, raw] }));
      if (!this.RECORDING_PHASE) formatSpec = this.literals.formatSpec(parts, colon, this.last());
    });
    const close = this.CONSUME(tokens.RightBrace) as Token;
    this.level = level;
    if (equal !== undefined && !this.RECORDING_PHASE) {
      values.push(this.literals.debugText(open, afterDebug ?? close));
      if (conversion === -1 && formatSpec === null) conversion = 114;
    }
    values.push(build.formattedValue(value, conversion, formatSpec, open, close));
  });

  // ── Displays ─────────────────────────────────────────────────────────────────────────────────────

  /** `()`, `(a)`, `(a, b)`, `(yield a)`, `(a for a in b)`. A group has the positions of what is inside of it. */
  protected parenthesized = this.RULE('parenthesized', (): Expr => {
    const open = this.CONSUME(tokens.LeftParenthesis) as Token;
    const level = this.enterBrackets(levels.group);
    let value: Expr | null = null;
    let isYield = false;
    let elements: Expr[] | null = null;
    let generators: ast.Comprehension[] | null = null;
    this.OPTION(() => {
      value = this.SUBRULE(this.yieldExpression);
      isYield = true;
    });
    if (value === null || this.RECORDING_PHASE) {
      this.OPTION1(() => {
        value = this.SUBRULE(this.element);
      });
    }
    if (this.RECORDING_PHASE || (value !== null && !isYield)) {
      this.OPTION2(() => {
        generators = this.SUBRULE(this.comprehensionClauses);
      });
      if (this.startsWith(tokens.Comma) && generators === null) elements = [value!];
    }
    if (elements !== null || this.RECORDING_PHASE)
      this.SUBRULE(this.moreElements, { ARGS: [elements ?? []] });
    const close = this.CONSUME(tokens.RightParenthesis) as Token;
    this.level = level;
    if (value === null) return build.tuple([], open, close);
    if (generators !== null) return this.comprehension('GeneratorExp', value, generators, open, close);
    if (elements !== null) return build.tuple(elements, open, close);
    if ((value as Expr).kind === 'Starred') this.fail(close);
    return value;
  });

  /** `, b, c` and a last comma, after the first element. */
  protected moreElements = this.RULE('moreElements', (elements: Expr[] = []): void => {
    let complete = true;
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        complete = false;
        this.OPTION(() => {
          elements.push(this.SUBRULE(this.element));
          complete = true;
        });
      },
    });
  });

  protected listDisplay = this.RULE('listDisplay', (): Expr => {
    const open = this.CONSUME(tokens.LeftBracket) as Token;
    const level = this.enterBrackets(levels.display);
    const elements: Expr[] = [];
    let generators: ast.Comprehension[] | null = null;
    this.OPTION(() => {
      elements.push(this.SUBRULE(this.element));
      this.OPTION1(() => {
        generators = this.SUBRULE(this.comprehensionClauses);
      });
      if (this.RECORDING_PHASE || generators === null) this.SUBRULE(this.moreElements, { ARGS: [elements] });
    });
    const close = this.CONSUME(tokens.RightBracket) as Token;
    this.level = level;
    if (generators !== null) return this.comprehension('ListComp', elements[0]!, generators, open, close);
    return build.list(elements, open, close);
  });

  /** Dictionaries, sets and their comprehensions. */
  protected braces = this.RULE('braces', (): Expr => {
    const open = this.CONSUME(tokens.LeftBrace) as Token;
    const level = this.enterBrackets(levels.display);
    const items = new BraceItems();
    let complete = false;
    let generators: ast.Comprehension[] | null = null;
    this.OPTION(() => {
      this.SUBRULE(this.braceItem, { ARGS: [items] });
      complete = true;
      this.OPTION1(() => {
        generators = this.SUBRULE(this.comprehensionClauses);
        complete = false;
      });
    });
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        complete = false;
        this.OPTION2(() => {
          this.SUBRULE1(this.braceItem, { ARGS: [items] });
          complete = true;
        });
      },
    });
    const close = this.CONSUME(tokens.RightBrace) as Token;
    this.level = level;
    const { keys, values, isSet } = items;
    if (generators !== null) {
      if (isSet) return this.comprehension('SetComp', values[0]!, generators, open, close);
      if (keys[0] === null) this.fail(close);
      return build.dictComp(keys[0]!, values[0]!, generators, open, close);
    }
    return isSet ? build.setDisplay(values, open, close) : build.dict(keys, values, open, close);
  });

  protected braceItem = this.RULE('braceItem', (items: BraceItems = new BraceItems()): void => {
    const first = this.next();
    this.OR([
      {
        ALT: () => {
          this.CONSUME(tokens.DoubleStar);
          if (items.isSet) this.fail(first);
          items.isSet = false;
          items.keys.push(null);
          items.values.push(this.SUBRULE(this.bitwiseOr));
        },
      },
      {
        ALT: () => {
          const value = this.SUBRULE(this.element);
          let isSet = true;
          this.OPTION(() => {
            if (value.kind === 'Starred' || (value.kind === 'NamedExpr' && isBare(value, first))) this.fail();
            this.CONSUME(tokens.Colon);
            items.keys.push(value);
            items.values.push(this.SUBRULE(this.expression));
            isSet = false;
          });
          if (items.isSet === !isSet) this.fail();
          items.isSet = isSet;
          if (isSet) items.values.push(value);
        },
      },
    ]);
  });

  // ── Comprehensions ───────────────────────────────────────────────────────────────────────────────

  protected comprehension(
    kind: ast.ListComp['kind'],
    element: Expr,
    generators: ast.Comprehension[],
    open: ast.Located,
    close: ast.Located,
  ): Expr {
    if (element.kind === 'Starred') this.fail();
    return build.listComp(kind, element, generators, open, close);
  }

  protected comprehensionClauses = this.RULE('comprehensionClauses', (): ast.Comprehension[] => {
    const clauses: ast.Comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      let isAsync: 0 | 1 = 0;
      this.OPTION(() => {
        this.CONSUME(tokens.Async);
        isAsync = 1;
      });
      this.CONSUME(tokens.For);
      const target = this.SUBRULE(this.targetList);
      this.CONSUME(tokens.In);
      const iter = this.SUBRULE(this.disjunction);
      const ifs: Expr[] = [];
      this.MANY(() => {
        this.CONSUME(tokens.If);
        ifs.push(this.SUBRULE1(this.disjunction));
      });
      clauses.push(build.comprehension(target, iter, ifs, isAsync));
    });
    return clauses;
  });
}

/** Levels of CPython's parser: see `Engine.level`. */
const levels = { group: 28, display: 29, field: 33 } as const;

/** Whether an expression is not in parentheses: it begins where its first token begins. */
export function isBare(value: Expr, first: Token): boolean {
  return value.col_offset === first.col_offset && value.lineno === first.lineno;
}

/** What was read between braces; `isSet` is null until the first item tells. */
class BraceItems {
  readonly keys: (Expr | null)[] = [];
  readonly values: Expr[] = [];
  isSet: boolean | null = null;
}

const none: ast.Literal = { type: 'None' };
const yes: ast.Literal = { type: 'bool', value: true };
const no: ast.Literal = { type: 'bool', value: false };
const ellipsis: ast.Literal = { type: 'Ellipsis' };
