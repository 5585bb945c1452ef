#!/bin/sh
# What four store programs tell their caller when every image is refused.
#
# Versions: DCMTK 3.6.7 (storescu, dcmsend), CTN 3.2.0 (send_image), odil 0.12.2 (odil store), Debian 12; the receiver
# that refuses is written with dcmjs-dimse 0.3.3 (npm).
#
# One would guess that a C-STORE refused with 0124H (Refused: Not authorized, PS3.7 9.1.1.1.9) makes the sender fail, and
# that the exit code is one that the manual lists. Seen:
#   storescu        stops at the first refusal; its exit code is the high byte of the status: 1 for 0124H, which is also
#                   "command line error", and 167 (A7H) for A700H
#   storescu -nh    sends the rest and exits with 0, though nothing was stored
#   dcmsend         sends the rest and exits with 0; only its log tells
#   send_image      sends the rest and exits with 0; it prints each status
#   odil store      sends the rest, exits with 0 and prints nothing at all
#
# Needs: Debian 12 with apt lists, root (to download packages, not to install them), Node.js with npm.
set -eu
work=$(mktemp -d)
peer=
trap '[ -z "$peer" ] || kill "$peer" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"

mkdir -p debs/partial root
apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::archives="$work/debs" --download-only --reinstall install \
  dcmtk=3.6.7-9~deb12u4 libdcmtk17=3.6.7-9~deb12u4 ctn=3.2.0~dfsg-7 odil=0.12.2-2 python3-odil=0.12.2-2+b5 libodil0=0.12.2-2+b5 >/dev/null
for deb in debs/*.deb; do dpkg -x "$deb" root; done
export PATH="$work/root/usr/bin:$PATH" LD_LIBRARY_PATH="$work/root/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || echo x86_64-linux-gnu)"
export PYTHONPATH="$work/root/usr/lib/python3/dist-packages" DCMDICTPATH="$work/root/usr/share/libdcmtk17/dicom.dic"
npm install --silent --no-audit --no-fund dcmjs-dimse@0.3.3 >/dev/null

cat >image.txt <<'IMAGE'
(0008,0016) UI 1.2.840.10008.5.1.4.1.1.2
(0008,0060) CS CT
(0010,0020) LO DEMO-1
(0020,000d) UI 1.2.826.0.1.3680043.8.498.1
(0020,000e) UI 1.2.826.0.1.3680043.8.498.2
IMAGE
for n in 1 2 3; do
  { cat image.txt; echo "(0008,0018) UI 1.2.826.0.1.3680043.8.498.3.$n"; } | sort >one.txt
  dump2dcm +te one.txt "$n.dcm" 2>/dev/null
done

cat >peer.js <<'PEER'
const { Server, Scp, responses, constants } = require('dcmjs-dimse');
const status = parseInt(process.argv[3], 16);
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
    response.setStatus(status);
    require('fs').appendFileSync('refused', 'x');
    callback(response);
  }
  associationReleaseRequested() { this.sendAssociationReleaseResponse(); }
}
const server = new Server(Refusing);
server.on('networkError', () => {});
server.listen(parseInt(process.argv[2]), {});
PEER

failed=0
# expect NAME STATUS EXIT OFFERED command...: EXIT is the exit code, OFFERED how many images the sender offered
expect() {
  name=$1 status=$2 exit=$3 offered=$4
  shift 4
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  : >refused
  node peer.js "$port" "$status" >peer.log 2>&1 &
  peer=$!
  tries=0
  until grep -q listening peer.log || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
  code=0
  "$@" "$port" >out.log 2>&1 || code=$?
  seen=$(wc -c <refused)
  kill "$peer"; wait "$peer" 2>/dev/null || true; peer=
  echo "$name: status $status, $seen of 3 images offered, exit code $code"
  if [ "$code" != "$exit" ] || [ "$seen" != "$offered" ]; then
    echo "  CHANGED: expected $offered offered and exit code $exit" >&2
    failed=1
  fi
}
send_storescu() { storescu 127.0.0.1 "$1" 1.dcm 2.dcm 3.dcm; }
send_storescu_on() { storescu -nh 127.0.0.1 "$1" 1.dcm 2.dcm 3.dcm; }
send_dcmsend() { dcmsend 127.0.0.1 "$1" 1.dcm 2.dcm 3.dcm; }
send_ctn() { send_image -c ANY-SCP 127.0.0.1 "$1" 1.dcm 2.dcm 3.dcm; }
send_odil() { python3 "$work/root/usr/bin/odil" store 127.0.0.1 "$1" ODIL ANY-SCP 1.dcm 2.dcm 3.dcm; }

expect "storescu" 0124 1 1 send_storescu
expect "storescu" a700 167 1 send_storescu
expect "storescu -nh" 0124 0 3 send_storescu_on
expect "dcmsend" 0124 0 3 send_dcmsend
expect "send_image" 0124 0 3 send_ctn
expect "odil store" 0124 0 3 send_odil
[ -s out.log ] && { echo "CHANGED: odil store prints something now" >&2; failed=1; }
exit $failed
