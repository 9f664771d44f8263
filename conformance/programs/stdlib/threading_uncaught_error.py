import threading


def fails():
    raise ValueError("in a thread")


thread = threading.Thread(target=fails, name="failing")
thread.start()
thread.join()
print("main goes on")
