import sys
sys.excepthook(ValueError, ValueError('x'), None)
sys.excepthook(None, ValueError('y'), None)
try: 1/0
except Exception as e:
    sys.excepthook(type(e), e, e.__traceback__)
    sys.excepthook(type(e), e, None)
    print(e.__traceback__)
for args in ((), (1,2), (1,2,3), (ValueError, 'text', None), (ValueError, None, None)):
    try: sys.excepthook(*args)
    except Exception as e: print(repr(e))
print(sys.excepthook is sys.__excepthook__, sys.excepthook)
