#!/bin/sh
# How Orthanc's DICOMweb plugin searches for a study by its Accession Number (QIDO-RS).
#
# Version: Orthanc 1.10.1 with its DICOMweb plugin 1.7 (Debian 12), asked with curl over loopback; files made with DCMTK 3.6.7.
#
# One would guess that a value in the query is read as every web server reads one (%20 is a space), and that a number matches
# itself and nothing else: Accession Number is of SH, whose matching is case-sensitive (PS3.4 C.2.2.2.1). Seen:
#   A-13, there are A-13 and a-13              2 studies: the case of letters is overlooked
#   A%2D13, which is A-13 with an escape       no study: escapes in values are not read
#   "A 12" as A%2012 and as A+12               no study, although there is one
#   A?12, a wildcard in place of the space     the study
#   Accession Number and the issuer's sequence 200 and the same studies: the issuer is neither matched nor told
# So who looks up a number must compare what comes back with what was asked, and "no study" may mean that the number could not
# be asked for. A number is unique to its issuer only, which this service cannot tell.
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

port=18052
while curl -s -o /dev/null "127.0.0.1:$port"; do port=$((port + 1)); done
cat >orthanc.json <<CONFIG
{"StorageDirectory": "$work/store", "IndexDirectory": "$work/store", "HttpPort": $port, "DicomServerEnabled": false,
 "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "Plugins": ["$work/$plugin"], "DicomWeb": {"Enable": true}}
CONFIG
Orthanc orthanc.json >orthanc.log 2>&1 &
orthanc=$!
tries=0
until curl -sf "127.0.0.1:$port/dicom-web/studies" >/dev/null || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.2; done

n=0
for number in "A 12" "A-13" "a-13"; do
  n=$((n + 1))
  cat >"$n.txt" <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.$n.3
(0008,0050) SH [$number]
(0008,0051) SQ
(fffe,e000) na
(0040,0031) UT [HOSPITAL$n]
(fffe,e00d) na
(fffe,e0dd) na
(0008,0060) CS CT
(0010,0020) LO DEMO-$n
(0020,000d) UI 1.2.826.0.1.3680043.8.498.$n.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.$n.2
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
# found QUERY: the numbers of the studies that come back
found() {
  curl -sf -H 'Accept: application/dicom+json' "127.0.0.1:$port/dicom-web/studies?$1" |
    tr -d '\n\t ' | grep -o '"00080050":{"Value":\["[^"]*"\]' | sed 's/.*\["//; s/"\].*//' | sort | tr '\n' ' '
}

same "A-13" "$(found AccessionNumber=A-13)" "A-13 a-13 "
same "A%2D13" "$(found AccessionNumber=A%2D13)" ""
same "A%2012" "$(found AccessionNumber=A%2012)" ""
same "A+12" "$(found AccessionNumber=A+12)" ""
same "A?12, without its space here" "$(found 'AccessionNumber=A?12')" "A12 "
issuer='IssuerOfAccessionNumberSequence'
same "A-13 of HOSPITAL2" "$(found "AccessionNumber=A-13&$issuer.LocalNamespaceEntityID=HOSPITAL2")" "A-13 a-13 "
told=$(curl -sf -H 'Accept: application/dicom+json' "127.0.0.1:$port/dicom-web/studies?AccessionNumber=A-13&includefield=$issuer" | grep -c 'HOSPITAL' || true)
same "times that an issuer is told" "$told" "0"
exit $failed
