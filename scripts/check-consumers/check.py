"""python check.py DATASET EXPORT: every consumer that is installed, a line of JSON per check. What is not installed is said, and is no pass."""

import importlib
import json
import os
import sys

import published
from outcome import say

CONSUMERS = ("with_tables", "with_datasets", "with_mlcroissant", "with_trl", "by_openai_rules", "by_sharegpt_rules")


def main(dataset, export):
    with open(os.path.join(export, "export_manifest.json"), encoding="utf-8") as file:
        manifest = json.load(file)
    records = published.read(dataset)
    wrong = [record.reference for split in records.values() for record in split if record.hash != record.stated_hash]
    say("hashlib", "", "content hash of every published record", sum(map(len, records.values())), wrong)
    held = [fmt for fmt, splits in manifest["formats"].items() if any(count["lines"] for count in splits.values())]
    for name in CONSUMERS:
        try:
            consumer = importlib.import_module(name)
        except ImportError as error:
            print(json.dumps({"consumer": name.split("_", 1)[1], "skipped": f"can not be imported: {error}"[:200]}), flush=True)
            continue
        consumer.check(dataset, export, held, records)


if __name__ == "__main__":
    main(os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]))
