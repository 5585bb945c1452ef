#!/bin/sh
# What is on the list of exports that Orthanc keeps, and what is not.
#
# Version: Orthanc 1.10.1 (Debian 12) with "LogExportedResources": true, DCMTK 3.6.7 (storescp, movescu).
#
# One would guess that GET /exports lists what has left: every scan that was sent to a modality, whoever asked for it,
# and nothing that was not sent. Seen:
#   POST /modalities/x/store, receiver takes it      1 line
#   the same, nobody listens there (HTTP 500)        1 line: a line is no sign that anything left
#   C-MOVE, receiver takes it, final status 0000H    no line: what a workstation pulls is not on the list
#   GET /instances/x/file (a download)               no line
#   GET /exports?since=50, the list ends before      "Last": 50, as if there were 50 lines; ?last tells the truth
# So the list both shows what did not leave, and lacks what did. Whoever reconciles releases by it must take a line as
# "may have been sent", and must watch C-MOVE and HTTP by other means.
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), curl, Node.js for free ports.
set -eu
work=$(mktemp -d)
orthanc= scp=
trap 'for p in $scp $orthanc; do kill "$p" 2>/dev/null; done; rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root store received
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/sbin:$work/root/usr/bin:$PATH" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
export LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"

free() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
http=$(free) dicom=$(free) port=$(free) nobody=$(free)
cat >orthanc.json <<CONFIG
{"StorageDirectory": "$work/store", "IndexDirectory": "$work/store", "HttpPort": $http, "DicomPort": $dicom,
 "DicomAet": "ORTHANC", "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomAlwaysAllowMove": true,
 "LogExportedResources": true, "Plugins": [],
 "DicomModalities": {"there": ["THERE", "127.0.0.1", $port], "away": ["AWAY", "127.0.0.1", $nobody]}}
CONFIG
Orthanc orthanc.json >orthanc.log 2>&1 &
orthanc=$!
storescp -od received "$port" >scp.log 2>&1 &
scp=$!
tries=0
until curl -sf "localhost:$http/system" >/dev/null || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.2; done

cat >one.txt <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.3.1
(0008,0060) CS CT
(0010,0020) LO DEMO-1
(0020,000d) UI 1.2.826.0.1.3680043.8.498.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.2
(0020,0013) IS 1
IMAGE
dump2dcm +te one.txt 1.dcm 2>/dev/null
curl -sf -X POST "localhost:$http/instances" --data-binary @1.dcm >/dev/null
study=$(curl -sf "localhost:$http/studies" | tr -d '[]" \n')
instance=$(curl -sf "localhost:$http/instances" | tr -d '[]" \n')

failed=0
# same WHAT SEEN EXPECTED
same() {
  echo "$1: $2"
  if [ "$2" != "$3" ]; then echo "  CHANGED: expected $3" >&2; failed=1; fi
}
lines() { curl -sf "localhost:$http/exports?since=0&limit=100" | grep -c '"Seq"' || true; }
begin() { before=$(lines); rm -f received/*; }
seen() { echo "$1, $(ls received | wc -l) received, $(($(lines) - before)) new on the list"; }

begin
code=$(curl -s -o answer -w '%{http_code}' -X POST "localhost:$http/modalities/there/store" -d "$study")
same "store to a receiver that is there" "$(seen "HTTP $code")" "HTTP 200, 1 received, 1 new on the list"

begin
code=$(curl -s -o answer -w '%{http_code}' -X POST "localhost:$http/modalities/away/store" -d "$study")
same "store to one that is not there" "$(seen "HTTP $code")" "HTTP 500, 0 received, 1 new on the list"

begin
movescu -d -S -aet MOVER -aem THERE -aec ORTHANC 127.0.0.1 "$dicom" -k QueryRetrieveLevel=STUDY \
  -k StudyInstanceUID=1.2.826.0.1.3680043.8.498.1 >move.log 2>&1 || true
status=$(grep 'DIMSE Status' move.log | tail -n 1 | grep -o '0x[0-9a-f]*')
same "C-MOVE" "$(seen "status $status")" "status 0x0000, 1 received, 0 new on the list"

begin
code=$(curl -s -o answer -w '%{http_code}' "localhost:$http/instances/$instance/file")
same "download" "$(seen "HTTP $code")" "HTTP 200, 0 received, 0 new on the list"

begin
since=$(curl -sf "localhost:$http/exports?since=50" | sed -n 's/.*"Last" : \([0-9]*\).*/\1/p')
last=$(curl -sf "localhost:$http/exports?last" | sed -n 's/.*"Last" : \([0-9]*\).*/\1/p')
same "number of the last line" "$since after 50, $last by ?last" "50 after 50, 2 by ?last"
exit $failed
