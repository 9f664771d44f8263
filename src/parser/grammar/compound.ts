/** `if`, `while`, `for`, `try`, `with`, `match` and their async forms. Docs: reference/compound_stmts.html. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr, Stmt } from '../ast.ts';
import * as build from '../build.ts';
import type { GrammarRule } from './engine.ts';
import { StatementParser } from './statements.ts';
import { toTarget } from './targets.ts';

export class CompoundParser extends StatementParser {
  declare protected functionDefinition: GrammarRule<Stmt, [Token | null, Expr[]]>;
  declare protected classDefinition: GrammarRule<Stmt, [Expr[]]>;
  declare protected decorated: GrammarRule<Stmt>;

  readonly #compound: { GATE?: () => boolean; ALT: () => Stmt }[] = [
    { ALT: () => this.SUBRULE(this.ifStatement) },
    { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [null, []] }) },
    { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [[]] }) },
    { ALT: () => this.SUBRULE(this.decorated) },
    { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [null] }) },
    { ALT: () => this.SUBRULE(this.whileStatement) },
    { ALT: () => this.SUBRULE(this.tryStatement) },
    { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [null] }) },
    { ALT: () => this.SUBRULE(this.asyncStatement) },
    { ALT: () => this.SUBRULE(this.matchStatement) },
  ];

  protected compoundStatement = this.RULE('compoundStatement', (): Stmt => this.OR(this.#compound));

  /** One compound statement, or one line of simple ones, added to `body`. */
  protected statement = this.RULE('statement', (body: Stmt[] = []): void => {
    this.OR([
      {
        GATE: () => this.next().tokenTypeIdx !== tokens.Name.tokenTypeIdx || this.#isMatch(),
        ALT: () => body.push(this.SUBRULE(this.compoundStatement)),
      },
      { ALT: () => this.SUBRULE(this.simpleLine, { ARGS: [body] }) },
    ]);
  });

  /** An indented block, or simple statements on the same line. */
  protected block = this.RULE('block', (): Stmt[] => {
    const body: Stmt[] = [];
    this.CONSUME(tokens.Colon);
    this.deepen(levels.block);
    let read: Stmt[] | undefined;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(tokens.Newline);
          if (this.RECORDING_PHASE || this.startsWith(tokens.ReadBlock)) {
            this.OPTION(() => {
              read = this.nodesOf(this.CONSUME(tokens.ReadBlock));
            });
          }
          if (read === undefined || this.RECORDING_PHASE) this.SUBRULE(this.indented, { ARGS: [body] });
        },
      },
      { ALT: () => this.SUBRULE(this.simpleLine, { ARGS: [body] }) },
    ]);
    this.level -= levels.block;
    return read ?? body;
  });

  protected indented = this.RULE('indented', (body: Stmt[] = []): Stmt[] => {
    this.CONSUME(tokens.Indent);
    this.AT_LEAST_ONE(() => this.SUBRULE(this.statement, { ARGS: [body] }));
    this.CONSUME(tokens.Dedent);
    return body;
  });

  // ── Conditions and loops ─────────────────────────────────────────────────────────────────────────

  /** An `elif` is an `if` alone in `orelse`; a chain is read in a loop and linked from its end. */
  protected ifStatement = this.RULE('ifStatement', (): Stmt => {
    const branches: { start: Token; test: Expr; body: Stmt[] }[] = [];
    const start = this.CONSUME(tokens.If) as Token;
    const test = this.SUBRULE(this.condition);
    branches.push({ start, test, body: this.SUBRULE(this.block) });
    this.MANY(() => {
      const start = this.CONSUME(tokens.Elif) as Token;
      this.deepen(1);
      const test = this.SUBRULE1(this.condition);
      branches.push({ start, test, body: this.SUBRULE1(this.block) });
    });
    let orelse = this.SUBRULE(this.elseBlock);
    this.level -= branches.length - 1;
    const end = this.lastVisible();
    for (let i = branches.length - 1; i > 0; i--) {
      const { start, test, body } = branches[i]!;
      orelse = [build.node('If', start, end, { test, body, orelse })];
    }
    const { body } = branches[0]!;
    return build.node('If', start, end, { test, body, orelse });
  });

  protected elseBlock = this.RULE('elseBlock', (): Stmt[] => {
    const body = this.OPTION(() => {
      this.CONSUME(tokens.Else);
      return this.SUBRULE(this.block);
    });
    return body ?? [];
  });

  protected whileStatement = this.RULE('whileStatement', (): Stmt => {
    const start = this.CONSUME(tokens.While) as Token;
    const test = this.SUBRULE(this.condition);
    const body = this.SUBRULE(this.block);
    const orelse = this.SUBRULE(this.elseBlock);
    return build.node('While', start, this.lastVisible(), { test, body, orelse });
  });

  protected forStatement = this.RULE('forStatement', (async: Token | null = null): Stmt => {
    const token = this.CONSUME(tokens.For) as Token;
    const target = this.SUBRULE(this.targetList);
    this.CONSUME(tokens.In);
    const iter = this.SUBRULE(this.starExpressions);
    const body = this.SUBRULE(this.block);
    const orelse = this.SUBRULE(this.elseBlock);
    const kind = async === null ? 'For' : 'AsyncFor';
    return build.node(kind, async ?? token, this.lastVisible(), { target, iter, body, orelse });
  });

  protected asyncStatement = this.RULE('asyncStatement', (): Stmt => {
    const async = this.CONSUME(tokens.Async) as Token;
    return this.OR([
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [async, []] }) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [async] }) },
      { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [async] }) },
    ]);
  });

  // ── try ──────────────────────────────────────────────────────────────────────────────────────────

  protected tryStatement = this.RULE('tryStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Try) as Token;
    const body = this.SUBRULE(this.block);
    const handlers: ast.ExceptHandler[] = [];
    const stars: boolean[] = [];
    this.MANY(() => {
      handlers.push(this.SUBRULE(this.exceptHandler, { ARGS: [stars] }));
    });
    let orelse: Stmt[] = [];
    if (handlers.length > 0) orelse = this.SUBRULE(this.elseBlock);
    let finalbody: Stmt[] = [];
    this.OPTION(() => {
      this.CONSUME(tokens.Finally);
      finalbody = this.SUBRULE1(this.block);
    });
    if (handlers.length === 0 && finalbody.length === 0) this.fail();
    return build.node(stars[0] ? 'TryStar' : 'Try', start, this.lastVisible(), {
      body,
      handlers,
      orelse,
      finalbody,
    });
  });

  protected exceptHandler = this.RULE('exceptHandler', (stars: boolean[] = []): ast.ExceptHandler => {
    const start = this.CONSUME(tokens.Except) as Token;
    let type: Expr | null = null;
    let name: string | null = null;
    let star = false;
    this.OPTION(() => {
      this.CONSUME(tokens.Star);
      star = true;
    });
    if (stars.length > 0 && stars[0] !== star) this.fail();
    stars.push(star);
    this.OPTION1(() => {
      type = this.SUBRULE(this.expression);
      this.OPTION2(() => {
        this.CONSUME(tokens.As);
        name = (this.CONSUME(tokens.Name) as Token).image;
      });
    });
    if (star && type === null) this.fail();
    const body = this.SUBRULE(this.block);
    return build.node('ExceptHandler', start, this.lastVisible(), { type, name, body });
  });

  // ── with ─────────────────────────────────────────────────────────────────────────────────────────

  protected withStatement = this.RULE('withStatement', (async: Token | null = null): Stmt => {
    const token = this.CONSUME(tokens.With) as Token;
    const items: ast.WithItem[] = [];
    this.OR([
      {
        GATE: () => this.#itemsInParentheses(),
        ALT: () => {
          let complete = true;
          this.CONSUME(tokens.LeftParenthesis);
          items.push(this.SUBRULE(this.withItem));
          this.MANY({
            GATE: () => complete,
            DEF: () => {
              this.CONSUME(tokens.Comma);
              complete = false;
              this.OPTION(() => {
                items.push(this.SUBRULE1(this.withItem));
                complete = true;
              });
            },
          });
          this.CONSUME(tokens.RightParenthesis);
        },
      },
      {
        ALT: () => {
          items.push(this.SUBRULE2(this.withItem));
          this.MANY1(() => {
            this.CONSUME1(tokens.Comma);
            items.push(this.SUBRULE3(this.withItem));
          });
        },
      },
    ]);
    const body = this.SUBRULE(this.block);
    const kind = async === null ? 'With' : 'AsyncWith';
    return build.node(kind, async ?? token, this.lastVisible(), { items, body });
  });

  protected withItem = this.RULE('withItem', (): ast.WithItem => {
    const context_expr = this.SUBRULE(this.expression);
    const optional_vars =
      this.OPTION(() => {
        this.CONSUME(tokens.As);
        const first = this.next();
        const target = this.SUBRULE(this.target);
        if (!toTarget(target, 'Store')) this.fail(first);
        return target;
      }) ?? null;
    return { kind: 'withitem', context_expr, optional_vars };
  });

  /** Whether the parenthesis after `with` holds items, rather than being the beginning of one. */
  #itemsInParentheses(): boolean {
    let depth = 0;
    let lambdas = 0;
    let previous = this.next();
    for (let distance = 1; ; distance++) {
      const token = this.ahead(distance);
      const { tokenType } = token;
      if (tokenType === tokens.EndMarker) return false;
      if (openers.has(tokenType)) depth++;
      else if (closers.has(tokenType)) {
        depth--;
        if (depth === 0) {
          return distance > 2 && this.ahead(distance + 1).tokenType === tokens.Colon;
        }
      } else if (depth === 1) {
        if (tokenType === tokens.As) return true;
        if (tokenType === tokens.ColonEqual || tokenType === tokens.For || tokenType === tokens.Yield)
          return false;
        if (tokenType === tokens.Lambda) lambdas++;
        else if (tokenType === tokens.Colon) lambdas--;
        else if (tokenType === tokens.Star && lambdas === 0) {
          if (previous.tokenType === tokens.LeftParenthesis && distance === 2) return false;
          if (previous.tokenType === tokens.Comma) return false;
        }
      }
      previous = token;
    }
  }

  // ── match ────────────────────────────────────────────────────────────────────────────────────────

  protected matchStatement = this.RULE('matchStatement', (): Stmt => {
    const start = this.CONSUME(tokens.Name) as Token;
    const subject = this.SUBRULE(this.matchSubject);
    const cases: ast.MatchCase[] = [];
    this.CONSUME(tokens.Colon);
    this.CONSUME(tokens.Newline);
    this.CONSUME(tokens.Indent);
    this.AT_LEAST_ONE(() => cases.push(this.SUBRULE(this.matchCase)));
    this.CONSUME(tokens.Dedent);
    return build.node('Match', start, this.lastVisible(), { subject, cases });
  });

  /** An element, or a tuple where there is a comma. */
  protected matchSubject = this.RULE('matchSubject', (): Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.element);
    if (!this.RECORDING_PHASE && !this.startsWith(tokens.Comma)) {
      if (first.kind === 'Starred') this.fail();
      return first;
    }
    const elements = [first];
    this.SUBRULE(this.moreElements, { ARGS: [elements] });
    return build.tuple(elements, start, this.last());
  });

  protected matchCase = this.RULE('matchCase', (): ast.MatchCase => {
    const word = this.CONSUME(tokens.Name) as Token;
    if (word.image !== 'case') this.fail(word);
    const pattern = this.SUBRULE(this.patterns);
    const guard =
      this.OPTION(() => {
        this.CONSUME(tokens.If);
        return this.SUBRULE(this.condition);
      }) ?? null;
    const body = this.SUBRULE(this.block);
    return { kind: 'match_case', pattern, guard, body };
  });

  /** `match` begins a statement where its line ends in a colon and a block beginning with `case` follows. */
  #isMatch(): boolean {
    if (this.next().image !== 'match') return false;
    let distance = 2;
    while (this.ahead(distance).tokenType !== tokens.Newline) {
      if (this.ahead(distance).tokenType === tokens.EndMarker) return false;
      distance++;
    }
    return (
      this.ahead(distance - 1).tokenType === tokens.Colon &&
      this.ahead(distance + 1).tokenType === tokens.Indent &&
      this.ahead(distance + 2).image === 'case'
    );
  }
}

/** Levels of CPython's parser: see `Engine.level`. */
const levels = { block: 6 } as const;

const openers = new Set([tokens.LeftParenthesis, tokens.LeftBracket, tokens.LeftBrace]);
const closers = new Set([tokens.RightParenthesis, tokens.RightBracket, tokens.RightBrace]);
