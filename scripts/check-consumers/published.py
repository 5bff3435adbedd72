"""The published JSON Lines, read with Python alone: what every consumer's rows are compared with.

The content hash is that of CONTRACT.md section 5, which is defined by what Python does: it is written down here once more, not called from the project.
"""

import hashlib
import json
import os
from dataclasses import dataclass

SPLITS = ("train", "val", "test")


def content_hash(contents):
    """sha256 of the contents, each stripped and lower-cased, sorted, joined with a space."""
    text = " ".join(sorted(content.strip().lower() for content in contents))
    return "sha256:" + hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest(value):
    """Short digest of any JSON value, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).digest()


def plain(messages):
    """Role and content of each message, as lists: equal where roles, order and texts are."""
    return [[message["role"], message["content"]] for message in messages]


@dataclass(slots=True)
class Published:
    """A record, as digests: texts of a large dataset are not held."""

    reference: str
    id: str
    stated_hash: str
    hash: str
    messages: bytes
    whole: bytes
    rejected: bytes | None
    sides: bytes | None


def shards(dataset):
    with open(os.path.join(dataset, "manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    return manifest, {split: [shard["path"] for shard in manifest["splits"][split]["shards"]] for split in SPLITS}


def read(dataset):
    """{split: [Published]}, in the order of the shards."""
    _, paths = shards(dataset)
    return {split: [record for path in paths[split] for record in _read_shard(dataset, path)] for split in SPLITS}


def _read_shard(dataset, path):
    with open(os.path.join(dataset, path), "rb") as file:
        for number, line in enumerate(file, 1):
            record = json.loads(line)
            messages, metadata = record["messages"], record["metadata"]
            rejected = metadata.get("preference", {}).get("rejected") if isinstance(metadata.get("preference"), dict) else None
            yield Published(
                reference=f"{path}:{number}",
                id=metadata["id"],
                stated_hash=metadata["content_hash"],
                hash=content_hash(message["content"] for message in messages),
                messages=digest(plain(messages)),
                whole=digest(record),
                rejected=None if rejected is None else digest(plain(rejected)),
                sides=None if rejected is None else digest([plain(messages[:-1]), plain(messages[-1:]), plain(rejected)]),
            )


def left_out(export, fmt, split):
    """References of what the export says that a format can not hold."""
    folder = os.path.join(export, "left_out", fmt)
    found = set()
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
        if name.startswith(split + "_"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found.update(json.loads(line)["reference"] for line in file)
    return found


PAIR_FORMATS = ("trl-preference", "trl-kto", "openai-preference")


def expected(records, export, fmt, split):
    """Records that a format has to hold, in order: those of its kind but for what is listed as left out."""
    without = left_out(export, fmt, split)
    pairs = fmt in PAIR_FORMATS
    return [record for record in records[split] if (record.rejected is not None) == pairs and record.reference not in without]
