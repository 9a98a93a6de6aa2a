"""``python -m bandeng`` is the ``bandeng`` command."""

from bandeng.cli import main

if __name__ == "__main__":
    main()
