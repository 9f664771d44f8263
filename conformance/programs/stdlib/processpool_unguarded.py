from concurrent.futures import ProcessPoolExecutor
print('top')
def f(x):
    print('in worker', x, flush=True)
    return x + K
K = 5
with ProcessPoolExecutor(2) as ex:
    print(list(ex.map(f, [1])), flush=True)
print('end')
raise ex.submit and ValueError('last')
