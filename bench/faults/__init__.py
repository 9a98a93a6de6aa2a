"""How strong it is: people work while the server is killed again and again, and then everything is counted.

``python -m bench.faults`` (``make strain``) does it fifty times on each engine; the tests do it a few times.
"""
