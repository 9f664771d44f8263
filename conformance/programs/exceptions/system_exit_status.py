import sys

try:
    sys.exit("caught")
except SystemExit as error:
    print(repr(error.code))
try:
    print("working")
    sys.exit(7)
finally:
    print("cleaning up")
