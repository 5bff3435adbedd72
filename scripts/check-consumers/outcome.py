"""One line of JSON per check, for whoever started this."""

import json
import traceback


def say(consumer, version, check, count, problems):
    """`problems`: what was found and what was expected, by reference; never a text of a record."""
    print(json.dumps({"consumer": consumer, "version": version, "check": check, "count": count, "problems": problems[:5], "wrong": len(problems)}), flush=True)


def attempt(consumer, version, check, work):
    """Runs a check that returns (count, problems); an error is a problem, by its type and last line."""
    try:
        count, problems = work()
    except Exception as error:  # whatever a consumer throws is what is looked for
        where = traceback.extract_tb(error.__traceback__)[-1]
        count, problems = 0, [f"{type(error).__name__} at {where.name}:{where.lineno}: {str(error).splitlines()[-1][:300] if str(error) else ''}"]
    say(consumer, version, check, count, problems)


def compare(found, wanted, name):
    """Two sequences of digests, item by item."""
    problems = [] if len(found) == len(wanted) else [f"{name}: found {len(found)}, expected {len(wanted)}"]
    problems += [f"{name} {at}: found another record than expected" for at, (a, b) in enumerate(zip(found, wanted)) if a != b]
    return problems
