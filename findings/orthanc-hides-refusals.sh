#!/bin/sh
# What Orthanc reports of images that the receiver refused.
#
# Version: Orthanc 1.10.1 (Debian 12), asked over its REST API and by C-MOVE (movescu of DCMTK 3.6.7); the receiver that
# refuses the second of three images with 0124H (Refused: Not authorized) is written with dcmjs-dimse 0.3.3 (npm).
#
# One would guess that FailedInstancesCount counts the instances that failed, and that the last C-MOVE response counts
# what was completed and what failed (PS3.7 9.1.4.1). Seen:
#   POST /modalities/x/store                  stops at the refusal; HTTP 500 names the status
#   the same with "Permissive": true          sends all three; HTTP 200, InstancesCount 3, FailedInstancesCount 0:
#                                             nothing in the answer tells that one was refused
#   C-MOVE                                    stops at the refusal; the last response is C000H with 0 completed,
#                                             0 failed, 0 warnings, though one image was stored and one refused
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), Node.js with npm, curl.
set -eu
work=$(mktemp -d)
peer= orthanc=
trap 'for p in $peer $orthanc; do kill "$p" 2>/dev/null; done; rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root store
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  orthanc=1.10.1+dfsg-2+deb12u1 dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/sbin:$work/root/usr/bin:$PATH" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
export LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"
npm install --silent --no-audit --no-fund dcmjs-dimse@0.3.3 >/dev/null

free() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
http=$(free) dicom=$(free) port=$(free)
cat >orthanc.json <<CONFIG
{"StorageDirectory": "$work/store", "IndexDirectory": "$work/store", "HttpPort": $http, "DicomPort": $dicom,
 "DicomAet": "ORTHANC", "RemoteAccessAllowed": false, "AuthenticationEnabled": false, "DicomAlwaysAllowMove": true,
 "DicomModalities": {"peer": ["PEER", "127.0.0.1", $port]}, "Plugins": []}
CONFIG
Orthanc orthanc.json >orthanc.log 2>&1 &
orthanc=$!
tries=0
until curl -sf "localhost:$http/system" >/dev/null || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.2; done

for n in 1 2 3; do
  cat >one.txt <<IMAGE
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0018) UI 1.2.826.0.1.3680043.8.498.3.$n
(0008,0060) CS CT
(0010,0020) LO DEMO-1
(0020,000d) UI 1.2.826.0.1.3680043.8.498.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.2
(0020,0013) IS $n
IMAGE
  dump2dcm +te one.txt "$n.dcm" 2>/dev/null
  curl -sf -X POST "localhost:$http/instances" --data-binary "@$n.dcm" >/dev/null
done
study=$(curl -sf "localhost:$http/studies" | tr -d '[]" \n')

cat >peer.js <<'PEER'
const { Server, Scp, responses, constants } = require('dcmjs-dimse');
let offered = 0;
class Refusing extends Scp {
  associationRequested(association) {
    for (const { id } of association.getPresentationContexts()) {
      const context = association.getPresentationContext(id);
      context.setResult(constants.PresentationContextResult.Accept, context.getTransferSyntaxUids()[0]);
    }
    this.sendAssociationAccept();
  }
  cStoreRequest(request, callback) {
    const response = responses.CStoreResponse.fromRequest(request);
    offered += 1;
    response.setStatus(offered === 2 ? 0x0124 : 0);
    require('fs').appendFileSync('offered', 'x');
    callback(response);
  }
  associationReleaseRequested() { this.sendAssociationReleaseResponse(); }
}
const server = new Server(Refusing);
server.on('networkError', () => {});
server.listen(parseInt(process.argv[2]), {});
PEER

failed=0
begin() {
  : >offered
  node peer.js "$port" >peer.log 2>&1 &
  peer=$!
  tries=0
  until grep -q listening peer.log || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
}
end() { kill "$peer"; wait "$peer" 2>/dev/null || true; peer=; }
# same WHAT SEEN EXPECTED
same() {
  echo "$1: $2"
  if [ "$2" != "$3" ]; then echo "  CHANGED: expected $3" >&2; failed=1; fi
}
number() { sed -n "s/.*\"$1\" *: *\([0-9]*\).*/\1/p" answer; }

begin
code=$(curl -s -o answer -w '%{http_code}' -X POST "localhost:$http/modalities/peer/store" -d "$study")
end
same "store" "HTTP $code, $(wc -c <offered) offered, $(grep -o 'DIMSE status 0x0124' answer)" \
  "HTTP 500, 2 offered, DIMSE status 0x0124"

begin
code=$(curl -s -o answer -w '%{http_code}' -X POST "localhost:$http/modalities/peer/store" \
  -d "{\"Resources\": [\"$study\"], \"Permissive\": true}")
end
same "store, permissive" \
  "HTTP $code, $(wc -c <offered) offered, InstancesCount $(number InstancesCount), FailedInstancesCount $(number FailedInstancesCount)" \
  "HTTP 200, 3 offered, InstancesCount 3, FailedInstancesCount 0"

begin
movescu -d -S -aet MOVER -aem PEER -aec ORTHANC 127.0.0.1 "$dicom" -k QueryRetrieveLevel=STUDY \
  -k StudyInstanceUID=1.2.826.0.1.3680043.8.498.1 >move.log 2>&1 || true
end
last() { grep "$1" move.log | tail -n 1 | sed 's/.*: //'; }
status=$(grep 'DIMSE Status' move.log | tail -n 1 | grep -o '0x[0-9a-f]*')
same "C-MOVE" \
  "status $status, $(wc -c <offered) offered, completed $(last 'Completed Suboperations'), failed $(last 'Failed Suboperations')" \
  "status 0xc000, 2 offered, completed 0, failed 0"
exit $failed
