#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cuts down HL7 Terminology to the code systems the consent server reads.

Run it when HL7 publishes a new edition; the build itself never needs it:

    npm pack hl7.terminology@7.0.1 && tar xzf hl7.terminology-7.0.1.tgz
    python3 refresh.py package ../main/resources/terminology/hl7-terminology.json.gz

Source: package hl7.terminology, https://terminology.hl7.org, licence CC0-1.0. Kept of each code system are its codes, displays, parents
and status. The result names the edition. The same input always gives the same bytes. Afterwards run the module's tests: they compare
the policy's hierarchies with the edition, so a changed is-a stops the build until someone has looked at it.
"""
import gzip
import io
import json
import pathlib
import sys

SYSTEMS = [
    "v3-ActReason", "v3-ActCode", "v3-Confidentiality", "v3-ParticipationType", "consentscope", "consentcategorycodes",
    "consentaction", "consentpolicycodes",
]


def properties(concept, code):
    return [value(p) for p in concept.get("property", []) if p["code"] == code]


def value(entry):
    return next(v for k, v in entry.items() if k.startswith("value"))


def rows(concepts, parent=None):
    for concept in concepts:
        parents = properties(concept, "subsumedBy")
        if parent is not None and parent not in parents:
            parents.append(parent)
        row = {"code": concept["code"], "display": concept.get("display", concept["code"])}
        if parents:
            row["parents"] = sorted(parents)
        if "retired" in properties(concept, "status") or "deprecated" in properties(concept, "status"):
            row["retired"] = True
        if True in properties(concept, "notSelectable"):
            row["abstract"] = True
        yield row
        yield from rows(concept.get("concept", []), concept["code"])


def main(package, target):
    folder = pathlib.Path(package)
    edition = json.loads((folder / "package.json").read_text())
    systems = []
    for name in SYSTEMS:
        source = json.loads((folder / f"CodeSystem-{name}.json").read_text())
        systems.append({
            "url": source["url"], "version": source["version"],
            "concepts": sorted(rows(source["concept"]), key=lambda row: row["code"]),
        })
    whole = {
        "source": edition["name"], "edition": edition["version"], "licence": edition["license"],
        "canonical": edition["canonical"], "codeSystems": systems,
    }
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    bytes_out = io.BytesIO()
    with gzip.GzipFile(fileobj=bytes_out, mode="wb", compresslevel=9, mtime=0) as out:
        out.write(text)
    pathlib.Path(target).write_bytes(bytes_out.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
