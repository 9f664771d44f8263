def find(needle, items):
    for index, item in enumerate(items):
        if item == needle:
            break
    else:
        return "not found"
    return index


print(find(3, [1, 2, 3]), find(9, [1, 2, 3]), find(1, []))

count = 0
while count < 5:
    count += 1
    if count == 2:
        continue
    print(count, end=" ")
else:
    print("done")

for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i == 2:
            break
        print((i, j), end=" ")
print()
print(i, j)

for number in range(0):
    pass
try:
    print(number)
except NameError as error:
    print(error)
