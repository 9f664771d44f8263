/** The patterns of `match`. Docs: reference/compound_stmts.html#patterns. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr, Pattern } from '../ast.ts';
import * as build from '../build.ts';
import { TargetParser } from './targets.ts';

interface ClassPatterns {
  patterns: Pattern[];
  names: string[];
  keywordPatterns: Pattern[];
}

interface MappingPatterns {
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
  complete: boolean;
}

export class PatternParser extends TargetParser {
  /** What follows `case`: an open sequence (`a, *b`) or one pattern. */
  protected patterns = this.RULE('patterns', (): Pattern => {
    const start = this.next();
    const first = this.SUBRULE(this.starPattern);
    let patterns: Pattern[] | null = null;
    let complete = true;
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        patterns ??= [first];
        complete = false;
        this.OPTION(() => {
          patterns!.push(this.SUBRULE1(this.starPattern));
          complete = true;
        });
      },
    });
    if (patterns !== null) return build.node('MatchSequence', start, this.last(), { patterns });
    if (first.kind === 'MatchStar') this.fail();
    return first;
  });

  protected starPattern = this.RULE(
    'starPattern',
    (): Pattern =>
      this.OR([
        {
          ALT: () => {
            const star = this.CONSUME(tokens.Star) as Token;
            const name = this.CONSUME(tokens.Name) as Token;
            return build.node('MatchStar', star, name, { name: name.image === '_' ? null : name.image });
          },
        },
        { ALT: () => this.SUBRULE(this.asPattern) },
      ]),
  );

  /** `a | b as name`. */
  protected asPattern = this.RULE('asPattern', (): Pattern => {
    const start = this.next();
    const first = this.SUBRULE(this.closedPattern);
    let alternatives: Pattern[] | null = null;
    this.MANY(() => {
      this.CONSUME(tokens.Bar);
      alternatives ??= [first];
      alternatives.push(this.SUBRULE1(this.closedPattern));
    });
    let pattern: Pattern =
      alternatives === null ? first : build.node('MatchOr', start, this.last(), { patterns: alternatives });
    this.OPTION(() => {
      this.CONSUME(tokens.As);
      const name = this.CONSUME(tokens.Name) as Token;
      if (name.image === '_') this.fail(name);
      pattern = build.node('MatchAs', start, name, { pattern, name: name.image });
    });
    return pattern;
  });

  protected closedPattern = this.RULE(
    'closedPattern',
    (): Pattern =>
      this.OR([
        { ALT: () => this.SUBRULE(this.literalPattern) },
        { ALT: () => this.SUBRULE(this.namePattern) },
        { ALT: () => this.SUBRULE(this.parenthesizedPattern) },
        { ALT: () => this.SUBRULE(this.listPattern) },
        { ALT: () => this.SUBRULE(this.mappingPattern) },
      ]),
  );

  // ── Literals ─────────────────────────────────────────────────────────────────────────────────────

  protected literalPattern = this.RULE(
    'literalPattern',
    (): Pattern =>
      this.OR([
        { ALT: () => this.#singleton(this.CONSUME(tokens.None) as Token, { type: 'None' }) },
        { ALT: () => this.#singleton(this.CONSUME(tokens.True) as Token, { type: 'bool', value: true }) },
        { ALT: () => this.#singleton(this.CONSUME(tokens.False) as Token, { type: 'bool', value: false }) },
        {
          ALT: () => {
            const value = this.SUBRULE(this.signedNumber);
            return build.node('MatchValue', value, value, { value });
          },
        },
        {
          ALT: () => {
            const value = this.SUBRULE(this.strings);
            return build.node('MatchValue', value, value, { value });
          },
        },
      ]),
  );

  #singleton(token: Token, value: ast.Literal): Pattern {
    return build.node('MatchSingleton', token, token, { value });
  }

  /** `1`, `-1`, `-1 + 2j`. */
  protected signedNumber = this.RULE('signedNumber', (): Expr => {
    const minus = this.OPTION(() => this.CONSUME(tokens.Minus) as Token);
    const real = this.#number(this.CONSUME(tokens.NumberLiteral) as Token);
    let value: Expr = minus === undefined ? real : build.unaryOp('USub', real, minus, real);
    this.OPTION1(() => {
      const op = this.OR([
        { ALT: (): ast.Operator => (this.CONSUME(tokens.Plus), 'Add') },
        { ALT: (): ast.Operator => (this.CONSUME1(tokens.Minus), 'Sub') },
      ]);
      const token = this.CONSUME1(tokens.NumberLiteral) as Token;
      const imaginary = this.#number(token);
      if (imaginary.value.type !== 'complex' || real.value.type === 'complex') this.fail(token);
      value = build.binOp(value, op, imaginary, value, imaginary);
    });
    return value;
  });

  #number(token: Token): ast.Constant {
    return build.constant(this.literals.number(token), false, token, token);
  }

  // ── Names ────────────────────────────────────────────────────────────────────────────────────────

  /** `_`, `name`, `dotted.name`, `Class(…)`. */
  protected namePattern = this.RULE('namePattern', (): Pattern => {
    const start = this.CONSUME(tokens.Name) as Token;
    let value: Expr = build.name(start.image, start);
    this.MANY(() => {
      this.CONSUME(tokens.Dot);
      const name = this.CONSUME1(tokens.Name) as Token;
      value = build.attribute(value, name.image, start, name);
    });
    const call = this.OPTION(() => this.SUBRULE(this.classPatterns));
    if (call !== undefined) {
      return build.node('MatchClass', start, this.last(), {
        cls: value,
        patterns: call.patterns,
        kwd_attrs: call.names,
        kwd_patterns: call.keywordPatterns,
      });
    }
    if ((value as Expr).kind === 'Attribute') return build.node('MatchValue', start, this.last(), { value });
    return build.node('MatchAs', start, start, {
      pattern: null,
      name: start.image === '_' ? null : start.image,
    });
  });

  protected classPatterns = this.RULE('classPatterns', (): ClassPatterns => {
    const call: ClassPatterns = { patterns: [], names: [], keywordPatterns: [] };
    let complete = false;
    this.CONSUME(tokens.LeftParenthesis);
    this.OPTION(() => {
      this.SUBRULE(this.classPattern, { ARGS: [call] });
      complete = true;
      this.MANY({
        GATE: () => complete,
        DEF: () => {
          this.CONSUME(tokens.Comma);
          complete = false;
          this.OPTION1(() => {
            this.SUBRULE1(this.classPattern, { ARGS: [call] });
            complete = true;
          });
        },
      });
    });
    this.CONSUME(tokens.RightParenthesis);
    return call;
  });

  protected classPattern = this.RULE('classPattern', (call?: ClassPatterns): void => {
    const { patterns, names, keywordPatterns } = call ?? { patterns: [], names: [], keywordPatterns: [] };
    this.OR([
      {
        GATE: () => this.ahead(2).tokenTypeIdx === tokens.Equal.tokenTypeIdx,
        ALT: () => {
          const name = this.CONSUME(tokens.Name) as Token;
          this.CONSUME(tokens.Equal);
          names.push(name.image);
          keywordPatterns.push(this.SUBRULE(this.asPattern));
        },
      },
      {
        ALT: () => {
          const pattern = this.SUBRULE1(this.asPattern);
          if (names.length > 0) this.fail();
          patterns.push(pattern);
        },
      },
    ]);
  });

  // ── Sequences, groups, mappings ──────────────────────────────────────────────────────────────────

  protected parenthesizedPattern = this.RULE('parenthesizedPattern', (): Pattern => {
    const open = this.CONSUME(tokens.LeftParenthesis) as Token;
    const patterns: Pattern[] = [];
    const comma = this.SUBRULE(this.sequenceItems, { ARGS: [patterns] });
    const close = this.CONSUME(tokens.RightParenthesis) as Token;
    if (patterns.length === 1 && !comma && patterns[0]!.kind !== 'MatchStar') return patterns[0]!;
    if (patterns.length === 1 && !comma) this.fail(close);
    return build.node('MatchSequence', open, close, { patterns });
  });

  protected listPattern = this.RULE('listPattern', (): Pattern => {
    const open = this.CONSUME(tokens.LeftBracket) as Token;
    const patterns: Pattern[] = [];
    this.SUBRULE(this.sequenceItems, { ARGS: [patterns] });
    const close = this.CONSUME(tokens.RightBracket) as Token;
    return build.node('MatchSequence', open, close, { patterns });
  });

  /** Items between brackets; whether there was a comma. */
  protected sequenceItems = this.RULE('sequenceItems', (patterns: Pattern[] = []): boolean => {
    let comma = false;
    let complete = false;
    this.OPTION(() => {
      patterns.push(this.SUBRULE(this.starPattern));
      complete = true;
    });
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        comma = true;
        complete = false;
        this.OPTION1(() => {
          patterns.push(this.SUBRULE1(this.starPattern));
          complete = true;
        });
      },
    });
    return comma;
  });

  protected mappingPattern = this.RULE('mappingPattern', (): Pattern => {
    const open = this.CONSUME(tokens.LeftBrace) as Token;
    const mapping: MappingPatterns = { keys: [], patterns: [], rest: null, complete: false };
    this.OPTION(() => {
      this.SUBRULE(this.mappingItem, { ARGS: [mapping] });
      this.MANY({
        GATE: () => mapping.complete,
        DEF: () => {
          this.CONSUME(tokens.Comma);
          mapping.complete = false;
          this.OPTION1(() => {
            if (mapping.rest !== null) this.fail();
            this.SUBRULE1(this.mappingItem, { ARGS: [mapping] });
          });
        },
      });
    });
    const close = this.CONSUME(tokens.RightBrace) as Token;
    const { keys, patterns, rest } = mapping;
    return build.node('MatchMapping', open, close, { keys, patterns, rest });
  });

  protected mappingItem = this.RULE('mappingItem', (mapping?: MappingPatterns): void => {
    const items = mapping ?? { keys: [], patterns: [], rest: null, complete: false };
    this.OR([
      {
        ALT: () => {
          this.CONSUME(tokens.DoubleStar);
          const name = this.CONSUME(tokens.Name) as Token;
          if (name.image === '_') this.fail(name);
          items.rest = name.image;
        },
      },
      {
        ALT: () => {
          items.keys.push(this.SUBRULE(this.mappingKey));
          this.CONSUME(tokens.Colon);
          items.patterns.push(this.SUBRULE(this.asPattern));
        },
      },
    ]);
    items.complete = true;
  });

  protected mappingKey = this.RULE('mappingKey', (): Expr => {
    const first = this.next();
    const pattern = this.OR([
      { ALT: () => this.SUBRULE(this.literalPattern) },
      { ALT: () => this.SUBRULE(this.namePattern) },
    ]);
    if (pattern.kind === 'MatchSingleton') return build.constant(pattern.value, false, pattern, pattern);
    if (pattern.kind !== 'MatchValue') this.fail(first);
    return (pattern as ast.MatchValue).value;
  });
}
