#!/bin/sh
# What Orthanc's DICOMweb plugin answers to requests for frames and for rendered pictures (WADO-RS).
#
# Version: Orthanc 1.10.1 with its DICOMweb plugin 1.7 (Debian 12), asked with curl over loopback; files made with DCMTK 3.6.7.
#
# One would guess that a frame which is not there is 404, that frames of one bit for each pixel can be had, that "any transfer
# syntax" can be asked for with each media type, and that a parameter which is not understood is refused. Seen:
#   a frame beyond the last                400, as for a list that is malformed; so a viewer cannot tell one from the other
#   frames of one bit for each pixel       400, though each begins at a bit that is known
#   image/jpeg; transfer-syntax=*          400; image/jpeg alone gives the frame
#   application/octet-stream; ...=*        200, and parts of image/jpeg: who takes them for plain pixels shows noise
#   the header of each part                Content-Location: an address of Orthanc's own, so a proxy that passes it on shows it
#   the type of the whole answer           a transfer syntax within the quoted type: type="image/jpeg; transfer-syntax=..."
#   rendered, annotation=patient           200 and the same picture: it is not done, and nothing says so
#   rendered, a parameter of another name  200 and the same picture
#   rendered, an overlay in the object     200 and the same picture as without: it is not drawn
# Whoever cuts frames for others must read the type of each part, drop the address, and refuse parameters by a list of its own.
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

study=1.2.826.0.1.3680043.8.498.1
head -c 40000 "$plugin" >noise
# object NUMBER BITS FILE-WITH-PIXELS [LINES-BEFORE-THE-PIXELS]: 3 frames of 5 rows and 7 columns
object() {
  cat >"$1.txt" <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI $study.1.$1
(0008,0060) CS CT
(0010,0020) LO DEMO-1
(0020,000d) UI $study
(0020,000e) UI $study.1
(0028,0002) US 1
(0028,0004) CS MONOCHROME2
(0028,0008) IS 3
(0028,0010) US 5
(0028,0011) US 7
(0028,0100) US $2
(0028,0101) US $2
(0028,0102) US $(($2 - 1))
(0028,0103) US 0
${4:-}(7fe0,0010) OB =$3
IMAGE
  dump2dcm +te "$1.txt" "$1.dcm" 2>/dev/null
}
put() { curl -sf -X POST "127.0.0.1:$port/instances" --data-binary "@$1" >/dev/null; }

head -c 106 noise >bytes.raw
head -c 14 noise >bits.raw
head -c 6 noise >overlay.raw
object 1 8 bytes.raw
put 1.dcm
object 2 1 bits.raw
put 2.dcm
object 3 8 bytes.raw
dcmcjpeg +un 3.dcm 3-jpeg.dcm
put 3-jpeg.dcm
object 4 8 bytes.raw "(6000,0010) US 5
(6000,0011) US 7
(6000,0040) CS G
(6000,0050) SS 1\\1
(6000,0100) US 1
(6000,0102) US 0
(6000,3000) OW =overlay.raw
"
put 4.dcm

failed=0
# same WHAT SEEN EXPECTED
same() {
  echo "$1: $2"
  if [ "$2" != "$3" ]; then echo "  CHANGED: expected $3" >&2; failed=1; fi
}
# ask NUMBER PATH ACCEPT: keeps the answer and its header, and says the status
ask() {
  curl -s -g -D head -o body -w '%{http_code}' -H "Accept: $3" "127.0.0.1:$port/dicom-web/studies/$study/series/$study.1/instances/$study.1.$1$2"
}
# The type of the first part.
part() { grep -a -m 1 '^Content-Type' body | tr -d '\r' | sed 's/.*: //; s/;.*//'; }
plain='multipart/related; type="application/octet-stream"'
jpeg='multipart/related; type="image/jpeg"'

same "a frame" "$(ask 1 /frames/3 "$plain")" 200
same "  its part has an address of Orthanc" "$(grep -a -c "^Content-Location: http://127.0.0.1:$port/" body)" 1
same "  the type of the answer" "$(tr -d '\r' <head | grep -i '^content-type' | grep -o 'type="[^"]*"')" \
  'type="application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1"'
same "a frame beyond the last" "$(ask 1 /frames/4 "$plain")" 400
same "a list that is malformed" "$(ask 1 /frames/1,x "$plain")" 400
same "a frame of one bit for each pixel" "$(ask 2 /frames/1 "$plain")" 400
same "image/jpeg of a JPEG" "$(ask 3 /frames/1 "$jpeg") $(part)" "200 image/jpeg"
same "image/jpeg; transfer-syntax=* of it" "$(ask 3 /frames/1 "$jpeg; transfer-syntax=*")" 400
same "application/octet-stream of it" "$(ask 3 /frames/1 "$plain") $(part)" "200 application/octet-stream"
same "application/octet-stream; transfer-syntax=* of it" "$(ask 3 /frames/1 "$plain; transfer-syntax=*") $(part)" "200 image/jpeg"
same "a picture" "$(ask 1 /rendered image/png)" 200
cp body picture
for asked in annotation=patient nonsense=1; do
  same "a picture with $asked" "$(ask 1 "/rendered?$asked" image/png)" 200
  same "  is the same" "$(cmp -s picture body && echo yes || echo no)" yes
done
same "a picture of the same with an overlay" "$(ask 4 /rendered image/png)" 200
same "  is the same" "$(cmp -s picture body && echo yes || echo no)" yes
exit $failed
