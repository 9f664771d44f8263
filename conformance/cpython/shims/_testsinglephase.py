"""What `test.test_importlib` asks of extension modules: there are none here."""
