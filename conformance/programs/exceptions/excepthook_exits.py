import sys
def hook(t, v, tb):
    sys.exit(7)
sys.excepthook = hook
1/0
