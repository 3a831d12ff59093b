"""What every answer can do: become plain values, a data frame, a table to look at."""

import dataclasses
import importlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from detente.tables import html_table

QUANTILES = ("10 %", "50 %", "90 %")
"""Labels of the axis called ``quantiles``."""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers and words in rows, ready to be shown.

    Attributes
    ----------
    columns
        Headings.
    index
        One label a row.
    rows
        As long as the index; each as long as the columns.
    """

    columns: tuple[str, ...]
    index: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Answer:
    """Mixin of all answers: frozen dataclasses that can be shown and stored.

    An answer says in `AXES` which field's labels run along each axis of its arrays.
    The first axis of the first entry makes the rows of its table. Where the rows are
    dataclasses themselves, ``"rows.field"`` gives the axes of one of their fields. The
    axis ``quantiles`` has three places, the 10 %, 50 % and 90 % quantiles.

    Examples
    --------
    >>> @dataclass(frozen=True)
    ... class Likes(Answer):
    ...     AXES = {"share": ("parties",)}
    ...     parties: tuple[str, ...]
    ...     share: np.ndarray
    >>> Likes(("us", "iran"), np.array([0.5, 1.0])).table().rows
    ((0.5,), (1.0,))
    """

    __slots__ = ()
    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def table(self) -> Table:
        """Return the answer's main table."""
        if not self.AXES:
            fields = {name: _fields(self)[name] for name in _scalars(self)}
            return Table(
                tuple(fields), (type(self).__name__,), (tuple(fields.values()),)
            )
        rows = next(iter(self.AXES.values()))[0]
        items = _fields(self).get(rows, ())
        if len(items) and dataclasses.is_dataclass(items[0]):
            return self._of_items(rows, items)
        named = {k: v for k, v in self.AXES.items() if v[0] == rows and "." not in k}
        columns = {
            heading: column
            for name, axes in named.items()
            for heading, column in self._columns(name, axes)
        }
        index = self._labels(rows, len(next(iter(columns.values()), ())))
        return Table(tuple(columns), index, tuple(zip(*columns.values(), strict=True)))

    def to_pandas(self) -> Any:
        """Return the main table as a pandas data frame.

        Raises
        ------
        ValueError
            If pandas is not installed.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ImportError:
            raise ValueError(
                "a data frame needs pandas, which is not installed; "
                "install it with: pip install detente[pandas]"
            ) from None
        table = self.table()
        return pandas.DataFrame(
            list(table.rows), index=list(table.index), columns=list(table.columns)
        )

    def _repr_html_(self) -> str:
        """Return the answer as notebooks show it."""
        fields = _fields(self)
        single = ", ".join(f"{name} {_shown(fields[name])}" for name in _scalars(self))
        table = self.table()
        rows = zip(table.index, table.rows, strict=True)
        return html_table(
            f"{type(self).__name__}: {single}",
            ("", *table.columns),
            [(label, *map(_shown, row)) for label, row in rows],
        )

    def _of_items(self, rows: str, items: Sequence[Any]) -> Table:
        listed = [
            {
                heading: value
                for name, content in _fields(item).items()
                for heading, value in self._spread(f"{rows}.{name}", name, content)
            }
            for item in items
        ]
        index = tuple(str(n) for n in range(1, len(items) + 1))
        return Table(tuple(listed[0]), index, tuple(tuple(i.values()) for i in listed))

    def _spread(self, key: str, name: str, content: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(content, np.ndarray):
            axes = self.AXES.get(key, ("",) * content.ndim)
            names = [
                self._labels(*pair) for pair in zip(axes, content.shape, strict=True)
            ]
            for place in np.ndindex(content.shape):
                labels = [n[i] for n, i in zip(names, place, strict=True)]
                yield ", ".join([name, *labels]), content[place].item()
        else:
            yield name, _label(content) if isinstance(content, tuple) else content

    def _columns(
        self, name: str, axes: tuple[str, ...]
    ) -> Iterator[tuple[str, list[Any]]]:
        content = np.asarray(getattr(self, name))
        names = [
            self._labels(*pair)
            for pair in zip(axes[1:], content.shape[1:], strict=True)
        ]
        for place in np.ndindex(content.shape[1:]):
            labels = [n[i] for n, i in zip(names, place, strict=True)]
            yield ", ".join([name, *labels]), content[(slice(None), *place)].tolist()

    def _labels(self, axis: str, length: int) -> tuple[str, ...]:
        if axis == "quantiles":
            return QUANTILES
        known = _fields(self).get(axis)
        if known is None:
            return tuple(str(n) for n in range(1, length + 1))
        return tuple(_label(item) for item in known)


def plain(value: Any) -> Any:
    """Turn an answer, or any part of one, into values that JSON can hold.

    Dataclasses become mappings (fields left out of comparison are left out here),
    arrays and tuples lists, fractions floats; what is not a number becomes None, and
    infinity the word ``inf``.

    Raises
    ------
    TypeError
        For a value of any other kind.

    Examples
    --------
    >>> plain({"share": np.array([0.5, np.nan]), "trust": np.inf})
    {'share': [0.5, None], 'trust': 'inf'}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if field.compare
        }
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray | np.generic):
        return plain(value.tolist())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> str | int | float | bool | None:
    if value is None or isinstance(value, str | bool | int):
        return value
    if not isinstance(value, float | Fraction):
        raise TypeError(f"must be a value of an answer; got {type(value).__name__}")
    number = float(value)
    if math.isnan(number):
        return None
    return number if math.isfinite(number) else str(number)


def _fields(value: Any) -> dict[str, Any]:
    return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}


def _scalars(value: Any) -> tuple[str, ...]:
    fields = _fields(value).items()
    return tuple(n for n, v in fields if isinstance(v, str | bool | int | float))


def _label(item: Any) -> str:
    if isinstance(item, tuple):
        return " + ".join(str(part) for part in item)
    return item if isinstance(item, str) else f"{item:g}"


def _shown(item: Any) -> str:
    if isinstance(item, bool) or not isinstance(item, int | float):
        return str(item)
    return f"{item:,}" if isinstance(item, int) else f"{item:.3g}"
