/** Functions, classes, decorators, parameters, type parameters. Docs: reference/compound_stmts.html#function-definitions. */
import type { Token } from '../../lexer/token.ts';
import * as tokens from '../../lexer/vocabulary.ts';
import type * as ast from '../ast.ts';
import type { Expr, Stmt } from '../ast.ts';
import * as build from '../build.ts';
import { CompoundParser } from './compound.ts';
import { ParameterList } from './parameters.ts';

export class DefinitionParser extends CompoundParser {
  protected override decorated = this.RULE('decorated', (): Stmt => {
    const decorators: Expr[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(tokens.At);
      decorators.push(this.SUBRULE(this.condition));
      this.CONSUME(tokens.Newline);
    });
    return this.OR([
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [null, decorators] }) },
      { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [decorators] }) },
      {
        ALT: () => {
          const async = this.CONSUME(tokens.Async) as Token;
          return this.SUBRULE1(this.functionDefinition, { ARGS: [async, decorators] });
        },
      },
    ]);
  });

  protected override functionDefinition = this.RULE(
    'functionDefinition',
    (async: Token | null = null, decorator_list: Expr[] = []): Stmt => {
      const start = this.CONSUME(tokens.Def) as Token;
      const name = (this.CONSUME(tokens.Name) as Token).image;
      const type_params = this.OPTION(() => this.SUBRULE(this.typeParameters)) ?? [];
      this.CONSUME(tokens.LeftParenthesis);
      const args = this.SUBRULE(this.parameters);
      this.CONSUME(tokens.RightParenthesis);
      const returns =
        this.OPTION1(() => {
          this.CONSUME(tokens.Arrow);
          return this.SUBRULE(this.expression);
        }) ?? null;
      const body = this.SUBRULE(this.block);
      const kind = async === null ? 'FunctionDef' : 'AsyncFunctionDef';
      return build.node(kind, async ?? start, this.lastVisible(), {
        name,
        args,
        body,
        decorator_list,
        returns,
        type_params,
      });
    },
  );

  protected override classDefinition = this.RULE('classDefinition', (decorator_list: Expr[] = []): Stmt => {
    const start = this.CONSUME(tokens.Class) as Token;
    const name = (this.CONSUME(tokens.Name) as Token).image;
    const type_params = this.OPTION(() => this.SUBRULE(this.typeParameters)) ?? [];
    const open = this.next();
    const call = this.OPTION1(() => this.SUBRULE(this.callArguments)) ?? { args: [], keywords: [] };
    if (
      !this.RECORDING_PHASE &&
      call.args[0]?.kind === 'GeneratorExp' &&
      call.args[0].col_offset === open.col_offset
    )
      this.fail(open);
    const body = this.SUBRULE(this.block);
    return build.node('ClassDef', start, this.lastVisible(), {
      name,
      bases: call.args,
      keywords: call.keywords,
      body,
      decorator_list,
      type_params,
    });
  });

  // ── Parameters ───────────────────────────────────────────────────────────────────────────────────

  protected parameters = this.RULE('parameters', (): ast.Arguments => {
    const list = new ParameterList();
    let complete = false;
    this.OPTION(() => {
      this.SUBRULE(this.parameter, { ARGS: [list] });
      complete = true;
      this.MANY({
        GATE: () => complete,
        DEF: () => {
          this.CONSUME(tokens.Comma);
          complete = false;
          this.OPTION1(() => {
            this.SUBRULE1(this.parameter, { ARGS: [list] });
            complete = true;
          });
        },
      });
    });
    if (!list.isComplete) this.fail();
    return list.finish();
  });

  protected parameter = this.RULE('parameter', (list: ParameterList = new ParameterList()): void => {
    const first = this.next();
    this.OR([
      {
        ALT: () => {
          const arg = this.SUBRULE(this.annotatedName);
          const initial =
            this.OPTION(() => {
              this.CONSUME(tokens.Equal);
              return this.SUBRULE(this.expression);
            }) ?? null;
          if (!list.plain(arg, initial)) this.fail();
        },
      },
      {
        ALT: () => {
          this.CONSUME(tokens.Slash);
          if (!list.slash()) this.fail(first);
        },
      },
      {
        ALT: () => {
          this.CONSUME(tokens.Star);
          const arg = this.OPTION1(() => this.SUBRULE(this.starredName)) ?? null;
          if (!list.star(arg)) this.fail(first);
        },
      },
      {
        ALT: () => {
          this.CONSUME(tokens.DoubleStar);
          if (!list.doubleStar(this.SUBRULE1(this.annotatedName))) this.fail(first);
        },
      },
    ]);
  });

  protected annotatedName = this.RULE('annotatedName', (): ast.Arg => {
    const name = this.CONSUME(tokens.Name) as Token;
    const annotation =
      this.OPTION(() => {
        this.CONSUME(tokens.Colon);
        return this.SUBRULE(this.expression);
      }) ?? null;
    return build.arg(name.image, annotation, name, this.last());
  });

  /** `*args: *Ts` may have a star in its annotation. */
  protected starredName = this.RULE('starredName', (): ast.Arg => {
    const name = this.CONSUME(tokens.Name) as Token;
    const annotation =
      this.OPTION(() => {
        this.CONSUME(tokens.Colon);
        return this.SUBRULE(this.starExpression);
      }) ?? null;
    return build.arg(name.image, annotation, name, this.last());
  });

  // ── Type parameters ──────────────────────────────────────────────────────────────────────────────

  protected override typeParameters = this.RULE('typeParameters', (): ast.TypeParam[] => {
    const parameters: ast.TypeParam[] = [];
    let complete = true;
    this.CONSUME(tokens.LeftBracket);
    parameters.push(this.SUBRULE(this.typeParameter));
    this.MANY({
      GATE: () => complete,
      DEF: () => {
        this.CONSUME(tokens.Comma);
        complete = false;
        this.OPTION(() => {
          parameters.push(this.SUBRULE1(this.typeParameter));
          complete = true;
        });
      },
    });
    this.CONSUME(tokens.RightBracket);
    return parameters;
  });

  protected typeParameter = this.RULE(
    'typeParameter',
    (): ast.TypeParam =>
      this.OR([
        {
          ALT: () => {
            const name = this.CONSUME(tokens.Name) as Token;
            let bound: Expr | null = null;
            this.OPTION(() => {
              this.CONSUME(tokens.Colon);
              bound = this.SUBRULE(this.expression);
            });
            const default_value =
              this.OPTION1(() => {
                this.CONSUME(tokens.Equal);
                return this.SUBRULE1(this.expression);
              }) ?? null;
            return build.node('TypeVar', name, this.last(), { name: name.image, bound, default_value });
          },
        },
        {
          ALT: () => {
            const star = this.CONSUME(tokens.Star) as Token;
            const name = (this.CONSUME1(tokens.Name) as Token).image;
            const default_value =
              this.OPTION2(() => {
                this.CONSUME1(tokens.Equal);
                return this.SUBRULE(this.starExpression);
              }) ?? null;
            return build.node('TypeVarTuple', star, this.last(), { name, default_value });
          },
        },
        {
          ALT: () => {
            const stars = this.CONSUME(tokens.DoubleStar) as Token;
            const name = (this.CONSUME2(tokens.Name) as Token).image;
            const default_value =
              this.OPTION3(() => {
                this.CONSUME2(tokens.Equal);
                return this.SUBRULE2(this.expression);
              }) ?? null;
            return build.node('ParamSpec', stars, this.last(), { name, default_value });
          },
        },
      ]),
  );
}
