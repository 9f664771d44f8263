"""Where SyntaxErrors of compile() stand, in its modes."""

for s in ['1+','','(1+\n2)+','lambda x','1 if 2','f(','[1','1 1','x y','x.','not','1\n2','#c','1+\n','(1,\n2','"a','1 + # c','def','f"{a','1;','x=1\n','print 1','a if b else','yield','*a','a:=1','\n','\n1+', 'a b\n','f(**a, *b)','{1:2, 3','for','1 1 ','é+', 'é é', 'x!']:
    for m in ('eval','exec'):
        try: compile(s,'<s>',m); print(m,repr(s),'ok')
        except SyntaxError as e: print(m,repr(s),e.msg,e.args[1] if len(e.args)>1 else None)
