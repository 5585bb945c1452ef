#!/bin/sh
# What Orthanc answers over STOW-RS for a part whose content type names its transfer syntax.
#
# Version: Orthanc 1.10.1 with its DICOMweb plugin 1.7 (Debian 12), asked with curl over loopback; files made with DCMTK 3.6.7.
#
# PS3.18 defines transfer-syntax as a parameter of application/dicom, and one would guess that a service takes such a part,
# or answers 400, 409 or 415. Seen, with the same file each time:
#   Content-Type: application/dicom                                       200, the object is in ReferencedSOPSequence, stored
#   Content-Type: application/dicom; transfer-syntax=1.2.840.10008.1.2.1  200, no object in either list, NOTHING stored
# So a client that takes 200 for success loses the object, and no list says that it failed.
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

cat >one.txt <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.3.1
(0008,0060) CS CT
(0010,0020) LO DEMO-1
(0020,000d) UI 1.2.826.0.1.3680043.8.498.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.2
IMAGE
dump2dcm +te one.txt one.dcm 2>/dev/null

failed=0
# store TYPE EXPECTED
store() {
  { printf -- '--x\r\nContent-Type: %s\r\n\r\n' "$1"; cat one.dcm; printf '\r\n--x--\r\n'; } >body
  code=$(curl -s -o answer -w '%{http_code}' -H 'Accept: application/dicom+json' \
    -H 'Content-Type: multipart/related; type="application/dicom"; boundary=x' --data-binary @body "127.0.0.1:$port/dicom-web/studies")
  # UIDs of referenced and failed objects have the tag 00081155.
  seen="$code, $(grep -o '"00081155"' answer | wc -l) objects listed, $(curl -sf "127.0.0.1:$port/instances" | grep -o '"[0-9a-f-]*"' | wc -l) stored"
  for id in $(curl -sf "127.0.0.1:$port/instances" | tr -d '[]", \n' | fold -w 44); do
    curl -sf -X DELETE -o /dev/null "127.0.0.1:$port/instances/$id"
  done
  echo "$1: $seen"
  if [ "$seen" != "$2" ]; then echo "  CHANGED: expected $2" >&2; failed=1; fi
}
store "application/dicom" "200, 1 objects listed, 1 stored"
store "application/dicom; transfer-syntax=1.2.840.10008.1.2.1" "200, 0 objects listed, 0 stored"
exit $failed
