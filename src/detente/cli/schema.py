"""`detente schema`: the JSON Schemas of what Détente reads and writes."""

import json

import click

from detente.cli.outputs import show


@click.command()
@click.argument(
    "of", type=click.Choice(["case", "proposals", "reading"]), default="case"
)
def schema(of: str) -> None:
    """Print the JSON Schema of the case file, of a reading, or of proposals.

    Example: detente schema case
    """
    if of == "case":
        from detente.casefile import schema as described
    elif of == "reading":
        from detente.reading import schema as described
    else:
        from detente.reading.update import schema as described
    show(json.dumps(described(), indent=2, ensure_ascii=False))
