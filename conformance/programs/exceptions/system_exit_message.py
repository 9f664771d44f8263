import sys

print("before")
raise SystemExit("a message, status 1")
