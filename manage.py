"""Django's own entry, for tools that expect it; people use ``bandeng``."""

from bandeng.cli import main

if __name__ == "__main__":
    main()
