class Account:
    def __init__(self):
        self.balance = 0


for attempt in ("attribute", "name", "module"):
    try:
        if attempt == "attribute":
            Account().balanse
        elif attempt == "name":
            acount = 1
            print(acounts)
        else:
            import asyncio

            asyncio.slep
    except (AttributeError, NameError) as error:
        print(error)
Account().blance
