"""`python -m reportcard`."""

from reportcard.cli import main

if __name__ == "__main__":
    main()
