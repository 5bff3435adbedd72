"""Hugging Face `datasets`: the cards of the export and of each format, and the published shards as they are."""

import os

import datasets

from outcome import attempt
from published import PAIR_FORMATS, SPLITS, content_hash, digest, expected, plain, shards
from rows import record_of

FROM = {"system": "system", "human": "user", "gpt": "assistant"}


def said(fmt, row):
    """Digest of what a row says, and the content hash where it holds a whole conversation."""
    if fmt == "sharegpt":
        messages = [{"role": FROM[turn["from"]], "content": turn["value"]} for turn in row["conversations"]]
    elif fmt == "trl-preference":
        return digest([plain(row["prompt"]), plain(row["chosen"]), plain(row["rejected"])]), content_hash(m["content"] for m in row["prompt"] + row["chosen"])
    elif fmt == "openai-preference":
        prompt, chosen, rejected = row["input"]["messages"], row["preferred_output"], row["non_preferred_output"]
        return digest([plain(prompt), plain(chosen), plain(rejected)]), content_hash(m["content"] for m in prompt + chosen)
    else:
        messages = row["messages"]
    return digest(plain(messages)), content_hash(message["content"] for message in messages)


def check_config(export, fmt, folder, records):
    loaded = datasets.load_dataset(os.path.join(export, folder))
    problems, count = [], 0
    wanted_splits = [split for split in SPLITS if (records[split] if fmt == "parquet" else expected(records, export, fmt, split))]
    if sorted(loaded) != sorted(wanted_splits):
        problems.append(f"splits: found {sorted(loaded)}, expected {sorted(wanted_splits)}")
    for split in loaded:
        wanted = records[split] if fmt == "parquet" else expected(records, export, fmt, split)
        rows, count = loaded[split], count + len(loaded[split])
        if fmt == "trl-kto":
            problems += check_kto(rows, wanted, split)
            continue
        if len(rows) != len(wanted):
            problems.append(f"{split}: found {len(rows)} rows, expected {len(wanted)}")
        for row, record in zip(rows, wanted):
            message, hashed = said(fmt, row)
            if message != (record.sides if fmt in PAIR_FORMATS else record.messages) or hashed != record.hash or record.hash != record.stated_hash:
                problems.append(f"{record.reference}: found another text or hash")
            elif fmt == "parquet" and digest(record_of(row)) != record.whole:
                problems.append(f"{record.reference}: found other metadata")
            elif "id" in row and row["id"] != record.id:
                problems.append(f"{record.reference}: found another id")
    return count, problems


def check_kto(rows, wanted, split):
    problems = [] if len(rows) == 2 * len(wanted) else [f"{split}: found {len(rows)} rows, expected {2 * len(wanted)}"]
    for at, record in enumerate(wanted):
        good, bad = rows[2 * at], rows[2 * at + 1]
        sides = digest([plain(good["prompt"]), plain(good["completion"]), plain(bad["completion"])])
        if sides != record.sides or (good["label"], bad["label"]) != (True, False) or good["prompt"] != bad["prompt"]:
            problems.append(f"{record.reference}: found another pair")
    return problems


def check_published(dataset, records):
    """The published shards without any export. Objects of free keys are what a table has no columns for: only messages and what is always there is compared."""
    _, paths = shards(dataset)
    files = {split: [f"{dataset}/{path}" for path in paths[split]] for split in SPLITS if records[split]}
    loaded = datasets.load_dataset("json", data_files=files)
    problems, count = [], 0
    for split in loaded:
        count += len(loaded[split])
        found = [(row["metadata"]["id"], row["metadata"]["content_hash"], digest(plain(row["messages"]))) for row in loaded[split]]
        wanted = [(record.id, record.hash, record.messages) for record in records[split]]
        problems += [f"{split}: found {len(found)} rows, expected {len(wanted)}"] if len(found) != len(wanted) else []
        problems += [f"{record.reference}: found another record" for a, b, record in zip(found, wanted, records[split]) if a != b]
    return count, problems


def check(dataset, export, formats, records):
    version = datasets.__version__
    datasets.disable_progress_bars()
    for fmt in formats:
        folder = "" if fmt == "parquet" else fmt
        attempt("datasets", version, f'load_dataset("folder/{folder}")', lambda fmt=fmt, folder=folder: check_config(export, fmt, folder, records))
    attempt("datasets", version, "load_dataset('json', published shards)", lambda: check_published(dataset, records))
