"""Scores of readers against gold statements: ``python -m benchmarks.reading``."""
