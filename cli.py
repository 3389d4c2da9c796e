"""Launcher: `python cli.py …` is the same as `docgen …`."""

from docgen.commands import main

if __name__ == "__main__":
    main()
