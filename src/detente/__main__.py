"""``python -m detente`` is the command line."""

import sys

from detente.cli import main

if __name__ == "__main__":
    sys.exit(main())
