"""Parquet in pyarrow, pandas and DuckDB."""

import glob
import json
import os

import duckdb
import pandas
import pyarrow
import pyarrow.parquet

from outcome import attempt, compare
from published import SPLITS, content_hash, digest, plain, shards
from rows import record_of


def files_of(export, split):
    return sorted(glob.glob(os.path.join(glob.escape(export), "parquet", f"{split}_*.parquet")))


def check_pyarrow(export, records):
    problems, count, schemas = [], 0, set()
    for split in SPLITS:
        found = []
        for path in files_of(export, split):
            file = pyarrow.parquet.ParquetFile(path)
            schemas.add(str(file.schema_arrow))
            for batch in file.iter_batches(batch_size=1000):
                found += [digest(record_of(row)) for row in batch.to_pylist()]
        count += len(found)
        problems += compare(found, [record.whole for record in records[split]], split)
    if len(schemas) != 1 and count:
        problems.append(f"found {len(schemas)} schemas, expected one")
    return count, problems


def check_pandas(export, records):
    problems, count = [], 0
    for split in SPLITS:
        found = []
        for path in files_of(export, split):
            frame = pandas.read_parquet(path)
            hashes = [content_hash(message["content"] for message in messages) for messages in frame["messages"]]
            problems += [f"{path}: content_hash is another"] if list(frame["content_hash"]) != hashes else []
            found += [(key, digest(plain(messages))) for key, messages in zip(frame["id"], frame["messages"])]
        count += len(found)
        problems += compare(found, [(record.id, record.messages) for record in records[split]], split)
    return count, problems


def check_duckdb(export, dataset):
    """Queries that people write, against the numbers of the manifest."""
    manifest, _ = shards(dataset)
    pattern = os.path.join(glob.escape(export), "parquet", "*.parquet").replace("'", "''")
    query = duckdb.sql(f"SELECT source_family, split, count(*), sum(total_tokens), count(preference) FROM '{pattern}' GROUP BY ALL").fetchall()
    found = {}
    for family, split, conversations, _, _ in query:
        found.setdefault(family, {})[split] = conversations
    wanted = {family: {split: n for split, n in of["splits"].items() if n} for family, of in manifest["source_families"].items()}
    wanted = {family: splits for family, splits in wanted.items() if splits}
    problems = [] if found == wanted else ["families by split: found other counts than the manifest's"]
    count = sum(row[2] for row in query)
    if all(row[3] is not None for row in query) and sum(row[3] for row in query) != manifest["total_tokens_approx"]:
        problems.append("total_tokens: found another sum than the manifest's")
    return count, problems


def check_files(export):
    """Every file against export_manifest.json, and none beside."""
    import hashlib

    with open(os.path.join(export, "export_manifest.json"), encoding="utf-8") as file:
        stated = {entry["path"]: entry for entry in json.load(file)["files"]}
    found = {os.path.relpath(os.path.join(folder, name), export) for folder, _, names in os.walk(export) for name in names} - {"export_manifest.json"}
    problems = [f"{path}: not named in export_manifest.json" for path in sorted(found - set(stated))] + [f"{path}: missing" for path in sorted(set(stated) - found)]
    for path in sorted(found & set(stated)):
        with open(os.path.join(export, path), "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != stated[path]["sha256"]:
                problems.append(f"{path}: found other bytes")
    return len(found), problems


def check(dataset, export, formats, records):
    attempt("hashlib", "", "every file of export_manifest.json", lambda: check_files(export))
    if "parquet" not in formats:
        return
    attempt("pyarrow", pyarrow.__version__, "every record of parquet/", lambda: check_pyarrow(export, records))
    attempt("pandas", pandas.__version__, "read_parquet, content hashes", lambda: check_pandas(export, records))
    attempt("duckdb", duckdb.__version__, "families, splits and tokens by SQL", lambda: check_duckdb(export, dataset))
