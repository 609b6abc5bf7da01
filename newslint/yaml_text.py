"""YAML as rule files hold it, with the line of every key, and duplicate keys refused (PyYAML lets the second one win in silence)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import yaml

_LARGEST = 1_000_000
_TEXTS = frozenset({"tokens", "raw", "exceptions", "swap", "either", "indicators"})
_NUMBERS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "timestamp"))


class YamlError(Exception):
    """The text is no YAML mapping. ``line`` is 1-based (0: unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Lines:
    """Where the keys of a mapping stand, and the entries of its lists and maps, as 1-based lines."""

    def __init__(
        self,
        keys: Mapping[str, int] | None = None,
        entries: Mapping[str, Sequence[tuple[str, int]]] | None = None,
        starts: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        self._keys = keys or {}
        self._entries = entries or {}
        self._starts = starts or {}

    def of(self, key: str) -> int:
        """The line of a top-level key (of ``key+`` or ``key-`` when only that is there), 0 when it isn't there."""
        return next((self._keys[form] for form in (key, key + "+", key + "-") if form in self._keys), 0)

    def entries(self, key: str) -> Sequence[tuple[str, int]]:
        """The plain entries of a list, or the keys of a map, that stand under a key, each with its line."""
        return self._entries.get(key, self._entries.get(key + "+", ()))

    def starts(self, key: str) -> Sequence[int]:
        """The line of each entry, plain or not, of the list under a key."""
        return self._starts.get(key, ())


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
        raise YamlError("This file must hold a mapping of keys.", 1)
    keys = {str(key.value): key.start_mark.line + 1 for key, _ in node.value}
    entries = {str(key.value): _entries(value) for key, value in node.value}
    lists = ((key, value) for key, value in node.value if isinstance(value, yaml.SequenceNode))
    starts = {str(key.value): [entry.start_mark.line + 1 for entry in value.value] for key, value in lists}
    return {str(key): value for key, value in values.items()}, Lines(keys, entries, starts)


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
        _refuse_duplicates(node, set())
        if _size(node, {}) > _LARGEST:
            raise YamlError("The aliases of this file stand for an enormous amount of text.", 1)
        _keep_texts(node)
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


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many nodes a node stands for when aliases are followed. Raises YamlError for one that holds itself."""
    if id(node) in known:
        if not known[id(node)]:
            raise YamlError("An alias of this file refers to what it stands in.", node.start_mark.line + 1)
        return known[id(node)]
    known[id(node)] = 0
    inner = [entry for pair in node.value for entry in pair] if isinstance(node, yaml.MappingNode) else node.value
    size = 1 if isinstance(node, yaml.ScalarNode) else 1 + sum(_size(entry, known) for entry in inner)
    known[id(node)] = size
    return size


def _keep_texts(node: yaml.Node) -> None:
    """Let what stands in lists and maps of texts be text: YAML would take 12:30, 010 or 1.10 for numbers."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if str(key.value).rstrip("+-") in _TEXTS and isinstance(value, yaml.SequenceNode | yaml.MappingNode):
            entries = [entry for pair in value.value for entry in pair] if isinstance(value, yaml.MappingNode) else value.value
            for entry in entries:
                if isinstance(entry, yaml.ScalarNode) and entry.tag in _NUMBERS:
                    entry.tag = "tag:yaml.org,2002:str"


def _refuse_duplicates(node: yaml.Node, visited: set[int]) -> None:
    if id(node) in visited:
        return
    visited.add(id(node))
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise YamlError(f"The key {key.value!r} stands twice; the second would silently win.", key.start_mark.line + 1)
                seen.add(key.value)
            _refuse_duplicates(value, visited)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_duplicates(value, visited)
