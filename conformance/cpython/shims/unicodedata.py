"""What `test_inspect` asks of `unicodedata` while there is none: that it is there, and is no binary module."""
