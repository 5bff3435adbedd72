"""`mlcroissant`, the reference implementation: validates croissant.json and reads every record set."""

import collections
import hashlib
import json
import logging
import os
from importlib import metadata

import mlcroissant

from outcome import attempt
from published import PAIR_FORMATS, SPLITS, digest, expected

FROM = {"system": "system", "human": "user", "gpt": "assistant"}


def text(value):
    return value.decode() if isinstance(value, bytes) else value


def turns(record, name, role="role", content="content"):
    return [[text(turn[f"{name}/{role}"]), text(turn[f"{name}/{content}"])] for turn in record[name]]


def said(fmt, config, record):
    if fmt == "sharegpt":
        return digest([[FROM[role], content] for role, content in turns(record, f"{config}/conversations", "from", "value")])
    if fmt == "trl-preference":
        return digest([turns(record, f"{config}/{side}") for side in ("prompt", "chosen", "rejected")])
    return digest(turns(record, f"{config}/messages"))


def check_validity(export):
    dataset = mlcroissant.Dataset(os.path.join(export, "croissant.json"))
    issues = dataset.metadata.ctx.issues
    return 1, sorted(issues.errors) + sorted(issues.warnings)


def check_files(export):
    with open(os.path.join(export, "croissant.json"), encoding="utf-8") as file:
        objects = [node for node in json.load(file)["distribution"] if node["@type"] == "cr:FileObject"]
    problems = []
    for node in objects:
        path = os.path.join(export, node["contentUrl"])
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != node["sha256"] or f"{os.path.getsize(path)} B" != node["contentSize"]:
                problems.append(f"{node['contentUrl']}: found another checksum or size")
    return len(objects), problems


def check_records(export, fmt, records):
    """Files of a set are read in no promised order: the records are compared as a whole and not in sequence."""
    config = "default" if fmt == "parquet" else fmt
    dataset = mlcroissant.Dataset(os.path.join(export, "croissant.json"))
    wanted = [record for split in SPLITS for record in (records[split] if fmt == "parquet" else expected(records, export, fmt, split))]
    found = list(dataset.records(config))
    if fmt in ("trl-kto", "openai-preference"):  # sides in columns of other names, or deeper than a field reaches
        number = len(wanted) * (2 if fmt == "trl-kto" else 1)
        return len(found), [] if len(found) == number else [f"found {len(found)} records, expected {number}"]
    seen = collections.Counter(said(fmt, config, record) for record in found)
    due = collections.Counter(record.sides if fmt in PAIR_FORMATS else record.messages for record in wanted)
    return len(found), [] if seen == due else [f"found {sum((seen - due).values())} other records, and {sum((due - seen).values())} are missing"]


def check(dataset, export, formats, records):
    del dataset
    logging.disable(logging.WARNING)
    version = metadata.version("mlcroissant")
    attempt("mlcroissant", version, "croissant.json without error or warning", lambda: check_validity(export))
    attempt("mlcroissant", version, "checksum and size of every FileObject", lambda: check_files(export))
    for fmt in formats:
        attempt("mlcroissant", version, f"records({'default' if fmt == 'parquet' else fmt!r})", lambda fmt=fmt: check_records(export, fmt, records))
