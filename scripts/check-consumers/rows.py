"""A row of the Parquet export back to the record: written from docs/EXPORTS.md, and not from the exporter."""

import json

ENTRIES = {"pii_entities": ("type", "count", False), "labels": ("name", "value", True)}


def _without_nothing(value):
    if isinstance(value, dict):
        return {key: _entries(key, _without_nothing(item)) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nothing(item) for item in value]
    return value


def _entries(key, value):
    if key not in ENTRIES:
        return value
    name, item, as_json = ENTRIES[key]
    return {entry[name]: json.loads(entry[item]) if as_json else entry[item] for entry in value}


def _merge(base, over):
    for key, value in over.items():
        base[key] = _merge(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return base


def record_of(row):
    """The published record, but for the order of its keys. Whole numbers in a column of floats are equal to those without a point in JSON's terms."""
    columns = _without_nothing({key: value for key, value in row.items() if key not in ("messages", "extra")})
    if "quality_score" in columns and float(columns["quality_score"]).is_integer():
        columns["quality_score"] = int(columns["quality_score"])
    record = {"messages": [{"role": m["role"], "content": m["content"]} for m in row["messages"]], "metadata": columns}
    return _merge(record, json.loads(row["extra"])) if row["extra"] is not None else record
