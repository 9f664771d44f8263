import sys
def hook(t, v, tb):
    print('hook', t, v, tb.tb_lineno, sys.last_exc is v, sys.last_type, sys.last_value is v, sys.last_traceback is tb)
sys.excepthook = hook
1/0
