"""``python -m detente``, and the command that is installed, are the command line."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run one command; an interrupt before it has begun is one line, too."""
    try:
        from detente.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted before anything was done.\n")
        return INTERRUPTED
    return run()


if __name__ == "__main__":
    sys.exit(main())
