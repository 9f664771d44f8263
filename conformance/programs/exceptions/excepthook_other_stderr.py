import sys, io
sys.stderr = io.StringIO()
import atexit
@atexit.register
def f(): print(sys.stderr.getvalue())
1/0
