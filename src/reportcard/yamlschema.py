"""What may stand at a place of a content file, read from the model's JSON Schema.

So the keys and words that a sentence offers can never be out of date. Leaves to others: the
sentences (yamlmodel).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from reportcard.language import _
from reportcard.yamlfile import KeyPath, YamlFile, step_into

Schema = Mapping[str, Any]


def allowed_keys(path: KeyPath, schema: Schema, yaml: YamlFile) -> tuple[str, ...]:
    """The keys that may stand in the group at a path of the file."""
    keys: dict[str, None] = {}
    for place in _places(path, schema, yaml):
        keys.update(dict.fromkeys(place.get("properties", {})))
        keys.update(dict.fromkeys(_words(place.get("propertyNames", {}), schema)))
    return tuple(keys)


def allowed_words(path: KeyPath, schema: Schema, yaml: YamlFile) -> tuple[str, ...]:
    """The words that may stand at a path of the file; empty where anything may."""
    words: dict[str, None] = {}
    for place in _places(path, schema, yaml):
        words.update(dict.fromkeys(_words(place, schema)))
    if not words and path:  # the mistake may be the key itself, in a table of fixed keys
        for place in _places(path[:-1], schema, yaml):
            words.update(dict.fromkeys(_words(place.get("propertyNames", {}), schema)))
    return tuple(words)


def _words(place: Schema, schema: Schema) -> Iterable[str]:
    for option in _options(place, schema):
        if "const" in option:
            yield str(option["const"])
        yield from (str(word) for word in option.get("enum", ()))


def description(path: KeyPath, schema: Schema, yaml: YamlFile) -> str:
    """What the model says of the key at a path of the file, "" if nothing.

    Models mark it for translation (N_): the schema itself stays English.
    """
    for place in _places(path[:-1], schema, yaml):
        field = place.get("properties", {}).get(path[-1], {})
        if text := field.get("description"):
            return _(str(text))
    return ""


def _places(path: KeyPath, schema: Schema, yaml: YamlFile) -> list[Schema]:
    """The parts of the schema that may describe the value at a path of the file."""
    places = list(_options(schema, schema))
    here = yaml.data
    places = _fitting(places, here, schema)
    for part in path:
        inner: list[Schema] = []
        for place in places:
            for child in _children(place, part):
                inner.extend(_options(child, schema))
        here = step_into(here, part)
        places = _fitting(inner, here, schema)
    return places


def _children(place: Schema, part: str | int) -> Iterable[Schema]:
    if part in place.get("properties", {}):
        yield place["properties"][part]
    elif isinstance(place.get("additionalProperties"), dict):
        yield place["additionalProperties"]
    if isinstance(part, int):
        prefix = place.get("prefixItems", [])
        if part < len(prefix):
            yield prefix[part]
        elif isinstance(place.get("items"), dict):
            yield place["items"]


def _options(place: Schema, schema: Schema) -> Iterable[Schema]:
    if "$ref" in place:
        name = str(place["$ref"]).rpartition("/")[2]
        yield from _options(schema["$defs"][name], schema)
        return
    alternatives = [*place.get("anyOf", ()), *place.get("oneOf", ()), *place.get("allOf", ())]
    if not alternatives:
        yield place
    for alternative in alternatives:
        yield from _options(alternative, schema)


def _fitting(places: list[Schema], data: object, schema: Schema) -> list[Schema]:
    """Of several kinds of record, the one that the file names by a fixed word (`type: ...`)."""
    if not isinstance(data, dict):
        return places
    groups = [place for place in places if "properties" in place]
    if len(groups) < 2:
        return groups or places
    fitting = []
    for place in groups:
        fixed = {key: set(_words(field, schema)) for key, field in place["properties"].items()}
        # A group or list is never the fixed word, even where a word could stand in its place.
        told = {key for key, value in data.items() if not isinstance(value, dict | list)}
        if all(not words or str(data[k]) in words for k, words in fixed.items() if k in told):
            fitting.append(place)
    return fitting or groups
