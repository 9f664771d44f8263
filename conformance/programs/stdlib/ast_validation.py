"""Trees that programs made are checked before they are compiled."""

import _ast as ast
import warnings
warnings.simplefilter('ignore')
P=dict(lineno=1,col_offset=0)
def t(tree, mode='exec', **k):
    try: r=compile(tree,'<t>',mode, **k); print('ok', r.co_filename if hasattr(r,'co_filename') else r)
    except Exception as e: print(type(e).__name__, str(e)[:200].split(' object at')[0])
M=lambda *b: ast.Module(list(b),[])
E=lambda e: M(ast.Expr(e,**P))
N=lambda n,c=ast.Load(): ast.Name(n,c,**P)
C=lambda v: ast.Constant(v,**P)
t(M(3)); t(M(None)); t(ast.Module(3,[])); t(ast.Module()); t(ast.Expression(), 'eval'); t(ast.Expression(None),'eval')
t(M(), 'eval'); t(M(),'single'); t(ast.Expression(C(1)),'exec'); t(N('a'), 'eval'); t(ast.Load()); t(ast.AST())
t(M(), 'func_type'); t(M(),'foo'); t('','func_type')
t(M(ast.Expr(N('a')))); t(M(ast.Expr(value=N('a'),lineno=1))); t(M(ast.Expr(lineno=1,col_offset=0)))
t(E(3)); t(E(ast.stmt(**P)));t(E(ast.expr(**P)));t(E(ast.expr())); t(E(ast.Pass(**P)))
t(E(ast.BinOp(N('a'),None,N('b'),**P))); t(E(ast.BinOp(N('a'),3,N('b'),**P)));t(E(ast.BinOp(N('a'),ast.And(),N('b'),**P)));t(E(ast.BinOp(None,ast.Add(),N('b'),**P)))
t(E(ast.BinOp(None,ast.Add(),**P)))
t(M(ast.FunctionDef('f',None,[ast.Pass(**P)],**P))); t(M(ast.FunctionDef('f',3,[ast.Pass(**P)],**P)))
t(M(ast.FunctionDef('f',ast.arguments(args=[3]),[ast.Pass(**P)],**P))); t(M(ast.FunctionDef('f',ast.arguments(args=[None]),[ast.Pass(**P)],**P)))
t(M(ast.FunctionDef('f',ast.arguments(args=[ast.arg('a')]),[ast.Pass(**P)],**P)));t(M(ast.FunctionDef(None,ast.arguments(),[ast.Pass(**P)],**P)));t(M(ast.FunctionDef(3,ast.arguments(),[ast.Pass(**P)],**P)))
t(M(ast.FunctionDef('f',ast.arguments(),(ast.Pass(**P),),**P)))
t(M(ast.FunctionDef('f',ast.arguments(),[ast.Pass(**P)],type_comment=3,**P)))
t(M(ast.FunctionDef('f',ast.arguments(),[ast.Pass(**P)],type_comment=b'3',**P)))
t(E(ast.Constant(1,lineno='a',col_offset=0)));t(E(ast.Constant(1,lineno=True,col_offset=0)));t(E(ast.Constant(1,lineno=2**40,col_offset=0)));t(E(ast.Constant(1,lineno=1,col_offset=0,end_lineno=None)))
t(E(ast.Constant(1,lineno=1,col_offset=0,end_lineno='x')))
t(E(ast.Constant(1,lineno=5,col_offset=0,end_lineno=3)));t(E(ast.Constant(1,lineno=5,col_offset=4,end_lineno=5,end_col_offset=2)));t(E(ast.Constant(1,lineno=-5,col_offset=4,end_lineno=5,end_col_offset=2)))
t(E(ast.Constant(1,lineno=5,col_offset=-4,end_lineno=5,end_col_offset=2)));t(E(ast.Constant(1,lineno=-5,col_offset=-4,end_lineno=-5,end_col_offset=-4)))
t(M(ast.ImportFrom('os',[ast.alias('path',lineno=1,col_offset=0)],None,**P)));t(M(ast.ImportFrom('os',[ast.alias('path',**P)],-1,**P)));t(M(ast.ImportFrom('os',[ast.alias('path',**P)],1.0,**P)));t(M(ast.ImportFrom('os',[],1,**P)))
t(E(ast.NamedExpr(C(1),C(2),**P))); t(E(ast.NamedExpr(N('a'),C(2),**P)));t(E(ast.NamedExpr(N('a',ast.Store()),C(2),**P)))
t(M(ast.AnnAssign(C(1),C(2),None,1,**P)));t(M(ast.AnnAssign(ast.Attribute(N('a'),'b',ast.Store(),**P),C(2),None,1,**P)));t(M(ast.AnnAssign(N('a',ast.Store()),C(2),None,None,**P)))
t(M(ast.TypeAlias(C(1),[],C(2),**P)))
t(M(ast.TypeAlias(N('a',ast.Store()),[ast.TypeVar('True',**P)],C(2),**P)))
t(M(ast.TypeAlias(N('a',ast.Store()),[ast.TypeVar('True',lineno=1,col_offset=0,end_lineno=1,end_col_offset=0)],C(2),**P)))
t(M(ast.Try([ast.Pass(**P)],[None],[],[],**P)) if 0 else M())
t(M(ast.Match(N('a'),[],**P)));t(M(ast.Match(N('a'),[None],**P)));t(M(ast.Match(N('a'),[ast.match_case(3,None,[ast.Pass(**P)])],**P)))
Q=dict(lineno=1,col_offset=0,end_lineno=1,end_col_offset=0)
for p in (ast.MatchValue(N('a'),**Q), ast.MatchAs(name='True',**Q),ast.MatchAs(name='_',**Q),ast.MatchStar('a',**Q),ast.MatchOr([ast.MatchAs(**Q)],**Q),ast.MatchSingleton(3,**Q),ast.MatchValue(ast.UnaryOp(ast.USub(),C(3),**P),**Q),ast.MatchValue(ast.UnaryOp(ast.UAdd(),C(3),**P),**Q),ast.MatchValue(ast.BinOp(C(1),ast.Add(),C(2j),**P),**Q),ast.MatchValue(ast.BinOp(C(1),ast.Add(),C(2),**P),**Q),ast.MatchAs(pattern=ast.MatchSingleton(None,**Q),**Q), ast.MatchMapping([C(None)],[ast.MatchAs(**Q)],**Q), ast.MatchMapping([C(...)],[ast.MatchAs(**Q)],**Q),ast.MatchClass(C(1),[],[],[],**Q),ast.MatchClass(N('a'),[],['None'],[ast.MatchAs(**Q)],**Q), ast.MatchClass(N('a'),[],['None'],[],**Q), ast.MatchSequence([ast.MatchStar('a',**Q),ast.MatchStar('b',**Q)],**Q)):
    t(M(ast.Match(N('a'),[ast.match_case(p,None,[ast.Pass(**P)])],**P)))
t(E(C([1])));t(E(C((1,[2]))));t(E(C(frozenset([1,(2,3,1j,b'')]))))
t(E(ast.Starred(N('a'),ast.Load(),**P))); t(E(ast.Slice(**P))); t(E(ast.Yield(**P))); t(E(ast.Await(N('a'),**P)));t(M(ast.Return(**P)));t(M(ast.Break(**P)))
t(M(ast.Global(['None'],**P)));t(M(ast.Global([3],**P)));t(M(ast.Delete([C(1)],**P)));t(M(ast.Assign([C(1)],C(1),**P)))
t(M(ast.ClassDef('None',[],[],[ast.Pass(**P)],**P)))
t(E(ast.Attribute(N('a'),'None',ast.Load(),**P)));t(E(ast.Attribute(N('a'),'',ast.Load(),**P)));t(E(N('1 2'))); t(E(N('')))
t(E(ast.Call(N('f'),[],[ast.keyword('a',C(1),**P),ast.keyword('a',C(1),**P)],**P)))
t(E(ast.Dict([None],[C(1)],**P))); t(E(ast.Dict([C(1)],[None],**P)));t(E(ast.Compare(N('a'),[],[],**P)))
t(M(ast.ExceptHandler(**P)))
t(ast.Module([], [ast.TypeIgnore(1,'a')])); t(ast.Module([], [ast.TypeIgnore('1','a')])); t(ast.Module([], [3]));t(ast.Module([], [None]))
class L(list): pass
t(ast.Module(L(),[]))
class S(str): pass
t(E(N(S('a'))))
class Mod(ast.Module): pass
t(Mod([],[]))
class MyName(ast.Name): pass
t(E(MyName('a',ast.Load(),**P)))
import sys
class Bad(ast.Name):
    @property
    def id(self): raise KeyError('id')
    @id.setter
    def id(self,x): pass
t(E(Bad('a',ast.Load(),**P)))
class Grow(ast.Name):
    @property
    def lineno(self): body.append(ast.Pass(**P)); return 1
    col_offset=0
    end_lineno=end_col_offset=None
body=[ast.Expr(Grow('a',ast.Load()),**P)]
t(ast.Module(body,[]))
