#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns published DICOM tables into the compact fact files of this module.

Input: the JSON tables of the innolitics/dicom-standard project (attributes.json from PS3.6,
confidentiality_profile_attributes.json from PS3.15 Table E.1-1). Run it when the standard changes. And TCIA's private tag knowledge base (CSV):

    dicom_facts.py dictionary      attributes.json > .../agent/dataset/dictionary.txt
    dicom_facts.py confidentiality confidentiality_profile_attributes.json > .../agent/deidentify/confidentiality.txt
    dicom_facts.py private         tcia-private-tags.csv > .../agent/deidentify/safe-private.txt
"""
import collections
import csv
import json
import re
import sys

CHOICES = {"US or SS": "XS", "OB or OW": "OW", "US or OW": "OW", "US or SS or OW": "OW"}
OPTIONS = ["rtnSafePrivOpt", "rtnUIDsOpt", "rtnDevIdOpt", "rtnInstIdOpt", "rtnPatCharsOpt",
           "rtnLongFullDatesOpt", "rtnLongModifDatesOpt", "cleanDescOpt", "cleanStructContOpt", "cleanGraphOpt"]


def digits(tag):
    """(0010,0010) -> 00100010; the groups 50xx and 60xx are filed under 5000 and 6000."""
    match = re.fullmatch(r"\(([0-9A-F]{4}),([0-9A-F]{4})\)|\(([56]0)XX,([0-9A-F]{4}|XXXX)\)", tag.upper())
    return match and (match[1] + match[2] if match[1] else match[3] + "00" + match[4])


def dictionary(rows):
    print("# PS3.6 data dictionary: tag, VR (XS: US or SS by Pixel Representation), keyword. Made by dicom_facts.py.")
    for row in sorted(rows, key=lambda row: digits(row["tag"]) or ""):
        vr = CHOICES.get(row["valueRepresentation"], row["valueRepresentation"])
        if digits(row["tag"]) and len(vr) == 2 and row["keyword"]:
            print(digits(row["tag"]), vr, row["keyword"])


def confidentiality(rows):
    print("# PS3.15 Table E.1-1: tag, basic profile, then", " ".join(OPTIONS), "(- is blank). Made by dicom_facts.py.")
    for row in sorted(rows, key=lambda row: digits(row["tag"]) or ""):
        if digits(row["tag"]):
            print(digits(row["tag"]), row["basicProfile"], "".join(row.get(option, "-") for option in OPTIONS))


NUMBERS = {"DS", "IS", "US", "SS", "UL", "SL", "FL", "FD"}


def private(rows):
    """What is kept wherever it stands and in each representation, in those that are numbers."""
    found = collections.defaultdict(set)
    for row in rows:
        match = re.search(r"\(([0-9A-F]{4}),\"?([^\"|]+)\"?,([0-9A-F]{2})\)$", row["element_sig_pattern"].strip(), re.I)
        if match:
            at = (match[1].upper(), match[2].strip(), match[3].upper())
            found[at].add((row["vr"].strip(), row["private_disposition"].strip()))
    print("# Private elements that hold numbers and tell nothing of a person: group, low byte, VRs, creator.")
    print("# From TCIA's private tag knowledge base of 2024-02-01. Made by dicom_facts.py.")
    for (group, creator, low), told in sorted(found.items()):
        vrs = {vr for vr, _ in told} & NUMBERS
        if {how for _, how in told} == {"k"} and vrs and int(group, 16) % 2 and int(group, 16) > 8:
            print(group, low, "/".join(sorted(vrs)), creator)


if sys.argv[1] == "private":
    private(csv.DictReader(open(sys.argv[2], encoding="utf-8-sig")))
else:
    tables = {"dictionary": dictionary, "confidentiality": confidentiality}
    tables[sys.argv[1]](json.load(open(sys.argv[2], encoding="utf-8")))
