"""YAML as rule files hold it, with the line of every key, and duplicate keys refused (PyYAML lets the second one win in silence)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import yaml


class YamlError(Exception):
    """The text is no YAML mapping. ``line`` is 1-based (0: unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Lines:
    """Where the keys of a mapping stand, and the entries of its lists and maps, as 1-based lines."""

    def __init__(self, keys: Mapping[str, int] | None = None, entries: Mapping[str, Sequence[tuple[str, int]]] | None = None) -> None:
        self._keys = keys or {}
        self._entries = entries or {}

    def of(self, key: str) -> int:
        """The line of a top-level key (of ``key+`` or ``key-`` when only that is there), 0 when it isn't there."""
        return next((self._keys[form] for form in (key, key + "+", key + "-") if form in self._keys), 0)

    def entries(self, key: str) -> Sequence[tuple[str, int]]:
        """The plain entries of a list, or the keys of a map, that stand under a key, each with its line."""
        return self._entries.get(key, self._entries.get(key + "+", ()))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as Vale reads it: a bare ``no`` or ``on`` in a list of words is a word, only ``true`` and ``false`` are truth values."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_mapping(text: str) -> tuple[dict[str, Any], Lines]:
    """The mapping that a YAML text holds. Raises YamlError for anything else."""
    values, node = _read(text)
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise YamlError("A rule file holds a mapping of keys; this one doesn't.", 1)
    keys = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    entries = {str(key.value): _entries(value) for key, value in node.value}
    return {str(key): value for key, value in values.items()}, Lines(keys, entries)


def read_list(text: str) -> list[Any]:
    """The list that a YAML text holds. Raises YamlError for anything else."""
    values, _ = _read(text)
    if not isinstance(values, list):
        raise YamlError("This file must hold a list.", 1)
    return values


def _read(text: str) -> tuple[Any, yaml.Node | None]:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        _refuse_duplicates(node)
        return loader.construct_document(node), node
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(part for part in (error.context, error.problem) if part)
        raise YamlError(f"This is not valid YAML: {problem}.", mark.line + 1 if mark else 0) from None
    except (yaml.YAMLError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise YamlError(f"This is not valid YAML: {error}.") from None
    finally:
        loader.dispose()


def _entries(node: yaml.Node) -> list[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        nodes = node.value
    elif isinstance(node, yaml.MappingNode):
        nodes = [key for key, _ in node.value]
    else:
        nodes = [node]
    return [(str(entry.value), entry.start_mark.line + 1) for entry in nodes if isinstance(entry, yaml.ScalarNode)]


def _refuse_duplicates(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise YamlError(f"The key {key.value!r} stands twice; the second would silently win.", key.start_mark.line + 1)
                seen.add(key.value)
            _refuse_duplicates(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_duplicates(value)
