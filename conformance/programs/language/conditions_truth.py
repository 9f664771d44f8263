"""How often conditions ask for truth."""
class P:
    def __init__(self, x): self.x = x
    def __bool__(self): print("bool", self.x); return bool(self.x)
if P(0) and 1: pass
if P(1) or 1: pass
if not (P(0) and P(1)): pass
x = (P(0) and 1) or 2
x = (P(1) or 1) and 2
x = 3 if P(0) and 1 else 4
