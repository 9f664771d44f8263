specs = ['', 'd', '5', '<5', '^7', '*^9', '=+9', '09', '+', ' ', '#x', '#X', '#o', '#b', '#010x', 'c', 'n', ',', '_', '_x',
         ',x', '+c', '.3', 'z', 'e', '.2e', 'f', '.1f', '%', '.0%', 'g', 'E', 'G', '012,', '013,', '014,', '015_x', ',_', 'dd',
         's', '.', 'd5', '<<5', '020,.2f', '+021_.3f', 'z.0f', '#.0f', '#g', '#.3g', '.0g', '.17', '100000000000000000000']
values = [0, -5, 1234567, 65, True, 10**25, 0.0, -0.0, 1.5, 2.5, 1234567.891, -0.0004, 1e16, 1e-5, 5e-324, float('inf'),
          float('nan'), 1 + 2j, -0.0004j]
for spec in specs:
    for value in values:
        try:
            print(repr(value), spec, repr(format(value, spec)))
        except (ValueError, OverflowError) as error:
            print(repr(value), spec, type(error).__name__, error)
