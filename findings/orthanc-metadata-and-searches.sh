#!/bin/sh
# What Orthanc's DICOMweb plugin answers to requests for metadata (WADO-RS) and to searches (QIDO-RS).
#
# Version: Orthanc 1.10.1 with its DICOMweb plugin 1.7 (Debian 12), asked with curl over loopback; files made with DCMTK 3.6.7.
#
# One would guess that an answer says in which characters it is, that small values are in it, that a key which the service
# does not know is refused or warned of, and that counts come where they are asked for. Seen:
#   metadata of an object in ISO_IR 100    (0008,0005) says ISO_IR 100, but the text is UTF-8, as JSON must be
#   binary values, even one of 4 bytes     BulkDataURI: an address of Orthanc's own, so a proxy that passes it on shows it
#   a DS of "1.50"                         the number 1.5: what the object wrote is not to be had from its metadata
#   search, a key that does not exist      200 and ALL studies: a key that is misspelled widens the search, with no Warning
#   search, UIDs with a backslash between  no study; with a comma between both
#   search, no includefield                NumberOfStudyRelatedInstances all the same; no StudyDescription
#   search, fuzzymatching=true             200 and no Warning, though it is not done
#   search, nothing is found               200 and an empty list
# Whoever filters such answers must take keys from a list of its own, count anew, drop every address, and read text as UTF-8.
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), curl.
set -eu
work=$(mktemp -d)
orthanc=
trap 'if [ -n "$orthanc" ]; then kill "$orthanc" 2>/dev/null || true; fi; rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root store
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  orthanc=1.10.1+dfsg-2+deb12u1 orthanc-dicomweb=1.7+dfsg-6+b2 dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/sbin:$work/root/usr/bin:$PATH" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
export LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"
plugin=$(find root -name 'libOrthancDicomWeb.so*' | head -n 1)

port=18042
while curl -s -o /dev/null "127.0.0.1:$port"; do port=$((port + 1)); done
cat >orthanc.json <<CONFIG
{"StorageDirectory": "$work/store", "IndexDirectory": "$work/store", "HttpPort": $port, "DicomServerEnabled": false,
 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "Plugins": ["$work/$plugin"], "DicomWeb": {"Enable": true}}
CONFIG
Orthanc orthanc.json >orthanc.log 2>&1 &
orthanc=$!
tries=0
until curl -sf "127.0.0.1:$port/dicom-web/studies" >/dev/null || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.2; done

for n in 1 2; do
  cat >"$n.txt" <<IMAGE
(0008,0005) CS [ISO_IR 100]
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.$n.1.1
(0008,0020) DA 20260102
(0008,0060) CS CT
(0008,1030) LO [Chest]
(0009,0010) LO [ACME]
(0009,1001) OB 01\\02\\03\\04
(0010,0010) PN [M$(printf '\374')ller^Anna]
(0010,0020) LO DEMO-$n
(0018,0050) DS [1.50]
(0020,000d) UI 1.2.826.0.1.3680043.8.498.$n
(0020,000e) UI 1.2.826.0.1.3680043.8.498.$n.1
IMAGE
  dump2dcm +te "$n.txt" "$n.dcm" 2>/dev/null
  curl -sf -X POST "127.0.0.1:$port/instances" --data-binary "@$n.dcm" >/dev/null
done

failed=0
# same WHAT SEEN EXPECTED
same() {
  echo "$1: $2"
  if [ "$2" != "$3" ]; then echo "  CHANGED: expected $3" >&2; failed=1; fi
}
# Asks and keeps the answer in one line without blanks, and its header.
ask() {
  code=$(curl -s -g -D head -o body -w '%{http_code}' -H 'Accept: application/dicom+json' "127.0.0.1:$port/dicom-web$1")
  tr -d ' \t\n' <body >answer
}
has() { if grep -qF "$1" answer; then echo yes; else echo no; fi; }
# The answer to a search: status, number of studies, whether there is a Warning.
found() {
  if grep -qi '^warning' head; then warned="a Warning"; else warned="no Warning"; fi
  echo "$code, $(grep -o '"0020000D"' answer | wc -l) studies, $warned"
}

study=1.2.826.0.1.3680043.8.498.1
ask "/studies/$study/metadata"
same "metadata says ISO_IR 100" "$(has '"00080005":{"Value":["ISO_IR100"]')" yes
same "metadata has a u with dots as JSON has it" "$(has 'M\u00fcller^Anna')" yes
same "metadata leads to Orthanc for 4 bytes" "$(has "\"00091001\":{\"BulkDataURI\":\"http://127.0.0.1:$port/dicom-web/studies/$study")" yes
same "metadata has DS 1.50 as" "$(grep -o '"00180050":{"Value":\[[^]]*\]' answer)" '"00180050":{"Value":[1.5]'
ask "/studies"
same "search without a key" "$(found)" "200, 2 studies, no Warning"
same "  has the number of instances" "$(has '"00201208"')" yes
same "  has the description" "$(has '"00081030"')" no
ask "/studies?Nonsense=1"
same "search by a key that does not exist" "$(found)" "200, 2 studies, no Warning"
ask "/studies?StudyInstanceUID=$study,1.2.826.0.1.3680043.8.498.2"
same "search by UIDs with a comma" "$(found)" "200, 2 studies, no Warning"
ask "/studies?StudyInstanceUID=$study%5C1.2.826.0.1.3680043.8.498.2"
same "search by UIDs with a backslash" "$(found)" "200, 0 studies, no Warning"
ask "/studies?PatientName=Muller&fuzzymatching=true"
same "search by sound" "$(found)" "200, 0 studies, no Warning"
ask "/studies?StudyInstanceUID=9.9.9"
same "search for what is not there" "$(found), $(cat answer)" "200, 0 studies, no Warning, []"
exit $failed
