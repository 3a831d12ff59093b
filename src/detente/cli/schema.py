"""`detente schema`: the JSON Schemas of what Détente reads and writes."""

import json

import click

from detente.cli.outputs import show


@click.command()
@click.argument("of", type=click.Choice(["case", "reading"]), default="case")
def schema(of: str) -> None:
    """Print the JSON Schema of the case file, or of a reading.

    Example: detente schema case
    """
    if of == "case":
        from detente.casefile import schema as described
    else:
        from detente.reading import schema as described
    show(json.dumps(described(), indent=2, ensure_ascii=False))
